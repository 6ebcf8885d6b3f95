namespace Tracker.Domain.Claims;

/// <summary>A meeting took place, or will, during the claim's valid interval.</summary>
public sealed record Held(string? Place = null, string? Country = null, int? Ordinal = null) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => "held";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Refuses(Place, "statement.place", TextLimits.Name) ?? TextLimits.Refuses(Country, "statement.country", TextLimits.Name)
        ?? Amounts.Refuses(Ordinal, "statement.ordinal");
}

/// <summary>What a decision is.</summary>
public enum DecisionKind { Vote, Decision, Formation, Prohibition, Approval, Nomination }

/// <summary>A body decided something about a subject. The day is the first of the claim's valid interval; a prohibition ends with its last.</summary>
/// <param name="Subject">What was decided about.</param>
/// <param name="Outcome">In a few words.</param>
/// <param name="Meeting">The meeting at which it was decided, if the source says so.</param>
/// <param name="CountryVotes">How each country voted; null if that is unknown.</param>
public sealed record Decided(
    DecisionKind Decision, Reference Subject, string Outcome, Reference? Body = null, Reference? Meeting = null, string? CountryVotes = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Subject, Body, Meeting];
    public override bool IsMoment() => true;
    public override string About() => $"decision:{Decision}:{Subject.Key}:{Outcome}";
    public override Rejection? Refuses() =>
        Subject.Refuses("statement.subject") ?? TextLimits.Demands(Outcome, "statement.outcome", TextLimits.Line) ?? Body?.Refuses("statement.body")
        ?? Meeting?.Refuses("statement.meeting") ?? TextLimits.Refuses(CountryVotes, "statement.countryVotes", TextLimits.Line);
}

/// <summary>What a liaison statement does.</summary>
public enum LiaisonStance { Oppose, Support, Inform, Ask }

/// <summary>A point of a liaison statement about a subject.</summary>
public sealed record LiaisonPoint(
    Reference From, LiaisonStance Stance, string Point, Reference? To = null, Reference? Subject = null, Reference? Occasion = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [From, To, Subject, Occasion];
    public override bool IsMoment() => true;
    public override string About() => $"liaison:{From.Key}:{Stance}";
    public override Rejection? Refuses() =>
        From.Refuses("statement.from") ?? TextLimits.Demands(Point, "statement.point", TextLimits.Line) ?? To?.Refuses("statement.to")
        ?? Subject?.Refuses("statement.subject") ?? Occasion?.Refuses("statement.occasion");
}
