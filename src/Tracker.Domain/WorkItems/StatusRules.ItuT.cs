namespace Tracker.Domain.WorkItems;

public sealed partial class StatusRules
{
    /// <summary>ITU-T: approval by the alternative process (consent, last call, additional review; Rec. ITU-T A.8) or the traditional one
    /// (determination; WTSA Resolution 1); informative texts are agreed.</summary>
    public static readonly StatusRules ItuT = new("ITU-T approval",
    [
        new("proposed", "proposed", "under-study not-accepted"),
        new("not-accepted", "not accepted by the group", back: "proposed"),
        new("under-study", "under study", "consented determined agreed discontinued carried-over absorbed transferred"),
        new("carried-over", "carried over to the next study period",
            "under-study consented determined agreed discontinued absorbed transferred", back: "carried-over"),
        new("transferred", "transferred to another group", "under-study consented determined agreed discontinued carried-over absorbed"),
        new("consented", "consented (AAP)", "in-last-call", back: "under-study"),
        new("in-last-call", "in last call", "approved additional-review not-approved", back: "under-study"),
        new("additional-review", "in additional review", "approved not-approved", back: "under-study"),
        new("determined", "determined (TAP)", "approved not-approved", back: "under-study"),
        new("not-approved", "not approved", "discontinued carried-over", back: "under-study"),
        new("approved", "approved", "withdrawn"),
        new("agreed", "agreed", "withdrawn"),
        new("discontinued", "discontinued"),
        new("absorbed", "absorbed by another item"),
        new("withdrawn", "withdrawn"),
    ]);

    /// <summary>For every body without a table of its own.</summary>
    public static readonly StatusRules General = new("general steps",
    [
        new("proposed", "proposed", "accepted rejected discontinued"),
        new("accepted", "accepted", "in-progress"),
        new("rejected", "rejected", back: "proposed"),
        new("in-progress", "in progress", "in-review agreed approved published discontinued transferred absorbed"),
        new("in-review", "in review", "agreed approved published discontinued", back: "in-progress"),
        new("transferred", "transferred to another group", "in-progress"),
        new("agreed", "agreed", "approved published"),
        new("approved", "approved", "published withdrawn"),
        new("published", "published", "withdrawn superseded"),
        new("superseded", "superseded", "withdrawn"),
        new("withdrawn", "withdrawn"),
        new("discontinued", "discontinued"),
        new("absorbed", "absorbed by another item"),
    ]);
}
