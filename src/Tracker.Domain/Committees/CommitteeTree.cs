namespace Tracker.Domain.Committees;

/// <summary>A committee of which another is a part; the other may have no record.</summary>
public sealed record CommitteeLink(ActorId Child, Reference Parent)
{
    /// <summary>The parents that a fact of a committee names.</summary>
    public static IEnumerable<CommitteeLink> Of(ActorId child, Statement statement) => statement switch
    {
        PartOf s => [new(child, s.Parent)],
        Related { Relation: Relation.PartOf or Relation.ReportsTo } s => [new(child, s.Other)],
        _ => [],
    };

    /// <summary>The committee that has a work item as a whole, or else a part of it; null if none is known.</summary>
    public static ActorId? HomeOf(ClaimBook book) =>
        (book.Foremost<OfCommittee>(c => c.Part is null) ?? book.Foremost<OfCommittee>())?.Statement is OfCommittee home ? home.Committee.Actor : null;

    /// <summary>The committee that took over its work; null if the fact names none.</summary>
    public static Reference? Successor(Statement statement) => statement switch
    {
        Related
        {
            Relation: Relation.SucceededBy or Relation.IncorporatedInto or Relation.AbsorbedBy or Relation.ReopenedAs or Relation.RenamedTo
                or Relation.TransferredTo,
        } s => s.Other,
        _ => null,
    };
}

/// <summary>A place in the tree around a committee.</summary>
/// <param name="Depth">0 for the topmost; a committee of several parents stands below all of them.</param>
public sealed record CommitteePlace(Reference Committee, int Depth);

/// <summary>Which committee is part of which. Links may form a circle: each committee has one place.</summary>
public sealed class CommitteeTree(IEnumerable<CommitteeLink> links)
{
    private readonly ImmutableArray<CommitteeLink> all = [.. links.Where(l => l.Parent.Key != l.Child.Value).DistinctBy(l => (l.Child, l.Parent.Key))];

    /// <summary>The parents up to the body, those that share a parent with this committee, itself, and its children; siblings and children by name.</summary>
    /// <param name="here">With the name that stands for it.</param>
    /// <param name="nameOf">By which siblings and children are ordered.</param>
    public IReadOnlyList<CommitteePlace> Around(Reference here, Func<ActorId, string> nameOf)
    {
        var above = Above(here);
        var depth = above.Count == 0 ? 0 : above.Max(a => a.Distance);
        var parents = ParentsOf(here.Key).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var known = above.Select(a => a.Committee.Key).Append(here.Key).ToHashSet(StringComparer.Ordinal);
        var beside = Children(parents, known, nameOf).Append(here).OrderBy(c => Order(c, nameOf), StringComparer.Ordinal).ToList();
        known.UnionWith(beside.Select(c => c.Key));
        var below = Children([here.Key], known, nameOf).OrderBy(c => Order(c, nameOf), StringComparer.Ordinal);
        return
        [
            .. above.OrderByDescending(a => a.Distance).ThenBy(a => Order(a.Committee, nameOf), StringComparer.Ordinal)
                .Select(a => new CommitteePlace(a.Committee, depth - a.Distance)),
            .. beside.SelectMany(c => c.Key == here.Key
                ? below.Select(b => new CommitteePlace(b, depth + 1)).Prepend(new(c, depth)) : [new CommitteePlace(c, depth)]),
        ];
    }

    /// <summary>The committees that are part of this one, at any depth.</summary>
    public IReadOnlyList<ActorId> Below(ActorId committee)
    {
        var (found, open) = (new HashSet<ActorId> { committee }, new Queue<ActorId>([committee]));
        var below = all.ToLookup(l => l.Parent.Key, l => l.Child, StringComparer.Ordinal);
        while (open.TryDequeue(out var next))
            foreach (var child in below[next.Value].Where(found.Add)) open.Enqueue(child);
        found.Remove(committee);
        return [.. found];
    }

    /// <summary>Each committee above, with how many steps up it is by the longest way.</summary>
    private IReadOnlyList<(Reference Committee, int Distance)> Above(Reference here)
    {
        var found = new Dictionary<string, (Reference Committee, int Distance)>(StringComparer.Ordinal);
        Climb(here.Key, 1, [here.Key]);
        return [.. found.Values];

        void Climb(string from, int distance, ImmutableHashSet<string> way)
        {
            foreach (var parent in ParentsOf(from).Where(p => !way.Contains(p.Key)))
            {
                if (found.TryGetValue(parent.Key, out var known) && known.Distance >= distance) continue;
                found[parent.Key] = (parent, distance);
                Climb(parent.Key, distance + 1, way.Add(parent.Key));
            }
        }
    }

    private IEnumerable<Reference> ParentsOf(string committee) => all.Where(l => l.Child.Value == committee).Select(l => l.Parent);

    private IEnumerable<Reference> Children(HashSet<string> of, HashSet<string> without, Func<ActorId, string> nameOf) =>
        all.Where(l => of.Contains(l.Parent.Key) && !without.Contains(l.Child.Value)).Select(l => l.Child).Distinct().Select(c => new Reference(nameOf(c), c));

    private static string Order(Reference committee, Func<ActorId, string> nameOf) =>
        NameOrder.Of(committee.Actor is { } actor ? nameOf(actor) : committee.Name);
}
