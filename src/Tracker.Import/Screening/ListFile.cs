using AnyAscii;
using CsvHelper;
using Tracker.Domain.Screening;

namespace Tracker.Import.Screening;

/// <summary>Reads the Consolidated Screening List as trade.gov publishes it: CSV in UTF-8 with the names of its columns in the first row, in any order.
/// A file that is not whole is refused as a whole.</summary>
public static class ListFile
{
    /// <summary>Technical limits of one file.</summary>
    public const int MostEntries = 200_000, LongestName = 1_000;

    private const string SourceColumn = "source", NameColumn = "name", OtherNames = "alt_names", Number = "entity_number", Addresses = "addresses";

    /// <summary>What an export adds and no list prints.</summary>
    private const string RowId = "_id";

    private const char Unreadable = '\uFFFD';

    private static readonly string[] Required = [SourceColumn, NameColumn, OtherNames];
    private static readonly CsvReaderOptions Rules = new() { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };

    /// <summary>How names of lists and records are read to be compared.</summary>
    public static readonly NameReader Names = new(text => text.Transliterate());

    public static ListReading Read(byte[] file)
    {
        if (file.Length == 0) return ListReading.No(0, "The file is empty.");
        // Bytes that are no UTF-8 become a sign that is looked for in each cell.
        var text = Encoding.UTF8.GetString(file).TrimStart('\uFEFF');
        if (!text.EndsWith('\n'))
            return ListReading.No(text.AsSpan().Count('\n') + 1, "The file ends in the middle of this line, so it was cut off. Download it again.");
        try
        {
            using var csv = CsvReader.FromText(text, Rules);
            return Read(csv);
        }
        catch (CsvFormatException e)
        {
            return ListReading.No(
                (int)e.LineNumber, "A quote is not closed, or stands inside a cell, in this row: the file was cut off or is damaged. Download it again.");
        }
    }

    private static ListReading Read(CsvReader csv)
    {
        var header = csv.Headers.Select(h => h.Trim().ToLowerInvariant()).ToArray();
        if (Required.FirstOrDefault(c => !header.Contains(c)) is { } missing)
            return ListReading.No(1, $"The column '{missing}' is missing: this is not the Consolidated Screening List in CSV.", missing);
        if (header.GroupBy(h => h).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
            return ListReading.No(1, $"The column '{twice}' is here twice.", twice);
        var (entries, notes) = (ImmutableArray.CreateBuilder<ListEntry>(), ImmutableArray.CreateBuilder<ListNote>());
        var (keys, digests) = (new HashSet<EntityId>(), new HashSet<string>(StringComparer.Ordinal));
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            if (csv.FieldCount != header.Length)
                return ListReading.No(line, $"The row has {csv.FieldCount} cells; the first row names {header.Length} columns. "
                    + "The file was cut off or is damaged. Download it again.");
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < header.Length; i++) cells[header[i]] = csv.GetString(i).Trim();
            if (Refuses(line, cells) is { } refused) return new([], [], refused);
            notes.AddRange(NotesOn(line, cells));
            if (Entry(line, header, cells, keys, digests) is { } entry) entries.Add(entry);
            else notes.Add(new(line, "The row is the same as an earlier one, and counts once."));
            if (entries.Count > MostEntries) return ListReading.No(line, $"A list can have at most {MostEntries} entries.");
        }
        return entries.Count == 0 ? ListReading.No(0, "The file has no entry.") : new(entries.ToImmutable(), notes.ToImmutable());
    }

    private static ListNote? Refuses(int line, Dictionary<string, string> cells)
    {
        if (cells[SourceColumn].Length == 0) return new(line, "The row does not say which list it is from.", SourceColumn);
        if (cells[NameColumn].Length == 0) return new(line, "The row has no name.", NameColumn);
        if (cells[NameColumn].Length > LongestName) return new(line, $"The name has more than {LongestName} characters.", NameColumn);
        foreach (var column in (string[])[NameColumn, OtherNames])
            if (cells[column].Contains(Unreadable))
                return new(line, $"The column '{column}' has characters that are not UTF-8, so its names cannot be compared. Download the file again.", column);
        return null;
    }

    private static IEnumerable<ListNote> NotesOn(int line, Dictionary<string, string> cells)
    {
        if (cells[NameColumn][0] is '=' or '+' or '-' or '@')
            yield return new(line, "The name begins as a formula of a table does. It is kept as text and calculates nothing.", NameColumn);
        if (!Names.Read(cells[NameColumn]).Any())
            yield return new(line, "Nothing of the name is left that could be compared. It matches nothing.", NameColumn);
        foreach (var (column, text) in cells)
            if (text.Contains(Unreadable))
                yield return new(line, $"The column '{column}' has characters that are not UTF-8. They are shown as {Unreadable}.", column);
    }

    /// <summary>Null if the same row was there before.</summary>
    private static ListEntry? Entry(
        int line, string[] header, Dictionary<string, string> cells, HashSet<EntityId> keys, HashSet<string> digests)
    {
        var (source, name) = (cells[SourceColumn], cells[NameColumn]);
        var printed = cells.Where(c => c.Key != RowId).OrderBy(c => c.Key, StringComparer.Ordinal);
        var digest = ListEntry.DigestOf([.. printed.SelectMany(c => (string[])[c.Key, c.Value])]);
        if (!digests.Add(digest)) return null;
        var number = cells.GetValueOrDefault(Number, "");
        var key = number.Length > 0 ? ListEntry.KeyOf(source, "number", number) : ListEntry.KeyOf(source, "name", name);
        // Lists without numbers have a name more than once, for several addresses.
        if (!keys.Add(key) && !keys.Add(key = ListEntry.KeyOf(source, number, name, cells.GetValueOrDefault(Addresses, ""))))
            keys.Add(key = ListEntry.KeyOf(source, digest));
        var others = cells[OtherNames].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(other => other != name).Distinct().ToImmutableArray();
        return new(key, digest, line, source, name, others, [
            .. header.Where(c => c is not (SourceColumn or NameColumn or OtherNames or RowId) && cells[c].Length > 0).Select(c => new PrintedCell(c, cells[c])),
        ]);
    }
}
