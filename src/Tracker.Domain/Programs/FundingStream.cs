namespace Tracker.Domain.Programs;

/// <summary>What a program follows: a work item, a standard in the making, a committee or a meeting.</summary>
/// <param name="Area">The set of work items, such as those on one technology, to which it counts.</param>
public sealed record ProgramItem(Reference Item, Reference? Area = null);

/// <summary>Who or what is paid for, for which item, and in which months. It has no amounts: those are entries of the ledger.</summary>
/// <param name="Runs">The first and the last month (or day) that are paid.</param>
/// <param name="Expert">The person, as they are called, with their record if they have one; null if it pays for no person.</param>
/// <param name="Participant">The same person as a participant.</param>
/// <param name="Reason">Why the months were changed last.</param>
public sealed record FundingStream(
    EntityId Id, string Title, ActorId Item, Choice<PartialInterval> Runs, Reference? Expert = null, ParticipantId? Participant = null, string? Reason = null)
{
    public const int Most = 500;

    /// <summary>Null if both months are known and in order.</summary>
    public static Rejection? Refuses(PartialInterval runs, string field) =>
        runs.From is not { Month: > 0 } ? Rejection.Invalid("A stream begins in a month or on a day that is known.", field + ".from")
        : runs.To is not { Month: > 0 } ? Rejection.Invalid("A stream ends in a month or on a day that is known.", field + ".to")
        : runs.To.Value.Latest < runs.From.Value.Earliest ? Rejection.Invalid("A stream cannot end before it begins.", field + ".to")
        : null;

    /// <summary>True for what a stream can pay for.</summary>
    public static bool IsItem(ActorId record) => record.Kind is "work-item" or "standard" or "committee" or "meeting";
}

/// <summary>When an item is planned to end, by a person who says from where they have it.</summary>
/// <param name="Early">Not before; the same as the middle if no range is given.</param>
/// <param name="Late">Not after.</param>
public sealed record PlannedEnd(PartialDate Early, PartialDate Middle, PartialDate Late, string Source)
{
    /// <summary>Null if the three are in order, as precise as months, and have a source.</summary>
    public Rejection? Refuses(string field) =>
        Early.Month == 0 ? Rejection.Invalid(Rule, field + ".early") : Middle.Month == 0 ? Rejection.Invalid(Rule, field + ".middle")
        : Late.Month == 0 ? Rejection.Invalid(Rule, field + ".late")
        : Middle.Latest < Early.Earliest ? Rejection.Invalid("The expected end cannot be before the early one.", field + ".middle")
        : Late.Latest < Middle.Earliest ? Rejection.Invalid("The late end cannot be before the expected one.", field + ".late")
        : TextLimits.Demands(Source, field + ".source", TextLimits.Title);

    private const string Rule = "A planned end needs its month.";

    public override string ToString() => Middle.Value;
}
