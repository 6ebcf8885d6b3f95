namespace Tracker.Domain.Claims;

/// <summary>An edition, published on the first day of the claim's valid interval.</summary>
/// <param name="Number">Such as "2" or "2018".</param>
public sealed record Edition(string Number, string? Identifier = null) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => "edition:" + Number;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Number, "statement.number", TextLimits.Name) ?? TextLimits.Refuses(Identifier, "statement.identifier", TextLimits.Name);
}

/// <summary>The work item that the standard came from.</summary>
public sealed record FromWorkItem(Reference WorkItem) : Statement
{
    public override IEnumerable<Reference?> Names() => [WorkItem];
    public override string About() => "from-work-item:" + WorkItem.Key;
    public override Rejection? Refuses() => WorkItem.Refuses("statement.workItem");
}

/// <summary>How an adoption corresponds to the standard (ISO/IEC Guide 21-1).</summary>
public enum Correspondence { Identical, Modified, NotEquivalent }

/// <summary>A country or region adopted the standard, from the first day of the claim's valid interval.</summary>
public sealed record Adoption(string Country, Correspondence Correspondence, string? Identifier = null) : Statement
{
    public override bool IsMoment() => true;
    public override string About() => $"adoption:{Country}:{Identifier}";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Country, "statement.country", TextLimits.Name) ?? TextLimits.Refuses(Identifier, "statement.identifier", TextLimits.Name);
}
