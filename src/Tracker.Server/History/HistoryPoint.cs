using System.Globalization;

namespace Tracker.Server.History;

/// <summary>A point of a record's history: after a version, or at a time.</summary>
public readonly record struct HistoryPoint(long? Version, DateTimeOffset? Time)
{
    public const string Rule = "a version, a date such as 2022-07-04 (its end, UTC) or a time such as 2022-07-04T09:00:00Z";

    public static HistoryPoint? TryParse(string? text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return new HistoryPoint(version, null);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new HistoryPoint(null, PartialDate.Of(day).Ends);
        return Instant(text) is { } time ? new HistoryPoint(null, time) : null;
    }

    /// <summary>What <see cref="KnownBy"/> reads.</summary>
    public const string KnownRule = "a date as year, month or day (its end, UTC) or a time such as 2022-07-04T09:00:00Z";

    /// <summary>The moment of the record that a text means: the end of a partial date, or a time; null if it is neither.</summary>
    public static DateTimeOffset? KnownBy(string? text) => PartialDate.Read(text)?.Ends ?? Instant(text);

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <summary>True if the event had happened by then, by its version in the whole record.</summary>
    public bool Includes(StoredEvent row) => (Version is null || row.Version <= Version) && (Time is null || row.RecordedAt <= Time);

    /// <summary>The same by its version in its compartment.</summary>
    public bool IncludesInCompartment(StoredEvent row) => (Version is null || row.CompartmentVersion <= Version) && (Time is null || row.RecordedAt <= Time);
}
