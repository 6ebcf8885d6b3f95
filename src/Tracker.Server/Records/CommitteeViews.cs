using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Server.Records;

/// <summary>A committee among those of its body, and its work items by stage, from the public claims of one moment.</summary>
public sealed class CommitteeViews(RecordClaims claims, PastRecords past, TimeProvider time)
{
    private static readonly string[] Links = ["part-of", "related"], Facts = ["titled", "founded", "ended", "related"], Homes = ["committee"];

    /// <summary>Null if there was no such committee for the reader.</summary>
    /// <param name="day">The day in the world; null for today.</param>
    /// <param name="known">The moment of the record; null for now.</param>
    public async Task<CommitteeView?> Of(
        Principal principal, ActorId committee, DateOnly? day, DateTimeOffset? known, CancellationToken cancellation = default)
    {
        if (committee.Kind != Committee.Kind.Name) return null;
        var moment = new Moment(principal, day ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), known, cancellation);
        var links = await Books(moment, Committee.Kind, new(Statements: Links, AsOf: moment.Day));
        var tree = new CommitteeTree(links.SelectMany(l => FactsOf(l.Value).SelectMany(s => CommitteeLink.Of(l.Key, s))));
        var below = tree.Below(committee);
        var near = tree.Around(new Reference(committee.Key, committee), c => c.Value).Select(p => p.Committee.Actor).OfType<ActorId>();
        var books = await Books(moment, Committee.Kind, new(Statements: Facts, Subjects: [.. near.Concat(below).Distinct()]));
        var groups = books.ToDictionary(b => b.Key, b => Group.Of(b.Value, moment.Day));
        if (!groups.TryGetValue(committee, out var here)) return null;
        var places = tree.Around(new Reference(here.Title, committee), c => groups.GetValueOrDefault(c)?.Title ?? c.Key);
        return new(
            [.. places.Select(p => Node(p, groups, committee, moment.Day)).OfType<CommitteeNode>()],
            CommitteeStages.Of(await Items(moment, committee, below, groups)));
    }

    /// <summary>Null for a committee that came later.</summary>
    private static CommitteeNode? Node(CommitteePlace place, Dictionary<ActorId, Group> groups, ActorId here, DateOnly day)
    {
        var (actor, isHere) = (place.Committee.Actor, place.Committee.Actor == here);
        if (actor is not { } record || !groups.TryGetValue(record, out var group))
            return new(place.Committee.Name, place.Depth, isHere, HasEnded: false, actor);
        if (!isHere && group.First > day) return null;
        var next = group.Successor is { } named ? new CommitteeName(named.Name, named.Actor) : null;
        return new(group.Title, place.Depth, isHere, group.To?.Latest < day, actor, group.From, group.To, next);
    }

    /// <summary>The work items that a committee or one below it had, and which one if it is below.</summary>
    private async Task<IEnumerable<(HeldRecord Item, string? Committee)>> Items(
        Moment moment, ActorId committee, IReadOnlyList<ActorId> below, Dictionary<ActorId, Group> groups)
    {
        ActorId[] homes = [committee, .. below];
        var named = await Books(moment, WorkItem.Kind, new(Statements: Homes, Names: homes, AsOf: moment.Day));
        if (named.Count == 0) return [];
        var all = await Books(moment, WorkItem.Kind, new(Statements: Homes, Subjects: [.. named.Keys], AsOf: moment.Day));
        var of = all.Select(b => (b.Key, Home: CommitteeLink.HomeOf(b.Value))).Where(i => i.Home is { } home && homes.Contains(home))
            .ToDictionary(i => i.Key, i => i.Home!.Value);
        var items = await past.Whole(WorkItem.Kind, moment.Principal, [.. of.Keys], moment.Day, moment.Known, moment.Cancellation);
        return items.Select(i => (i, of[i.Row.Actor] == committee ? null : groups.GetValueOrDefault(of[i.Row.Actor])?.Title));
    }

    private static IEnumerable<Statement> FactsOf(ClaimBook book) => book.Claims.Where(c => c.IsFact).Select(c => c.Statement);

    /// <summary>The claims of the public records of a kind that match, by record.</summary>
    private async Task<Dictionary<ActorId, ClaimBook>> Books(Moment moment, SubjectKind kind, ClaimFilter filter)
    {
        var rows = await claims.Find(moment.Principal, filter with { Kind = kind.Name, Known = moment.Known }, cancellation: moment.Cancellation);
        return rows.Where(r => r.Compartment == CompartmentId.Record).GroupBy(r => r.Actor)
            .ToDictionary(g => g.Key, g => ClaimRow.BookOf(g, moment.Known, ClaimRows.StatementsOf(kind)));
    }

    private sealed record Moment(Principal Principal, DateOnly Day, DateTimeOffset? Known, CancellationToken Cancellation);

    /// <summary>What the tree shows of a committee.</summary>
    /// <param name="First">The first day on which it may have been there, by any source.</param>
    private sealed record Group(string Title, PartialDate? From, PartialDate? To, DateOnly? First, Reference? Successor)
    {
        public static Group Of(ClaimBook book, DateOnly day)
        {
            var known = SubjectState.Empty with { Book = book };
            var then = known.Seen(day, null);
            return new(
                then.Title ?? known.Title ?? "", (book.Foremost<Founded>()?.Statement as Founded)?.Date, (book.Foremost<Ended>()?.Statement as Ended)?.Date,
                book.Facts<Founded>().Select(f => (DateOnly?)f.Date.Earliest).Min(),
                FactsOf(then.Book).Select(CommitteeLink.Successor).FirstOrDefault(s => s is not null));
        }
    }
}
