using Tracker.Domain.Audits;
using Tracker.Domain.Claims;
using Tracker.Web.App;
using Tracker.Web.HostingPlans;
using Tracker.Web.Live;

namespace Tracker.Web.Audits;

/// <summary>What is written in the forms of an audit, and its words.</summary>
public static class AuditDraft
{
    /// <summary>True for those who open audits and read them.</summary>
    public static bool MayOpen(Workplace workplace) => workplace.Me.IsProgramManager(workplace.Today) || workplace.Me.IsGovernment(workplace.Today);

    public static string? Tone(AuditStatus status) => status switch
    {
        AuditStatus.Planned => "info",
        AuditStatus.UnderWay => "warn",
        AuditStatus.Concluded => "ok",
        _ => "line",
    };

    /// <summary>The days of a form; the rejection if the first is not written.</summary>
    public static (AuditDays? Days, Rejection? No) Days(FormWords words) =>
        words.Day("first") is not { } first ? (null, Rejection.Invalid("Say on which day the audit begins.", "first"))
        : (words.Day("last") ?? first) is var last && last < first ? (null, Rejection.Backwards(first, last, "last"))
        : (new(first, last), null);

    /// <summary>The source that was written; null if nothing was.</summary>
    public static Source? SourceOf(FormWords words) =>
        (words["document"] + words["link"] + words["quote"]).Trim().Length == 0 ? null
        : new(words["document"].Trim(), words.OrNull("quote")?.Trim(), Link: words.OrNull("link")?.Trim());

    /// <summary>The fields of a source that is there.</summary>
    public static Dictionary<string, string> WordsOf(Source source) =>
        new() { ["document"] = source.Document, ["link"] = source.Link ?? "", ["quote"] = source.Quote ?? "" };

    /// <summary>A refusal of the rules at the field of the form that it is about.</summary>
    public static Rejection? AtField(Rejection? no, FormWords words) => no?.Field is "source" or "evidence"
        ? no with { Field = words["document"].Trim().Length == 0 ? "document" : "quote", Sentence = no.Sentence }
        : PlanWords.AtField(no);
}
