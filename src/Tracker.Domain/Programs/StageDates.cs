using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Programs;

/// <summary>The stages that a work item reached in a month that is known.</summary>
/// <param name="Rules">The approval procedure of its body.</param>
/// <param name="DocumentKind">What it is to become; null if it is not recorded.</param>
/// <param name="Steps">In order of time.</param>
public sealed record StageDates(ActorId Item, StatusRules Rules, string? DocumentKind, ImmutableArray<(StatusCode Status, PartialDate On)> Steps)
{
    private static readonly FrozenSet<string> Last = FrozenSet.Create(StringComparer.Ordinal, "60.60", "approved", "agreed", "published");

    /// <summary>The stages of an item in its claims.</summary>
    /// <param name="body">The body of the item; null if it is not recorded.</param>
    public static StageDates Of(ActorId item, string? body, ClaimBook book)
    {
        var kind = book.Claims.Where(c => c.IsFact).Select(c => c.Statement).OfType<OfDocumentKind>().FirstOrDefault()?.Document.ToString();
        return new(item, StatusRules.For(body), kind is null ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(kind).Replace('-', ' '),
        [
            .. StatusHistory.Of(book, null).Steps.Where(s => s.Valid?.From is { Month: > 0 })
                .Select(s => (((StatusReached)s.Statement).Status, s.Valid!.From!.Value)),
        ]);
    }

    /// <summary>When it was approved or published, if it was.</summary>
    public PartialDate? Ended => Steps.Where(s => Last.Contains(s.Status.Value)).Select(s => (PartialDate?)s.On).LastOrDefault();

    /// <summary>The months from a stage to the end; null if one of them is not recorded.</summary>
    public int? MonthsFrom(StatusCode stage) =>
        Ended is { } end && Steps.Where(s => s.Status == stage).Select(s => (PartialDate?)s.On).FirstOrDefault() is { } since && since <= end
            ? Month.Of(end.Earliest) - Month.Of(since.Earliest)
            : null;
}
