using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Subjects;
using Tracker.Domain.Watches;
using Tracker.Domain.WorkItems;

namespace Tracker.Server.Watches;

/// <summary>A committee in which a watch counts.</summary>
/// <param name="Under">The committee that the watch names: this one, or one above it.</param>
internal sealed record WatchedCommittee(Reference Committee, ActorId Under, CommitteeStanding Standing);

/// <summary>The officers and editors of the committees of a watch, from rows of claims.</summary>
/// <param name="find">The rows that match, as far as the asker may read them.</param>
internal sealed class Standings(RecordKinds kinds, Func<ClaimFilter, Task<IReadOnlyList<ClaimRow>>> find)
{
    /// <summary>Committees of one watch, with those below.</summary>
    public const int Most = 500;

    private static readonly string[] Links = Words(typeof(PartOf), typeof(Related)), Homes = Words(typeof(OfCommittee)), Countries = Words(typeof(OfCountry));
    private static readonly string[] OfCommittees = Words(typeof(Titled), typeof(RoleHeld));
    private static readonly string[] OfItems = Words(typeof(OfCommittee), typeof(Editor), typeof(TakesPart));

    /// <summary>Only of what every reader of a watch in this compartment may read.</summary>
    public async Task<ImmutableArray<WatchedCommittee>> Of(WatchTerms terms, CompartmentId at, DateOnly day)
    {
        if (terms.Counts.IsEmpty) return [];
        var tree = new CommitteeTree(from book in await Books(at, new(Kind: Committee.Kind.Name, Statements: Links)) from claim in book.Value.AsOf(day).Claims
                                     where claim.IsFact from link in CommitteeLink.Of(book.Key, claim.Statement) select link);
        var under = (from named in terms.Counted from part in tree.Below(named).Prepend(named) select (Part: part, Named: named))
            .DistinctBy(c => c.Part).Take(Most).ToList();
        var committees = await Books(at, new(Subjects: [.. under.Select(c => c.Part)], Statements: OfCommittees, Ever: true));
        var items = terms.Counts.Any(c => c.OfEditors) ? await Items(at, [.. under.Select(c => c.Part)]) : [];
        var books = committees.Concat(items).ToDictionary();
        ActorId[] holders = [.. books.Values.SelectMany(b => b.Claims).SelectMany(c => CommitteeStanding.Named(c.Statement)).Distinct()];
        if (holders.Length > 0)
            foreach (var holder in await Books(at, new(Subjects: holders, Statements: Countries))) books.TryAdd(holder.Key, holder.Value);
        var homes = items.ToLookup(i => CommitteeLink.HomeOf(i.Value.AsOf(day)), i => i.Key);
        return
        [
            .. from c in under let book = committees.GetValueOrDefault(c.Part)
               let name = book is null ? null : (SubjectState.Empty with { Book = book }).Title
               select new WatchedCommittee(
                   new(NameIn(terms, c.Part) ?? name ?? c.Part.Key, c.Part), c.Named, CommitteeStanding.Of(c.Part, homes[c.Part], books, day)),
        ];
    }

    private async Task<Dictionary<ActorId, ClaimBook>> Items(CompartmentId at, ActorId[] committees)
    {
        var named = await Books(at, new(Kind: WorkItem.Kind.Name, Statements: Homes, Names: committees));
        return named.Count == 0 ? [] : await Books(at, new(Subjects: [.. named.Keys], Statements: OfItems, Ever: true));
    }

    private async Task<Dictionary<ActorId, ClaimBook>> Books(CompartmentId at, ClaimFilter filter)
    {
        var books = new Dictionary<ActorId, ClaimBook>();
        foreach (var record in (await find(filter)).Where(r => r.Compartment == CompartmentId.Record || r.Compartment == at).GroupBy(r => r.Actor))
            if (kinds.Of(record.Key) is { } kind) books[record.Key] = ClaimRow.BookOf(record, null, ClaimRows.StatementsOf(kind));
        return books;
    }

    private static string? NameIn(WatchTerms terms, ActorId committee) => terms.Places.FirstOrDefault(p => terms.RecordOf(p) == committee);

    private static string[] Words(params Type[] statements) => [.. statements.Select(StatementColumns.WordOf)];
}
