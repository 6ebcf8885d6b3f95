using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class VoteTests
{
    private static readonly EntityId Vote = Id("dis");

    /// <summary>The bench's clock stands at 1 June 2022, 08:00.</summary>
    private static readonly VoteClosing Later = new(new(2022, 7, 1, 0, 0, 0, TimeSpan.Zero), "Europe/Zurich");
    private static readonly VoteClosing Soon = new(new(2022, 6, 3, 0, 0, 0, TimeSpan.Zero), "Europe/Zurich");

    private readonly Bench bench = Seated();

    private ExpectedVote Now => bench.In(Delegation).Votes![Vote];

    [Fact]
    public void Vote_is_cast_once_however_often_it_is_recorded()
    {
        bench.Accept(Member, Delegation, new ExpectVote(Vote, "DIS ballot on ISO/IEC 23837-2", Later, Point: Point));
        bench.Accept(Head, Delegation, new SettleVote(Vote, null, BallotAnswer.ApproveWithComments));
        bench.Accept(Head, Delegation, new RecordVote(Vote, BallotAnswer.ApproveWithComments));
        bench.Ignore(Speaker, Delegation, new RecordVote(Vote, BallotAnswer.ApproveWithComments));
        Assert.Equal("answer", bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new RecordVote(Vote, BallotAnswer.Abstain)).Field);

        bench.Refuse(RejectionCode.Required, Head, Delegation, new CorrectVote(Vote, BallotAnswer.ApproveWithComments, BallotAnswer.Approve, " "));
        bench.Refuse(RejectionCode.Conflict, Head, Delegation, new CorrectVote(Vote, BallotAnswer.Disapprove, BallotAnswer.Approve, "Misread"));
        bench.Accept(Head, Delegation, new CorrectVote(Vote, BallotAnswer.ApproveWithComments, BallotAnswer.Approve, "Misread"));
        Assert.Equal((BallotAnswer.Approve, BallotAnswer.ApproveWithComments), (Now.Cast!.Answer, Now.Cast.Before!.Answer));
    }

    [Fact]
    public void Who_casts_it_is_reminded_once_for_each_close_and_never_early()
    {
        bench.Accept(Member, Delegation, new ExpectVote(Vote, "DIS ballot", Later));
        bench.Refuse(RejectionCode.IllegalStep, TheProgram, Delegation, new RemindOfVote(Vote, Later));
        Assert.Equal(Later.At.AddDays(-3), Kind.NextDue(bench.Record)!.At);

        bench.Accept(Member, Delegation, new MoveClosing(Vote, Later, Soon));
        bench.Ignore(TheProgram, Delegation, new RemindOfVote(Vote, Later));
        bench.Accept(TheProgram, Delegation, new RemindOfVote(Vote, Soon));
        bench.Ignore(TheProgram, Delegation, new RemindOfVote(Vote, Soon));
        Assert.Equal(Soon.At, Kind.NextDue(bench.Record)!.At);
        bench.Refuse(RejectionCode.IllegalStep, TheProgram, Delegation, new MissVote(Vote, Soon));

        bench.Accept(Member, Delegation, new MoveClosing(Vote, Soon, Later));
        Assert.Equal(Later.At.AddDays(-3), Kind.NextDue(bench.Record)!.At);
        bench.Accept(Head, Delegation, new RecordVote(Vote, BallotAnswer.Approve));
        Assert.Null(Kind.NextDue(bench.Record));
    }

    [Fact]
    public void Vote_that_was_not_cast_stays_so_with_its_reason()
    {
        var missed = Missed();
        Assert.Equal("answer", missed.Refuse(RejectionCode.IllegalStep, Head, Delegation, new RecordVote(Vote, BallotAnswer.Approve)).Field);
        missed.Refuse(RejectionCode.IllegalStep, Member, Delegation, new CancelVote(Vote, "Late"));
        missed.Accept(Member, Delegation, new ExplainVote(Vote, new(null, "No expert was left")));
        Assert.Equal((VoteState.NotCast, "No expert was left"), (missed.In(Delegation).Votes![Vote].State, missed.In(Delegation).Votes![Vote].Because.Value));
        Assert.Null(Kind.NextDue(missed.Record));
    }

    [Fact]
    public void Reminder_that_would_come_after_the_close_says_that_the_vote_was_not_cast()
    {
        bench.Accept(Member, Delegation, new ExpectVote(Vote, "DIS ballot", Soon));
        bench.At(Soon.At);
        bench.Accept(TheProgram, Delegation, new RemindOfVote(Vote, Soon));
        Assert.Equal((VoteState.NotCast, (DateTimeOffset?)null), (Now.State, Now.Reminded));
        Assert.Null(Kind.NextDue(bench.Record));
    }

    [Fact]
    public void Only_head_and_spokesperson_settle_and_cast_and_only_the_program_reminds()
    {
        bench.Accept(Member, Delegation, new ExpectVote(Vote, "DIS ballot", Later));
        foreach (var who in new[] { Member, Liaison, Adviser })
            foreach (var command in (VoteCommand[])[new SettleVote(Vote, null, BallotAnswer.Approve), new RecordVote(Vote, BallotAnswer.Approve)])
                bench.Refuse(RejectionCode.Forbidden, who, Delegation, command);
        bench.Refuse(RejectionCode.Forbidden, Observer, Delegation, new ExpectVote(Id("other"), "Ballot", Later));
        foreach (var command in (VoteCommand[])[new RemindOfVote(Vote, Later), new MissVote(Vote, Later)])
            bench.Refuse(RejectionCode.Forbidden, Head, Delegation, command);
        bench.Accept(Speaker, Delegation, new RecordVote(Vote, BallotAnswer.Abstain));
    }

    [Fact]
    public void What_cannot_be_is_refused_at_its_field()
    {
        VoteClosing past = new(new(2022, 5, 31, 0, 0, 0, TimeSpan.Zero), "UTC");
        Assert.Equal("ballot", bench.Refuse(RejectionCode.Required, Member, Delegation, new ExpectVote(Vote, " ", Later)).Field);
        Assert.Equal("closes", bench.Refuse(RejectionCode.Invalid, Member, Delegation, new ExpectVote(Vote, "Ballot", past)).Field);
        Assert.Equal("closes", bench.Refuse(RejectionCode.Required, Member, Delegation, new ExpectVote(Vote, "Ballot", Later with { Zone = "" })).Field);
        Assert.Equal("workItem", bench.Refuse(
            RejectionCode.Invalid, Member, Delegation, new ExpectVote(Vote, "Ballot", Later, ActorId.Parse("person/one"))).Field);
        Assert.Equal("point", bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, new ExpectVote(Vote, "Ballot", Later, Point: Id("none"))).Field);
        bench.Accept(Member, Delegation, new ExpectVote(Vote, "Ballot", Later));
        bench.Refuse(RejectionCode.Duplicate, Member, Delegation, new ExpectVote(Vote, "Ballot", Later));
        bench.Accept(Member, Delegation, new ExplainVote(Vote, new(null, "Nobody follows it")));
        bench.Accept(Member, Delegation, new CancelVote(Vote, "Called off by the secretariat"));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new RecordVote(Vote, BallotAnswer.Approve));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new SettleVote(Vote, null, BallotAnswer.Approve));
        bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, new ExplainVote(Vote, new("Called off by the secretariat", "x")));
    }

    [Fact]
    public void Score_of_a_year_is_cast_of_expected_and_leaves_out_what_is_open_or_cancelled()
    {
        ExpectedVote Of(int n, VoteState state) => new(
            Id("v" + n), Field.Empty, new(new(new(2022, 3, 1, 0, 0, 0, TimeSpan.Zero), "UTC")), new(null), Field.Empty,
            Cast: state == VoteState.Cast ? new(BallotAnswer.Approve, Head.Id, default) : null,
            Missed: state == VoteState.NotCast ? default(DateTimeOffset) : null, CancelledAt: state == VoteState.Cancelled ? default(DateTimeOffset) : null);
        ExpectedVote[] votes =
        [
            .. Enumerable.Range(0, 10).Select(n => Of(n, VoteState.Cast)), Of(10, VoteState.NotCast), Of(11, VoteState.NotCast), Of(12, VoteState.Open),
            Of(13, VoteState.Cancelled),
        ];

        Assert.Equal(new VoteScore(2022, 12, 10, 1), VoteScore.Of(votes, 2022));
        Assert.Equal(83.33m, VoteScore.Of(votes, 2022).Share);
        Assert.Null(VoteScore.Of(votes, 2021).Share);
    }

    /// <summary>A ballot of which the vote was missed: the program says it once the ballot has closed.</summary>
    private Bench Missed()
    {
        bench.Accept(Member, Delegation, new ExpectVote(Vote, "DIS ballot", Soon));
        bench.At(Soon.At);
        bench.Accept(TheProgram, Delegation, new MissVote(Vote, Soon));
        bench.Ignore(TheProgram, Delegation, new MissVote(Vote, Soon));
        return bench;
    }
}
