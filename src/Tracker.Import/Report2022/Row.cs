namespace Tracker.Import.Report2022;

/// <summary>A row of one file of the report's facts.</summary>
/// <param name="Line">1-based line of the file at which the row starts.</param>
/// <param name="Repeat">0 for the first of rows with the same content, then 1, 2 …</param>
internal sealed record Row(string File, int Line, ImmutableArray<KeyValuePair<string, string>> Cells, int Repeat)
{
    /// <summary>The report as a document: the study has its facts from July 2022.</summary>
    public const string Document = "Study for NIST under NDAA 2021, Section 9414 (CIRA and Exovera)";

    private static readonly string[] Provenance = ["source", "seed_line", "quote", "note"];

    public string this[string column] => Cells.FirstOrDefault(c => c.Key == column).Value ?? "";
    public string? Optional(string column) => this[column] is { Length: > 0 } text ? text : null;

    /// <summary>The content that identifies the row in its file.</summary>
    public string Content => string.Join('\u001f', Cells.Select(c => c.Value).Append(Repeat.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The filled cells of the row, without its provenance.</summary>
    public ImmutableSortedDictionary<string, string> Printed => Cells
        .Where(c => c.Value.Length > 0 && !Provenance.Contains(c.Key, StringComparer.Ordinal))
        .ToImmutableSortedDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);

    /// <summary>The row as a source, with the quote of the report or else its cells.</summary>
    public Source Source(string? quote = null) => new(
        Document,
        quote ?? Optional("quote")
            ?? string.Join(" | ", Cells.Where(c => c.Value.Length > 0 && c.Key is not ("source" or "seed_line" or "note")).Select(c => c.Value)),
        this["seed_line"] is { Length: > 0 } line ? $"{this["source"]}, line {line}" : this["source"],
        Language: "en");

    public decimal? Number(string column) => NumberIn(this[column]);

    public static decimal? NumberIn(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The interval of two columns; null if both are empty. Throws <see cref="FormatException"/> for a date that does not exist.</summary>
    public PartialInterval? Interval(string from, string? to = null)
    {
        var interval = new PartialInterval(Date(from), to is null ? null : Date(to));
        return interval.From is null && interval.To is null ? null : interval;
    }

    private PartialDate? Date(string column) => Optional(column) is { } text ? PartialDate.Parse(text) : null;
}
