namespace Tracker.Import.Report2022;

/// <summary>A row of one file: one fact of the study.</summary>
/// <param name="Line">1-based line of the file at which the row starts.</param>
internal sealed record Row(string File, int Line, ImmutableArray<KeyValuePair<string, string>> Cells)
{
    /// <summary>The columns that say where a fact comes from, at the end of every row.</summary>
    public static readonly ImmutableArray<string> Provenance = ["span", "line", "section", "basis", "note"];

    public string this[string column] => Cells.FirstOrDefault(c => c.Key == column).Value ?? "";

    /// <summary>The first column, which no two rows of a file share.</summary>
    public string Key => Cells[0].Value;

    /// <summary>How other rows name this one.</summary>
    public string Name => $"{File}:{Key}";

    /// <summary>The text of a cell; null if the study does not say.</summary>
    public string? Optional(string column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>The filled cells of the row, without its provenance.</summary>
    public ImmutableSortedDictionary<string, string> Printed => Cells.Skip(1)
        .Where(c => c.Value.Length > 0 && !Provenance.Contains(c.Key, StringComparer.Ordinal))
        .ToImmutableSortedDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);

    /// <summary>Where the study says it; its words are found by the span and not copied.</summary>
    /// <param name="printed">Decisive words as printed that the statement has no place for.</param>
    public Source Source(string? printed = null)
    {
        var note = string.Join("; ", new[] { printed is null ? null : $"printed: {printed}", Optional("note") }.OfType<string>());
        return new Source(
            Study.Title, Locator: $"{this["section"]}, line {this["line"]}", Language: "en",
            Passage: new Passage(Study.Sha256, this["span"], Around: Word<Basis>("basis") == Basis.Context), Note: note.Length > 0 ? note : null);
    }

    public int? Count(string column) => Optional(column) is { } text
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : throw new RowException(column, $"'{text}' is not a whole number.")
        : null;

    public decimal? Number(string column) =>
        decimal.TryParse(this[column], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>A word of a closed list, written in lower case with hyphens.</summary>
    public T Word<T>(string column) where T : struct, Enum => OptionalWord<T>(column) ?? throw new RowException(column, "The cell is empty.");

    /// <summary>The same; null for an empty cell.</summary>
    public T? OptionalWord<T>(string column) where T : struct, Enum => Optional(column) is not { } text ? null
        : Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var word) && !char.IsAsciiDigit(text[0])
            ? word : throw new RowException(column, $"'{text}' is not in the closed list of this column.");

    /// <summary>The interval of two columns; null if both are empty.</summary>
    public PartialInterval? Interval(string from, string? to = null)
    {
        var interval = new PartialInterval(Date(from), to is null ? null : Date(to));
        return interval.From is null && interval.To is null ? null : interval;
    }

    public PartialDate? Date(string column) => Optional(column) is { } text
        ? PartialDate.Read(text) ?? throw new RowException(column, $"'{text}' is not a date. {PartialDate.Rule}")
        : null;

    public Hearsay? Hearsay(Func<string, string> nameOf) => Optional("hearsay_claimant") is null && Optional("hearsay_channel") is null
        ? null : new Hearsay(Optional("hearsay_claimant") is { } claimant ? nameOf(claimant) : null, Optional("hearsay_channel"));

    private enum Basis { Stated, Context }
}

/// <summary>A cell of a row breaks a rule.</summary>
internal sealed class RowException(string column, string sentence) : FormatException(sentence)
{
    public string Field => column;
}

/// <summary>The study that the facts are from.</summary>
internal static class Study
{
    public const string Title = "Study for NIST under NDAA 2021, Section 9414 (CIRA and Exovera)";

    /// <summary>The files of these facts, which are ours and not the study's.</summary>
    public const string Typed = "deploy/report-2022/SCHEMA.md";

    /// <summary>Of the text into which the spans count, as UTF-8.</summary>
    public const string Sha256 = "91677c66d76680ba916a50edee157a390e18f74621990ad65f1bfd3bc6b8758d";
}
