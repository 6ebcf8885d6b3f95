using Tracker.Domain.Participating;

namespace Tracker.Web.Participating;

/// <summary>The words of the screen for how a company takes part.</summary>
public static class ParticipationWords
{
    public static string Of(ParticipationStatus status) => status switch
    {
        ParticipationStatus.TakingPart => "takes part",
        ParticipationStatus.WaitingForCounsel => "waits for counsel",
        ParticipationStatus.SteppedBack => "stepped back for now",
        _ => "left",
    };

    /// <summary>Such as "since 1 Oct 2026"; of what was done once, such as leaving, "on 1 Oct 2026" or "in October 2026".</summary>
    public static string Since(BasisEntry entry) =>
        (entry.Status is ParticipationStatus.TakingPart or ParticipationStatus.WaitingForCounsel ? "since "
            : entry.Since.Earliest == entry.Since.Latest ? "on " : "in ") + Parts.Words.Date(entry.Since.Value);

    public static string Of(AwayReason reason) => reason switch
    {
        AwayReason.LegalRepercussions => "fear of legal repercussions",
        AwayReason.Cost => "cost",
        AwayReason.Staff => "no staff for it",
        AwayReason.FundingEnded => "funding ended",
        _ => "another reason",
    };

    /// <summary>The heading of a column.</summary>
    public static string Heading(AwayReason reason) => reason switch
    {
        AwayReason.LegalRepercussions => "Legal fears",
        AwayReason.FundingEnded => "Funding ended",
        _ => Parts.Words.Title(reason),
    };

    public static string Tone(ParticipationStatus status) => status switch
    {
        ParticipationStatus.TakingPart => "info",
        ParticipationStatus.WaitingForCounsel => "warn",
        _ => "line",
    };

    /// <summary>The status of a row of a list; "" if it has none.</summary>
    public static string Status(string? stored) => Enum.TryParse<ParticipationStatus>(stored, out var status) ? Of(status) : "";

    /// <summary>The reason of a row of a list; "" if it has none.</summary>
    public static string Reason(string? stored) => Enum.TryParse<AwayReason>(stored, out var reason) ? Of(reason) : "";

    /// <summary>A quarter as it is spoken: “October to December 2026”.</summary>
    public static string Of(DateOnly first, DateOnly last) =>
        FormattableString.Invariant($"{first:MMMM} to {last:MMMM yyyy}");
}
