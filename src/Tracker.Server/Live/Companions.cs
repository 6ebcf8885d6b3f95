using System.Collections.Frozen;

namespace Tracker.Server.Live;

/// <summary>
/// Who may see whom on a record that everybody may read: people who share a group or a roster, and officials, who share the
/// government's compartments. Others are not told who reads what. Rosters are as stored a few seconds ago.
/// </summary>
public sealed class Companions(IListings listings, RecordKinds kinds, TimeProvider time)
{
    private static readonly TimeSpan Current = TimeSpan.FromSeconds(5);
    private FrozenDictionary<ParticipantId, (ActorId Record, RosterLine Line)[]> rosters =
        FrozenDictionary<ParticipantId, (ActorId, RosterLine)[]>.Empty;
    private long readAt;
    private volatile bool isAsked;

    public bool Know(Principal viewer, Principal other, DateOnly today)
    {
        if (viewer.Id == other.Id) return true;
        if (viewer.IsGovernment(today) && other.IsGovernment(today)) return true;
        if (viewer.Memberships.Any(m => m.Covers(today) && other.Holds(m.Group, today))) return true;
        isAsked = true;
        return Of(viewer, today).Intersect(Of(other, today)).Any();
    }

    /// <summary>Reads the rosters again if somebody was asked about and they are old.</summary>
    public async Task Refresh(CancellationToken cancellation)
    {
        if (!isAsked || readAt != 0 && time.GetElapsedTime(readAt) < Current) return;
        (isAsked, readAt) = (false, time.GetTimestamp());
        var lines = new List<(ActorId Record, RosterLine Line)>();
        foreach (var kind in kinds.All.Where(k => k.Roles.Length > 0))
            foreach (var (record, list) in await listings.AccessLists(kind.Name, cancellation))
                lines.AddRange(AccessJson.Read(list).Roster.Select(l => (record, l)));
        rosters = lines.GroupBy(l => l.Line.Participant).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    private IEnumerable<ActorId> Of(Principal participant, DateOnly today) =>
        rosters.TryGetValue(participant.Id, out var on) ? on.Where(l => l.Line.Admits(participant, today)).Select(l => l.Record) : [];
}
