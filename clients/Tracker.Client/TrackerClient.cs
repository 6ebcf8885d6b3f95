namespace Tracker.Client;

/// <summary>The records that one signed-in participant has open over one connection.</summary>
/// <param name="principal">The participant as the server knows them: the rules decide here with the same groups.</param>
/// <param name="seed">Seed of the jitter between attempts, for tests.</param>
public sealed class TrackerClient : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<ActorId, RecordSession> sessions = [];
    private readonly RecordKinds kinds;
    private readonly Random random;
    private OtherViewer? other;

    public TrackerClient(ITransport transport, RecordKinds kinds, Principal principal, TimeProvider? time = null, int? seed = null)
    {
        (Transport, this.kinds, Principal, Time) = (transport, kinds, principal, time ?? TimeProvider.System);
        random = seed is { } number ? new Random(number) : Random.Shared;
        transport.LinkChanged += OnLinkChanged;
        transport.Received += OnReceived;
        transport.TextReceived += OnText;
    }

    public ITransport Transport { get; }
    public Principal Principal { get; }
    public TimeProvider Time { get; }

    /// <summary>Who is signed in there now, if it is not <see cref="Principal"/>: as long as they are, nothing is sent and nothing is taken in. Null
    /// otherwise.</summary>
    public ViewerName? Other => other is { } found && found.Epoch == Transport.Epoch ? found.Viewer : null;

    /// <summary>A handler of <see cref="RecordSession.Changed"/> or <see cref="RecordSession.Happened"/> threw.</summary>
    public event Action<Exception>? HandlerFailed;

    /// <summary>The record, kept up to date from now on; one session for all callers, until it is disposed.</summary>
    /// <param name="away">True if it is not on the viewer's screen: the others see them only once they <see cref="RecordSession.Look"/>.</param>
    /// <exception cref="ArgumentException">This program knows no records of this kind.</exception>
    public RecordSession Open(ActorId actor, bool away = false)
    {
        var session = Session(actor, use => use.Kept = true);
        if (away) session.BeginAway();
        session.Start();
        return session;
    }

    /// <summary>Sends one command to a record, which stays as open here as it was: whoever has a session of it keeps it.</summary>
    /// <exception cref="ArgumentException">This program knows no records of this kind.</exception>
    public async Task<OutcomeMessage> Send(ActorId actor, CompartmentId at, Command command)
    {
        var session = Session(actor, use => use.Senders++);
        session.BeginAway();
        session.Start();
        try
        {
            return await session.Send(at, command);
        }
        finally
        {
            if (IsUnused(session)) await session.DisposeAsync();
        }
    }

    /// <summary>Ends the use by a sender; true if nobody else has the session, which nobody can have from then on.</summary>
    private bool IsUnused(RecordSession session)
    {
        lock (gate) return --session.Use.Senders == 0 && !session.Use.Kept && sessions.Remove(session.Actor);
    }

    /// <summary>The text, kept up to date from now on and ready for typing; one session for all callers, until it is disposed.</summary>
    /// <exception cref="ArgumentException">The actor is not a text, or this program knows no texts.</exception>
    public DraftSession OpenDraft(ActorId actor)
    {
        var id = DraftId.TryParse(actor) ?? throw new ArgumentException($"'{actor}' is not a text.", nameof(actor));
        var record = Session(actor, use => use.Kept = true);
        DraftSession typing;
        lock (gate)
        {
            if (record.Typing is { } open) return open;
            record.Attach(typing = new DraftSession(this, record, id.Compartment));
        }
        record.Start();
        return typing;
    }

    /// <param name="use">Notes what the session is for, before anybody can end it.</param>
    private RecordSession Session(ActorId actor, Action<SessionUse> use)
    {
        var kind = kinds.Of(actor) ?? throw new ArgumentException($"There are no records of the kind '{actor.Kind}'.", nameof(actor));
        lock (gate)
        {
            if (!sessions.TryGetValue(actor, out var session)) sessions[actor] = session = new RecordSession(this, kind, actor);
            use(session.Use);
            return session;
        }
    }

    /// <summary>False if the answer is for another participant: then this client stops.</summary>
    internal bool Owns(OpenedMessage opened, long epoch)
    {
        if (opened.Viewer is not { } viewer || viewer.Participant == Principal.Id) return true;
        other = new OtherViewer(viewer, epoch);
        OnLinkChanged();
        return false;
    }

    internal Standing StandingIn(RosterRole? role) => new(Principal, role, DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));

    internal Random Jitter()
    {
        lock (gate) return new Random(random.Next());
    }

    internal void Report(Exception e) => HandlerFailed?.Invoke(e);

    /// <summary>Calls each handler of a screen; a fault in one stops neither the others nor the saving.</summary>
    internal void Raise<T>(T? handlers, Action<T> call) where T : Delegate
    {
        foreach (var handler in Delegate.EnumerateInvocationList(handlers))
            try
            {
                call(handler);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Report(e);
            }
    }

    internal void Remove(RecordSession session)
    {
        lock (gate)
            if (sessions.GetValueOrDefault(session.Actor) == session) sessions.Remove(session.Actor);
    }

    internal async Task<RawJson> Call<T>(string method, T message, TimeSpan within, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(within, Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        return await Transport.Invoke(method, WireCodec.Pack(message), both.Token).WaitAsync(both.Token);
    }

    /// <summary>A call that may be lost without harm.</summary>
    internal async Task Notify<T>(string method, T message)
    {
        try
        {
            await Call(method, message, TimeSpan.FromSeconds(5), CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
        }
    }

    private void OnLinkChanged()
    {
        foreach (var session in All()) session.LinkChanged();
    }

    private void OnReceived(string name, RawJson json)
    {
        switch (name)
        {
            case Wire.Frame when Known(WireCodec.Unpack<FrameMessage>(json).Message) is { } frame:
                Find(frame.Actor)?.Receive(frame);
                break;
            case Wire.Presence when WireCodec.Unpack<PresenceMessage>(json).Message is { } presence:
                Find(presence.Actor)?.Receive(presence);
                break;
            case Wire.Reopen when Known(WireCodec.Unpack<ReopenMessage>(json).Message) is { } reopen:
                Find(reopen.Actor)?.Refresh();
                break;
            case Wire.Refused when Known(WireCodec.Unpack<RefusedMessage>(json).Message) is { } refused:
                Find(refused.Actor)?.Typing?.Receive(refused);
                break;
        }
    }

    private void OnText(byte[] bytes)
    {
        if (Known(TextFrame.Read(bytes)) is not { } frame) return;
        foreach (var session in All())
            if (session.Typing is not null) session.Receive(frame);
    }

    /// <summary>A message that this program does not understand may belong to any record, so all records become read-only.</summary>
    private T? Known<T>(T? message) where T : class
    {
        if (message is null)
            foreach (var session in All()) session.GiveUp();
        return message;
    }

    private RecordSession? Find(ActorId actor)
    {
        lock (gate) return sessions.GetValueOrDefault(actor);
    }

    private RecordSession[] All()
    {
        lock (gate) return [.. sessions.Values];
    }

    /// <param name="Epoch">The connection that answered so; on another one the server is asked again.</param>
    private sealed record OtherViewer(ViewerName Viewer, long Epoch);

    /// <summary>Closes the records. The connection stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        Transport.LinkChanged -= OnLinkChanged;
        Transport.Received -= OnReceived;
        Transport.TextReceived -= OnText;
        foreach (var session in All()) await session.DisposeAsync();
    }
}
