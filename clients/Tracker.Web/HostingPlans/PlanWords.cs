using System.Globalization;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Programs;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.HostingPlans;

/// <summary>The words of the screen for hosting plans, and what is written in their forms.</summary>
public static class PlanWords
{
    /// <summary>What stands where a number of cases is too small to be said.</summary>
    public static readonly string Few = $"fewer than {VisaCounts.Least}";

    /// <summary>Both days, with month and year once if they are the same, such as "8 to 12 Mar 2027".</summary>
    public static string Days(MeetingDays days)
    {
        var (first, last) = (days.First, days.Last);
        if (first == last) return Words.Day(first);
        var form = first.Year != last.Year ? "d MMM yyyy" : first.Month != last.Month ? "d MMM" : "%d";
        return $"{first.ToString(form, CultureInfo.InvariantCulture)} to {Words.Day(last)}";
    }

    public static string Said(int? number) => number is { } known ? Words.Number(known) : Few;

    public static string? Tone(HostingStatus status) => status switch
    {
        HostingStatus.Confirmed => "ok",
        HostingStatus.Planned => "info",
        _ => "line",
    };

    public static string? Tone(VisaStatus status) => status switch
    {
        VisaStatus.ToApply or VisaStatus.Refused => "warn",
        VisaStatus.Applied or VisaStatus.Appointment => "info",
        VisaStatus.Issued => "ok",
        _ => "line",
    };

    /// <summary>How long a task has, such as "28 days before".</summary>
    public static string Lead(int days) => days == 0 ? "on the first day" : $"{Words.Count(days, "day")} before";

    /// <summary>The days of two fields; the rejection if one of them is not written.</summary>
    public static (MeetingDays? Days, Rejection? No) Between(FormWords words, string first, string last) =>
        words.Day(first) is not { } from ? (null, Rejection.Invalid("Say on which day the meeting begins.", first))
        : (words.Day(last) ?? from) is var to && to < from ? (null, Rejection.Backwards(from, to, last))
        : (new(from, to), null);

    /// <summary>A whole number of a field; null with a rejection if it is none.</summary>
    public static (int? Number, Rejection? No) Number(FormWords words, string field) =>
        words.OrNull(field)?.Trim() is not { } written ? (null, null)
        : Currency.IsGrouped(written) && int.TryParse(written, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? (number, null)
        : (null, Rejection.Invalid("Write a whole number, such as 40.", field));

    /// <summary>The field of a form at which a refusal of the rules belongs: its last part.</summary>
    public static Rejection? AtField(Rejection? no)
    {
        if (no?.Field is not { } field) return no;
        var last = field[(field.LastIndexOf('.') + 1)..];
        return no with { Field = last, Sentence = no.Sentence.Replace($"'{field}'", $"'{last}'", StringComparison.Ordinal) };
    }
}
