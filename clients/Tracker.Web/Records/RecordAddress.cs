using Tracker.Domain.Audits;
using Tracker.Domain.Briefings;
using Tracker.Domain.Calls;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Domain.ExportControl;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Participating;
using Tracker.Domain.Playbooks;
using Tracker.Domain.Programs;
using Tracker.Domain.Screening;
using Tracker.Domain.Surveys;
using Tracker.Domain.Vital;
using Tracker.Domain.Watches;

namespace Tracker.Web.Records;

/// <summary>Where records are shown, relative to the address of Tracker.</summary>
public static class RecordAddress
{
    /// <summary>The address of a record: of its own page, or else of the page that shows any record.</summary>
    public static string Of(ActorId actor) => OwnPage(actor) ?? Any(actor);

    /// <summary>The page that can show any record.</summary>
    public static string Any(ActorId actor) => "records/" + actor.Value;

    /// <summary>The list of a kind's records.</summary>
    public static string OfKind(string kind) => kind switch
    {
        WatchKind.Word => "watches",
        PlaybookKind.Word => "playbooks",
        VitalKind.Word => "vital-information",
        BriefingKind.Word => "briefings",
        GuidanceKind.Word => "guidances",
        BasisKind.Word => "participation",
        ProgramKind.Word => "programs",
        CallKind.Word => "calls",
        HostingKind.Word => "hosting",
        SurveyKind.Word => "surveys",
        AuditKind.Word => "audits",
        _ => AnyOfKind(kind),
    };

    /// <summary>The list that can show records of any kind.</summary>
    public static string AnyOfKind(string kind) => "records/" + kind;

    /// <summary>The form for a new record of a kind.</summary>
    public static string NewOf(string kind) => OfKind(kind) + "/new";

    /// <summary>The page made for this kind of record, or null if it has none.</summary>
    public static string? OwnPage(ActorId actor) => actor.Kind switch
    {
        "delegation" => "d/" + InOne(actor.Key),
        DraftId.Kind => "t/" + actor.Key,
        WatchKind.Word => "watch/" + actor.Key,
        PlaybookKind.Word => "playbook/" + actor.Key,
        VitalKind.Word => "vital/" + actor.Key,
        BriefingKind.Word => "briefing/" + actor.Key,
        GuidanceKind.Word => "guidance/" + actor.Key,
        BasisKind.Word => "basis/" + actor.Key,
        ProgramKind.Word => "program/" + actor.Key,
        CallKind.Word => "call/" + actor.Key,
        HostingKind.Word => "hosting/" + actor.Key,
        SurveyKind.Word => "survey/" + actor.Key,
        AuditKind.Word => "audit/" + actor.Key,
        ScreeningKind.Word => "screening",
        _ => actor == DirectoryKind.Actor ? "admin" : null,
    };

    /// <summary>The address of an agenda point of a delegation.</summary>
    public static string Of(ActorId delegation, EntityId point) => $"{OwnPage(delegation)}/{point.Value}";

    /// <summary>The delegation of an address, or null.</summary>
    public static ActorId? DelegationAt(string key) => ActorId.TryParse("delegation/" + key.Replace('~', '/'));

    /// <summary>A key as one part of an address: another part may follow.</summary>
    private static string InOne(string key) => key.Replace('/', '~');
}
