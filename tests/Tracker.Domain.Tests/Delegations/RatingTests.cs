using CsCheck;
using Tracker.Domain.Delegations;
using Tracker.Domain.Search;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class RatingTests
{
    private static readonly ActorId Document = ActorId.Parse("contribution/sg13-c0123");
    private static readonly QualityAnswers Yes = new(true, true, true);

    private readonly Bench bench = Seated();

    private RatedContribution Now => bench.In(Delegation).Ratings![Document];

    [Fact]
    public void Later_rating_counts_and_the_earlier_one_stays_with_its_date()
    {
        Rate(Member, new(true, null, false), "Little is new");
        Rate(Member, Yes);
        bench.Ignore(Member, Delegation, new RateContribution(Document, Point, Yes, " "));

        var latest = Assert.Single(Now.Latest);
        Assert.Equal(Yes, latest.Answers);
        var before = Assert.Single(Now.Before(latest));
        Assert.Equal((new QualityAnswers(true, null, false), "Little is new"), (before.Answers, before.Note));
        Assert.True(before.At < latest.At);
        Assert.Equal(Quality.Substantive, Now.Quality);
    }

    [Fact]
    public void Substantive_needs_a_yes_to_each_test_and_no_no()
    {
        Rate(Adviser, new(RealProblem: true, RealSolution: true));
        Assert.Equal(Quality.InPart, Now.Quality);
        Rate(Liaison, new(Technical: true));
        Assert.Equal(Quality.Substantive, Now.Quality);
        Rate(Head, new(RealSolution: false));
        Assert.Equal((Quality.NotSubstantive, (1, 1)), (Now.Quality, Now.Answers(QualityTest.RealSolution)));
        Rate(Head, QualityAnswers.None);
        Assert.Equal((Quality.Substantive, (1, 0)), (Now.Quality, Now.Answers(QualityTest.RealSolution)));
    }

    [Fact]
    public void What_nobody_rates_is_not_rated_and_counted_apart()
    {
        Rate(Member, Yes);
        Rate(Member, QualityAnswers.None);
        Assert.Equal(Quality.NotRated, Now.Quality);
        var rated = new RatedContribution(Document, [new(Member.Id, DateTimeOffset.UnixEpoch, Point, Yes)]);
        Assert.Equal(new QualityCounts(4, 1, 0, 0, 3), QualityCounts.Of([rated, Now, null, null]));
    }

    [Fact]
    public void Only_members_with_a_voice_rate_and_only_contributions()
    {
        bench.Refuse(RejectionCode.Forbidden, Observer, Delegation, new RateContribution(Document, Point, Yes));
        bench.Refuse(RejectionCode.NotFound, Colleague, Delegation, new RateContribution(Document, Point, Yes));
        Assert.Equal("answers", bench.Refuse(RejectionCode.Invalid, Member, Delegation, new RateContribution(Document, Point, QualityAnswers.None)).Field);
        Assert.Equal(
            "contribution", bench.Refuse(RejectionCode.Invalid, Member, Delegation, new RateContribution(ActorId.Parse("standard/a"), Point, Yes)).Field);
        Assert.Equal("point", bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, new RateContribution(Document, Id("none"), Yes)).Field);
        Assert.Equal("note", bench.Refuse(
            RejectionCode.TooLong, Member, Delegation, new RateContribution(Document, Point, Yes, new string('x', DelegationLimits.Comment + 1))).Field);
    }

    [Fact]
    public void Page_of_the_contribution_learns_what_the_ratings_say()
    {
        Rate(Member, new(true, false));
        var text = Kind.SearchedIn(Delegation, bench.In(Delegation)).SelectMany(s => s.Texts()).Single(t => t.Key == "rating/" + Document);
        Assert.Equal(Document.Value, SearchText.NamedBy(text.Text));
        var read = RatingMention.Read(PointMention.Parts(text.Text))!;
        Assert.Equal((Point, Quality.NotSubstantive, 1), (read.Point, read.Quality, read.Raters));
        Assert.Equal([(1, 0), (0, 1), (0, 0)], read.Answers);
    }

    [Fact]
    public void Every_rating_stays_whatever_is_rated_later() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2]).Array[1, 12].Sample(all =>
        {
            Bench played = Seated();
            IReadOnlyList<QualityRating> kept = [];
            foreach (var (who, a, b, c) in all)
            {
                _ = played.Send(new[] { Member, Head, Liaison }[who], Delegation, new RateContribution(Document, Point, new(Answer(a), Answer(b), Answer(c))));
                IReadOnlyList<QualityRating> now = played.In(Delegation).Ratings?.GetValueOrDefault(Document)?.Ratings ?? [];
                Assert.Equal(kept, now.Take(kept.Count));
                kept = now;
            }
        }, iter: 50);

    private static bool? Answer(int drawn) => drawn switch { 0 => null, 1 => false, _ => true };

    private void Rate(Principal who, QualityAnswers answers, string? note = null) =>
        bench.Accept(who, Delegation, new RateContribution(Document, Point, answers, note));
}
