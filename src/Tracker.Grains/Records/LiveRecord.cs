namespace Tracker.Grains;

/// <summary>The loop of every live record: authorise, decide, apply and enqueue in one turn without an await; then commit, acknowledge, publish. Not
/// thread-safe: callers take turns, as grains do.</summary>
public sealed partial class LiveRecord(ActorId actor, RecordKind kind, IEventLog log, TimeProvider time, ILogger logger)
{
    private readonly Faults faults = new(actor, logger);
    private readonly Queue<Operation> pending = new();
    private readonly RecentOperations recent = new(128);
    private readonly RecentEvents events = new(24 * 1024);
    private bool inherits;
    private Task? loading;
    private bool loaded;
    private RecordSnapshot? unproven;
    private RecordState current = RecordState.Empty;
    private AccessList access = AccessList.Empty;
    private long version;
    private byte[] hash = HashChain.Origin;
    private DateTimeOffset at;

    /// <summary>The record as it is stored, which is what viewers see.</summary>
    public RecordSnapshot Durable { get; private set; } = new(RecordState.Empty, 0, HashChain.Origin, default);

    public AccessList DurableAccess { get; private set; } = AccessList.Empty;

    /// <summary>Why the record cannot be edited, or null.</summary>
    public string? ReadOnly { get; private set; }

    /// <summary>For a text: the rights inherited from the record it belongs to. Without them there is no access.</summary>
    public InheritedRights? Inherited { get; private set; }

    /// <summary>True if the record was read and there is none, and nothing is on the way to make it one.</summary>
    public bool IsNothing => loaded && Durable.Version == 0 && pending.Count == 0 && ReadOnly is null;

    /// <summary>Raised in version order once events are durable, including those found when the log is read again.</summary>
    public event Action<IReadOnlyList<CommittedEvent>>? Committed;

    /// <summary>Raised when another activation has written this record.</summary>
    public event Action? Fenced;

    /// <summary>From now on, rights are inherited from another record.</summary>
    public void Inherit(InheritedRights? rights)
    {
        Inherited = rights;
        access = DurableAccess = rights?.Access ?? AccessList.Empty;
        inherits = true;
    }

    /// <summary>True if the snapshot that was to be started from is not of this history, so that all events were read.</summary>
    public bool Disowned { get; private set; }

    /// <summary>Reads the events in the log after <see cref="Durable"/>, starting from a snapshot if there is one of the same history.</summary>
    public async Task Load(RecordSnapshot? snapshot = null)
    {
        if (snapshot is not null && Durable.Version == 0) unproven = snapshot;
        await EnsureLoaded();
    }

    /// <summary>Decides a command. The task ends when the outcome is durable, or unknown because the store does not answer.</summary>
    /// <param name="takeOver">Takes over texts that have changed; called with those that the command reads, once it is certain that it is decided.</param>
    public async Task<OutcomeMessage> Execute(Principal principal, CommandMessage message, Func<ImmutableArray<ActorId>, Task>? takeOver = null)
    {
        try
        {
            await EnsureLoaded();
            if ((message.Again || recent.Find(message.Operation) is not null) && await Answered(principal, message) is { } outcome) return outcome;
            if (takeOver is not null && TextsReadBy(principal, message) is { IsEmpty: false } texts) await takeOver(texts);
            await EnsureLoaded();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            faults.Store(e);
            return OutcomeMessage.Unknown;
        }
        return await Take(principal, message);
    }

    /// <summary>The outcome of an operation that was sent before; null if it is new. Only those whom the record admits are told: its sender, and anyone
    /// who may read the compartment and so has its events.</summary>
    private async Task<OutcomeMessage?> Answered(Principal principal, CommandMessage message)
    {
        var (context, sent) = (ContextOf(principal), Read(message));
        var mayRead = Turn.Admits(context, sent) != Right.None;
        if (!mayRead && !Turn.MayCreate(context, sent)) return OutcomeMessage.Rejected(Rejection.NotFound);
        if (recent.Find(message.Operation) is null) await Recall(message.Operation);
        return recent.Find(message.Operation) is { } known && (mayRead || known.By == principal.Id) ? await known.Answer(principal.Id) : null;
    }

    private ImmutableArray<ActorId> TextsReadBy(Principal principal, CommandMessage message)
    {
        var sent = Read(message);
        return Turn.Refuses(ContextOf(principal), sent) is null ? kind.TextsReadBy(actor, sent.At, sent.Command!) : [];
    }

    private Task<OutcomeMessage> Take(Principal principal, CommandMessage message)
    {
        var decision = Judge(principal, message);
        if (decision.Rejection == Rejection.NotFound) return Task.FromResult(OutcomeMessage.Rejected(Rejection.NotFound));
        if (decision.Rejection is { } no) return AfterPending(OutcomeMessage.Rejected(no));
        if (decision.Events.IsDefaultOrEmpty) return AfterPending(new OutcomeMessage(Result.Accepted, current.VersionOf(message.Compartment)));
        try
        {
            return Enqueue(Evolve(new Stamp(message.Operation, principal.Id, message.OnBehalfOf, Now()), message.Compartment, decision.Events));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Task.FromResult(OutcomeMessage.Rejected(faults.Rule(message.Name, e)));
        }
    }

    private Decision Judge(Principal principal, CommandMessage message)
    {
        var sent = Read(message);
        try
        {
            return Turn.Judge(ContextOf(principal), sent);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return faults.Rule(message.Name, e);
        }
    }

    private Submission Read(CommandMessage message)
    {
        var (command, malformed) = kind.Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span);
        return new Submission(message.Compartment, command, message.OnBehalfOf, message.Seen, malformed);
    }

    private TurnContext ContextOf(Principal principal) =>
        new(kind, actor, current, StandingOf(principal, access), time.GetUtcNow(), Inherited?.Terms, ReadOnly);

    private Operation Evolve(Stamp stamp, CompartmentId at, ImmutableArray<Directed> decided)
    {
        var (state, happened) = Turn.Apply(kind, current, decided, stamp);
        var (rows, committed, lastHash) = (new List<StoredEvent>(happened.Length), new List<CommittedEvent>(happened.Length), hash);
        foreach (var recorded in happened)
        {
            var (name, schema) = kind.Codec.NameOf(recorded.Event);
            var row = new StoredEvent(
                actor, version + rows.Count + 1, recorded.Compartment, recorded.Version, stamp.Operation, rows.Count, stamp.By, stamp.OnBehalfOf,
                name, schema, kind.Codec.Encode(recorded.Event), stamp.At, []);
            row = row with { Hash = lastHash = HashChain.Next(lastHash, row) };
            rows.Add(row);
            committed.Add(CommittedEvent.Of(row, recorded.Event));
        }
        var nextAccess = inherits ? access : kind.AccessListOf(state);
        var changed = nextAccess.Equals(access) ? access : nextAccess;
        var append = new Append(
            actor, rows, ReadRows.Changed(actor, kind, current, state, stamp.At),
            ReferenceEquals(changed, access) ? null : Encoding.UTF8.GetString(AccessJson.Write(changed)), SearchRows.Changed(actor, kind, current, state),
            ClaimRows.Changed(actor, kind, current, state));
        return new Operation(
            stamp.Operation, stamp.By, append, new RecordSnapshot(state, version + rows.Count, lastHash, stamp.At), changed, committed,
            new OutcomeMessage(Result.Accepted, state.VersionOf(at)));
    }

    /// <summary>Delays an outcome that depends on pending operations until those are durable.</summary>
    private async Task<OutcomeMessage> AfterPending(OutcomeMessage outcome) =>
        pending.Count == 0 || (await pending.Last().Done.Task).Result == Result.Accepted ? outcome : OutcomeMessage.Unknown;

    private Standing StandingOf(Principal principal, AccessList list) =>
        Standing.Of(principal, list, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    /// <summary>The time of an event: whole microseconds, never before the previous event.</summary>
    private DateTimeOffset Now()
    {
        var whole = new DateTimeOffset(time.GetUtcNow().UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        return whole < at ? at : whole;
    }
}
