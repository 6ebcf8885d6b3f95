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
        hub.On<byte[]>(Wire.Text, bytes => Typed?.Invoke(TextFrame.Read(bytes)!));
        hub.On<RawJson>(Wire.Refused, json => Refused?.Invoke(WireCodec.Unpack<RefusedMessage>(json).Message!));
    }

    /// <summary>The JSON of a <see cref="FrameMessage"/>.</summary>
    public event Action<ReadOnlySpan<byte>>? Frame;

    /// <summary>Changes of a text that was opened with a session.</summary>
    public event Action<TextFrame>? Typed;

    public event Action<RefusedMessage>? Refused;

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
    public async Task<int> Open(ActorId actor) => (await Open(new OpenMessage(actor))).Bytes;

    /// <summary>Opens a text to type in it; its number in what is typed.</summary>
    public async Task<int> Open(ActorId text, Guid session) => (await Open(new OpenMessage(text, Session: session))).Opened.Text!.Value;

    public Task Type(TypeMessage message) => hub.SendAsync(Wire.Type, message.Write());

    private async Task<(OpenedMessage Opened, int Bytes)> Open(OpenMessage message)
    {
        var answer = await hub.InvokeAsync<RawJson>(Wire.Open, WireCodec.Pack(message));
        var opened = WireCodec.Unpack<OpenedMessage>(answer).Message ?? throw new InvalidOperationException($"'{message.Actor}' could not be opened.");
        return opened.Rejection is { } no ? throw new InvalidOperationException($"{message.Actor}: {no.Sentence}") : (opened, answer.Utf8.Length);
    }

    /// <summary>Any hub method, answered with whatever comes.</summary>
    public Task<RawJson> Ask(string method, RawJson message) => hub.InvokeAsync<RawJson>(method, message);

    public async Task<OutcomeMessage> Execute(ActorId actor, Command command, CancellationToken cancellation)
    {
        var codec = TrackerKinds.All.Of(actor)!.Codec;
        var answer = await hub.InvokeAsync<RawJson>(Wire.Execute, WireCodec.Pack(new CommandMessage(
            actor, OperationId.New(), CompartmentId.Delegation, 0, codec.NameOf(command).Name, new RawJson(codec.Encode(command)))), cancellation);
        return WireCodec.Unpack<OutcomeMessage>(answer).Message!;
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
