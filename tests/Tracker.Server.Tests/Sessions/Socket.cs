using Tracker.Client;
using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Sessions;

/// <summary>A page: its socket, opened with what a browser or a program has of a session.</summary>
internal sealed class Socket : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly TrackerConnection connection;

    private Socket(TrackerConnection connection) => this.connection = connection;

    /// <summary>Connected, with the cookies of a browser.</summary>
    public static Task<Socket> Of(RunningServer server, HttpClient browser) => Open(server, "Cookie", RunningServer.CookiesOf(browser));

    public static async Task<Socket> Open(RunningServer server, string header, string value)
    {
        var socket = new Socket(new TrackerConnection(new ConnectionOptions(server.Address)
        {
            Http = o => o.Headers[header] = value,
            ConnectWithin = Patience,
            Quiet = Patience,
            Silent = Patience,
        }));
        socket.connection.Start();
        await socket.Becomes(Link.Up);
        return socket;
    }

    /// <summary>Completes when the server ended the socket and takes no other for the same sign-in.</summary>
    public Task Ended() => Becomes(Link.SignedOut);

    /// <summary>Completes when the server ended the socket.</summary>
    public async Task Lost()
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (connection.Link != Link.Up || connection.Epoch > 1) lost.TrySetResult();
        }
        connection.LinkChanged += Look;
        Look();
        await lost.Task.WaitAsync(Patience);
        connection.LinkChanged -= Look;
    }

    public bool IsOpen => connection.Link == Link.Up && connection.Epoch == 1;

    public async Task<TReply> Ask<TCall, TReply>(string method, TCall call) where TReply : class =>
        WireCodec.Unpack<TReply>(await connection.Invoke(method, WireCodec.Pack(call), CancellationToken.None)).Message!;

    public Task<OpenedMessage> Open(string actor, string? viewer = null) =>
        Ask<OpenMessage, OpenedMessage>(Wire.Open, new OpenMessage(ActorId.Parse(actor), Viewer: ParticipantId.TryParse(viewer)));

    public Task<OutcomeMessage> Send(string actor, string compartment, Command command, string? viewer = null)
    {
        var codec = TrackerKinds.All.Of(ActorId.Parse(actor))!.Codec;
        return Ask<CommandMessage, OutcomeMessage>(Wire.Execute, new CommandMessage(
            ActorId.Parse(actor), OperationId.New(), CompartmentId.Parse(compartment), 0, codec.NameOf(command).Name, new RawJson(codec.Encode(command)),
            Viewer: ParticipantId.TryParse(viewer)));
    }

    /// <summary>The engine of this page.</summary>
    public TrackerClient Client(Principal me) => new(connection, TrackerKinds.All, me);

    /// <summary>Completes when the record is as somebody waits for it, as it is pushed to this page.</summary>
    public async Task<TState> Until<TState>(Principal me, string actor, string compartment, Func<TState, bool> isSo) where TState : class
    {
        await using var client = Client(me);
        var session = client.Open(ActorId.Parse(actor), away: true);
        var reached = new TaskCompletionSource<TState>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (session.View.Of<TState>(CompartmentId.Parse(compartment)) is { } state && isSo(state)) reached.TrySetResult(state);
        }
        session.Changed += Look;
        Look();
        try
        {
            return await reached.Task.WaitAsync(Patience);
        }
        catch (TimeoutException e)
        {
            var state = session.View.Of<TState>(CompartmentId.Parse(compartment));
            throw new TimeoutException(
                $"{actor} at {compartment} did not become so. The link is {connection.Link}; the page shows: {state?.ToString() ?? "nothing"}.\n"
                + $"What servers warned of last:\n{Warnings.Last}", e);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task Becomes(Link link)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (connection.Link == link) reached.TrySetResult();
        }
        connection.LinkChanged += Look;
        Look();
        await reached.Task.WaitAsync(Patience);
        connection.LinkChanged -= Look;
    }
}
