using CsCheck;
using Tracker.Domain.Shared;
using Tracker.Domain.Surveys;

namespace Tracker.Domain.Tests.Surveys;

/// <summary>What a reader can compute of the numbers that a result does not show. The reader knows the rule, the result, which numbers can occur together,
/// and whatever each test gives them besides.</summary>
public sealed class SmallCellTests
{
    private static readonly SurveyAnswer[] AllAnswers =
    [
        new([BarrierKind.None]),
        .. Enumerable.Range(1, 63).Select(bits => new SurveyAnswer([.. Enumerable.Range(0, 6).Where(i => (bits >> i & 1) == 1).Select(i => (BarrierKind)i)])),
    ];

    private static readonly Gen<SurveyAnswer> Answers = Gen.Int[0, 63].Select(i => AllAnswers[i]);

    /// <summary>Many answers that agree, so that small, middle and large numbers all occur.</summary>
    private static readonly Gen<SurveyAnswer[]> Ballots = Gen.Select(Answers.Array[1, 4], Gen.Int[0, 3].Array[1, 26], Answers.Array[0, 8])
        .Select(t => t.Item2.Select(i => t.Item1[i % t.Item1.Length]).Concat(t.Item3).ToArray());

    [Fact]
    public void Twelve_of_thirty_show_and_four_do_not()
    {
        Assert.Equal(12, Of(Some(12, 30)).Of(BarrierKind.ExportControl));
        Assert.Null(Of(Some(4, 30)).Of(BarrierKind.ExportControl));
        Assert.Equal((30, 40), (Of(Some(4, 30)).Answered, Of(Some(4, 30)).Invited));
    }

    [Fact]
    public void Number_that_leaves_few_who_did_not_name_it_is_hidden_like_a_small_one()
    {
        Assert.Null(Of(Some(26, 30)).Of(BarrierKind.ExportControl));
        Assert.Null(Of(Some(30, 30)).Of(BarrierKind.ExportControl));
        Assert.Equal(24, Of(Some(24, 30)).Of(BarrierKind.ExportControl));
    }

    [Fact]
    public void Five_are_hidden_because_one_of_them_would_know_the_other_four()
    {
        Assert.Null(Of(Some(5, 30)).Of(BarrierKind.ExportControl));
        Assert.Equal(6, Of(Some(6, 30)).Of(BarrierKind.ExportControl));
    }

    [Fact]
    public void Nothing_is_shown_of_fewer_than_twelve_answers() =>
        Assert.All(Enumerable.Range(0, 12), n => Assert.All(Of(Some(n / 2, n)).Counts, c => Assert.Null(c.Named)));

    [Fact]
    public void No_result_determines_a_number_below_five() => Ballots.Sample(answers =>
    {
        var result = Of(answers);
        AssertNothingSmall(Possible(Values(result), answers.Length), answers.Length);
    }, iter: 2_000);

    [Fact]
    public void Taking_one_answer_away_reveals_no_number_below_five() => Gen.Select(Ballots, Gen.Int[0, 1_000]).Sample((answers, pick) =>
    {
        if (answers.Length < 2) return;
        var own = answers[pick % answers.Length];
        var others = Values(Of(answers)).Select((values, cell) => values.Select(n => n - One(own, cell)).Where(n => n >= 0));
        AssertNothingSmall(Possible(others, answers.Length - 1), answers.Length - 1);
    }, iter: 2_000);

    /// <summary>Both results are published, and the reader even knows that one answer is all in which the years differ, but not which.</summary>
    [Fact]
    public void Two_results_that_differ_by_one_answer_determine_no_number_below_five() => Gen.Select(Ballots, Gen.Int[0, 1_000]).Sample((answers, pick) =>
    {
        if (answers.Length < 2) return;
        var gone = pick % answers.Length;
        var (more, fewer) = (Values(Of(answers)), Values(Of([.. answers.Where((_, i) => i != gone)])));
        var (before, after) = (Nothing(), Nothing());
        foreach (var answer in AllAnswers)
        {
            var both = Possible(fewer.Select((values, cell) => values.Where(n => more[cell].Contains(n + One(answer, cell)))), answers.Length - 1);
            for (var cell = 0; cell < BallotBox.Cells; cell++)
            {
                after[cell].UnionWith(both[cell]);
                before[cell].UnionWith(both[cell].Select(n => n + One(answer, cell)));
            }
        }
        AssertNothingSmall(after, answers.Length - 1);
        AssertNothingSmall(before, answers.Length);
    }, iter: 200);

    private static int One(SurveyAnswer answer, int cell) => answer.Barriers.Contains((BarrierKind)cell) ? 1 : 0;

    private static HashSet<int>[] Nothing() => [.. Enumerable.Range(0, BallotBox.Cells).Select(_ => new HashSet<int>())];

    /// <summary>By the rule: what is shown, or all that is not.</summary>
    private static List<int>[] Values(SurveyResult result) =>
    [
        .. result.Counts.Select(c => c.Named is { } shown ? [shown]
            : Enumerable.Range(0, result.Answered + 1).Where(n => !SurveyResult.Shows(n, result.Answered)).ToList()),
    ];

    /// <summary>Those of the values that occur together with some of the others: each answer names something or none of it, so that nothing is named by more
    /// than name anything, and all together by no fewer.</summary>
    private static HashSet<int>[] Possible(IEnumerable<IEnumerable<int>> values, int answered)
    {
        var (all, possible) = (values.Select(v => v.ToList()).ToArray(), Nothing());
        foreach (var none in all[(int)BarrierKind.None])
        {
            var naming = answered - none;
            var cells = all[..^1].Select(c => c.Where(n => n <= naming).ToList()).ToArray();
            if (naming < 0 || cells.Any(c => c.Count == 0) || cells.Sum(c => c.Max()) < naming) continue;
            possible[(int)BarrierKind.None].Add(none);
            for (var cell = 0; cell < cells.Length; cell++)
                possible[cell].UnionWith(cells[cell].Where(n => n + cells.Where((_, other) => other != cell).Sum(c => c.Max()) >= naming));
        }
        return possible;
    }

    private static void AssertNothingSmall(HashSet<int>[] possible, int answered) => Assert.All(possible, numbers =>
    {
        Assert.NotEmpty(numbers);
        if (numbers.Count == 1) Assert.InRange(numbers.Single(), SurveyResult.Least, answered - SurveyResult.Least);
    });

    private static SurveyResult Of(SurveyAnswer[] answers) => SurveyResult.Of(40, Box(answers));

    private static BallotBox Box(SurveyAnswer[] answers) =>
        answers.Index().Aggregate(BallotBox.Empty, (box, a) => box.With(ParticipantId.Parse($"p{a.Index}"), a.Item));

    private static SurveyAnswer[] Some(int exportControl, int of) =>
        [.. Enumerable.Range(0, of).Select(i => new SurveyAnswer([i < exportControl ? BarrierKind.ExportControl : BarrierKind.Other]))];
}
