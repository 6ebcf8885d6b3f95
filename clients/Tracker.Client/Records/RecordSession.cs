using System.Collections.Immutable;

namespace Tracker.Client;

/// <summary>
/// One record for one viewer: what the server confirmed, and on top the viewer's unconfirmed commands. Reopens itself after every
/// lost connection and sends every command until its outcome is known. Safe to call from any thread.
/// </summary>
public sealed partial class RecordSession : IAsyncDisposable
{
    private static readonly TimeSpan FramesWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private readonly Signal signal = new();
    private readonly CancellationTokenSource stop = new();
    private readonly TrackerClient client;
    private readonly ConfirmedRecord confirmed;
    private readonly List<PendingCommand> pending = [];
    private readonly List<Action<List<Recorded>>> kept = [];
    private readonly TaskCompletionSource firstOpened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OrderedEvents<Recorded> happenings;
    private Task running = Task.CompletedTask;
    private bool started;
    private bool opening;
    private bool openAgain;
    private long openedIn = -1;
    private int? text;

    internal RecordSession(TrackerClient client, RecordKind kind, ActorId actor)
    {
        (this.client, Kind, Actor) = (client, kind, actor);
        confirmed = new ConfirmedRecord(kind);
        happenings = new(gate, recorded => client.Raise(Happened, h => h(recorded)));
    }

    public ActorId Actor { get; }
    public RecordKind Kind { get; }

    /// <summary>Who has this session. Within the gate of the client.</summary>
    internal SessionUse Use { get; } = new();

    /// <summary>The typing session, if the record is a text.</summary>
    internal DraftSession? Typing { get; private set; }

    internal Lock Gate => gate;

    /// <summary>The confirmed record of this moment. Within the gate.</summary>
    internal RecordState ConfirmedNow => confirmed.Record;

    internal TextTerms? TermsNow => confirmed.Terms;

    /// <summary>The confirmed record with all pending commands applied: what a screen shows.</summary>
    public RecordState View { get; private set; } = RecordState.Empty;

    /// <summary>The confirmed record, without pending commands.</summary>
    public RecordState Confirmed { get; private set; } = RecordState.Empty;

    /// <summary>The compartments that the viewer may read, each with their right.</summary>
    public ImmutableSortedDictionary<CompartmentId, Right> Rights { get; private set; } = ImmutableSortedDictionary<CompartmentId, Right>.Empty;

    public RosterRole? Role { get; private set; }

    /// <summary>Set if the record does not exist or is not shared with the viewer.</summary>
    public Rejection? Rejection { get; private set; }

    /// <summary>Why the record cannot be edited at the moment, or null.</summary>
    public string? ReadOnly { get; private set; }

    /// <summary>Commands whose outcome is not known yet.</summary>
    public int PendingCount { get; private set; }

    /// <summary>Fields that another participant changed at the same time, oldest first.</summary>
    public ImmutableList<Conflict> Conflicts { get; private set; } = [];

    /// <summary>Conflicts in compartments that the viewer may no longer read: of these only the own text is kept, to be copied.</summary>
    public ImmutableList<Conflict> LostConflicts { get; private set; } = [];

    /// <summary>Completes with the first answer of the server, also if there is no such record.</summary>
    public Task Opened => firstOpened.Task;

    public Status Status => this switch
    {
        { Transport.Link: Link.SignedOut } => Status.SignedOut,
        { client.Other: not null } => Status.OtherViewer,
        { Transport.Link: Link.Offline } => Status.Offline,
        { Transport.Link: Link.Reconnecting } or { IsOpen: false } => Status.Reconnecting,
        { ReadOnly: not null } => Status.ReadOnly,
        { PendingCount: > 0 } => Status.Saving,
        _ => Status.Saved,
    };

    /// <summary>Anything above changed. Handlers may run on any thread.</summary>
    public event Action? Changed;

    /// <summary>Confirmed events, each once and in the order of its compartment. Events already in a snapshot are not raised.</summary>
    public event Action<Recorded>? Happened;

    public Right RightIn(CompartmentId compartment) => Rights.GetValueOrDefault(compartment, Right.None);

    /// <summary>Asks the server again for what the viewer may read.</summary>
    public void Refresh()
    {
        lock (gate) OpenAgain();
    }

    /// <summary>Within the gate.</summary>
    internal void OpenAgain()
    {
        openAgain = true;
        signal.Raise();
    }

    /// <summary>True if there has never been a connection, for longer than one takes to make.</summary>
    public bool NeverConnected => Transport is { Epoch: 0, Link: Link.Offline };

    private ITransport Transport => client.Transport;
    internal bool IsOpen => openedIn == Transport.Epoch;

    internal void Start()
    {
        lock (gate)
        {
            if (started) return;
            started = true;
        }
        running = Task.WhenAll(KeepOpen(), SendPending());
    }

    internal void Attach(DraftSession typing)
    {
        lock (gate)
        {
            (Typing, openAgain) = (typing, true);
            typing.Begin();
        }
        signal.Raise();
    }

    internal void LinkChanged()
    {
        signal.Raise();
        Announce();
    }

    internal void GiveUp() => Update(confirmed.GiveUp);

    /// <summary>Recomputes everything shown from what is confirmed and pending. Within the gate.</summary>
    private void Recompute()
    {
        (Confirmed, Rights, Role, Rejection, ReadOnly) = (confirmed.Record, confirmed.Rights, confirmed.Role, confirmed.Rejection, confirmed.ReadOnly);
        KeepLost();
        PendingCount = pending.Count(p => p.IsOpen);
        View = pending.Aggregate(Confirmed, Predicted);
        Typing?.Publish();
    }

    private void KeepLost()
    {
        var lost = Conflicts.RemoveAll(c => Rights.ContainsKey(c.Compartment));
        if (lost.IsEmpty) return;
        Conflicts = Conflicts.RemoveRange(lost);
        LostConflicts = LostConflicts.AddRange(lost.Select(c => c with { Theirs = null, By = null, CanResolve = false }));
    }

    /// <summary>Why the rules would refuse a command now; null if they would not.</summary>
    public Rejection? Refuses(CompartmentId at, Command command, GroupId? onBehalfOf = null) =>
        Judge(View, new Submission(at, command, onBehalfOf, View.VersionOf(at)), client.Time.GetUtcNow()).Rejection;

    private Decision Judge(RecordState record, Submission sent, DateTimeOffset now) =>
        Turn.Judge(new TurnContext(Kind, Actor, record, client.StandingIn(Role), now, confirmed.Terms, ReadOnly, Rights), sent);

    /// <summary>The record with an unconfirmed command, as far as its effect is known here.</summary>
    private RecordState Predicted(RecordState record, PendingCommand written)
    {
        try
        {
            var decision = Judge(record, written.SubmissionTo(record), written.WrittenAt);
            if (decision.Rejection is not null || decision.Events.IsDefaultOrEmpty) return record;
            var stamp = new Stamp(written.Operation, client.Principal.Id, written.OnBehalfOf, written.WrittenAt);
            return Turn.Apply(Kind, record, decision.Events, stamp, Rights.ContainsKey).After;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault in a rule must not lose the text that somebody wrote: the server decides.
            return record;
        }
    }

    /// <summary>Changes what is confirmed or pending, wakes the loops and raises the events.</summary>
    private void Update(Action change)
    {
        lock (gate)
        {
            change();
            Recompute();
        }
        signal.Raise();
        Announce();
    }

    /// <summary>Raises the events. Outside the gate.</summary>
    private void Announce()
    {
        Typing?.Move();
        happenings.Raise();
        client.Raise(Changed, h => h());
    }

    internal async Task Pause(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, client.Time, stop.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Ends the session. Pending commands end as unknown: they may or may not be saved.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested) return;
        client.Remove(this);
        await stop.CancelAsync();
        signal.Raise();
        await running;
        lock (gate)
            foreach (var p in pending) p.Complete(OutcomeMessage.Unknown);
        firstOpened.TrySetCanceled();
        if (Transport.Link == Link.Up && client.Other is null)
            _ = client.Notify(Wire.Close, new CloseMessage(Actor));
    }
}

/// <summary>The state that the banner shows. <see cref="Saved"/> means committed: nothing is pending and the server answers.
/// <see cref="SignedOut"/>: the session has ended. <see cref="OtherViewer"/>: another participant is signed in.</summary>
public enum Status { Saved, Saving, Reconnecting, Offline, ReadOnly, SignedOut, OtherViewer }
