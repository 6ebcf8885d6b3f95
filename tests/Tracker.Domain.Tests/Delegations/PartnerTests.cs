using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class PartnerTests
{
    private readonly Bench bench = Seated();

    public PartnerTests()
    {
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        foreach (var text in Enum.GetValues<PositionText>())
            bench.Accept(Member, Delegation, new EditPositionText(Point, text, new(null, $"Our {text}")));
    }

    private PublishPosition Sharing => new(Point, Borduria, bench.Position.TextVersion, [PositionText.Rationale]);

    private ReleasedPosition Released => bench.In(ToBorduria).Released[Point];

    [Fact]
    public void Shared_position_carries_stance_outcome_and_chosen_texts_only()
    {
        var events = bench.Accept(Head, Delegation, Sharing);

        Assert.Equal([typeof(PositionPublished), typeof(PositionReleased)], events.Select(e => e.GetType()));
        Assert.Equal((Stance.Oppose, "7.2", Head.Id), (Released.Content!.Stance, Released.Content.Number, Released.Content.ReleasedBy));
        Assert.Equal("PreferredOutcome Rationale", string.Join(' ', Released.Content.Texts.Keys));
        Assert.Equal(new Publication(7, 1), bench.Position.PublishedTo[Borduria]);
    }

    [Theory]
    [InlineData(PositionText.RedLine)]
    [InlineData(PositionText.AcceptableRange)]
    [InlineData(PositionText.Fallback)]
    public void Red_line_range_and_fallback_are_never_shared(PositionText text) =>
        Assert.Equal("texts", bench.Refuse(RejectionCode.Invalid, Head, Delegation, Sharing with { Texts = [text] }).Field);

    [Fact]
    public void Position_is_shared_and_withdrawn_by_the_head_only()
    {
        bench.Accept(Head, Delegation, Sharing);
        foreach (var who in new[] { Speaker, Member, Liaison, Adviser, Observer })
        {
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, Sharing);
            bench.Refuse(RejectionCode.Forbidden, who, Delegation, new WithdrawPosition(Point, Borduria));
        }
    }

    [Fact]
    public void Sharing_that_breaks_a_rule_names_it()
    {
        Assert.Equal("partner", bench.Refuse(RejectionCode.Invalid, Head, Delegation, Sharing with { Partner = Orion }).Field);
        Assert.Equal("7", bench.Refuse(RejectionCode.Conflict, Head, Delegation, Sharing with { TextVersion = 6 }).Current);
        bench.Refuse(RejectionCode.UnknownEntity, Head, Delegation, Sharing with { Point = Id("none") });
        bench.Accept(Member, Delegation, new AddPoint(Id("p2"), "8", "Untouched"));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, Sharing with { Point = Id("p2"), TextVersion = 0 });
        bench.Accept(Member, Delegation, new RemovePoint(Point));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, Sharing);
    }

    [Fact]
    public void Later_changes_reach_the_partner_only_when_shared_again()
    {
        bench.Accept(Head, Delegation, Sharing);
        bench.Ignore(Head, Delegation, Sharing);
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.Oppose, Stance.DeferToAnotherBody));
        Assert.Equal((1, Stance.Oppose), (Released.Revision, Released.Content!.Stance));

        bench.Accept(Head, Delegation, Sharing with { Texts = [PositionText.DeferTo] });

        Assert.Equal((2, Stance.DeferToAnotherBody), (Released.Revision, Released.Content!.Stance));
        Assert.Equal("PreferredOutcome DeferTo", string.Join(' ', Released.Content.Texts.Keys));
    }

    [Fact]
    public void Withdrawn_position_is_gone_for_the_partner_and_can_be_shared_anew()
    {
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new WithdrawPosition(Point, Borduria));
        bench.Accept(Head, Delegation, Sharing);

        var events = bench.Accept(Head, Delegation, new WithdrawPosition(Point, Borduria));

        Assert.Equal([typeof(PositionWithdrawn), typeof(ReleaseWithdrawn)], events.Select(e => e.GetType()));
        Assert.Null(Released.Content);
        Assert.True(bench.Position.PublishedTo[Borduria].Withdrawn);
        bench.Ignore(Head, Delegation, new WithdrawPosition(Point, Borduria));
        bench.Refuse(RejectionCode.IllegalStep, Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.Support));
        bench.Accept(Head, Delegation, Sharing);
        Assert.Equal((2, Stance.Oppose), (Released.Revision, Released.Content!.Stance));
    }

    [Fact]
    public void Position_of_a_removed_point_can_still_be_withdrawn()
    {
        bench.Accept(Head, Delegation, Sharing);
        bench.Accept(Member, Delegation, new RemovePoint(Point));
        bench.Accept(Head, Delegation, new WithdrawPosition(Point, Borduria));
        bench.Refuse(RejectionCode.UnknownEntity, Head, Delegation, new WithdrawPosition(Id("none"), Borduria));
    }

    [Fact]
    public void Partner_responds_and_the_delegation_sees_it()
    {
        bench.Accept(Head, Delegation, Sharing);
        bench.Accept(Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.SupportWithChanges, "With one change"), Borduria);

        var response = Assert.Single(Released.Responses).Value;
        Assert.Equal((Bordurian.Id, Stance.SupportWithChanges, "With one change", Borduria),
            (response.Participant, response.Stance, response.Text, response.OnBehalfOf));
        Assert.Equal(Right.Read, Kind.RightIn(bench.StandingOf(Observer), ToBorduria));
        bench.Ignore(Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.SupportWithChanges, "With one change"));
        bench.Accept(Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.Support));
        Assert.Equal(Stance.Support, Assert.Single(Released.Responses).Value.Stance);
    }

    [Fact]
    public void Response_to_an_earlier_revision_is_a_conflict_and_a_given_one_grows_stale()
    {
        bench.Accept(Head, Delegation, Sharing);
        bench.Accept(Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.Support));
        Assert.False(Released.Responses[Bordurian.Id].IsStale(Released));
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.Oppose, Stance.Neutral));
        bench.Accept(Head, Delegation, Sharing);

        Assert.True(Released.Responses[Bordurian.Id].IsStale(Released));
        var conflict = bench.Refuse(RejectionCode.Conflict, Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.Oppose));
        Assert.Equal(("revision", "2"), (conflict.Field, conflict.Current));
    }

    [Fact]
    public void Response_that_breaks_a_rule_is_refused()
    {
        bench.Accept(Head, Delegation, Sharing);
        bench.Refuse(RejectionCode.Forbidden, Head, ToBorduria, new RespondToPosition(Point, 1, Stance.Support));
        bench.Refuse(RejectionCode.Forbidden, Member, ToBorduria, new RespondToPosition(Point, 1, Stance.Support));
        bench.Refuse(RejectionCode.NotFound, Syldavian, ToBorduria, new RespondToPosition(Point, 1, Stance.Support));
        bench.Refuse(RejectionCode.UnknownEntity, Bordurian, ToBorduria, new RespondToPosition(Id("none"), 1, Stance.Support));
        bench.Refuse(RejectionCode.TooLong, Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.Support, new('t', DelegationLimits.Comment + 1)));
        bench.Refuse(RejectionCode.Invalid, Head, Delegation, new RespondToPosition(Point, 1, Stance.Support));
    }

    [Fact]
    public void Partner_to_whom_nothing_was_shared_cannot_tell_that_the_delegation_exists()
    {
        var nothing = new Bench().Refuse(RejectionCode.NotFound, Bordurian, ToBorduria, new AddNote(Id("n"), "Anybody?"));
        Assert.Equal(nothing, bench.Refuse(RejectionCode.NotFound, Bordurian, ToBorduria, new AddNote(Id("n"), "Anybody?")));

        var alone = Kind.Decide(bench.SightOf(Bordurian, ToBorduria), new AddNote(Id("n"), "Anybody?"));
        Assert.Equal(nothing, alone.Rejection);
    }

    [Fact]
    public void Partner_compartment_is_opened_by_sharing_and_by_nothing_else() =>
        bench.Refuse(RejectionCode.Invalid, Head, ToBorduria, new AddNote(Id("n"), "Hello"));

    [Fact]
    public void Delegation_shares_with_fifty_partners_and_no_more()
    {
        for (var i = 0; i < DelegationLimits.Partners; i++) bench.Accept(Head, Delegation, Sharing with { Partner = GroupId.Parse($"partner/x{i}") });
        bench.Refuse(RejectionCode.TooMany, Head, Delegation, Sharing);
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.Oppose, Stance.Neutral));
        bench.Accept(Head, Delegation, Sharing with { Partner = GroupId.Parse("partner/x0") });
    }

    [Fact]
    public void Position_takes_two_hundred_responses_and_no_more()
    {
        bench.Accept(Head, Delegation, Sharing);
        for (var i = 0; i < DelegationLimits.Responses; i++)
            bench.Accept(Bordurian with { Id = ParticipantId.Parse($"x{i}") }, ToBorduria, new RespondToPosition(Point, 1, Stance.Support));
        bench.Refuse(RejectionCode.TooMany, Bordurian, ToBorduria, new RespondToPosition(Point, 1, Stance.Support));
        bench.Accept(Bordurian with { Id = ParticipantId.Parse("x0") }, ToBorduria, new RespondToPosition(Point, 1, Stance.Oppose));
    }
}
