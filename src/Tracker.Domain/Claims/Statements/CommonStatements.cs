namespace Tracker.Domain.Claims;

/// <summary>The title, from the day it was given. A later title renames the same subject.</summary>
/// <param name="Former">True if the source calls it a former title and gives no date.</param>
public sealed record Titled(string Title, bool Former = false) : Statement
{
    public override string About() => "title";
    public override bool HasOneValue() => true;
    public override bool Excludes(Statement other, PartialDate? from, PartialDate? otherFrom) =>
        !Former && other is Titled { Former: false } && base.Excludes(other, from, otherFrom);
    public override Rejection? Refuses() => TextLimits.Demands(Title, "statement.title", TextLimits.Title);
}

/// <summary>What sort of name it is.</summary>
public enum NameKind { FullName, Abbreviation, Alias, WorkingName, PrintedVariant, Translation, Other }

/// <summary>Another name: an abbreviation, an alias, a name in another language.</summary>
public sealed record AlsoNamed(string Name, string? Language = null, NameKind? Sort = null) : Statement
{
    public override string About() => "name";
    public override Rejection? Refuses() =>
        TextLimits.Demands(Name, "statement.name", TextLimits.Title) ?? TextLimits.Refuses(Language, "statement.language", 35);
}

/// <summary>An identifier of a scheme, such as <c>X.1811</c> or <c>ISO/IEC 30141:2018</c>.</summary>
public sealed record Identified(string Identifier, string? Scheme = null) : Statement
{
    public override string About() => "identifier";
    public override Rejection? Refuses() =>
        TextLimits.Demands(Identifier, "statement.identifier", TextLimits.Name) ?? TextLimits.Refuses(Scheme, "statement.scheme", TextLimits.Name);
}

/// <summary>A sentence under a heading, for what no other statement fits.</summary>
public sealed record Described(string Heading, string Sentence) : Statement
{
    public override string About() => "description:" + Heading;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Heading, "statement.heading", TextLimits.Name) ?? TextLimits.Demands(Sentence, "statement.sentence", TextLimits.Body);
}

/// <summary>Something that happened, at the claim's valid interval.</summary>
/// <param name="DateAsPrinted">The date in the words of the source.</param>
public sealed record Happened(string What, string? DateAsPrinted = null, Reference? With = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [With];
    public override bool IsMoment() => true;
    public override string About() => "event";
    public override Rejection? Refuses() =>
        TextLimits.Demands(What, "statement.what", TextLimits.Line)
        ?? TextLimits.Refuses(DateAsPrinted, "statement.dateAsPrinted", TextLimits.Name) ?? With?.Refuses("statement.with");
}

/// <summary>A printed figure with its population and period.</summary>
/// <param name="Value">As printed.</param>
/// <param name="Number">The same as a number, if it is one. Zero is a number, not a missing value.</param>
/// <param name="Of">What is counted, and for whom.</param>
/// <param name="Computed">The value computed again from numerator and denominator, with the verdict.</param>
/// <param name="Comparator">How the printed value compares with the true one; null if the source does not say.</param>
/// <param name="Rule">By which rule it was counted or selected.</param>
/// <param name="Who">The record of the party that is counted.</param>
public sealed record Measured(
    string Metric, string Value, decimal? Number = null, string? Unit = null, string? Period = null, string? Of = null,
    decimal? Numerator = null, decimal? Denominator = null, string? Computed = null, Comparator? Comparator = null, string? Rule = null,
    Reference? Who = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Who];
    public override bool IsMoment() => true;
    public override string About() => $"measure:{Metric}:{Of}:{Period}" + (Rule is null ? "" : ":" + Rule);
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        TextLimits.Demands(Metric, "statement.metric", TextLimits.Line) ?? TextLimits.Demands(Value, "statement.value", TextLimits.Line)
        ?? TextLimits.Refuses(Unit, "statement.unit", TextLimits.Name) ?? TextLimits.Refuses(Period, "statement.period", TextLimits.Name)
        ?? TextLimits.Refuses(Of, "statement.of", TextLimits.Line) ?? TextLimits.Refuses(Computed, "statement.computed", TextLimits.Line)
        ?? TextLimits.Refuses(Rule, "statement.rule", TextLimits.Line) ?? Who?.Refuses("statement.who");
}

/// <summary>Why a value is missing. None of these means zero, and none means that there is no claim.</summary>
public enum Missing { Unknown, NotPublished, NotArchived, MembersOnly, RemovedByBody }

/// <summary>A source says that a value is not available.</summary>
public sealed record NotAvailable(string What, Missing Reason) : Statement
{
    public override string About() => "availability:" + What;
    public override Rejection? Refuses() => TextLimits.Demands(What, "statement.what", TextLimits.Line);
}

/// <summary>Lists that a body can leave empty.</summary>
public enum Listed { Editors, SupportingMembers, Contributions, Rapporteurs, AssociateRapporteurs, Objections, Adoptions }

/// <summary>The body lists none. Without this claim the list is unknown.</summary>
public sealed record NoneListed(Listed What) : Statement
{
    public override string About() => "none-listed:" + What;
    public override Rejection? Refuses() => null;
}

/// <summary>A row of a printed table, column by column.</summary>
/// <param name="Cells">At most 30 columns; an empty cell is left out.</param>
public sealed record TableRow(string Table, string Row, ImmutableSortedDictionary<string, string> Cells) : Statement
{
    public const int Columns = 30;

    public override string About() => $"table:{Table}:{Row}";
    public override Rejection? Refuses()
    {
        if (Cells.Count > Columns)
            return new Rejection(RejectionCode.TooMany, $"'statement.cells' can have at most {Columns} columns; this has {Cells.Count}.", "statement.cells");
        foreach (var (column, cell) in Cells)
            if ((TextLimits.Demands(column, "statement.cells", TextLimits.Name) ?? TextLimits.Refuses(cell, "statement.cells", TextLimits.Line)) is { } refused)
                return refused;
        return TextLimits.Demands(Table, "statement.table", TextLimits.Title) ?? TextLimits.Demands(Row, "statement.row", TextLimits.Title);
    }
}

/// <summary>How a subject relates to another one.</summary>
public enum Relation
{
    Parallel, Overlapping, MutuallyExclusive, SucceededBy, Succeeds, AbsorbedBy, DeferredTo, ReferenceOf, TransferredTo,
    IncorporatedInto, ReopenedAs, OriginOf, BuildsOn, CoordinatedWith, EquivalentTo, References, DerivedFrom, RenamedTo, PartOf, WorkItemOf,
    ProposedIn, ApprovedBy, PlannedFor, ReportsTo, Other,
}

/// <summary>A link to another subject.</summary>
public sealed record Related(Relation Relation, Reference Other, string? AsPrinted = null) : Statement
{
    public override IEnumerable<Reference?> Names() => [Other];
    public override string About() => $"relation:{Relation}:{Other.Key}";
    public override Rejection? Refuses() => Other.Refuses("statement.other") ?? TextLimits.Refuses(AsPrinted, "statement.asPrinted", TextLimits.Line);
}
