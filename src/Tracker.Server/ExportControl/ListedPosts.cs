using Tracker.Domain.Claims;
using Tracker.Domain.Organizations;
using Tracker.Domain.Participating;
using Tracker.Domain.Watches;
using Tracker.Server.Records;

namespace Tracker.Server.ExportControl;

/// <summary>Which officers and editors of a committee or meeting worked for organisations that are listed today, by the public record, on two days.</summary>
public sealed class ListedPosts(PublicClaims claims, ListedParticipants listed, RecordKinds kinds, TimeProvider time)
{
    private static readonly string[] Posts = [.. ((Type[])[typeof(RoleHeld), typeof(Editor), typeof(TakesPart)]).Select(StatementColumns.WordOf)];

    /// <summary>On the last day that a date may mean, and a year later or today. Null for what is no committee or meeting, or while the date has not come.
    /// </summary>
    public async Task<ListedGround?> Of(Principal viewer, ActorId venue, PartialDate since, CancellationToken cancellation = default)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (!BasisKind.IsVenue(venue) || since.Earliest > today) return null;
        var on = since.Latest < today ? since.Latest : today;
        var later = on.AddYears(1) < today ? on.AddYears(1) : today;
        return new(on, later, await Holders(viewer, venue, on, cancellation), await Holders(viewer, venue, later, cancellation));
    }

    private async Task<IReadOnlyList<string>> Holders(Principal viewer, ActorId venue, DateOnly day, CancellationToken cancellation)
    {
        var parts = await claims.PartsOf(viewer, venue, day, cancellation);
        var posts = (from row in await claims.Find(viewer, new(Statements: Posts, Subjects: parts, AsOf: day), cancellation)
                     let kind = kinds.Of(row.Actor) where kind is not null
                     let said = (Statement)JsonSerializer.Deserialize(row.Says, ClaimRows.StatementsOf(kind))!
                     where CommitteeStanding.IsPost(said) select (Said: said, Named: row.Records().ToList())).ToList();
        var work = await claims.Affiliations(viewer, posts.SelectMany(p => p.Named), day, cancellation);
        var organizations = posts.SelectMany(p => p.Named).Concat(work.SelectMany(r => r.Records())).Where(r => r.Kind == Organization.Kind.Name).ToHashSet();
        var names = (await listed.Among(viewer, organizations, cancellation)).ToDictionary(l => l.Organization, l => l.Name);
        var employers = work.ToLookup(r => r.Actor, r => r.Records().FirstOrDefault(names.ContainsKey));
        return
        [
            .. (from post in posts
                let employer = post.Named.Concat(post.Named.SelectMany(h => employers[h])).FirstOrDefault(names.ContainsKey)
                where employer != default select $"{HolderOf(post.Said)} ({names[employer]})").Distinct().Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static string HolderOf(Statement said) => said switch
    {
        RoleHeld s => $"{s.With?.Name}, {s.Role}",
        Editor s => $"{s.Person?.Name ?? s.Organization.Name}, editor",
        TakesPart s => $"{s.Party.Name}, editor",
        _ => "",
    };
}
