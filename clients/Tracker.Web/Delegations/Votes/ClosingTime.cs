using System.Globalization;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Delegations;

/// <summary>When a ballot closes, as a form writes it: day and time of the reader.</summary>
public static class ClosingTime
{
    /// <summary>The field of the day has the name by which the rules refuse it: of a new vote, and of one that closes at another time.</summary>
    public const string Day = "closes", NewDay = "to", Clock = "time";

    /// <summary>The last minute of the day, unless another time is written.</summary>
    public const string Latest = "23:59";

    /// <summary>What is written, or why it is no time.</summary>
    public static (VoteClosing? Closes, Rejection? Rejection) Read(FormWords words, ReaderZone zone, string at = Day)
    {
        if (words.Day(at) is not { } day) return (null, Rejection.Invalid("Choose the day on which the ballot closes.", at));
        var written = words.OrNull(Clock) ?? Latest;
        if (!TimeOnly.TryParseExact(written, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            return (null, PlannedTime.NoClock);
        return zone.Moment(day.ToDateTime(clock)) is { } moment
            ? (new VoteClosing(moment.ToUniversalTime(), zone.Id), null) : (null, PlannedTime.NoSuch(written, zone));
    }

    public static Dictionary<string, string> Fields(VoteClosing closes, ReaderZone zone, string at = Day)
    {
        var local = zone.Local(closes.At);
        return new(StringComparer.Ordinal)
        {
            [at] = Words.Iso(DateOnly.FromDateTime(local.DateTime))!, [Clock] = local.ToString("HH:mm", CultureInfo.InvariantCulture),
        };
    }
}
