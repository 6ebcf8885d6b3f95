namespace Tracker.Domain.Alerts;

/// <summary>The mail to which it is time for a participant.</summary>
/// <param name="UpTo">The moment of a digest; null for a mail at once.</param>
/// <param name="Resumed">The one whose end is not known; null for a new one.</param>
public sealed record MailPlan(AlertWay Way, DateTimeOffset? UpTo = null, MailUnderWay? Resumed = null)
{
    /// <summary>Between two mails at once: what comes meanwhile is gathered.</summary>
    public static readonly TimeSpan Gathers = TimeSpan.FromMinutes(5);

    /// <summary>Null if there is none: nothing is chosen, quiet hours, too early after the last or after one that failed.</summary>
    /// <param name="zone">The participant's.</param>
    /// <param name="isNews">Whether something may have come that is mailed at once.</param>
    public static MailPlan? Of(AlertMail mail, TimeZoneInfo zone, DateTimeOffset now, bool isNews)
    {
        if (!mail.IsOpen || mail.Delivery.Value is not { } chosen) return null;
        if (chosen.Quiet?.Covers(LocalClock.TimeAt(zone, now)) is true || mail.Failing?.IsDue(now) is false) return null;
        if (mail.UnderWay is { } begun) return IsBusy(mail, begun, now) ? null : new(begun.Way, begun.UpTo, begun);
        foreach (var way in (AlertWay[])[AlertWay.Weekly, AlertWay.Daily])
            if (NextDigest(mail, way, zone) is { } next && next <= now)
                return new(way, LocalClock.Last(zone, chosen.DigestAt, now, DayOf(chosen, way)));
        return isNews && mail.Uses(AlertWay.AtOnce) && !(now >= mail.AtOnce && now < mail.AtOnce + Gathers) ? new(AlertWay.AtOnce) : null;
    }

    /// <summary>The moment of the next digest; null if none is chosen. It waits for the end of quiet hours.</summary>
    public static DateTimeOffset? NextDigest(AlertMail mail, AlertWay way, TimeZoneInfo zone)
    {
        if (mail.Delivery.Value is not { } chosen || AlertMail.Sorts.Where(s => mail.WayOf(s) == way).Min(mail.Since.Of) is not { } since) return null;
        var last = way == AlertWay.Weekly ? mail.Weekly : mail.Daily;
        return LocalClock.Next(zone, chosen.DigestAt, last > since ? last.Value : since, DayOf(chosen, way));
    }

    /// <summary>True while a server may be sending it; what is known to have failed is sent by none.</summary>
    internal static bool IsBusy(AlertMail mail, MailUnderWay begun, DateTimeOffset now) => begun.IsBusy(now) && !(mail.Failing?.LastAt >= begun.At);

    private static DayOfWeek? DayOf(Delivery chosen, AlertWay way) => way == AlertWay.Weekly ? chosen.DigestOn : null;
}
