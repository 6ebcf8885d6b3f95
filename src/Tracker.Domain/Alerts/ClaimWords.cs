namespace Tracker.Domain.Alerts;

/// <summary>Events of claims in words.</summary>
internal static class ClaimWords
{
    /// <param name="subject">The compartment as it is now: it still has every claim that was ever recorded.</param>
    public static Told Of(SubjectState subject, ClaimEvent happened) => happened switch
    {
        ClaimRecorded e => Of("recorded", e.Claim.Statement, null),
        ClaimSuperseded { By: not null } e => Of("corrected", Said(subject, e.Claim), e.Reason),
        ClaimSuperseded e => Of("withdrew", Said(subject, e.Claim), e.Reason),
        ClaimPreferred e => Of("preferred", Said(subject, e.Claim), e.Reason),
        ClaimRemovedByBody e => Of("noted that the body removed", Said(subject, e.Claim), e.Note),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    /// <summary>Officers, editors, stages, outcomes and decisions.</summary>
    private static bool IsImportant(Statement statement) =>
        statement is RoleHeld or Editor or TakesPart or StatusReached or OutcomeReached or Decided or LiaisonPoint or Guidance or BodyRule or Ended;

    private static Statement? Said(SubjectState subject, EntityId claim) => subject.Book.Find(claim)?.Statement;

    private static Told Of(string did, Statement? statement, string? why)
    {
        var because = why is null ? "" : $", because {AlertWords.Quoted(why)}";
        if (statement is null) return new($"{did} a fact{because}");
        var value = statement is StatusReached reached ? AlertWords.Spoken(reached.Value()) : statement.Value();
        var told = new Told($"{did} {AlertWords.Spoken(statement.Word())}{(value.Length > 0 ? $" {AlertWords.Quoted(value)}" : "")}{because}");
        return told with { From = IsImportant(statement) ? AlertLevel.Important : AlertLevel.Everything, Names = [.. statement.Records()] };
    }
}
