using CsCheck;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

/// <summary>By which rule of a body a ballot is decided, and what a count comes to.</summary>
public sealed class BallotRuleTests
{
    private static readonly EntityId Vote = Id("dis");
    private static readonly VoteClosing Closes = new(new(2022, 7, 1, 0, 0, 0, TimeSpan.Zero), "Europe/Zurich");

    private static readonly Gen<int?> Number = Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 30].Select(n => (int?)n));
    private static readonly Gen<BallotTally> Tallies =
        Gen.Select(Number, Number, Number, Number, Number, (a, b, c, d, e) => new BallotTally(a, b, c, d, e));

    private readonly Bench bench = Seated();

    /// <summary>ISO/IEC Directives, Part 1, 2.6.3 and 2.7.3: two thirds of the P-members, not more than one quarter of all against.</summary>
    [Theory]
    [InlineData(8, 4, 12, 4, BallotVerdict.Met)]
    [InlineData(7, 4, 12, 4, BallotVerdict.NotMet)]
    [InlineData(8, 4, 11, 4, BallotVerdict.NotMet)]
    [InlineData(9, 0, 9, 3, BallotVerdict.Met)]
    [InlineData(0, 0, 5, 0, BallotVerdict.NotMet)]
    [InlineData(7, 4, null, null, BallotVerdict.NotMet)]
    [InlineData(8, 4, null, null, BallotVerdict.Unknown)]
    [InlineData(null, null, 12, 5, BallotVerdict.NotMet)]
    [InlineData(null, null, null, null, BallotVerdict.Unknown)]
    public void Enquiry_and_approval_take_two_thirds_of_the_p_members_and_at_most_a_quarter_against(
        int? pInFavour, int? pAgainst, int? inFavour, int? against, BallotVerdict verdict)
    {
        foreach (var (id, clause) in new[] { ("iso-enquiry", "ISO/IEC Directives, Part 1, 2.6.3"), ("iso-approval", "ISO/IEC Directives, Part 1, 2.7.3") })
        {
            var rule = BallotRule.Find(id)!;
            Assert.Equal((clause, verdict), (rule.Clause, rule.Of(new(pInFavour, pAgainst, inFavour, against))));
        }
    }

    /// <summary>Rec. ITU-T A.8, clause 4, for the alternative process; WTSA Resolution 1, 9.5, for the traditional one.</summary>
    [Theory]
    [InlineData("itu-t-last-call", "Rec. ITU-T A.8, 4", 4)]
    [InlineData("itu-t-additional-review", "Rec. ITU-T A.8, 4", 3)]
    [InlineData("itu-t-tap", "WTSA Resolution 1, 9.5", null)]
    public void One_who_opposes_or_comments_on_the_substance_is_enough_in_the_itu(string id, string clause, int? weeks)
    {
        var rule = BallotRule.Find(id)!;
        Assert.Equal((clause, weeks), (rule.Clause, rule.Weeks));
        Assert.Equal(BallotVerdict.Met, rule.Of(new(Against: 0)));
        Assert.Equal(BallotVerdict.NotMet, rule.Of(new(Against: 1, InFavour: 150)));
        Assert.Equal(BallotVerdict.Unknown, rule.Of(new(InFavour: 150)));
    }

    [Fact]
    public void Abstentions_change_no_verdict_and_one_more_in_favour_spoils_none() => Tallies.Sample(tally =>
    {
        foreach (var rule in BallotRule.All)
        {
            var verdict = rule.Of(tally);
            Assert.Equal(verdict, rule.Of(tally with { Abstained = (tally.Abstained ?? 0) + 1 }));
            var more = rule.Of(tally with { PInFavour = tally.PInFavour + 1, InFavour = tally.InFavour + 1 });
            Assert.True(verdict != BallotVerdict.Met || more == BallotVerdict.Met);
        }
    }, iter: 10_000);

    [Fact]
    public void Verdict_that_is_said_with_numbers_missing_is_the_same_whatever_they_are() =>
        Gen.Select(Tallies, Gen.Int[0, 30].Array[5]).Sample((known, rest) =>
        {
            var whole = new BallotTally(
                known.PInFavour ?? rest[0], known.PAgainst ?? rest[1], known.InFavour ?? rest[2], known.Against ?? rest[3], known.Abstained ?? rest[4]);
            foreach (var rule in BallotRule.All)
                Assert.True(rule.Of(known) is BallotVerdict.Unknown || rule.Of(known) == rule.Of(whole));
        }, iter: 10_000);

    [Fact]
    public void Count_is_kept_with_its_source_and_compared_with_what_was_seen()
    {
        bench.Accept(Member, Delegation, new ExpectVote(Vote, "DIS ballot", Closes));
        var ruled = new BallotCount("iso-enquiry", new());
        bench.Accept(Member, Delegation, new CountBallot(Vote, ruled));
        Assert.Equal("to.source", bench.Refuse(
            RejectionCode.Required, Member, Delegation, new CountBallot(Vote, ruled with { Tally = new(8, 4, 12, 4) }, ruled)).Field);
        bench.Accept(Member, Delegation, new CountBallot(Vote, new("iso-enquiry", new(8, 4, 12, 4), "The result of the ballot"), ruled));
        bench.Refuse(RejectionCode.Conflict, Liaison, Delegation, new CountBallot(Vote, new("iso-approval", new()), ruled));
        Assert.Equal("The result of the ballot", bench.In(Delegation).Votes![Vote].Counted.Value!.Source);
    }

    public static readonly TheoryData<BallotCount, string> Broken = new()
    {
        { new("majority", new()), "to.rule" },
        { new("iso-enquiry", new(InFavour: -1), "A list"), "to.inFavour" },
        { new("iso-enquiry", new(Abstained: 10_001), "A list"), "to.abstained" },
        { new("iso-enquiry", new(PInFavour: 5, InFavour: 4), "A list"), "to.pInFavour" },
        { new("iso-enquiry", new(PAgainst: 5, Against: 4), "A list"), "to.pAgainst" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void Count_that_cannot_be_names_its_field(BallotCount broken, string field)
    {
        bench.Accept(Member, Delegation, new ExpectVote(Vote, "DIS ballot", Closes));
        Assert.Equal(field, bench.Refuse(RejectionCode.Invalid, Member, Delegation, new CountBallot(Vote, broken)).Field);
    }
}
