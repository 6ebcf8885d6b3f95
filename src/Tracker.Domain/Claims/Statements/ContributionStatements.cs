namespace Tracker.Domain.Claims;

/// <summary>What a contribution is.</summary>
public enum ContributionSort
{
    NewRecommendation, Revision, TermDefinition, CorrectionOrAmendment, EvaluationMetric, CommentOnProposal, Other,
}

/// <summary>The contribution is of this kind.</summary>
/// <param name="AsPrinted">The words of the source.</param>
public sealed record OfContributionSort(ContributionSort Sort, string? AsPrinted = null) : Statement
{
    public override string About() => "contribution-sort";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Name);
}

/// <summary>The contribution was submitted to a work item or committee on the first day of the claim's valid interval.</summary>
/// <param name="Point">The point of the agenda or the clause to which it speaks, as printed.</param>
public sealed record SubmittedTo(Reference To, string? Point = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [To];
    public override bool IsMoment() => true;
    public override string About() => "submitted-to:" + To.Key;
    public override Rejection? Refuses() => To.Refuses("statement.to") ?? TextLimits.Refuses(Point, "statement.point", TextLimits.Line);
}

/// <summary>The contribution was submitted to a meeting. The claim's valid interval is the day of the document.</summary>
public sealed record SubmittedAt(Reference Meeting) : Statement
{
    public override IEnumerable<Reference?> Names() => [Meeting];
    public override bool IsMoment() => true;
    public override string About() => "submitted-at";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => Meeting.Refuses("statement.meeting");
}

/// <summary>An organisation, person or country submits the contribution, alone or with others.</summary>
/// <param name="Party">What the sponsor is, where its record does not say so.</param>
/// <param name="CoSponsor">True if the source names it as a co-sponsor.</param>
/// <param name="Country">The country that the source prints beside it.</param>
public sealed record Sponsored(Reference Sponsor, PartyKind? Party = null, bool CoSponsor = false, string? Country = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Sponsor];
    public override string About() => "sponsor:" + Sponsor.Key;
    public override Rejection? Refuses() => Sponsor.Refuses("statement.sponsor") ?? TextLimits.Refuses(Country, "statement.country", TextLimits.Name);
}

/// <summary>The contribution replaces an earlier one.</summary>
public sealed record Revises(Reference Contribution) : Statement
{
    public override IEnumerable<Reference?> Names() => [Contribution];
    public override string About() => "revises:" + Contribution.Key;
    public override Rejection? Refuses() => Contribution.Refuses("statement.contribution");
}

/// <summary>How far the text took up a contribution.</summary>
public enum Incorporation { Incorporated, PartlyIncorporated, NotIncorporated, Noted, Deferred, Withdrawn }

/// <summary>What became of the contribution, on the first day of the claim's valid interval. Without this claim the outcome is not recorded.</summary>
/// <param name="Clause">The clause or text that took it up.</param>
/// <param name="Meeting">The meeting that dealt with it.</param>
public sealed record OutcomeReached(Incorporation Outcome, string? Clause = null, Reference? Meeting = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Meeting];
    public override bool IsMoment() => true;
    public override string About() => "outcome";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Refuses(Clause, "statement.clause", TextLimits.Line) ?? Meeting?.Refuses("statement.meeting")
        ?? (Clause is not null && Outcome is not (Incorporation.Incorporated or Incorporation.PartlyIncorporated)
            ? Rejection.Invalid("A clause is named only where text took the contribution up.", "statement.clause") : null);
}
