using Tracker.Domain.Alerts;
using Tracker.Domain.Briefings;
using Tracker.Domain.Calls;
using Tracker.Domain.ExportControl;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Participating;
using Tracker.Domain.Subjects;
using Tracker.Domain.Vital;
using Tracker.Domain.Watches;
using Tracker.Server.Live;

namespace Tracker.Server.Alerts;

/// <summary>What all participants follow, each book read again when anything happened in it: used by one feed at a time.</summary>
public sealed class AlertBooks(IStore store, IGrainFactory grains, IPrincipals principals, RecordKinds kinds)
{
    private readonly RecordKind kind = kinds.Find(AlertsKind.Word)!;
    private Dictionary<ActorId, (long Version, ParticipantId Participant, AlertBook Book)> known = [];

    /// <summary>Every book as it is now.</summary>
    public async Task<IReadOnlyList<(ParticipantId Participant, AlertBook Book)>> All(CancellationToken cancellation)
    {
        await Read(cancellation);
        return [.. known.Values.Select(k => (k.Participant, k.Book))];
    }

    /// <summary>Those whom a change of these records may concern, with those records. Whether it does, and whether they may read it, is asked of
    /// <see cref="AlertReader"/>.</summary>
    public async Task<IReadOnlyList<(ParticipantId Participant, AlertBook Book, IReadOnlySet<ActorId> Records)>> Concerned(
        IReadOnlySet<ActorId> changed, CancellationToken cancellation)
    {
        await Read(cancellation);
        var followed = known.Values.SelectMany(k => k.Book.Following.Where(f => f.Value.IsOn).Select(f => f.Key)).Distinct();
        var committees = await store.Claims.WithThoseBelow(followed, cancellation);
        var found = new Dictionary<ParticipantId, (AlertBook Book, HashSet<ActorId> Records)>();
        foreach (var record in changed)
        {
            var (roster, named) = (await Roster(record, cancellation), await Named(record, cancellation));
            named.UnionWith(named.SelectMany(n => committees[n]).ToList());
            foreach (var (_, participant, book) in known.Values)
                if (record.Kind is WatchKind.Word or GuidanceKind.Word or BasisKind.Word or CallKind.Word or HostingKind.Word
                    || roster.Contains(participant) || Writes(participant, record)
                    || Follows(book, record, named))
                    (found.TryGetValue(participant, out var one) ? one : found[participant] = (book, [])).Records.Add(record);
        }
        return [.. found.Select(f => (f.Key, f.Value.Book, (IReadOnlySet<ActorId>)f.Value.Records))];
    }

    private async Task Read(CancellationToken cancellation)
    {
        var now = new Dictionary<ActorId, (long, ParticipantId, AlertBook)>();
        var actors = (await store.Listings.List(AlertsKind.Word, null, null, 0, int.MaxValue, cancellation)).Select(l => l.Actor);
        foreach (var last in await store.Listings.LastChanges(actors, cancellation))
            if (known.TryGetValue(last.Actor, out var before) && before.Version == last.Version) now[last.Actor] = before;
            else if (last.Compartment.Owner is { } participant && await BookOf(last) is (var version, { } book)) now[last.Actor] = (version, participant, book);
        known = now;
    }

    private async Task<(long Version, AlertBook? Book)> BookOf(LastChange last) =>
        (await grains.Record(last.Actor).PartsAsProgram<AlertBook>(kind)).GetValueOrDefault(last.Compartment);

    private async Task<HashSet<ParticipantId>> Roster(ActorId record, CancellationToken cancellation) =>
        kinds.Of(record) is { Roles.IsEmpty: false } && await store.Listings.AccessList(record, cancellation) is { } list
            ? [.. AccessJson.Read(list).Roster.Select(l => l.Participant)]
            : [];

    /// <summary>The records that the claims of this one name.</summary>
    private async Task<HashSet<ActorId>> Named(ActorId record, CancellationToken cancellation)
    {
        if (kinds.Of(record) is not SubjectKind subject) return [];
        var everywhere = new SearchSight(
            [.. from last in await store.Listings.LastChanges([record], cancellation) select (subject.Name, last.Compartment)], [], []);
        return [.. (await store.Claims.Find(new ClaimFilter(Subject: record), everywhere, 0, int.MaxValue, cancellation)).SelectMany(r => r.Records())];
    }

    /// <summary>Whether it is a note or a briefing of the participant's office.</summary>
    private bool Writes(ParticipantId participant, ActorId record) => record.Kind is VitalKind.Word or BriefingKind.Word
        && principals.Find(participant)?.Memberships.Any(m => m.Group.Value == VitalKind.OfficeOf(record).Value) is true;

    private static bool Follows(AlertBook book, ActorId record, HashSet<ActorId> named) =>
        book.Following.TryGetValue(record, out var followed) && followed.IsOn || named.Any(n => book.LevelOf(n).Value != AlertLevel.Nothing);
}
