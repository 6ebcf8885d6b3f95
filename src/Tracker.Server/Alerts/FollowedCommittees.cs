using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Subjects;

namespace Tracker.Server.Alerts;

/// <summary>Who follows a committee follows those below it too, as its page shows their work with its own.</summary>
internal static class FollowedCommittees
{
    private static readonly string[] Links = [StatementColumns.WordOf(typeof(PartOf)), StatementColumns.WordOf(typeof(Related))];

    private static readonly SearchSight Public = new([(Committee.Kind.Name, CompartmentId.Record)], [], []);

    private static readonly JsonTypeInfo Statements = ClaimRows.StatementsOf(Committee.Kind);

    /// <summary>Each of these committees, and those that are part of it by the public record, with those of these to which it belongs.</summary>
    public static async Task<ILookup<ActorId, ActorId>> WithThoseBelow(
        this IClaims claims, IEnumerable<ActorId> followed, CancellationToken cancellation)
    {
        var committees = followed.Where(f => f.Kind == Committee.Kind.Name).ToList();
        if (committees.Count == 0) return committees.ToLookup(c => c);
        var rows = await claims.Find(new ClaimFilter(Statements: Links, Kind: Committee.Kind.Name), Public, 0, int.MaxValue, cancellation);
        var tree = new CommitteeTree(rows.Where(r => !r.IsHearsay).SelectMany(r => CommitteeLink.Of(r.Actor, Said(r))));
        return committees.SelectMany(c => tree.Below(c).Prepend(c).Distinct().Select(below => (below, c))).ToLookup(p => p.below, p => p.c);
    }

    private static Statement Said(ClaimRow row) => (Statement)JsonSerializer.Deserialize(row.Says, Statements)!;
}
