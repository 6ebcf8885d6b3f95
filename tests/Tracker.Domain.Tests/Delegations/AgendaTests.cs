using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class AgendaTests
{
    private static readonly ActorId Item = ActorId.Parse("work-item/itu-t/sg13/y.fvcn");
    private readonly Bench bench = Seated();

    private AgendaPoint First => bench.In(Delegation).Agenda[Point];

    private string Order => string.Join(' ', bench.In(Delegation).AgendaOrder.Select(p => p.Value));

    [Fact]
    public void Points_added_by_two_members_at_once_are_both_kept()
    {
        bench.Accept(Member, Delegation, new AddPoint(Id("p2"), "7.3", "Other business"));
        bench.Accept(Liaison, Delegation, new AddPoint(Id("p3"), "7.3", "Liaisons"));
        Assert.Equal("p1 p2 p3", Order);
        Assert.Equal(Stance.NotYet, bench.In(Delegation).Positions[Id("p3")].Stance.Value);
    }

    public static readonly TheoryData<AddPoint, string, string> BadPoints = new()
    {
        { new(Point, "1", "Again"), RejectionCode.Duplicate, "id" },
        { new(Id("floor"), "1", "Title"), RejectionCode.Invalid, "id" },
        { new(Id("report"), "1", "Title"), RejectionCode.Invalid, "id" },
        { new(Id("papers"), "1", "Title"), RejectionCode.Invalid, "id" },
        { new(Id("p2"), "", "Title"), RejectionCode.Required, "number" },
        { new(Id("p2"), new('1', 41), "Title"), RejectionCode.TooLong, "number" },
        { new(Id("p2"), "1", ""), RejectionCode.Required, "title" },
        { new(Id("p2"), "1", new('t', 301)), RejectionCode.TooLong, "title" },
        { new(Id("p2"), "1", "Title", ActorId.Parse("standard/itu-t/y.1")), RejectionCode.Invalid, "workItem" },
    };

    [Theory, MemberData(nameof(BadPoints))]
    public void Point_with_a_broken_field_names_the_field(AddPoint broken, string code, string field) =>
        Assert.Equal(field, bench.Refuse(code, Member, Delegation, broken).Field);

    [Fact]
    public void Agenda_holds_five_hundred_points_with_the_removed_ones()
    {
        bench.Accept(Member, Delegation, new RemovePoint(Point));
        for (var i = 1; i < DelegationLimits.AgendaPoints; i++) bench.Accept(Member, Delegation, new AddPoint(Id($"x{i}"), "1", "Title"));
        bench.Refuse(RejectionCode.TooMany, Member, Delegation, new AddPoint(Id("last"), "1", "Title"));
    }

    [Fact]
    public void Title_and_number_are_compared_with_what_the_editor_saw()
    {
        bench.Accept(Member, Delegation, new EditPointTitle(Point, new("Future vertical communications", "FVCN")));
        var conflict = bench.Refuse(RejectionCode.Conflict, Liaison, Delegation, new EditPointTitle(Point, new("Future vertical communications", "New IP")));
        Assert.Equal(("FVCN", Member.Id), (conflict.Current, conflict.CurrentBy));

        bench.Accept(Liaison, Delegation, new RenumberPoint(Point, new("7.2", "8.1")));
        Assert.Equal(("8.1", "FVCN"), (First.Number.Value, First.Title.Value));
        bench.Refuse(RejectionCode.Required, Liaison, Delegation, new RenumberPoint(Point, new("8.1", "")));
        bench.Refuse(RejectionCode.Required, Liaison, Delegation, new EditPointTitle(Point, new("FVCN", " ")));
    }

    [Fact]
    public void Moved_point_stands_behind_the_named_one_or_first()
    {
        foreach (var id in new[] { "p2", "p3" }) bench.Accept(Member, Delegation, new AddPoint(Id(id), "1", "Title"));

        bench.Accept(Member, Delegation, new MovePoint(Point, Id("p3")));
        Assert.Equal("p2 p3 p1", Order);
        bench.Accept(Member, Delegation, new MovePoint(Id("p3")));
        Assert.Equal("p3 p2 p1", Order);
        bench.Ignore(Member, Delegation, new MovePoint(Id("p3")));
        bench.Ignore(Member, Delegation, new MovePoint(Point, Id("p2")));
        bench.Refuse(RejectionCode.Invalid, Member, Delegation, new MovePoint(Point, Point));
        bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, new MovePoint(Point, Id("none")));
    }

    [Fact]
    public void Work_items_are_linked_once_and_unlinked()
    {
        bench.Accept(Member, Delegation, new LinkWorkItem(Point, Item));
        bench.Ignore(Liaison, Delegation, new LinkWorkItem(Point, Item));
        Assert.Equal([Item], First.WorkItems);
        bench.Refuse(RejectionCode.Invalid, Member, Delegation, new LinkWorkItem(Point, ActorId.Parse("standard/itu-t/y.1")));

        bench.Accept(Member, Delegation, new UnlinkWorkItem(Point, Item));
        bench.Ignore(Member, Delegation, new UnlinkWorkItem(Point, Item));
        Assert.Empty(First.WorkItems);
    }

    [Fact]
    public void Point_links_fifty_work_items_at_most()
    {
        for (var i = 0; i < DelegationLimits.WorkItemsOfPoint; i++)
            bench.Accept(Member, Delegation, new LinkWorkItem(Point, ActorId.Parse($"work-item/y.{i}")));
        bench.Refuse(RejectionCode.TooMany, Member, Delegation, new LinkWorkItem(Point, Item));
    }

    [Fact]
    public void Removed_point_leaves_the_agenda_and_keeps_its_closed_position()
    {
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        bench.Accept(Member, Delegation, new RemovePoint(Point));

        Assert.Equal("", Order);
        Assert.Equal(Stance.Oppose, bench.Position.Stance.Value);
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new SetStance(Point, Stance.Oppose, Stance.Support));
        bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, new EditPointTitle(Point, new("Future vertical communications", "x")));
        bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, new Concur(Point, 1, Answer.Concur));
        bench.Ignore(Member, Delegation, new RemovePoint(Point));
        bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, new RemovePoint(Id("none")));
    }

    [Fact]
    public void Point_cannot_be_moved_behind_a_removed_one()
    {
        bench.Accept(Member, Delegation, new AddPoint(Id("p2"), "1", "Title"));
        bench.Accept(Member, Delegation, new RemovePoint(Id("p2")));
        bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, new MovePoint(Point, Id("p2")));
    }
}
