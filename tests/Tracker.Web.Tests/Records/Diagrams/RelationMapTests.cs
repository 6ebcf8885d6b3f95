using CsCheck;
using Tracker.Domain.Shared;
using Tracker.Web.Records.Diagrams;

namespace Tracker.Web.Tests.Records.Diagrams;

public sealed class RelationMapTests
{
    [Fact]
    public void What_names_the_first_stands_left_of_it_and_what_it_names_right()
    {
        var map = new RelationMap(Node(0));
        map.Open(Node(0).Actor, [(Node(1), "editor", false), (Node(1), "part of", false), (Node(2), "decision", true)]);
        var placed = map.Layout().ToDictionary(p => p.Node, p => p);
        Assert.True(placed[Node(2)].X < placed[Node(0)].X && placed[Node(0)].X < placed[Node(1)].X);
        Assert.Equal("editor, part of", Assert.Single(map.Links, l => l.To == Node(1).Actor).Label);
    }

    [Fact]
    public void Map_grows_by_what_is_around_a_record_up_to_its_limit_and_says_what_it_left_out()
    {
        var map = new RelationMap(Node(0));
        map.Open(Node(0).Actor, Enumerable.Range(1, RelationMap.Most + 4).Select(i => (Node(i), "editor", true)));
        Assert.Equal((RelationMap.Most, 5), (map.Nodes.Count, map.LeftOut));
        Assert.True(map.IsOpen(Node(0).Actor));
        Assert.False(map.IsOpen(Node(1).Actor));
    }

    [Fact]
    public void No_two_nodes_cover_each_other_and_every_link_has_both_ends() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20], Gen.Bool).Array[0, 40].Sample(steps =>
        {
            var map = new RelationMap(Node(0));
            foreach (var (at, other, names) in steps)
                if (map.Nodes.Contains(Node(at))) map.Open(Node(at).Actor, [(Node(other), "editor", names)]);
            var placed = map.Layout();
            Assert.Equal(map.Nodes.Count, placed.Count);
            foreach (var (i, one) in placed.Index())
                Assert.DoesNotContain(placed.Skip(i + 1), o => Math.Abs(o.X - one.X) < RelationMap.Wide && Math.Abs(o.Y - one.Y) < RelationMap.High);
            Assert.All(map.Links, l => Assert.True(map.Nodes.Any(n => n.Actor == l.From) && map.Nodes.Any(n => n.Actor == l.To)));
        });

    private static MapNode Node(int i) => new(ActorId.Parse($"work-item/n{i}"), "Node " + i);
}
