using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;

namespace Tracker.Grains;

/// <summary>
/// The loop of every live record: authorise, decide, evolve, enqueue — in one turn, without an await — then commit,
/// acknowledge, publish. Not thread-safe: its callers take turns, as grains do.
/// </summary>
public sealed partial class LiveRecord(ActorId actor, RecordKind kind, IEventLog log, TimeProvider time, ILogger logger)
{
    private readonly Faults faults = new(actor, logger);
    private readonly Queue<Operation> pending = new();
    private readonly RecentOperations recent = new(128);
    private readonly RecentEvents events = new(24 * 1024);
    private bool borrows;
    private Task? loading;
    private bool loaded;
    private RecordState current = RecordState.Empty;
    private AccessList access = AccessList.Empty;
    private long version;
    private byte[] hash = HashChain.Origin;
    private DateTimeOffset at;

    /// <summary>The record as it is stored. What viewers see is always this.</summary>
    public RecordSnapshot Durable { get; private set; } = new(RecordState.Empty, 0, HashChain.Origin, default);

    public AccessList DurableAccess { get; private set; } = AccessList.Empty;

    /// <summary>Why the record cannot be edited, or null.</summary>
    public string? ReadOnly { get; private set; }

    /// <summary>For a record that belongs to another: what that one lends it. Without it nobody holds anything of it.</summary>
    public Loan? Loan { get; private set; }

    /// <summary>Raised in version order once events are durable, also for those found in the log when it is read again.</summary>
    public event Action<IReadOnlyList<CommittedEvent>>? Committed;

    /// <summary>Raised when another activation was found to write this record.</summary>
    public event Action? Fenced;

    /// <summary>From now on rights follow from what the other record lends.</summary>
    public void Borrow(Loan? loan)
    {
        Loan = loan;
        access = DurableAccess = loan?.Access ?? AccessList.Empty;
        borrows = true;
    }

    /// <summary>Reads what the log has beyond <see cref="Durable"/>; starts from a snapshot where there is one.</summary>
    public async Task Load(RecordSnapshot? snapshot = null)
    {
        if (snapshot is not null && Durable.Version == 0) Adopt(snapshot);
        await EnsureLoaded();
    }

    /// <summary>One command. The task ends when its outcome is durable, or unknown because the store does not answer.</summary>
    public async Task<OutcomeMessage> Execute(Principal principal, CommandMessage message)
    {
        try
        {
            await EnsureLoaded();
            if (message.Again && recent.Find(message.Operation) is null) await Recall(message.Operation);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            faults.Store(e);
            return OutcomeMessage.Unknown;
        }
        if (recent.Find(message.Operation) is { } known) return await known.Answer(principal.Id);
        return await Take(principal, message);
    }

    private Task<OutcomeMessage> Take(Principal principal, CommandMessage message)
    {
        var (rejection, decision) = Judge(principal, message);
        if (rejection is not null) return rejection == Rejection.NotFound ? Task.FromResult(OutcomeMessage.Rejected(rejection)) : AfterPending(OutcomeMessage.Rejected(rejection));
        if (decision.Events.IsDefaultOrEmpty) return AfterPending(new OutcomeMessage(Result.Accepted, current.VersionOf(message.Compartment)));
        try
        {
            return Enqueue(Evolve(principal.Id, message.OnBehalfOf, message.Operation, message.Compartment, decision));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return Task.FromResult(OutcomeMessage.Rejected(faults.Rule(message.Name, e)));
        }
    }

    private (Rejection?, Decision) Judge(Principal principal, CommandMessage message)
    {
        var standing = StandingOf(principal, access);
        var (command, malformed) = kind.Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span);
        if (RecordRules.Admit(kind, current, standing, message.Compartment, command ?? Unreadable.Command) is { } refused)
            return (command is null && refused != Rejection.NotFound ? malformed : refused, default);
        if (command is null) return (malformed, default);
        if (ReadOnly is not null) return (new Rejection(RejectionCode.ReadOnly, ReadOnly), default);
        if (message.Seen < 0 || message.Seen > current.VersionOf(message.Compartment))
            return (new Rejection(RejectionCode.UnknownVersion, "The version that was seen does not exist.", "seen"), default);
        if (message.OnBehalfOf is { } group && !principal.Holds(group, standing.Today))
            return (Rejection.Forbidden("You can act only for a group that you belong to."), default);
        try
        {
            var sight = RecordRules.SightOf(kind, current, standing, message.Compartment, message.OnBehalfOf, time.GetUtcNow());
            var decision = kind.Decide(sight with { Actor = actor, Terms = Loan?.Terms }, command);
            return (decision.Rejection, decision);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (faults.Rule(message.Name, e), default);
        }
    }

    private Operation Evolve(ParticipantId by, GroupId? onBehalfOf, OperationId operation, CompartmentId at, Decision decision)
    {
        var now = Later(time.GetUtcNow());
        var (state, rows, committed, lastHash) = (current, new List<StoredEvent>(decision.Events.Length), new List<CommittedEvent>(decision.Events.Length), hash);
        foreach (var (compartment, happened) in decision.Events)
        {
            var recorded = new Recorded(compartment, state.VersionOf(compartment) + 1, operation, by, onBehalfOf, now, happened);
            state = state.Apply(kind, recorded);
            var (name, schema) = kind.Codec.NameOf(happened);
            var row = new StoredEvent(
                actor, version + rows.Count + 1, compartment, recorded.Version, operation, rows.Count, by, onBehalfOf,
                name, schema, kind.Codec.Encode(happened), now, []);
            row = row with { Hash = lastHash = HashChain.Next(lastHash, row) };
            rows.Add(row);
            committed.Add(CommittedEvent.Of(row, happened));
        }
        var nextAccess = AccessOf(state);
        var changed = nextAccess.Equals(access) ? access : nextAccess;
        var append = new Append(actor, rows, ReadRows.Changed(actor, kind, current, state, now), ReferenceEquals(changed, access) ? null : System.Text.Encoding.UTF8.GetString(AccessJson.Write(changed)));
        return new Operation(
            operation, by, append, new RecordSnapshot(state, version + rows.Count, lastHash, now), changed, committed,
            new OutcomeMessage(Result.Accepted, state.VersionOf(at)));
    }

    /// <summary>An answer that rests on what is not durable yet waits for it.</summary>
    private async Task<OutcomeMessage> AfterPending(OutcomeMessage outcome) =>
        pending.Count == 0 || (await pending.Last().Done.Task).Result == Result.Accepted ? outcome : OutcomeMessage.Unknown;

    private AccessList AccessOf(RecordState state) => borrows ? access : kind.AccessListOf(state);

    private Standing StandingOf(Principal principal, AccessList list) =>
        Standing.Of(principal, list, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    private DateTimeOffset Later(DateTimeOffset now)
    {
        var whole = new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        return whole < at ? at : whole;
    }
}
