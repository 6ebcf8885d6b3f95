using System.Globalization;

namespace Tracker.Storage;

/// <summary>Reads a row of the log, or says what is wrong with it.</summary>
internal static class FoundRow
{
    private static readonly string[] Columns =
        ["actor", "version", "compartment", "compartment_version", "operation", "ordinal", "participant", "on_behalf_of", "name"];

    public static FoundEvent Event(DbDataReader row)
    {
        var version = row.GetInt64(1);
        try
        {
            var read = DbRows.Event(row);
            return Altered(row, read) is { } column ? new(version, null, $"Its {column} is not written as the program writes it.") : new(version, read);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return new(version, null, "It has a column that is not what the program writes.");
        }
    }

    /// <summary>The first column that reads as what was stored and yet is written in another way, or null.</summary>
    private static string? Altered(DbDataReader row, StoredEvent read)
    {
        string?[] written = [read.Actor.Value, null, read.Compartment.Value, null, read.Operation.Value, null, read.Participant.Value, read.OnBehalfOf?.Value];
        for (var i = 0; i < written.Length; i++)
            if (written[i] is { } text && row.GetValue(i) is string stored && stored != text)
                return Columns[i];
        return Number(row, 5) != read.Ordinal ? "ordinal"
            : Number(row, 9) != read.Schema ? "schema"
            : row.GetValue(11) is long time && time != read.RecordedAt.Microseconds() ? "time"
            : null;
    }

    private static long Number(DbDataReader row, int column) => Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);
}
