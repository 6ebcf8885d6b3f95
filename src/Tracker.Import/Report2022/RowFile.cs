using CsvHelper;

namespace Tracker.Import.Report2022;

/// <summary>Reads one CSV file into rows. Every row must have all columns of the header, a key of its own and the place of its words.</summary>
internal static class RowFile
{
    /// <summary>Technical limit of one file, in bytes.</summary>
    public const long MostBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly CsvReaderOptions Rules = new() { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    public static ImmutableArray<Row> Read(string folder, string file, IReadOnlyList<string> columns, ICollection<ImportProblem> problems)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) return None(problems, file, 0, "There is no such file.");
        if (new FileInfo(path).Length > MostBytes) return None(problems, file, 0, $"The file is larger than {MostBytes} bytes.");
        string text;
        try
        {
            text = Utf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return None(problems, file, 0, "The file is not UTF-8.");
        }
        return Rows(text, file, columns, problems);
    }

    private static ImmutableArray<Row> Rows(string text, string file, IReadOnlyList<string> columns, ICollection<ImportProblem> problems)
    {
        using var csv = CsvReader.FromText(text, Rules);
        var rows = ImmutableArray.CreateBuilder<Row>();
        try
        {
            var header = csv.Headers.ToArray();
            if (columns.FirstOrDefault(c => !header.Contains(c, StringComparer.Ordinal)) is { } missing)
                return None(problems, file, 1, $"The column '{missing}' is missing.", missing);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (csv.Read())
            {
                var cells = Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray();
                if (Of(file, (int)csv.LineNumber, header, cells, seen, problems) is { } row) rows.Add(row);
            }
        }
        catch (CsvFormatException e)
        {
            problems.Add(new ImportProblem(
                file, (int)e.LineNumber, "A quote is not closed, or stands inside a cell, in this row; the rows from here on are not read."));
        }
        return rows.ToImmutable();
    }

    private static Row? Of(string file, int line, string[] header, string[] cells, HashSet<string> seen, ICollection<ImportProblem> problems)
    {
        if (cells.Length != header.Length) return Refused($"The row has {cells.Length} cells; the header has {header.Length}.");
        var row = new Row(file, line, [.. header.Zip(cells, (column, cell) => KeyValuePair.Create(column, cell.Trim()))]);
        if (row.Key.Length == 0) return Refused("A row must have a key in its first column.", header[0]);
        if (row["span"].Length == 0) return Refused("A row without a span has no source; it is refused.", "span");
        return seen.Add(row.Key) ? row : Refused($"The key '{row.Key}' is here twice.", header[0]);

        Row? Refused(string sentence, string? field = null)
        {
            problems.Add(new ImportProblem(file, line, sentence, field));
            return null;
        }
    }

    private static ImmutableArray<Row> None(ICollection<ImportProblem> problems, string file, int line, string sentence, string? field = null)
    {
        problems.Add(new ImportProblem(file, line, sentence, field));
        return [];
    }
}
