namespace Tracker.Domain.Commenting;

/// <summary>Comments on a document, as a committee collects them in a form.</summary>
/// <param name="Lost">What the file has that a form has no place for; null if nothing.</param>
public sealed record CommentingForm(FormLayout Layout, FormHead Head, ImmutableArray<FormRow> Rows, ImmutableArray<FormLoss>? Lost = null)
{
    /// <summary>Technical limit of one form.</summary>
    public const int MostRows = 5_000;

    /// <summary>The same, with texts in their canonical form: lines end with a line feed, nothing is an empty text, and no row is empty.</summary>
    public CommentingForm Normal() => this with
    {
        Head = FormText.Normal(Head, FormHead.Texts, trimmed: true),
        Rows = [.. Rows.Select(r => FormText.Normal(r, FormRow.Texts)).Where(r => r != FormRow.Empty)],
    };
}

/// <summary>Which columns a form has.</summary>
public enum FormLayout
{
    /// <summary>ISO/IEC/CEN/CENELEC electronic balloting commenting template, version 2012-03.</summary>
    Template,

    /// <summary>Export of ISO's Online Standards Development with one sheet.</summary>
    ExportA,

    /// <summary>Export of ISO's Online Standards Development with sheets of all, unresolved and resolved comments.</summary>
    ExportB,
}

/// <summary>What a form says of the document as a whole.</summary>
/// <param name="Date">As it is written in the form.</param>
/// <param name="Document">Its number or reference.</param>
/// <param name="TitleFr">The title in French.</param>
/// <param name="Marking">Who may read the form.</param>
public sealed record FormHead(
    string? Date = null, string? Document = null, string? Project = null, string? Title = null, string? TitleFr = null, string? Marking = null)
{
    /// <summary>Every text of the head, under the name that forms use.</summary>
    public static ImmutableArray<TextOf<FormHead>> Texts { get; } =
    [
        new("Date", h => h.Date, (h, t) => h with { Date = t }), new("Document", h => h.Document, (h, t) => h with { Document = t }),
        new("Project", h => h.Project, (h, t) => h with { Project = t }), new("Title", h => h.Title, (h, t) => h with { Title = t }),
        new("Title FR", h => h.TitleFr, (h, t) => h with { TitleFr = t }), new("Marking", h => h.Marking, (h, t) => h with { Marking = t }),
    ];
}

/// <summary>What a file has that was not kept, or was kept only as plain text.</summary>
/// <param name="Row">The row of the table or sheet, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column as the form names it; null for the whole row.</param>
public sealed record FormLoss(int Row, string? Column, string Sentence)
{
    public override string ToString() =>
        Row == 0 ? Sentence : Column is null ? $"Row {Row}: {Sentence}" : $"Row {Row}, {Column}: {Sentence}";
}

/// <summary>A form read from a file, or why it cannot be read.</summary>
public sealed record FormReading(CommentingForm? Form = null, string? Refused = null);
