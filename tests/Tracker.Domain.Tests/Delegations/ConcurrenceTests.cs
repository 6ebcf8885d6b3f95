using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class ConcurrenceTests
{
    private readonly Bench bench = Seated();

    public ConcurrenceTests() => bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));

    private ConcurrenceLine LineOf(Principal who) =>
        ConcurrenceSheet.Of(bench.In(Delegation), Point, bench.Day).Single(l => l.Participant == who.Id);

    [Fact]
    public void Every_role_but_the_observer_answers()
    {
        foreach (var who in new[] { Head, Speaker, Member, Liaison, Adviser })
            bench.Accept(who, Delegation, new Concur(Point, 1, Answer.Concur));
        bench.Refuse(RejectionCode.Forbidden, Observer, Delegation, new Concur(Point, 1, Answer.Concur));
    }

    [Fact]
    public void Newer_answer_replaces_the_earlier_one()
    {
        bench.Accept(Liaison, Delegation, new Concur(Point, 1, Answer.Concur), State);
        bench.Accept(Liaison, Delegation, new Concur(Point, 1, Answer.Object, "Network islands"), State);

        var given = Assert.Single(bench.Position.Concurrences).Value;
        Assert.Equal((Answer.Object, "Network islands", State), (given.Answer, given.Comment, given.OnBehalfOf));
        bench.Ignore(Liaison, Delegation, new Concur(Point, 1, Answer.Object, "Network islands"));
    }

    [Theory]
    [InlineData(Answer.Object)]
    [InlineData(Answer.ConcurWithComment)]
    public void Answer_that_needs_words_is_refused_without_them(Answer answer)
    {
        Assert.Equal("comment", bench.Refuse(RejectionCode.Required, Member, Delegation, new Concur(Point, 1, answer, " ")).Field);
        bench.Accept(Member, Delegation, new Concur(Point, 1, answer, "Because"));
    }

    [Theory]
    [InlineData(Answer.Concur)]
    [InlineData(Answer.Abstain)]
    [InlineData(Answer.Recuse)]
    public void Other_answers_need_no_words(Answer answer) => bench.Accept(Member, Delegation, new Concur(Point, 1, answer));

    [Fact]
    public void Comment_longer_than_its_limit_is_refused() =>
        bench.Refuse(RejectionCode.TooLong, Member, Delegation, new Concur(Point, 1, Answer.Concur, new('c', DelegationLimits.Comment + 1)));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Answer_to_another_version_is_a_conflict_that_names_the_current_one(int version) =>
        Assert.Equal("1", bench.Refuse(RejectionCode.Conflict, Liaison, Delegation, new Concur(Point, version, Answer.Concur)).Current);

    [Fact]
    public void Answer_is_stale_as_soon_as_the_text_changes()
    {
        bench.Accept(Liaison, Delegation, new Concur(Point, 1, Answer.Concur));
        Assert.False(LineOf(Liaison).IsStale);
        bench.Accept(Member, Delegation, new SetSpokesperson(Point, null, Member.Id));
        Assert.False(LineOf(Liaison).IsStale);

        bench.Accept(Member, Delegation, new EditPositionText(Point, PositionText.Fallback, new(null, "Defer")));

        Assert.True(LineOf(Liaison).IsStale);
        Assert.Equal(Reply.Concur, LineOf(Liaison).Reply);
    }

    [Fact]
    public void Sheet_lists_everybody_who_may_answer_with_no_reply_made_explicit()
    {
        bench.Accept(Adviser, Delegation, new Concur(Point, 1, Answer.Recuse));
        bench.Accept(Liaison, Delegation, new Concur(Point, 1, Answer.Object, "No"));

        var sheet = ConcurrenceSheet.Of(bench.In(Delegation), Point, Today);

        Assert.Equal("Ada=Recuse Hanna Sample=NoReply Lia=Object Mia=NoReply Sol=NoReply", string.Join(' ', sheet.Select(l => $"{l.Name}={l.Reply}")));
    }

    [Fact]
    public void Sheet_lists_nobody_whose_entry_does_not_cover_the_day_and_nobody_twice()
    {
        bench.Accept(Head, Delegation, new EndRosterEntry(Id("r-mia"), null, Today.AddDays(-1)));
        bench.Accept(Head, Delegation, new AddToRoster(Id("r10"), Adviser.Id, "Ada", Orion, RosterRole.Spokesperson));

        var sheet = ConcurrenceSheet.Of(bench.In(Delegation), Point, Today);

        Assert.DoesNotContain(sheet, l => l.Participant == Member.Id);
        Assert.Equal(RosterRole.Spokesperson, Assert.Single(sheet, l => l.Participant == Adviser.Id).Role);
        Assert.Empty(ConcurrenceSheet.Of(bench.In(Delegation), Id("none"), Today));
    }

    [Fact]
    public void Sheet_of_a_final_position_keeps_the_roster_of_the_day_on_which_it_became_final()
    {
        foreach (var (was, to) in new[] { (PositionState.Draft, PositionState.InReview), (PositionState.InReview, PositionState.Cleared) })
            bench.Accept(Head, Delegation, new ChangePositionState(Point, 1, was, to));
        var before = Names(bench.Day);
        bench.Accept(Head, Delegation, new ChangePositionState(Point, 1, PositionState.Cleared, PositionState.Final));
        bench.Day = bench.Day.AddDays(10);
        bench.Accept(Head, Delegation, new EndRosterEntry(Id("r-mia"), null, bench.Day.AddDays(-1)));
        bench.Accept(Head, Delegation, new AddToRoster(Id("r10"), Colleague.Id, "Carl", Orion, RosterRole.Member));
        Assert.Equal(before, Names(bench.Day));

        bench.Accept(Head, Delegation, new ChangePositionState(Point, 1, PositionState.Final, PositionState.Draft));
        Assert.Equal(before.Replace("Mia ", "", StringComparison.Ordinal).Insert(4, "Carl "), Names(bench.Day));
    }

    private string Names(DateOnly day) => string.Join(' ', ConcurrenceSheet.Of(bench.In(Delegation), Point, day).Select(l => l.Name));

    [Fact]
    public void Answer_to_an_unknown_point_is_refused() =>
        bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, new Concur(Id("none"), 0, Answer.Concur));
}
