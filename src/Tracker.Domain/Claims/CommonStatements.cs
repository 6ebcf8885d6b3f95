using System.Collections.Immutable;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Claims;

/// <summary>The title, from the day it was given. A later title renames; the subject stays the same.</summary>
/// <param name="Former">The source calls it a former title and gives no date.</param>
public sealed record Titled(string Title, bool Former = false) : Statement
{
    public override string About() => "title";
    public override bool HasOneValue() => true;
    public override bool Excludes(Statement other, PartialDate? from, PartialDate? otherFrom) =>
        !Former && other is Titled { Former: false } && base.Excludes(other, from, otherFrom);
    public override Rejection? Refuses() => Text.Demands(Title, "statement.title", Text.Title);
}

/// <summary>Another name: an abbreviation, an alias, a name in another language.</summary>
public sealed record AlsoNamed(string Name, string? Language = null) : Statement
{
    public override string About() => "name";
    public override Rejection? Refuses() =>
        Text.Demands(Name, "statement.name", Text.Title) ?? Text.Refuses(Language, "statement.language", 35);
}

/// <summary>An identifier of a scheme, such as <c>X.1811</c> or <c>ISO/IEC 30141:2018</c>.</summary>
public sealed record Identified(string Identifier, string? Scheme = null) : Statement
{
    public override string About() => "identifier";
    public override Rejection? Refuses() =>
        Text.Demands(Identifier, "statement.identifier", Text.Name) ?? Text.Refuses(Scheme, "statement.scheme", Text.Name);
}

/// <summary>A sentence under a heading, where no narrower statement fits.</summary>
public sealed record Described(string Heading, string Sentence) : Statement
{
    public override string About() => "description:" + Heading;
    public override Rejection? Refuses() =>
        Text.Demands(Heading, "statement.heading", Text.Name) ?? Text.Demands(Sentence, "statement.sentence", Text.Body);
}

/// <summary>Something that happened; when is the claim's valid interval.</summary>
/// <param name="DateAsPrinted">The words of the source for the date.</param>
public sealed record Happened(string What, string? DateAsPrinted = null, Reference? With = null) : Statement
{
    public override string About() => "event";
    public override Rejection? Refuses() =>
        Text.Demands(What, "statement.what", Text.Line) ?? Text.Refuses(DateAsPrinted, "statement.dateAsPrinted", Text.Name) ?? With?.Refuses("statement.with");
}

/// <summary>A printed figure with its population and period.</summary>
/// <param name="Value">As printed.</param>
/// <param name="Number">The same as a number, where it is one. Zero is a number, not a missing value.</param>
/// <param name="Of">What is counted, and for whom.</param>
/// <param name="Computed">The value computed again from numerator and denominator, with the verdict.</param>
public sealed record Measured(
    string Metric, string Value, decimal? Number = null, string? Unit = null, string? Period = null, string? Of = null,
    decimal? Numerator = null, decimal? Denominator = null, string? Computed = null) : Statement
{
    public override string About() => $"measure:{Metric}:{Of}:{Period}";
    public override bool HasOneValue() => true;
    public override Rejection? Refuses() =>
        Text.Demands(Metric, "statement.metric", Text.Line) ?? Text.Demands(Value, "statement.value", Text.Line)
        ?? Text.Refuses(Unit, "statement.unit", Text.Name) ?? Text.Refuses(Period, "statement.period", Text.Name)
        ?? Text.Refuses(Of, "statement.of", Text.Line) ?? Text.Refuses(Computed, "statement.computed", Text.Line);
}

/// <summary>Why a value is not here. None of these is zero, and none is the absence of a claim.</summary>
public enum Missing { Unknown, NotPublished, NotArchived }

/// <summary>A source says that something cannot be told.</summary>
public sealed record NotAvailable(string What, Missing Reason) : Statement
{
    public override string About() => "availability:" + What;
    public override Rejection? Refuses() => Text.Demands(What, "statement.what", Text.Line);
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
            return new Rejection(RejectionCode.TooMany, $"'statement.cells' holds at most {Columns} columns; this has {Cells.Count}.", "statement.cells");
        foreach (var (column, cell) in Cells)
            if ((Text.Demands(column, "statement.cells", Text.Name) ?? Text.Refuses(cell, "statement.cells", Text.Line)) is { } refused)
                return refused;
        return Text.Demands(Table, "statement.table", Text.Title) ?? Text.Demands(Row, "statement.row", Text.Title);
    }
}

/// <summary>How a subject stands to another one.</summary>
public enum Relation
{
    Parallel, Overlapping, MutuallyExclusive, SucceededBy, Succeeds, AbsorbedBy, DeferredTo, ReferenceOf, TransferredTo,
    IncorporatedInto, ReopenedAs, OriginOf, BuildsOn, CoordinatedWith, EquivalentTo,
}

/// <summary>A link to another subject.</summary>
public sealed record Related(Relation Relation, Reference Other, string? AsPrinted = null) : Statement
{
    public override string About() => $"relation:{Relation}:{Other.Actor?.Value ?? Other.Name}";
    public override Rejection? Refuses() => Other.Refuses("statement.other") ?? Text.Refuses(AsPrinted, "statement.asPrinted", Text.Line);
}
