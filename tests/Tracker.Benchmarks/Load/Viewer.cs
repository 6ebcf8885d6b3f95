using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Benchmarks.Load;

/// <summary>A bare hub connection that keeps no state, so that the load is light.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private readonly HubConnection hub;

    private Viewer(HubConnection hub)
    {
        this.hub = hub;
        hub.On<RawJson>(Wire.Frame, json => Frame?.Invoke(json.Utf8.Span));
    }

    /// <summary>The JSON of a <see cref="FrameMessage"/>.</summary>
    public event Action<ReadOnlySpan<byte>>? Frame;

    public static async Task<Viewer> Connect(Uri server, string cookie, CancellationToken cancellation)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(server, Wire.HubPath), o =>
            {
                o.Transports = HttpTransportType.WebSockets;
                o.SkipNegotiation = true;
                o.Headers["Cookie"] = cookie;
            })
            .AddMessagePackProtocol(o => o.SerializerOptions = MessagePackSerializerOptions.Standard
                .WithResolver(CompositeResolver.Create([new RawJsonFormatter()], [BuiltinResolver.Instance])))
            .WithKeepAliveInterval(TimeSpan.FromSeconds(3))
            .Build();
        var viewer = new Viewer(hub);
        await hub.StartAsync(cancellation);
        return viewer;
    }

    /// <summary>Opens a record; the number of bytes of its state as they travel.</summary>
    public async Task<int> Open(ActorId actor)
    {
        var answer = await hub.InvokeAsync<RawJson>(Wire.Open, WireCodec.Pack(new OpenMessage(actor)));
        var opened = WireCodec.Unpack<OpenedMessage>(answer).Message ?? throw new InvalidOperationException($"'{actor}' could not be opened.");
        return opened.Rejection is { } no ? throw new InvalidOperationException($"{actor}: {no.Sentence}") : answer.Utf8.Length;
    }

    public async Task<OutcomeMessage> Execute(ActorId actor, Command command, CancellationToken cancellation)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        var answer = await hub.InvokeAsync<RawJson>(Wire.Execute, WireCodec.Pack(new CommandMessage(
            actor, OperationId.New(), CompartmentId.Delegation, 0, codec.NameOf(command).Name, new RawJson(codec.Encode(command)))), cancellation);
        return WireCodec.Unpack<OutcomeMessage>(answer).Message!;
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
