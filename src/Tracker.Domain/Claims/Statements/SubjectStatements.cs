namespace Tracker.Domain.Claims;

/// <summary>A body, committee or organisation was founded. Sources may disagree.</summary>
public sealed record Founded(PartialDate Date, string? AsPrinted = null) : Statement
{
    public override string About() => "founded";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Line);
}

/// <summary>A body, committee or organisation ended.</summary>
public sealed record Ended(PartialDate Date, string? AsPrinted = null) : Statement
{
    public override string About() => "ended";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Line);
}

/// <summary>What sort of body, organisation, term or fact it is, in the words of the source, such as "focus group".</summary>
public sealed record OfSort(string Sort) : Statement
{
    public override string About() => "sort";
    public override Rejection? Refuses() => TextLimits.Demands(Sort, "statement.sort", TextLimits.Name);
}

/// <summary>A body or organisation above this one; a joint committee has several.</summary>
/// <param name="Basis">How the source shows it, if it does not say so outright.</param>
public sealed record PartOf(Reference Parent, string? Basis = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Parent];
    public override string About() => "part-of:" + Parent.Key;
    public override Rejection? Refuses() => Parent.Refuses("statement.parent") ?? TextLimits.Refuses(Basis, "statement.basis", TextLimits.Line);
}

/// <summary>How the source shows a country.</summary>
public enum CountryBasis { Stated, Context, Attributed }

/// <summary>The country of an organisation or person. Without this claim it is unknown.</summary>
public sealed record OfCountry(string Country, CountryBasis Basis = CountryBasis.Stated) : Statement
{
    public override string About() => "country";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() => TextLimits.Demands(Country, "statement.country", TextLimits.Name);
}

/// <summary>Whether others compete for a role.</summary>
public enum RoleClass { Competitive, LessCompetitive, NonCompetitive }

/// <summary>A role at a body, on the record of the body or of the holder: a person, organisation or country. The tenure is the claim's valid
/// interval.</summary>
/// <param name="With">On a person's record the body; on a body's record the holder.</param>
/// <param name="For">The organisation that the holder works for.</param>
/// <param name="Count">Set if the source counts holders and does not name them.</param>
/// <param name="Class">Whether others compete for such a role, where the source says so.</param>
/// <param name="Period">The period of the body in which it is held, where the source names that instead of dates.</param>
public sealed record RoleHeld(
    string Role, Reference? With = null, Reference? For = null, string? Country = null, int? Count = null, string? TenureAsPrinted = null,
    RoleClass? Class = null, string? Period = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [With, For];
    public override string About() => $"role:{Role}:{With?.Key}";
    public override Rejection? Refuses() =>
        TextLimits.Demands(Role, "statement.role", TextLimits.Name) ?? With?.Refuses("statement.with") ?? For?.Refuses("statement.for")
        ?? TextLimits.Refuses(Country, "statement.country", TextLimits.Name)
        ?? TextLimits.Refuses(TenureAsPrinted, "statement.tenureAsPrinted", TextLimits.Name)
        ?? TextLimits.Refuses(Period, "statement.period", TextLimits.Name) ?? Amounts.Refuses(Count, "statement.count");
}
