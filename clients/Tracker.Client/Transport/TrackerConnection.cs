using System.Net;
using MessagePack;
using MessagePack.Resolvers;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Tracker.Client;

/// <summary>
/// The hub of one of several servers over a WebSocket. Once started it reconnects until it is disposed. Where no WebSocket could ever be
/// opened, every third attempt asks by long polling instead: it is slower, but passes any proxy.
/// </summary>
public sealed class TrackerConnection : ITransport, IAsyncDisposable
{
    private static readonly string[] Messages = [Wire.Frame, Wire.Presence, Wire.Reopen, Wire.Refused];

    private readonly Lock gate = new();
    private readonly ConnectionOptions options;
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(5);
    private readonly Backoff backoff;
    private DateTimeOffset heldUntil;
    private readonly CancellationTokenSource stop = new();
    private readonly Signal retry = new();
    private HubConnection? connection;
    private ITimer? watch;
    private Task? running;
    private long heardAt;
    private long downSince;
    private bool signedOut;

    public TrackerConnection(ConnectionOptions options)
    {
        if (options.Servers.Count == 0) throw new ArgumentException("At least one server address is needed.", nameof(options));
        this.options = options;
        backoff = new Backoff(options.Seed is { } seed ? new Random(seed) : Random.Shared, TimeSpan.Zero);
    }

    public Link Link { get; private set; } = Link.Reconnecting;
    public long Epoch { get; private set; }

    /// <summary>The server of the current or the last attempted connection.</summary>
    public Uri? Server { get; private set; }

    /// <summary>Why the last attempt to connect failed, or null.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>True if the server did not accept the sign-in.</summary>
    public bool SignInNeeded => Link == Link.SignedOut || Fault is { } fault && IsRefusal(fault);

    public event Action? LinkChanged;
    public event Action<string, RawJson>? Received;
    public event Action<byte[]>? TextReceived;

    public void Start()
    {
        if (running is not null) return;
        downSince = options.Time.GetTimestamp();
        watch = options.Time.CreateTimer(_ => Evaluate(), null, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(250));
        running = Run();
    }

    public Task<RawJson> Invoke(string method, RawJson argument, CancellationToken cancel) =>
        connection is { State: HubConnectionState.Connected } hub
            ? hub.InvokeAsync<RawJson>(method, argument, cancel)
            : Task.FromException<RawJson>(new InvalidOperationException("There is no connection to the server."));

    public Task Send(string method, byte[] bytes) =>
        connection is { State: HubConnectionState.Connected } hub
            ? hub.SendAsync(method, bytes)
            : Task.FromException(new InvalidOperationException("There is no connection to the server."));

    public void Retry() => retry.Raise();

    public void Hold() => heldUntil = options.Time.GetUtcNow() + Held;

    private async Task Run()
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            Server = options.Servers[turn % options.Servers.Count];
            var again = retry.Next;
            if (signedOut && options.IsSignedIn is not null)
            {
                if (await IsSignedIn(Server) is not true)
                {
                    await Wait(again);
                    continue;
                }
                SetSignedOut(false);
            }
            var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var hub = Build(Server, closed, polls: Epoch == 0 && turn % 3 == 2 && !SignInNeeded);
            await using (hub)
            {
                if (await Connect(hub))
                {
                    await closed.Task;
                    Lost(hub);
                }
                else SetSignedOut(Fault is { } fault && IsRefusal(fault) || await IsSignedIn(Server) is false);
            }
            await Wait(again);
        }
    }

    private async Task<bool?> IsSignedIn(Uri server)
    {
        if (options.IsSignedIn is not { } ask) return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        limit.CancelAfter(options.ConnectWithin);
        try
        {
            return await ask(server, limit.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private void SetSignedOut(bool value)
    {
        lock (gate) signedOut = value;
        Evaluate();
    }

    private async Task<bool> Connect(HubConnection hub)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        limit.CancelAfter(options.ConnectWithin);
        try
        {
            await hub.StartAsync(limit.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Fault = e;
            return false;
        }
        lock (gate)
        {
            (connection, Fault, heardAt, signedOut) = (hub, null, options.Time.GetTimestamp(), false);
            Epoch++;
            Link = Link.Up;
        }
        backoff.Reset();
        LinkChanged?.Invoke();
        return true;
    }

    private void Lost(HubConnection hub)
    {
        lock (gate)
        {
            if (connection != hub) return;
            if (Link == Link.Up) downSince = options.Time.GetTimestamp();
            connection = null;
        }
        Evaluate();
    }

    private void Evaluate()
    {
        lock (gate)
        {
            var now = options.Time.GetTimestamp();
            var up = connection is not null && options.Time.GetElapsedTime(heardAt, now) < options.Quiet;
            if (!up && Link == Link.Up) downSince = connection is null ? now : heardAt;
            var link = up ? Link.Up : signedOut ? Link.SignedOut
                : options.Time.GetElapsedTime(downSince, now) < options.OfflineAfter ? Link.Reconnecting : Link.Offline;
            if (link == Link) return;
            Link = link;
        }
        LinkChanged?.Invoke();
    }

    private async Task Wait(Task again)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        var (wait, held) = (signedOut ? options.AskAgainAfter : backoff.Next(), heldUntil - options.Time.GetUtcNow());
        await Task.WhenAny(Task.Delay(wait > held ? wait : held, options.Time, over.Token), again);
        await over.CancelAsync();
    }

    /// <summary>The socket says so in words only; the quotes keep a port out of it.</summary>
    private static bool IsRefusal(Exception fault) => Chain(fault).Any(e =>
        e is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized } || e.Message.Contains("'401'", StringComparison.Ordinal));

    private HubConnection Build(Uri server, TaskCompletionSource closed, bool polls)
    {
        var builder = new HubConnectionBuilder()
            .WithUrl(new Uri(server, Wire.HubPath), http =>
            {
                http.Transports = polls ? HttpTransportType.LongPolling : HttpTransportType.WebSockets;
                http.SkipNegotiation = !polls;
                options.Http?.Invoke(http);
            })
            .WithServerTimeout(options.Silent)
            .WithKeepAliveInterval(TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton<IHubProtocol>(new ListeningProtocol(ProtocolOf(options.Format), Heard));
        var hub = builder.Build();
        hub.HandshakeTimeout = options.ConnectWithin;
        foreach (var name in Messages) hub.On<RawJson>(name, json => Received?.Invoke(name, json));
        hub.On<byte[]>(Wire.Text, bytes => TextReceived?.Invoke(bytes));
        hub.Closed += fault =>
        {
            Fault = fault;
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        return hub;
    }

    private void Heard() => Volatile.Write(ref heardAt, options.Time.GetTimestamp());

    private static IHubProtocol ProtocolOf(HubFormat format) => format == HubFormat.Json
        ? new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = new() { TypeInfoResolver = WireJson.Default } }))
        : new MessagePackHubProtocol(Options.Create(new MessagePackHubProtocolOptions
        {
            SerializerOptions = MessagePackSerializerOptions.Standard
                .WithResolver(CompositeResolver.Create([new RawJsonFormatter()], [BuiltinResolver.Instance]))
                .WithSecurity(MessagePackSecurity.UntrustedData),
        }));

    private static IEnumerable<Exception> Chain(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException) yield return fault;
    }

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested) return;
        await stop.CancelAsync();
        if (watch is not null) await watch.DisposeAsync();
        if (connection is { } hub) await hub.StopAsync();
        if (running is not null) await running;
        stop.Dispose();
    }
}
