namespace Tracker.Domain.Alerts;

/// <summary>What an alert is about: for each of these one chooses how one is told.</summary>
public enum AlertSort
{
    /// <summary>What the participant owes, and what others did that concerns them.</summary>
    Yours,

    /// <summary>Officers, editors, stages and decisions in what they follow.</summary>
    Important,

    /// <summary>Every other change in what they follow.</summary>
    Other,
}

/// <summary>How alerts of one sort reach a participant. All of them are in the program, however they are chosen.</summary>
public enum AlertWay { AppOnly, AtOnce, Daily, Weekly }

/// <summary>No mail from one time of the day to another by the participant's clock; the end may be on the next day.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public bool Covers(TimeOnly time) => From < To ? time >= From && time < To : time >= From || time < To;
}

/// <summary>What a participant chose of how they are told.</summary>
/// <param name="Zone">A name of the time zone database. All times are by the clock there.</param>
/// <param name="DigestAt">When digests come.</param>
/// <param name="DigestOn">The day of the weekly digest.</param>
/// <param name="Quiet">Null for none.</param>
public sealed record Delivery(
    string Zone, AlertWay Yours, AlertWay Important, AlertWay Other, TimeOnly DigestAt, DayOfWeek DigestOn, QuietHours? Quiet = null)
{
    /// <summary>What a form begins with.</summary>
    public static Delivery In(string zone) => new(zone, AlertWay.AtOnce, AlertWay.Daily, AlertWay.AppOnly, new(8, 0), DayOfWeek.Monday);

    public AlertWay Of(AlertSort sort) => sort switch
    {
        AlertSort.Yours => Yours,
        AlertSort.Important => Important,
        _ => Other,
    };

    /// <summary>Null if all of it can be meant.</summary>
    internal Rejection? Refuses() =>
        !ZoneName.IsWellFormed(Zone ?? "") ? Rejection.Invalid($"'zone' must be {ZoneName.Rule}.", "zone")
        : Quiet is { } quiet && quiet.From == quiet.To ? Rejection.Invalid("Quiet hours must end at another time than they begin.", "quiet")
        : null;
}
