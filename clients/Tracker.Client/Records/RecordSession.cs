using System.Collections.Immutable;

namespace Tracker.Client;

/// <summary>
/// One record as its viewer works on it: what the server confirmed, and on top of it what he sent and is not confirmed yet.
/// It opens itself again after every loss and sends every command until its outcome is known. Safe to call from any thread.
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
    private readonly List<Recorded> untold = [];
    private Task running = Task.CompletedTask;
    private bool started;
    private bool announcing;
    private bool opening;
    private bool openAgain;
    private long openedIn = -1;
    private int? text;

    internal RecordSession(TrackerClient client, RecordKind kind, ActorId actor)
    {
        (this.client, Kind, Actor) = (client, kind, actor);
        confirmed = new ConfirmedRecord(kind);
    }

    public ActorId Actor { get; }
    public RecordKind Kind { get; }

    /// <summary>Who types here, where the record is a text.</summary>
    internal DraftSession? Typing { get; private set; }

    internal Lock Gate => gate;

    /// <summary>What is confirmed at this moment, within the gate.</summary>
    internal RecordState ConfirmedNow => confirmed.Record;

    internal TextTerms? TermsNow => confirmed.Terms;

    /// <summary>The confirmed record with everything that is pending applied: what a screen shows.</summary>
    public RecordState View { get; private set; } = RecordState.Empty;

    /// <summary>What the server confirmed, without what is pending.</summary>
    public RecordState Confirmed { get; private set; } = RecordState.Empty;

    /// <summary>The compartments that the viewer holds.</summary>
    public ImmutableSortedDictionary<CompartmentId, Right> Rights { get; private set; } = ImmutableSortedDictionary<CompartmentId, Right>.Empty;

    public RosterRole? Role { get; private set; }

    /// <summary>Set where the record does not exist or is not shared with the viewer.</summary>
    public Rejection? Rejection { get; private set; }

    /// <summary>Why nobody can edit for now, or null.</summary>
    public string? ReadOnly { get; private set; }

    /// <summary>Commands whose outcome is not known yet.</summary>
    public int PendingCount { get; private set; }

    /// <summary>Fields that somebody else changed at the same time, oldest first.</summary>
    public ImmutableList<Conflict> Conflicts { get; private set; } = [];

    /// <summary>Completes when the server first answered, also when it answered that there is no such record.</summary>
    public Task Opened => firstOpened.Task;

    public Status Status => this switch
    {
        { Transport.Link: Link.Offline } => Status.Offline,
        { Transport.Link: Link.Reconnecting } or { IsOpen: false } => Status.Reconnecting,
        { ReadOnly: not null } => Status.ReadOnly,
        { PendingCount: > 0 } => Status.Saving,
        _ => Status.Saved,
    };

    /// <summary>Anything above changed. Handlers may run on any thread.</summary>
    public event Action? Changed;

    /// <summary>Confirmed events, each once and in the order of its compartment. Nothing is told of what a snapshot already holds.</summary>
    public event Action<Recorded>? Happened;

    public Right RightIn(CompartmentId compartment) => Rights.GetValueOrDefault(compartment, Right.None);

    /// <summary>Asks the server again what the viewer may see.</summary>
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

    internal void GiveUp()
    {
        lock (gate)
        {
            confirmed.GiveUp();
            Recompute();
        }
        Announce();
    }

    /// <summary>Brings everything that is shown in line with what is confirmed and what is pending. Within the gate.</summary>
    private void Recompute()
    {
        (Confirmed, Rights, Role, Rejection, ReadOnly) = (confirmed.Record, confirmed.Rights, confirmed.Role, confirmed.Rejection, confirmed.ReadOnly);
        Conflicts = Conflicts.RemoveAll(c => !Rights.ContainsKey(c.Compartment));
        PendingCount = pending.Count(p => p.Undecided);
        View = pending.Aggregate(Confirmed, Predicted);
        Typing?.Publish();
    }

    /// <summary>Why the rules would refuse a command now; null if they would not.</summary>
    public Rejection? Refuses(CompartmentId at, Command command, GroupId? onBehalfOf = null) =>
        Judge(View, new Submission(at, command, onBehalfOf, View.VersionOf(at)), client.Time.GetUtcNow()).Rejection;

    private Decision Judge(RecordState record, Submission sent, DateTimeOffset now) =>
        Turn.Judge(new TurnContext(Kind, Actor, record, client.StandingIn(Role), now, confirmed.Terms, ReadOnly, Rights), sent);

    /// <summary>The record with a command that is not confirmed yet, as far as its effect can be told here.</summary>
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
            // A fault in a rule must not cost the text that somebody wrote: the server judges it.
            return record;
        }
    }

    /// <summary>Tells what happened in the order in which it was confirmed, whichever threads bring it. Outside the gate.</summary>
    private void Announce()
    {
        Typing?.Move();
        while (TakeUntold() is { } batch)
        {
            foreach (var recorded in batch) Guard(() => Happened?.Invoke(recorded));
            lock (gate) announcing = false;
        }
        Guard(() => Changed?.Invoke());
    }

    private Recorded[]? TakeUntold()
    {
        lock (gate)
        {
            if (announcing || untold.Count == 0) return null;
            announcing = true;
            Recorded[] batch = [.. untold];
            untold.Clear();
            return batch;
        }
    }

    private void Guard(Action handler)
    {
        try
        {
            handler();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of a screen must not stop the saving.
            client.Report(e);
        }
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

    /// <summary>Ends the session. Commands still pending end as unknown: they may or may not have been saved.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested) return;
        client.Remove(this);
        await stop.CancelAsync();
        signal.Raise();
        await running;
        lock (gate)
            foreach (var p in pending) p.Decided(OutcomeMessage.Unknown);
        firstOpened.TrySetCanceled();
        if (Transport.Link == Link.Up)
            _ = client.Tell(Wire.Close, new CloseMessage(Actor));
    }
}
