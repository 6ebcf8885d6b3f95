namespace Tracker.Domain.Contributions;

/// <summary>What is submitted to bodies: documents of members with their sponsors, the revisions of each, and what became of it.</summary>
public static class BodyContribution
{
    public static readonly SubjectKind Kind = new("contribution", bodyRequired: false,
    [
        typeof(OfContributionSort), typeof(SubmittedTo), typeof(SubmittedAt), typeof(Sponsored), typeof(Revises), typeof(OutcomeReached),
    ],
    [
        new(typeof(Identified)), new(typeof(OfContributionSort)), new(typeof(SubmittedTo)), new(typeof(SubmittedAt), From: true),
        new(typeof(Sponsored)), new(typeof(Revises)), new(typeof(OutcomeReached), From: true),
    ], detail: Columns);

    /// <summary>List columns: number, kind, meeting, day, outcome.</summary>
    private static ImmutableSortedDictionary<string, string> Columns(SubjectState state, ImmutableSortedDictionary<string, string> detail)
    {
        if (state.Title is null) return detail;
        var facts = ContributionFacts.Of(default, state.Book);
        if (facts.Number is { } number) detail = detail.SetItem("number", number);
        if (facts.Sort is { } sort) detail = detail.SetItem("kind", Spoken(sort));
        if (facts.Meeting is { } meeting) detail = detail.SetItem("meeting", meeting.Name);
        if (facts.Day is { } day) detail = detail.SetItem("day", day.Value);
        return facts.Outcome is { } outcome ? detail.SetItem("outcome", Spoken(outcome.Outcome)) : detail;
    }

    private static string Spoken(Enum word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()).Replace('-', ' ');
}
