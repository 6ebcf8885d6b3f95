namespace Tracker.Domain.WorkItems;

/// <summary>The statuses of a work item at one body, in the order in which they were reached.</summary>
public sealed record StatusHistory(ImmutableList<Claim> Steps)
{
    public Claim? Current => Steps.LastOrDefault();
    public StatusCode? CurrentStatus => (Current?.Statement as StatusReached)?.Status;

    /// <summary>The first and the last step whose months are known, and the whole months between them; null if there are no two.</summary>
    public (Claim From, Claim To, int Months)? Elapsed =>
        Steps.Where(s => s.Valid?.From is { Value.Length: >= 7 }).ToList() is [var first, .., var last]
            ? (first, last, MonthOf(last) - MonthOf(first)) : null;

    private static int MonthOf(Claim step) => step.Valid!.From!.Value.Earliest is var day ? day.Year * 12 + day.Month : 0;

    /// <param name="body">The body named in the statement; null is the body of the record.</param>
    /// <remarks>Hearsay is not a step. A preferred date for a status hides the others.</remarks>
    public static StatusHistory Of(ClaimBook book, string? body)
    {
        var steps = ImmutableList.CreateBuilder<Claim>();
        foreach (var claim in book.Claims)
        {
            if (!claim.IsFact || claim.Statement is not StatusReached step || step.Body != body) continue;
            if (book.PreferredAbout(step.About()) is { } preferred && preferred.Id != claim.Id) continue;
            steps.Insert(PlaceOf(claim.Valid, steps), claim);
        }
        return new StatusHistory(steps.ToImmutable());
    }

    /// <summary>The forbidden step to this status, or null. A status that was already reached may get another date or source.</summary>
    public ForbiddenStep? Forbids(StatusRules rules, StatusReached step, PartialInterval? valid)
    {
        if (!rules.Knows(step.Status)) return new ForbiddenStep($"'{step.Status}' is not a status of {rules.Name}.");
        if (Steps.Any(c => StatusOf(c) == step.Status)) return null;
        var place = PlaceOf(valid, Steps);
        if (place > 0 && Breaks(rules, StatusOf(Steps[place - 1]), step.Status, step.StepsBetweenUnknown) is { } before) return before;
        return place < Steps.Count ? Breaks(rules, step.Status, StatusOf(Steps[place]), StepsUnknown(Steps[place])) : null;
    }

    private static ForbiddenStep? Breaks(StatusRules rules, StatusCode from, StatusCode to, bool stepsBetweenUnknown)
    {
        if (!rules.Knows(from) || rules.Allows(from, to) || (stepsBetweenUnknown && rules.Reaches(from, to))) return null;
        var sentence = $"{rules.Name} has no step from {from} ({rules.LabelOf(from)}) to {to} ({rules.LabelOf(to)})";
        return new ForbiddenStep(rules.Reaches(from, to) ? sentence + "; say that the steps between are unknown, or record them." : sentence + ".");
    }

    /// <summary>After all steps that may be earlier or on the same date. An undated step stays where it was recorded.</summary>
    private static int PlaceOf(PartialInterval? valid, IReadOnlyList<Claim> steps)
    {
        var latest = valid?.From?.Latest ?? DateOnly.MaxValue;
        var place = steps.Count;
        while (place > 0 && steps[place - 1].Valid?.From is { } from && from.Earliest > latest) place--;
        return place;
    }

    private static StatusCode StatusOf(Claim claim) => ((StatusReached)claim.Statement).Status;
    private static bool StepsUnknown(Claim claim) => ((StatusReached)claim.Statement).StepsBetweenUnknown;
}
