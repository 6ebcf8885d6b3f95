namespace Tracker.Web.Records.Diagrams;

/// <summary>A record of a map.</summary>
/// <param name="Title">Its title, or the name under which another record names it.</param>
public sealed record MapNode(ActorId Actor, string Title);

/// <summary>One record names another one.</summary>
/// <param name="Label">In which ways, such as "editor, part of".</param>
public sealed record MapLink(ActorId From, ActorId To, string Label);

/// <summary>Where a node stands, in units of the drawing.</summary>
public sealed record PlacedNode(MapNode Node, double X, double Y, int Column);

/// <summary>Records and how they name each other, laid out in columns by their distance from the first one. Pure.</summary>
public sealed class RelationMap
{
    public const double Wide = 190, High = 46, BetweenColumns = 90, BetweenRows = 14;

    /// <summary>More would be a drawing that nobody reads.</summary>
    public const int Most = 120;

    private readonly List<MapNode> nodes = [];
    private readonly List<MapLink> links = [];
    private readonly HashSet<ActorId> opened = [];

    public RelationMap(MapNode first) => nodes.Add(first);

    public IReadOnlyList<MapNode> Nodes => nodes;
    public IReadOnlyList<MapLink> Links => links;

    /// <summary>How many records were left out because the map is full.</summary>
    public int LeftOut { get; private set; }

    public bool IsOpen(ActorId actor) => opened.Contains(actor);

    /// <summary>Adds what a record names and what names it. The same ways between the same two records are one link.</summary>
    public void Open(ActorId actor, IEnumerable<(MapNode Other, string Way, bool NamesIt)> around)
    {
        opened.Add(actor);
        foreach (var pair in around.Where(a => a.Other.Actor != actor).GroupBy(a => (a.Other.Actor, a.NamesIt)))
        {
            if (!nodes.Exists(n => n.Actor == pair.Key.Actor))
            {
                if (nodes.Count >= Most)
                {
                    LeftOut++;
                    continue;
                }
                nodes.Add(pair.First().Other);
            }
            var (from, to) = pair.Key.NamesIt ? (pair.Key.Actor, actor) : (actor, pair.Key.Actor);
            if (!links.Exists(l => l.From == from && l.To == to)) links.Add(new(from, to, string.Join(", ", pair.Select(a => a.Way).Distinct())));
        }
    }

    /// <summary>Columns by distance from the first record, what names it to the left and what it names to the right; rows in the order in which
    /// they came.</summary>
    public IReadOnlyList<PlacedNode> Layout()
    {
        var column = new Dictionary<ActorId, int> { [nodes[0].Actor] = 0 };
        for (var again = true; again;)
        {
            again = false;
            foreach (var link in links)
            {
                if (column.TryGetValue(link.From, out var from) && column.TryAdd(link.To, from < 0 ? from - 1 : from + 1)) again = true;
                if (column.TryGetValue(link.To, out var to) && column.TryAdd(link.From, to > 0 ? to + 1 : to - 1)) again = true;
            }
        }
        var rows = nodes.GroupBy(n => column.GetValueOrDefault(n.Actor)).ToDictionary(g => g.Key, g => g.ToList());
        var tallest = rows.Values.Max(r => r.Count);
        var leftmost = rows.Keys.Min();
        return
        [
            .. rows.OrderBy(r => r.Key).SelectMany(r => r.Value.Select((node, i) => new PlacedNode(
                node, (r.Key - leftmost) * (Wide + BetweenColumns), (i + ((tallest - r.Value.Count) / 2.0)) * (High + BetweenRows), r.Key))),
        ];
    }
}
