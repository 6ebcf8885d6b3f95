using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class ViewTests
{
    private static readonly EntityId First = Id("v1");
    private static readonly EntityId Second = Id("v2");
    private readonly Bench bench = Seated();

    public ViewTests() => bench.Accept(Official, Government, Draft);

    private static DraftView Draft => new(First, State, "FVCN", "Oppose: network islands", Today, Today.AddDays(60), Point);

    private IssuedView Issued(EntityId id) => bench.In(Delegation).IssuedViews[id];

    private void Publish(EntityId id) => bench.Accept(Liaison, Government, new PublishView(id, bench.In(Government).Views[id].TextVersion));

    [Fact]
    public void Draft_is_nothing_at_all_to_the_delegation()
    {
        Assert.Empty(bench.In(Delegation).IssuedViews);
        Assert.Equal(Right.None, Kind.RightIn(bench.StandingOf(Head), Government));
        bench.Refuse(RejectionCode.NotFound, Head, Government, new PublishView(First, 1));
    }

    public static readonly TheoryData<DraftView, string, string?> BadDrafts = new()
    {
        { Draft, RejectionCode.Duplicate, "id" },
        { Draft with { Id = Second, Office = Commerce }, RejectionCode.Forbidden, null },
        { Draft with { Id = Second, Office = Orion }, RejectionCode.Invalid, "office" },
        { Draft with { Id = Second, Subject = "" }, RejectionCode.Required, "subject" },
        { Draft with { Id = Second, Subject = new('s', 301) }, RejectionCode.TooLong, "subject" },
        { Draft with { Id = Second, Text = "" }, RejectionCode.Required, "text" },
        { Draft with { Id = Second, Text = new('t', DelegationLimits.View + 1) }, RejectionCode.TooLong, "text" },
        { Draft with { Id = Second, ValidTo = Today.AddDays(-1) }, RejectionCode.Invalid, "validTo" },
        { Draft with { Id = Second, Supersedes = Id("none") }, RejectionCode.UnknownEntity, "supersedes" },
        { Draft with { Id = Second, Supersedes = First }, RejectionCode.Invalid, "supersedes" },
    };

    [Theory, MemberData(nameof(BadDrafts))]
    public void Draft_with_a_broken_field_names_the_field(DraftView broken, string code, string? field) =>
        Assert.Equal(field, bench.Refuse(code, Official, Government, broken).Field);

    [Fact]
    public void Views_of_an_office_are_changed_by_its_members_only()
    {
        foreach (var command in new Command[]
        {
            new EditViewText(First, new("Oppose: network islands", "Support")), new EditViewSubject(First, new("FVCN", "x")),
            new SetViewValidity(First, new(Today, Today.AddDays(60)), new()), new PublishView(First, 1), new WithdrawView(First),
        })
            bench.Refuse(RejectionCode.Forbidden, Commercial, Government, command);
    }

    [Fact]
    public void Published_view_is_issued_with_its_origin_and_author()
    {
        var events = bench.Accept(Liaison, Government, new PublishView(First, 1));

        Assert.Equal([typeof(ViewPublished), typeof(ViewIssued)], events.Select(e => e.GetType()));
        var view = Issued(First);
        Assert.Equal((State, Official.Id, Liaison.Id, 1, Point), (view.Office, view.Author, view.IssuedBy, view.Revision, view.Point));
        Assert.Equal(("FVCN", "Oppose: network islands", new Validity(Today, Today.AddDays(60))), (view.Subject, view.Text, view.Validity));
        Assert.True(view.Holds(Today.AddDays(60)));
        Assert.False(view.Holds(Today.AddDays(61)));
        Assert.False(view.Holds(Today.AddDays(-1)));
    }

    [Fact]
    public void Official_off_the_roster_can_neither_publish_nor_withdraw()
    {
        bench.Refuse(RejectionCode.Forbidden, Official, Government, new PublishView(First, 1));
        Publish(First);
        bench.Refuse(RejectionCode.Forbidden, Official, Government, new WithdrawView(First));
    }

    [Theory]
    [InlineData(RosterRole.Adviser)]
    [InlineData(RosterRole.Observer)]
    public void Official_with_a_lesser_role_on_the_roster_cannot_publish(RosterRole role)
    {
        bench.Seat(Official, State, role);
        bench.Refuse(RejectionCode.Forbidden, Official, Government, new PublishView(First, 1));
    }

    [Fact]
    public void View_changed_after_it_was_read_is_not_published_unread()
    {
        bench.Accept(Official, Government, new EditViewText(First, new("Oppose: network islands", "Oppose")));
        Assert.Equal("2", bench.Refuse(RejectionCode.Conflict, Liaison, Government, new PublishView(First, 1)).Current);
    }

    [Fact]
    public void Edited_view_published_again_is_a_new_revision_and_unchanged_is_nothing()
    {
        Publish(First);
        bench.Ignore(Liaison, Government, new PublishView(First, 1));
        bench.Accept(Official, Government, new EditViewText(First, new("Oppose: network islands", "Oppose")));
        Assert.Equal("Oppose: network islands", Issued(First).Text);

        Publish(First);

        Assert.Equal((2, "Oppose"), (Issued(First).Revision, Issued(First).Text));
    }

    [Fact]
    public void Subject_and_validity_are_compared_with_what_the_editor_saw()
    {
        bench.Accept(Official, Government, new EditViewSubject(First, new("FVCN", "New IP")));
        bench.Refuse(RejectionCode.Conflict, Liaison, Government, new EditViewSubject(First, new("FVCN", "x")));
        bench.Refuse(RejectionCode.Required, Liaison, Government, new EditViewSubject(First, new("New IP", "")));
        bench.Refuse(RejectionCode.Required, Liaison, Government, new EditViewText(First, new("Oppose: network islands", null)));
        bench.Accept(Official, Government, new SetViewValidity(First, new(Today, Today.AddDays(60)), new(Today)));
        bench.Refuse(RejectionCode.Conflict, Liaison, Government, new SetViewValidity(First, new(Today, Today.AddDays(60)), new()));
        bench.Refuse(RejectionCode.Invalid, Liaison, Government, new SetViewValidity(First, new(Today), new(Today, Today.AddDays(-1))));
        Assert.Equal(3, bench.In(Government).Views[First].TextVersion);
    }

    [Fact]
    public void Superseding_view_marks_the_earlier_one_when_it_is_published()
    {
        Publish(First);
        bench.Accept(Official, Government, Draft with { Id = Second, Text = "Wait for the IETF", Supersedes = First });
        Assert.True(Issued(First).Holds(Today));

        Publish(Second);

        Assert.Equal(Second, Issued(First).SupersededBy);
        Assert.False(Issued(First).Holds(Today));
        Assert.True(Issued(Second).Holds(Today));
        bench.Refuse(RejectionCode.IllegalStep, Liaison, Government, new PublishView(First, 1));
    }

    [Fact]
    public void View_is_superseded_once_and_by_its_own_office_only()
    {
        Publish(First);
        bench.Refuse(RejectionCode.Invalid, Commercial, Government, Draft with { Id = Second, Office = Commerce, Supersedes = First });
        bench.Accept(Official, Government, Draft with { Id = Second, Supersedes = First });
        bench.Accept(Official, Government, Draft with { Id = Id("v3"), Supersedes = First });
        Publish(Second);
        bench.Refuse(RejectionCode.IllegalStep, Liaison, Government, new PublishView(Id("v3"), 1));
        bench.Refuse(RejectionCode.IllegalStep, Official, Government, Draft with { Id = Id("v4"), Supersedes = First });
    }

    [Fact]
    public void Withdrawn_view_holds_no_more_in_both_compartments_and_can_be_issued_again()
    {
        bench.Refuse(RejectionCode.IllegalStep, Liaison, Government, new WithdrawView(First));
        Publish(First);

        var events = bench.Accept(Liaison, Government, new WithdrawView(First));

        Assert.Equal([typeof(ViewWithdrawn), typeof(IssuedViewWithdrawn)], events.Select(e => e.GetType()));
        Assert.False(Issued(First).Holds(Today));
        bench.Ignore(Liaison, Government, new WithdrawView(First));
        Publish(First);
        Assert.Equal((2, true), (Issued(First).Revision, Issued(First).Holds(Today)));
    }

    [Fact]
    public void View_on_a_point_that_is_not_on_the_agenda_cannot_be_published()
    {
        bench.Accept(Official, Government, Draft with { Id = Second, Point = Id("none") });
        bench.Refuse(RejectionCode.UnknownEntity, Liaison, Government, new PublishView(Second, 1));
        bench.Accept(Member, Delegation, new RemovePoint(Point));
        bench.Refuse(RejectionCode.IllegalStep, Liaison, Government, new PublishView(First, 1));
    }

    [Fact]
    public void Unknown_view_and_wrong_compartment_are_refused()
    {
        bench.Refuse(RejectionCode.UnknownEntity, Official, Government, new EditViewText(Id("x"), new(null, "x")));
        bench.Refuse(RejectionCode.Invalid, Liaison, Delegation, Draft with { Id = Second });
    }

    [Fact]
    public void Government_holds_five_hundred_views_and_no_more()
    {
        for (var i = 1; i < DelegationLimits.Views; i++) bench.Accept(Official, Government, Draft with { Id = Id($"x{i}") });
        bench.Refuse(RejectionCode.TooMany, Official, Government, Draft with { Id = Second });
    }
}
