using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class PositionTests
{
    private readonly Bench bench = Seated();

    private static SetStance Oppose => new(Point, Stance.NotYet, Stance.Oppose);

    private static EditPositionText Outcome(string? was, string? to, string? proposed = null) =>
        new(Point, PositionText.PreferredOutcome, new(was, to, proposed));

    private ChangePositionState Step(PositionState to) => new(Point, bench.Position.TextVersion, bench.Position.State.Value, to);

    private void Reach(PositionState state)
    {
        for (var next = PositionState.InReview; next <= state; next++) bench.Accept(Head, Delegation, Step(next));
    }

    [Fact]
    public void Stance_set_at_the_same_time_is_a_conflict_with_the_standing_stance()
    {
        bench.Accept(Member, Delegation, Oppose);
        var conflict = bench.Refuse(RejectionCode.Conflict, Liaison, Delegation, Oppose with { To = Stance.DeferToAnotherBody });
        Assert.Equal(("stance", "oppose", Member.Id), (conflict.Field, conflict.Current, conflict.CurrentBy));
        bench.Ignore(Liaison, Delegation, Oppose);
    }

    [Fact]
    public void Text_edited_at_the_same_time_is_a_conflict_and_history_keeps_both_texts()
    {
        bench.Accept(Member, Delegation, Outcome(null, "Oppose"));
        var conflict = bench.Refuse(RejectionCode.Conflict, Liaison, Delegation, Outcome(null, "Wait for IETF and IEEE"));
        Assert.Equal(("preferredOutcome", "Oppose", Member.Id), (conflict.Field, conflict.Current, conflict.CurrentBy));

        bench.Accept(Liaison, Delegation, Outcome("Oppose", "Oppose; defer to IETF and IEEE", "Wait for IETF and IEEE"));

        var edit = Assert.IsType<PositionTextEdited>(bench.Log[^1].Event).Edit;
        Assert.Equal(new Edit("Oppose", "Oppose; defer to IETF and IEEE", "Wait for IETF and IEEE"), edit);
        Assert.Equal(2, bench.Position.TextVersion);
    }

    [Fact]
    public void Giving_way_in_a_conflict_keeps_the_proposed_text_in_the_history_and_changes_nothing_else()
    {
        bench.Accept(Member, Delegation, Outcome(null, "Oppose"));
        bench.Accept(Member, Delegation, Oppose);
        bench.Accept(Liaison, Delegation, Outcome("Oppose", "Oppose", "Wait"));
        bench.Accept(Liaison, Delegation, new SetStance(Point, Stance.Oppose, Stance.Oppose, Stance.Neutral));

        Assert.Equal("Wait", Assert.IsType<PositionTextEdited>(bench.Log[^2].Event).Edit.Proposed);
        Assert.Equal(Stance.Neutral, Assert.IsType<StanceSet>(bench.Log[^1].Event).Proposed);
        Assert.Equal((2, Member.Id, Member.Id), (bench.Position.TextVersion, bench.Position.Text(PositionText.PreferredOutcome).By, bench.Position.Stance.By));
    }

    [Fact]
    public void Edits_to_different_fields_merge()
    {
        bench.Accept(Member, Delegation, Oppose);
        bench.Accept(Liaison, Delegation, Outcome(null, "No new work item"));
        foreach (var text in Enum.GetValues<PositionText>().Except([PositionText.PreferredOutcome]))
            bench.Accept(Speaker, Delegation, new EditPositionText(Point, text, new(null, $"About {text}")));

        Assert.Equal(7, bench.Position.TextVersion);
        Assert.Equal("No new work item", bench.Position.Text(PositionText.PreferredOutcome).Value);
        Assert.Equal("About RedLine", bench.Position.Text(PositionText.RedLine).Value);
        Assert.Equal("About DeferTo", bench.Position.Text(PositionText.DeferTo).Value);
    }

    [Fact]
    public void Text_longer_than_its_limit_is_refused_also_as_proposal()
    {
        var tooLong = new string('x', DelegationLimits.PositionText + 1);
        Assert.Equal("preferredOutcome", bench.Refuse(RejectionCode.TooLong, Member, Delegation, Outcome(null, tooLong)).Field);
        bench.Refuse(RejectionCode.TooLong, Member, Delegation, Outcome(null, "short", tooLong));
        bench.Accept(Member, Delegation, Outcome(null, tooLong[1..]));
    }

    [Fact]
    public void Commands_to_an_unknown_point_are_refused()
    {
        foreach (var command in new Command[]
        {
            Oppose with { Point = Id("none") }, Outcome(null, "x") with { Point = Id("none") }, new SetSpokesperson(Id("none"), null, Member.Id),
            new SetAuthority(Id("none"), PositionAuthority.AnyMember, PositionAuthority.HeadOnly), Step(PositionState.InReview) with { Point = Id("none") },
        })
            bench.Refuse(RejectionCode.UnknownEntity, Head, Delegation, command);
    }

    [Fact]
    public void Authority_of_the_head_alone_closes_the_position_to_all_others()
    {
        bench.Accept(Head, Delegation, new SetAuthority(Point, PositionAuthority.AnyMember, PositionAuthority.HeadOnly));
        foreach (var who in new[] { Speaker, Member, Liaison })
        {
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, Oppose);
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, Outcome(null, "x"));
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, Step(PositionState.InReview));
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new SetSpokesperson(Point, null, who.Id));
        }
        bench.Accept(Head, Delegation, Oppose);
    }

    [Fact]
    public void Authority_of_spokesperson_and_head_lets_the_role_and_the_named_spokesperson_in()
    {
        bench.Accept(Head, Delegation, new SetAuthority(Point, PositionAuthority.AnyMember, PositionAuthority.SpokespersonAndHead));
        bench.Accept(Speaker, Delegation, Oppose);
        bench.Refuse(RejectionCode.Forbidden, Liaison, Delegation, Outcome(null, "x"));

        bench.Accept(Head, Delegation, new SetSpokesperson(Point, null, Liaison.Id));
        bench.Accept(Liaison, Delegation, Outcome(null, "x"));
    }

    [Fact]
    public void Authority_is_set_by_the_head_only_and_from_what_he_saw()
    {
        bench.Refuse(RejectionCode.Forbidden, Speaker, Delegation, new SetAuthority(Point, PositionAuthority.AnyMember, PositionAuthority.HeadOnly));
        Assert.Equal("any-member", bench.Refuse(RejectionCode.Conflict, Head, Delegation,
            new SetAuthority(Point, PositionAuthority.HeadOnly, PositionAuthority.SpokespersonAndHead)).Current);
    }

    [Fact]
    public void Spokesperson_is_somebody_on_the_roster_today_or_later()
    {
        bench.Refuse(RejectionCode.Invalid, Head, Delegation, new SetSpokesperson(Point, null, Colleague.Id));
        bench.Accept(Head, Delegation, new AddToRoster(Id("r9"), Colleague.Id, "Carl", Orion, RosterRole.Member, Today.AddDays(20)));
        bench.Accept(Member, Delegation, new SetSpokesperson(Point, null, Colleague.Id));
        Assert.Equal("carl", bench.Refuse(RejectionCode.Conflict, Liaison, Delegation, new SetSpokesperson(Point, null, Liaison.Id)).Current);
        bench.Accept(Liaison, Delegation, new SetSpokesperson(Point, Colleague.Id, null));
        Assert.Null(bench.Position.Spokesperson.Value);
    }

    [Fact]
    public void Position_becomes_final_only_when_the_head_confirms()
    {
        bench.Accept(Member, Delegation, Oppose);
        bench.Accept(Member, Delegation, Step(PositionState.InReview));
        bench.Accept(Liaison, Delegation, Step(PositionState.Cleared));
        foreach (var who in new[] { Speaker, Member, Liaison })
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, Step(PositionState.Final));

        bench.Accept(Head, Delegation, Step(PositionState.Final));

        Assert.Equal((PositionState.Final, Head.Id), (bench.Position.State.Value, bench.Position.State.By));
    }

    [Fact]
    public void Head_confirms_only_the_text_he_has_read()
    {
        bench.Accept(Member, Delegation, Oppose);
        Reach(PositionState.Cleared);
        var read = Step(PositionState.Final);
        bench.Accept(Member, Delegation, Outcome(null, "Reject"));
        bench.Accept(Member, Delegation, Step(PositionState.InReview));
        bench.Accept(Member, Delegation, Step(PositionState.Cleared));

        var conflict = bench.Refuse(RejectionCode.Conflict, Head, Delegation, read);
        Assert.Equal(("textVersion", "2"), (conflict.Field, conflict.Current));
    }

    [Theory]
    [InlineData(PositionState.Draft, PositionState.Cleared)]
    [InlineData(PositionState.Draft, PositionState.Final)]
    [InlineData(PositionState.InReview, PositionState.Final)]
    [InlineData(PositionState.Cleared, PositionState.InReview)]
    [InlineData(PositionState.Final, PositionState.InReview)]
    [InlineData(PositionState.Final, PositionState.Cleared)]
    public void Step_that_skips_or_goes_half_back_is_illegal(PositionState from, PositionState to)
    {
        Reach(from);
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, Step(to));
    }

    [Theory]
    [InlineData(PositionState.InReview)]
    [InlineData(PositionState.Cleared)]
    public void Any_member_takes_a_position_back_to_draft_before_it_is_final(PositionState from)
    {
        Reach(from);
        bench.Accept(Member, Delegation, Step(PositionState.Draft));
        Assert.Equal(PositionState.Draft, bench.Position.State.Value);
    }

    [Fact]
    public void Final_position_is_opened_by_the_head_only_and_closed_to_changes_until_then()
    {
        Reach(PositionState.Final);
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, Step(PositionState.Draft));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, Oppose);
        bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, Outcome(null, "x"));

        bench.Accept(Head, Delegation, Step(PositionState.Draft));
        bench.Accept(Member, Delegation, Oppose);
    }

    [Theory]
    [InlineData(PositionState.InReview)]
    [InlineData(PositionState.Cleared)]
    public void Change_of_a_reviewed_text_makes_it_a_draft_again(PositionState reached)
    {
        Reach(reached);
        bench.Accept(Member, Delegation, Outcome(null, "Reject"));
        Assert.Equal(PositionState.Draft, bench.Position.State.Value);
    }

    [Fact]
    public void State_changed_from_what_stood_before_is_a_conflict()
    {
        var stale = Step(PositionState.InReview);
        Reach(PositionState.Cleared);
        Assert.Equal("cleared", bench.Refuse(RejectionCode.Conflict, Member, Delegation, stale).Current);
        bench.Ignore(Member, Delegation, stale with { To = PositionState.Cleared });
    }

    [Fact]
    public void History_of_a_position_shows_who_changed_what_from_which_value()
    {
        bench.Accept(Member, Delegation, Oppose);
        bench.Accept(Liaison, Delegation, new SetStance(Point, Stance.Oppose, Stance.DeferToAnotherBody));

        var history = bench.Log.Where(r => r.Event is StanceSet).Select(r => (r.By, ((StanceSet)r.Event).Was, ((StanceSet)r.Event).To));

        Assert.Equal([(Member.Id, Stance.NotYet, Stance.Oppose), (Liaison.Id, Stance.Oppose, Stance.DeferToAnotherBody)], history);
    }
}
