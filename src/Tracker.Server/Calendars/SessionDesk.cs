using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Delegations;
using Tracker.Domain.Meetings;
using Tracker.Domain.Subjects;
using Tracker.Server.Records;
using Tracker.Server.Web;
using Tracker.Web.Records;

namespace Tracker.Server.Calendars;

/// <summary>The sessions of bodies' meetings to which delegations go, of what a participant may read.</summary>
public sealed class SessionDesk(RecordClaims claims, OpenedRecords opened)
{
    private static readonly string[] Names = [Word<Titled>(), Word<AlsoNamed>(), Word<Identified>()];
    private static readonly string[] Facts = [Word<Held>(), Word<OfCommittee>(), Word<Session>()];

    /// <summary>The sessions that concern any of these gatherings, each once, with the meeting's title.</summary>
    public async Task<IReadOnlyList<(GatheringSession Session, string Meeting)>> Of(
        Principal participant, IReadOnlyCollection<AnnouncedGathering> gatherings, CancellationToken cancellation)
    {
        if (gatherings.Count == 0) return [];
        var meetings = await Meetings(participant, cancellation);
        if (meetings.Count == 0) return [];
        var named = await claims.Find(participant, new(Kind: Committee.Kind.Name, Statements: Names), cancellation: cancellation);
        var goes = gatherings.Select(g => (
            Where: g, Committees: named.Where(n => GatheringSessions.IsSame(n.Value, g.Committee)).Select(n => n.Actor).ToHashSet())).ToList();
        var found = new Dictionary<(ActorId, EntityId), (GatheringSession, string)>();
        foreach (var (meeting, rows) in meetings)
        {
            var concerned = goes.Where(g => GatheringSessions.Of(meeting, rows, g.Where, g.Committees).Any()).ToList();
            // Rows do not say what was corrected by what; the record does.
            if (concerned.Count == 0 || await opened.Open(participant, meeting) is not { } record) continue;
            List<ClaimBook> books = [.. record.Compartments.Values.Select(c => (c.State as SubjectState)?.Book).OfType<ClaimBook>()];
            foreach (var session in concerned.SelectMany(g => GatheringSessions.Of(meeting, books, g.Where, g.Committees)))
                found[(meeting, session.First)] = (session, RecordTitle.Of(Meeting.Kind, record));
        }
        return [.. found.Values];
    }

    /// <summary>What each compartment of each meeting says of its days, committee and sessions.</summary>
    private async Task<Dictionary<ActorId, List<ClaimBook>>> Meetings(Principal participant, CancellationToken cancellation)
    {
        var statements = ClaimRows.StatementsOf(Meeting.Kind);
        var rows = await claims.Find(participant, new(Kind: Meeting.Kind.Name, Statements: Facts), cancellation: cancellation);
        return rows.GroupBy(r => r.Actor).Where(g => g.Any(r => r.Statement == Word<Session>())).ToDictionary(
            g => g.Key, g => g.GroupBy(r => r.Compartment).Select(c => ClaimRow.BookOf(c, null, statements)).ToList());
    }

    private static string Word<TStatement>() => StatementColumns.WordOf(typeof(TStatement));
}
