namespace Tracker.Domain.Audits;

/// <summary>What is to be done after an audit.</summary>
/// <param name="Owner">Who does it: a person, an office, a partner delegation.</param>
/// <param name="Due">The last day.</param>
/// <param name="Finding">The finding that it follows; null if it follows none in particular.</param>
public sealed record FollowUpTerms(string Title, string Owner, DateOnly Due, EntityId? Finding = null)
{
    internal Rejection? Refuses(ProcessAudit audit) =>
        TextLimits.Demands(Title, "title", TextLimits.Title) ?? TextLimits.Demands(Owner, "owner", TextLimits.Name)
        ?? (Due.Year is < 1990 or > 2200 ? Rejection.Invalid("Say by which day it is to be done.", "due") : null)
        ?? (Finding is { } id && !audit.AllFindings.ContainsKey(id) ? Rejection.Missing("finding", "finding") : null);
}

/// <summary>A follow-up task.</summary>
public sealed record FollowUp(EntityId Id, Choice<FollowUpTerms> Terms, Choice<bool> Done)
{
    /// <summary>Tasks of one audit.</summary>
    public const int Most = 300;
}

/// <summary>A delegation or country that audits together with us, as it is named.</summary>
/// <param name="Country">Null if it is not of one country.</param>
public sealed record AuditPartner(EntityId Id, string Name, string? Country = null)
{
    /// <summary>Partners of one audit.</summary>
    public const int Most = 100;

    internal Rejection? Refuses() => TextLimits.Demands(Name, "name", TextLimits.Title) ?? TextLimits.Refuses(Country, "country", TextLimits.Name);
}
