using System.Collections.Immutable;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class PastedAgendaTests
{
    private static readonly ActorId Item = ActorId.Parse("work-item/y.2770");
    private readonly Bench bench = Seated();

    [Fact]
    public void Pasted_list_follows_the_agenda_in_its_order_and_every_point_has_a_position()
    {
        bench.Accept(Member, Delegation, new AddPoints([new(Id("b"), "8", "Second"), new(Id("a"), "9", "Third", Item)]));

        var now = bench.In(Delegation);
        Assert.Equal([Point, Id("b"), Id("a")], now.AgendaOrder);
        Assert.Equal(("9", "Third"), (now.Agenda[Id("a")].Number.Value, now.Agenda[Id("a")].Title.Value));
        Assert.Equal([Item], now.Agenda[Id("a")].WorkItems);
        Assert.Equal(now.Agenda.Keys, now.Positions.Keys);
    }

    public static readonly TheoryData<NewPoint, string, string> BadRows = new()
    {
        { new(Id("x"), "7", " "), RejectionCode.Required, "Row 2: the title is missing." },
        { new(Id("x"), "", "Title"), RejectionCode.Required, "Row 2: the number is missing." },
        { new(Id("x"), "7", new('t', 301)), RejectionCode.TooLong, "Row 2: 'title' can have at most 300 characters; this has 301." },
        { new(Id("x"), "7", "Title", ActorId.Parse("standard/y.1")), RejectionCode.Invalid, "Row 2: Only a work item can be linked to an agenda point." },
        { new(Point, "7", "Title"), RejectionCode.Duplicate, "Row 2: This agenda point already exists." },
        { new(Id("first"), "7", "Title"), RejectionCode.Duplicate, "Row 2: This agenda point already exists." },
    };

    [Theory, MemberData(nameof(BadRows))]
    public void List_with_a_bad_row_adds_nothing_and_names_the_first_such_row(NewPoint bad, string code, string sentence)
    {
        var refused = bench.Refuse(code, Member, Delegation, new AddPoints([new(Id("first"), "1", "Good"), bad, new(Id("z"), "", "")]));
        Assert.Equal((sentence, "points"), (refused.Sentence, refused.Field));
    }

    [Fact]
    public void List_may_fill_the_agenda_and_not_more()
    {
        ImmutableArray<NewPoint> full = [.. Enumerable.Range(1, DelegationLimits.AgendaPoints - 1).Select(i => new NewPoint(Id($"x{i}"), $"{i}", "Title"))];
        bench.Refuse(RejectionCode.TooMany, Member, Delegation, new AddPoints(full.Add(new(Id("more"), "1", "Title"))));
        bench.Accept(Member, Delegation, new AddPoints(full));
        Assert.Equal(DelegationLimits.AgendaPoints, bench.In(Delegation).AgendaOrder.Length);
        bench.Refuse(RejectionCode.TooMany, Member, Delegation, new AddPoints([new(Id("more"), "1", "Title")]));
    }

    [Fact]
    public void Empty_list_is_refused() => bench.Refuse(RejectionCode.Required, Member, Delegation, new AddPoints([]));

    [Fact]
    public void List_is_pasted_by_those_who_may_add_a_point()
    {
        foreach (var who in new[] { Adviser, Observer })
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new AddPoints([new(Id("b"), "8", "Second")]));
    }
}
