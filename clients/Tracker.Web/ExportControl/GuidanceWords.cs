using Tracker.Domain.Claims;
using Tracker.Domain.ExportControl;

namespace Tracker.Web.ExportControl;

/// <summary>The words of the screen for guidance.</summary>
public static class GuidanceWords
{
    public static string Of(StandardsActivity activity) => activity switch
    {
        StandardsActivity.CoEdit => "co-edit",
        StandardsActivity.Exchange => "exchange technical data outside the meeting",
        StandardsActivity.CertainActivities => "certain activities, which are not named",
        StandardsActivity.All => "all activities",
        StandardsActivity.Unspecified => "no activity is named",
        _ => Parts.Words.Of(activity),
    };

    public static string Of(VenueKind? venue) => venue switch
    {
        VenueKind.StandardsBody => "committees and meetings of standards bodies",
        VenueKind.Consortium => "consortia",
        VenueKind.OutsideMeetings => "outside of meetings",
        _ => "no sort of venue is named",
    };

    /// <summary>The tone of an answer: none of them says that something is safe.</summary>
    public static string Tone(GuidanceAnswer answer) => answer switch
    {
        GuidanceAnswer.CoveredAsQuoted => "info",
        GuidanceAnswer.UnclearForThisCase => "warn",
        _ => "line",
    };

    public static string Said(GuidanceVersion version) =>
        version.Activities.Length == 0 ? Of(StandardsActivity.Unspecified) : string.Join(", ", version.Activities.Select(Of));

    public static string About(GuidanceVersion version) =>
        version.Organizations.Length > 0 ? string.Join(", ", version.Organizations.Select(o => VisibleText.Of(o.Name)))
        : $"all organisations on the {VisibleText.Of(version.List)}";
}
