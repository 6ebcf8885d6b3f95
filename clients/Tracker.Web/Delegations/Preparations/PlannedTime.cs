using System.Globalization;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Delegations;

/// <summary>When and where a preparation meeting is, as a form writes it: day, time and zone of the reader.</summary>
public static class PlannedTime
{
    public const string Day = "day", Clock = "time", Minutes = "minutes", Place = "place";

    /// <summary>The fields of a form that begins with this.</summary>
    public static Dictionary<string, string> Fields(PreparationTime time, ReaderZone zone)
    {
        var local = zone.Local(time.Starts);
        return new(StringComparer.Ordinal)
        {
            [Day] = Words.Iso(DateOnly.FromDateTime(local.DateTime))!, [Clock] = local.ToString("HH:mm", CultureInfo.InvariantCulture),
            [Minutes] = Words.Number(time.Minutes), [Place] = time.Place,
        };
    }

    /// <summary>What is written, or why it is no time.</summary>
    public static (PreparationTime? Time, Rejection? Rejection) Read(FormWords words, ReaderZone zone)
    {
        if (words.Day(Day) is not { } day) return (null, Rejection.Invalid("Choose the day.", Day));
        if (!TimeOnly.TryParseExact(words[Clock], ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            return (null, NoClock);
        if (!int.TryParse(words[Minutes], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
            return (null, Rejection.Invalid("Say how many minutes it takes.", Minutes));
        return zone.Moment(day.ToDateTime(clock)) is { } starts
            ? (new PreparationTime(starts.ToUniversalTime(), minutes, zone.Id, words[Place].Trim()), null)
            : (null, NoSuch(words[Clock], zone));
    }

    public static readonly Rejection NoClock = Rejection.Invalid("Write the time as 14:00.", Clock);

    public static Rejection NoSuch(string clock, ReaderZone zone) =>
        Rejection.Invalid($"On that day there is no {clock} in {zone.Id}: the clocks go forward.", Clock);

    /// <summary>Sends a command with a time. A refusal of the whole time is said at the field that it is about, and there only.</summary>
    public static async Task<Rejection?> Send(DelegationDesk desk, PreparationCommand command, PreparationTime time)
    {
        var no = (await desk.Send(DelegationDesk.Shared, command)).Rejection;
        if (no is not { Field: "time" or "to" }) return no;
        desk.Refused.Settle(no);
        return no with
        {
            Field = string.IsNullOrWhiteSpace(time.Place) || time.Place.Length > TextLimits.Line ? Place
                : time.Minutes is < 1 or > PreparationTime.LongestMinutes ? Minutes : Day,
            Sentence = string.IsNullOrWhiteSpace(time.Place) ? "Say where it is: a room, or the link of a call." : no.Sentence,
        };
    }
}
