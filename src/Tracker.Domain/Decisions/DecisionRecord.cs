namespace Tracker.Domain.Decisions;

/// <summary>Between what is printed of a decision and what its record says.</summary>
public static class DecisionRecord
{
    /// <summary>All that the record of a decision says after an import.</summary>
    /// <param name="meeting">The meeting, which says whose it is.</param>
    /// <param name="position">Its place among the decisions of the meeting, from 1.</param>
    public static ImmutableArray<DatedStatement> Says(PrintedDecision printed, Reference meeting, int position) =>
        [.. printed.Says, new(new DecidedAt(meeting, position, printed.Venue), printed.MeetingDay is { } day ? new(day) : null)];

    /// <summary>What a file has of a decision; null if the record does not say at which meeting it was decided.</summary>
    public static (int Position, PrintedDecision Decision)? Printed(ClaimBook book)
    {
        var facts = book.Claims.Where(c => c.IsFact).ToList();
        if (facts.LastOrDefault(c => c.Statement is DecidedAt) is not { Statement: DecidedAt at } decided) return null;
        var number = facts.Select(c => c.Statement).OfType<Identified>().FirstOrDefault()?.Identifier ?? "";
        var says = facts.Where(c => IsPrinted(c.Statement)).Select(c => new DatedStatement(c.Statement, c.Valid));
        return (at.Position ?? int.MaxValue, new(number, number, [.. says], at.Venue, decided.Valid?.From));
    }

    /// <summary>What a file has of the meeting.</summary>
    public static ImmutableArray<DatedStatement> Meeting(ClaimBook book) =>
    [
        .. book.Claims.Where(c => c is { IsFact: true, Statement: Proceedings or DecisionText or DecisionVersion })
            .Select(c => new DatedStatement(c.Statement, c.Valid)),
    ];

    private static bool IsPrinted(Statement statement) => statement
        is Identified or OfSort or Described or DecisionDated or DecisionVersion or DecisionClause or DecisionApproval or DecisionRelated or DecisionText;
}
