namespace Tracker.Domain.Claims;

/// <summary>How a printed number compares with the true one.</summary>
public enum Comparator { Exactly, AtLeast, AtMost, MoreThan, LessThan, AllBut, Approximately }

/// <summary>What the members of a set are.</summary>
public enum SetOf { WorkItems, Recommendations, Standards, Contributions, Questions, Other }

/// <summary>The record is a set of documents that the source counts and does not list.</summary>
/// <param name="Of">What it contains.</param>
/// <param name="Body">Whose documents they are; null if the source does not say.</param>
/// <param name="Rule">By which rule the source selects them.</param>
/// <param name="Size">How many there are; null if the source does not say. Zero is a number.</param>
public sealed record Selection(
    SetOf Of, Reference? Body = null, string? Technology = null, string? Period = null, string? Rule = null, int? Size = null,
    string? AsPrinted = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Body];
    public override string About() => "selection";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        Body?.Refuses("statement.body") ?? TextLimits.Refuses(Technology, "statement.technology", TextLimits.Name)
        ?? TextLimits.Refuses(Period, "statement.period", TextLimits.Name) ?? TextLimits.Refuses(Rule, "statement.rule", TextLimits.Line)
        ?? Amounts.Refuses(Size, "statement.size") ?? TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Line);
}

/// <summary>By what a source divides a set.</summary>
public enum Dimension
{
    EditorCountry, SupportingMemberCountry, EditorOrSupportingCountry, ExclusiveCountry, Status, Organisation, NoneFromCountry, Body, Other,
}

/// <summary>How many members of the set have a value in one dimension.</summary>
/// <param name="Value">As printed, such as a country, a body or a status.</param>
/// <param name="Count">Null if the source does not say. Zero is a number.</param>
/// <param name="Comparator">How the count compares with the true one; null if the source does not say.</param>
/// <param name="Who">The record of the value, if it has one.</param>
public sealed record Breakdown(
    Dimension Dimension, string Value, int? Count = null, Comparator? Comparator = null, Reference? Who = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Who];
    public override string About() => $"breakdown:{Dimension}:{Value}:{Comparator}";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Value, "statement.value", TextLimits.Line) ?? Amounts.Refuses(Count, "statement.count") ?? Who?.Refuses("statement.who");
}

/// <summary>The rule of every counted amount.</summary>
internal static class Amounts
{
    public static Rejection? Refuses(int? count, string field) => count < 0 ? Rejection.Invalid($"'{field}' cannot be below zero.", field) : null;
}
