using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Web.Parts;

/// <summary>The reader's time zone: every time on a page is shown in it, by the server and by the browser alike.</summary>
public sealed partial class ReaderZone
{
    /// <summary>The cookie in which the page's script tells the server the browser's zone.</summary>
    public const string Cookie = "tracker-zone";

    public static readonly ReaderZone Utc = new(TimeZoneInfo.Utc);

    private readonly TimeZoneInfo zone;

    private ReaderZone(TimeZoneInfo zone) => this.zone = zone;

    /// <summary>Its name in the time zone database, such as Europe/Zurich.</summary>
    public string Id => zone.Id;

    /// <summary>The zone itself.</summary>
    public TimeZoneInfo Info => zone;

    /// <summary>The zone of this name; UTC if there is none or this machine does not know it.</summary>
    public static ReaderZone Of(string? id) => Known(id) ?? Utc;

    /// <summary>The zone of this name; null if there is none or this machine does not know it.</summary>
    public static ReaderZone? Known(string? id) =>
        id is not null && WellFormed().IsMatch(id)
            && (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var known) || TimeZoneInfo.TryFindSystemTimeZoneById(ZoneAlias.Of(id), out known))
            ? new(known) : null;

    /// <summary>A time with its zone, such as "14 Nov 2022, 09:00 CET".</summary>
    public string Show(DateTimeOffset at)
    {
        var local = Local(at);
        return string.Create(CultureInfo.InvariantCulture, $"{local:d MMM yyyy, HH:mm} {NameAt(local)}");
    }

    /// <summary>The time on the reader's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>The moment at which the reader's clock shows this, of two the first; null if it never does, because the clocks go forward.</summary>
    public DateTimeOffset? Moment(DateTime clock) =>
        zone.IsInvalidTime(clock) ? null
        : new DateTimeOffset(clock, zone.IsAmbiguousTime(clock) ? zone.GetAmbiguousTimeOffsets(clock).Max() : zone.GetUtcOffset(clock));

    /// <summary>The same for programs: ISO 8601 with the offset.</summary>
    public string Iso(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A value of a history: a moment as <see cref="Show"/> has it, any other text as it is.</summary>
    public string ShowIfTime(string value) => Iso8601().IsMatch(value)
        && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? Show(at) : value;

    /// <summary>The abbreviation that is in use at that time, or the offset where a zone has none.</summary>
    private string NameAt(DateTimeOffset local)
    {
        if (zone.HasSameRules(TimeZoneInfo.Utc)) return "UTC";
        var name = zone.IsDaylightSavingTime(local) ? zone.DaylightName : zone.StandardName;
        return Abbreviation().IsMatch(name) ? name : OffsetName(local.Offset);
    }

    private static string OffsetName(TimeSpan offset) => string.Create(
        CultureInfo.InvariantCulture,
        $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):d2}")}");

    // The name comes from a cookie and becomes the path of a file: no dots.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}\z")]
    private static partial Regex WellFormed();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Iso8601();

    [GeneratedRegex(@"^[A-Z]{3,5}\z")]
    private static partial Regex Abbreviation();
}
