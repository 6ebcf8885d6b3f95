using System.Globalization;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Delegations;

/// <summary>When a ballot closes, as a form writes it: day and time of the reader.</summary>
public static class ClosingTime
{
    public const string Day = "day", Clock = "time";

    /// <summary>The last minute of the day, unless another time is written.</summary>
    public const string Latest = "23:59";

    /// <summary>What is written, or why it is no time.</summary>
    public static (VoteClosing? Closes, Rejection? Rejection) Read(FormWords words, ReaderZone zone)
    {
        if (words.Day(Day) is not { } day) return (null, Rejection.Invalid("Choose the day on which the ballot closes.", Day));
        var written = words.OrNull(Clock) ?? Latest;
        if (!TimeOnly.TryParseExact(written, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            return (null, PlannedTime.NoClock);
        return zone.Moment(day.ToDateTime(clock)) is { } at
            ? (new VoteClosing(at.ToUniversalTime(), zone.Id), null) : (null, PlannedTime.NoSuch(written, zone));
    }

    public static Dictionary<string, string> Fields(VoteClosing closes, ReaderZone zone)
    {
        var local = zone.Local(closes.At);
        return new(StringComparer.Ordinal)
        {
            [Day] = Words.Iso(DateOnly.FromDateTime(local.DateTime))!, [Clock] = local.ToString("HH:mm", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A refusal of the close, said at the day.</summary>
    public static Rejection? AtItsField(Rejection? no) => no is { Field: "closes" or "to" } ? no with { Field = Day } : no;
}
