using Tracker.Domain;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Subjects;
using Tracker.Server.Briefings;
using Tracker.Server.History;

namespace Tracker.Server.Books;

/// <summary>Reads what a frozen brief is made of from the log. Whoever asks must be allowed to read the delegation.</summary>
public sealed class BriefReader(IEventLog log, RecordKinds kinds, PublicRecords records)
{
    /// <param name="now">The delegation as it is: it names its briefs.</param>
    /// <returns>Null if there is no such brief, or if it cannot be read any more.</returns>
    public async Task<BriefSource?> Read(ActorId delegation, DelegationState now, EntityId which, CancellationToken cancellation)
    {
        if (now.Briefs?.GetValueOrDefault(which) is not { } brief) return null;
        var before = now.Briefs.Values.Where(b => b.Version < brief.Version).MaxBy(b => b.Version);
        var rows = await log.Read(delegation, 0, cancellation: cancellation);
        if (At(delegation, rows, brief) is not { Facts: not null } frozen) return null;
        var names = await Names(brief.At, cancellation);
        var people = frozen.Roster.Values.Concat((before is null ? null : At(delegation, rows, before))?.Roster.Values ?? [])
            .GroupBy(r => r.Participant).ToDictionary(g => g.Key, g => g.First().Name);
        return new(
            frozen, brief, before is not null && At(delegation, rows, before) is { } earlier ? (before, earlier) : null,
            await Items(frozen, brief.At),
            p => VisibleText.Of(people.GetValueOrDefault(p) ?? names.Participants.GetValueOrDefault(p)?.Name.Value ?? p.Value),
            g => VisibleText.Of(names.Organizations.GetValueOrDefault(g)?.Name.Value ?? g.Value));
    }

    private DelegationState? At(ActorId delegation, IReadOnlyList<StoredEvent> rows, Brief brief) =>
        RecordHistory.StateAt(
            kinds.Of(delegation)!, rows.Where(r => r.Compartment == CompartmentId.Delegation), r => r.CompartmentVersion <= brief.Version, out var gap)
            .Of<DelegationState>(CompartmentId.Delegation) is { } state && gap is null ? state : null;

    /// <summary>People and groups by the names that they had then.</summary>
    private async Task<DirectoryState> Names(DateTimeOffset at, CancellationToken cancellation)
    {
        var rows = await log.Read(DirectoryKind.Actor, 0, cancellation: cancellation);
        return RecordHistory.StateAt(kinds.Of(DirectoryKind.Actor)!, rows, r => r.RecordedAt <= at)
            .Of<DirectoryState>(CompartmentId.Administration) ?? DirectoryState.Empty;
    }

    private async Task<Dictionary<ActorId, SubjectState>> Items(DelegationState frozen, DateTimeOffset at)
    {
        var items = new Dictionary<ActorId, SubjectState>();
        foreach (var item in frozen.AgendaOrder.SelectMany(p => frozen.Agenda[p].WorkItems).Distinct())
            if (await records.Read(item) is { Opened: true } state)
                items[item] = state.Seen(null, at);
        return items;
    }
}
