using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Search;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Subjects;

public sealed class MentionTests
{
    public static TheoryData<Type> Statements => [.. Samples.Statements.Select(s => s.GetType()).Distinct()];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_names_each_of_its_references(Type type)
    {
        var statement = Samples.Statements.First(s => s.GetType() == type);
        var members = type.GetProperties().Select(p => p.GetValue(statement)).SelectMany(v => v switch
        {
            Reference one => [one],
            ImmutableArray<Reference> many => many,
            _ => Enumerable.Empty<Reference>(),
        });
        Assert.Equal(members.Order(Comparer<Reference>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))),
            statement.Names().OfType<Reference>().Order(Comparer<Reference>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name))));
    }

    [Theory]
    [InlineData("New IP")]
    [InlineData("A title | with bars || in it")]
    [InlineData("")]
    public void Position_on_a_point_is_read_from_its_mention_as_it_was_written(string title)
    {
        var item = ActorId.Parse("work-item/itu/newip");
        var text = SearchText.Mention("point/p1", item, PointMention.What, "p1", "7.2", "Oppose", "Cleared", title);
        Assert.Equal([SearchTerms.NamedAs(item)], SearchTerms.Of(text.Text, SearchPlace.Mention));
        Assert.Equal(
            new PointMention(EntityId.Parse("p1"), "7.2", Stance.Oppose, PositionState.Cleared, title), PointMention.Read(PointMention.Parts(text.Text)));
    }

    [Fact]
    public void Mention_of_a_fact_is_no_position()
    {
        var text = SearchText.Mention("mention/c/0", ActorId.Parse("work-item/a"), "editor");
        Assert.Equal(["editor"], PointMention.Parts(text.Text));
        Assert.Null(PointMention.Read(PointMention.Parts(text.Text)));
    }
}
