using System.Globalization;
using Tracker.Domain.Calls;
using Tracker.Domain.Programs;

namespace Tracker.Web.Calls;

/// <summary>The words of the screen for calls and applications.</summary>
public static class CallWords
{
    /// <summary>A kind of cost as it is spoken.</summary>
    public static string Of(CostKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(Advice advice) => advice == Advice.Award ? "award it" : "decline it";

    public static string Of(EndedAs end) => end == EndedAs.Finished ? "finished" : "dropped out";

    /// <summary>How an application stands, for whoever reads it.</summary>
    public static string State(Filed filed) =>
        filed.Withdrawn is not null ? "withdrawn"
        : filed.Ending is { } end ? Of(end.As)
        : filed.Outcome is { } outcome ? outcome.IsAward ? "awarded" : "declined"
        : filed.Consensus is not null ? "to be decided"
        : filed.AllReviews.Count >= Reviewing.Reviewers ? "consensus due"
        : filed.Reviewers is not null ? $"{filed.AllReviews.Count} of {Reviewing.Reviewers} reviews"
        : "sent";

    public static string? Tone(Filed filed) =>
        filed.Withdrawn is not null || filed.Ending is not null ? "line" : filed.Outcome is not { } outcome ? "info" : outcome.IsAward ? "ok" : "line";

    /// <summary>An amount of a call.</summary>
    public static string Amount(long units, CallTerms terms) => Currency.Text(units, terms.Currency);

    public static readonly Rejection NoHours = Rejection.Invalid("Write hours as a number, such as 7.5, or leave it empty.", "hours");

    /// <summary>Such as "7.5 hours".</summary>
    public static string Hours(decimal hours) => hours.ToString("#,0.##", CultureInfo.InvariantCulture) + (hours == 1 ? " hour" : " hours");

    /// <summary>Hours as somebody writes them: 7 or 7.5. An empty field is null.</summary>
    public static bool IsHours(string written, out decimal? hours)
    {
        var read = decimal.TryParse(written.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        hours = read ? number : null;
        return read || written.Trim().Length == 0;
    }

    /// <summary>The field of a form at which a refusal of the rules belongs.</summary>
    /// <param name="prefix">What the rules name before it, such as <c>terms</c>.</param>
    public static Rejection? AtField(Rejection? no, params string[] prefix) =>
        no?.Field is { } field && prefix.FirstOrDefault(p => field.StartsWith(p + ".", StringComparison.Ordinal)) is { } before
            ? no with { Field = field[(before.Length + 1)..] } : no;
}
