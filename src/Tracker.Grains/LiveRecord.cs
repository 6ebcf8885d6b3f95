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
public sealed class LiveRecord(ActorId actor, RecordKind kind, IEventLog log, TimeProvider time, ILogger logger)
{
    private readonly Faults faults = new(actor, logger);
    private readonly Queue<Operation> pending = new();
    private readonly RecentOperations recent = new(128);
    private readonly RecentEvents events = new(24 * 1024);
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

    /// <summary>Raised in version order once events are durable, also for those found in the log when it is read again.</summary>
    public event Action<IReadOnlyList<CommittedEvent>>? Committed;

    /// <summary>Raised when another activation was found to write this record.</summary>
    public event Action? Fenced;

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

    /// <summary>What a viewer may see, at the last durable version.</summary>
    public OpenedMessage Open(Principal principal, IReadOnlyDictionary<CompartmentId, long> known)
    {
        var standing = StandingOf(principal, DurableAccess);
        var parts = RecordRules.Held(kind, Durable.State, standing)
            .Select(c => Part(c, kind.RightIn(standing, c), known.TryGetValue(c, out var v) ? v : -1)).ToList();
        return parts.Count == 0
            ? new OpenedMessage(actor, [], Rejection.NotFound)
            : new OpenedMessage(actor, parts, ReadOnly: ReadOnly, Role: standing.Role);
    }

    private Task<OutcomeMessage> Take(Principal principal, CommandMessage message)
    {
        var (rejection, decision) = Judge(principal, message);
        if (rejection is not null) return rejection == Rejection.NotFound ? Task.FromResult(OutcomeMessage.Rejected(rejection)) : AfterPending(OutcomeMessage.Rejected(rejection));
        if (decision.Events.IsDefaultOrEmpty) return AfterPending(new OutcomeMessage(Result.Accepted, current.VersionOf(message.Compartment)));
        try
        {
            return Enqueue(Evolve(principal.Id, message, decision));
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
            var decision = kind.Decide(RecordRules.SightOf(kind, current, standing, message.Compartment, message.OnBehalfOf, time.GetUtcNow()), command);
            return (decision.Rejection, decision);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (faults.Rule(message.Name, e), default);
        }
    }

    private Operation Evolve(ParticipantId by, CommandMessage message, Decision decision)
    {
        var now = Later(time.GetUtcNow());
        var (state, rows, committed, lastHash) = (current, new List<StoredEvent>(decision.Events.Length), new List<CommittedEvent>(decision.Events.Length), hash);
        foreach (var (compartment, happened) in decision.Events)
        {
            var recorded = new Recorded(compartment, state.VersionOf(compartment) + 1, message.Operation, by, message.OnBehalfOf, now, happened);
            state = state.Apply(kind, recorded);
            var (name, schema) = kind.Codec.NameOf(happened);
            var row = new StoredEvent(
                actor, version + rows.Count + 1, compartment, recorded.Version, message.Operation, rows.Count, by, message.OnBehalfOf,
                name, schema, kind.Codec.Encode(happened), now, []);
            row = row with { Hash = lastHash = HashChain.Next(lastHash, row) };
            rows.Add(row);
            committed.Add(CommittedEvent.Of(row));
        }
        var nextAccess = kind.AccessListOf(state);
        var changed = nextAccess.Equals(access) ? access : nextAccess;
        var append = new Append(actor, rows, ReadRows.Changed(actor, kind, current, state, now), ReferenceEquals(changed, access) ? null : System.Text.Encoding.UTF8.GetString(AccessJson.Write(changed)));
        return new Operation(
            message.Operation, by, append, new RecordSnapshot(state, version + rows.Count, lastHash, now), changed, committed,
            new OutcomeMessage(Result.Accepted, state.VersionOf(message.Compartment)));
    }

    private Task<OutcomeMessage> Enqueue(Operation operation)
    {
        (current, access, version, hash, at) = (operation.After.State, operation.Access, operation.After.Version, operation.After.Hash, operation.After.At);
        recent.Add(operation.Id, operation.By, operation.Done.Task);
        operation.Commit = log.Append(operation.Append);
        pending.Enqueue(operation);
        if (pending.Count == 1) _ = Drain();
        return operation.Done.Task;
    }

    /// <summary>Takes operations off the queue as they become durable. After the commit nothing may turn an acknowledgement into an error.</summary>
    private async Task Drain()
    {
        var published = new List<CommittedEvent>();
        while (pending.TryPeek(out var operation))
        {
            if (!operation.Commit.IsCompleted && published.Count > 0) published = Publish(published);
            try
            {
                await operation.Commit;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Publish(published);
                GiveUp(e);
                return;
            }
            pending.Dequeue();
            (Durable, DurableAccess) = (operation.After, operation.Access);
            foreach (var c in operation.Events) events.Add(c);
            published.AddRange(operation.Events);
            operation.Done.SetResult(operation.Outcome);
        }
        Publish(published);
    }

    private List<CommittedEvent> Publish(List<CommittedEvent> committed)
    {
        if (committed.Count > 0) Committed?.Invoke(committed);
        return [];
    }

    /// <summary>The queue's outcomes are unknown; the truth is in the log and is read again before anything else is decided.</summary>
    private void GiveUp(Exception e)
    {
        loaded = false;
        foreach (var operation in pending)
        {
            recent.Remove(operation.Id);
            operation.Done.SetResult(OutcomeMessage.Unknown);
        }
        pending.Clear();
        if (e is FencedException) Fenced?.Invoke();
        else faults.Store(e);
    }

    private Task EnsureLoaded() => loaded ? Task.CompletedTask : loading ??= CatchUp();

    private async Task CatchUp()
    {
        try
        {
            await Task.Yield();
            var found = new List<CommittedEvent>();
            if (ReadOnly is null)
                foreach (var row in await log.Read(actor, Durable.Version))
                    if (!Replay(row, found)) break;
            (current, access, version, hash, at) = (Durable.State, DurableAccess, Durable.Version, Durable.Hash, Durable.At);
            loaded = true;
            Publish(found);
        }
        finally
        {
            loading = null;
        }
    }

    private bool Replay(StoredEvent row, List<CommittedEvent> found)
    {
        try
        {
            if (row.Version != Durable.Version + 1) throw new InvalidOperationException($"Event {Durable.Version + 1} is missing.");
            var recorded = new Recorded(
                row.Compartment, row.CompartmentVersion, row.Operation, row.Participant, row.OnBehalfOf, row.RecordedAt,
                kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload));
            Adopt(new RecordSnapshot(Durable.State.Apply(kind, recorded), row.Version, row.Hash, row.RecordedAt));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            ReadOnly = "This record can be read but not changed: a later entry of its history cannot be applied. It has been reported.";
            faults.Event(row.Version, e);
            return false;
        }
        var committed = CommittedEvent.Of(row);
        events.Add(committed);
        recent.Add(row.Operation, row.Participant, Task.FromResult(new OutcomeMessage(Result.Accepted, row.CompartmentVersion)));
        found.Add(committed);
        return true;
    }

    private void Adopt(RecordSnapshot snapshot) => (Durable, DurableAccess) = (snapshot, kind.AccessListOf(snapshot.State));

    private async Task Recall(OperationId operation)
    {
        var rows = await log.FindOperation(actor, operation);
        if (rows.Count > 0 && recent.Find(operation) is null)
            recent.Add(operation, rows[0].Participant, Task.FromResult(new OutcomeMessage(Result.Accepted, rows[0].CompartmentVersion)));
    }

    /// <summary>An answer that rests on what is not durable yet waits for it.</summary>
    private async Task<OutcomeMessage> AfterPending(OutcomeMessage outcome) =>
        pending.Count == 0 || (await pending.Last().Done.Task).Result == Result.Accepted ? outcome : OutcomeMessage.Unknown;

    private OpenedPart Part(CompartmentId compartment, Right right, long known)
    {
        var version = Durable.State.VersionOf(compartment);
        if (events.Since(compartment, known, version) is { } missed)
            return new OpenedPart(compartment, right, version, Events: missed);
        var state = Durable.State.Compartments.TryGetValue(compartment, out var c) ? c.State : kind.EmptyState;
        return new OpenedPart(compartment, right, version, new RawJson(JsonSerializer.SerializeToUtf8Bytes(state, kind.StateInfo)));
    }

    private Standing StandingOf(Principal principal, AccessList list) =>
        Standing.Of(principal, list, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    private DateTimeOffset Later(DateTimeOffset now)
    {
        var whole = new DateTimeOffset(now.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        return whole < at ? at : whole;
    }
}
