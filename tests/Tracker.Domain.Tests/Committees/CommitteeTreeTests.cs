using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Committees;

public sealed class CommitteeTreeTests
{
    [Fact]
    public void Around_a_committee_are_its_parents_those_beside_it_and_its_children()
    {
        var tree = Tree("iso > jtc1", "iec > jtc1", "jtc1 > wg9", "jtc1 > wg11", "jtc1 > wg2", "wg9 > tf", "iso > tc1", "wg11 > tf2");
        Assert.Equal(["0 iec", "0 iso", "1 jtc1", "2 wg2", "2 wg9", "3 tf", "2 wg11"], Around(tree, "wg9"));
        Assert.Equal(["0 iec", "0 iso", "1 jtc1", "2 wg2", "2 wg9", "2 wg11", "1 tc1"], Around(tree, "jtc1"));
        Assert.Equal(["0 iso", "1 jtc1", "1 tc1"], Around(tree, "iso"));
        Assert.Equal(["0 alone"], Around(tree, "alone"));
    }

    [Fact]
    public void Circle_of_committees_has_each_of_them_once()
    {
        var tree = Tree("a > b", "b > c", "c > a", "a > a");
        Assert.Equal(["0 b", "1 c", "2 a"], Around(tree, "a"));
        Assert.Equal(["b", "c"], tree.Below(Of("a")).Select(c => c.Key));
    }

    [Fact]
    public void Committee_with_a_longer_way_up_stands_below_all_of_it()
    {
        var tree = Tree("top > middle", "middle > here", "top > here");
        Assert.Equal(["0 top", "1 middle", "2 here"], Around(tree, "here"));
    }

    [Fact]
    public void Parent_without_a_record_is_named_and_everything_below_is_found()
    {
        var tree = new CommitteeTree(
            [new(Of("b"), new Reference("A body")), new(Of("c"), new Reference("B", Of("b"))), new(Of("d"), new Reference("C", Of("c")))]);
        Assert.Equal(["0 A body", "1 b", "2 c"], Around(tree, "b"));
        Assert.Equal(["c", "d"], tree.Below(Of("b")).Select(c => c.Key));
    }

    [Fact]
    public void Facts_say_what_a_committee_is_part_of_and_what_followed_it()
    {
        var other = new Reference("Other", Of("other"));
        Assert.Single(CommitteeLink.Of(Of("a"), new PartOf(other)));
        Assert.Single(CommitteeLink.Of(Of("a"), new Related(Relation.ReportsTo, other)));
        Assert.Empty(CommitteeLink.Of(Of("a"), new Related(Relation.SucceededBy, other)));
        Assert.Equal(other, CommitteeLink.Successor(new Related(Relation.SucceededBy, other)));
        Assert.Null(CommitteeLink.Successor(new Related(Relation.Parallel, other)));
    }

    [Theory]
    [InlineData("Question 2", "Question 11")]
    [InlineData("wg 9", "WG 10")]
    [InlineData("SC 42/WG 3", "SC 42/WG 20")]
    public void Names_with_numbers_are_ordered_by_their_size(string first, string second) =>
        Assert.True(string.CompareOrdinal(NameOrder.Of(first), NameOrder.Of(second)) < 0);

    private static CommitteeTree Tree(params string[] links) =>
        new(links.Select(l => l.Split(" > ")).Select(l => new CommitteeLink(Of(l[1]), new Reference(l[0], Of(l[0])))));

    private static IEnumerable<string> Around(CommitteeTree tree, string here) =>
        tree.Around(new Reference(here, Of(here)), c => c.Key).Select(p => $"{p.Depth} {p.Committee.Name}");

    private static ActorId Of(string key) => ActorId.Parse("committee/" + key);
}
