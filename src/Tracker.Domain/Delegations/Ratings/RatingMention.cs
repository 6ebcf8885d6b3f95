namespace Tracker.Domain.Delegations;

/// <summary>A contribution that a delegation rated: by it the page of the contribution shows the ratings to those who may read them.</summary>
/// <param name="Point">Where it was rated last.</param>
/// <param name="Raters">Members whose latest rating has an answer.</param>
/// <param name="Answers">How many said yes and no, by test.</param>
public sealed record RatingMention(EntityId Point, Quality Quality, int Raters, ImmutableArray<(int Yes, int No)> Answers)
{
    public const string What = "quality-rating";

    internal static IEnumerable<SearchText> Of(DelegationState state) => RatingsPart.Of(state).Values.Select(rated => SearchText.Mention(
        $"rating/{rated.Contribution}", rated.Contribution, What, rated.Ratings[^1].Point.Value, rated.Quality.ToString(),
        Written(rated.Latest.Count(r => r.Answers != QualityAnswers.None)),
        string.Join(' ', RatedContribution.Tests.Select(rated.Answers).Select(a => $"{Written(a.Yes)}:{Written(a.No)}"))));

    /// <summary>What a mention of this sort says; null if it is of another sort.</summary>
    public static RatingMention? Read(IReadOnlyList<string> parts) =>
        parts is [What, var id, var quality, var raters, var answers]
        && EntityId.TryParse(id) is { } point && Enum.TryParse<Quality>(quality, out var rated)
            ? new(point, rated, Number(raters), [.. answers.Split(' ').Select(a => a.Split(':')).Select(a => (Number(a[0]), Number(a[1])))]) : null;

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
