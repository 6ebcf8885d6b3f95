namespace Tracker.System.Tests.Browser;

/// <summary>A page that people go to: its address, what its screenshots are called, and what shows that its content is there.</summary>
/// <param name="Name">For files: lower case, words joined by hyphens.</param>
/// <param name="Content">A CSS selector of something that only this page has, once its record was read.</param>
public sealed record EveryPage(string Name, string Address, string Content)
{
    /// <summary>The key of the text that is written before the pages are visited: the sample has none.</summary>
    public const string TextKey = "delegation/1/sample-sg13/delegation/papers/briefing";

    /// <summary>The call that is opened before the pages are visited: the deadline of one in the sample would be over one day.</summary>
    public const string CallKey = "call/small", HostingKey = "hosting/plenary", SurveyKey = "survey/2027", AuditKey = "audit/sg-20";

    private const string Sg13 = "/d/sample-sg13", Point = Sg13 + "/sample-framework";

    /// <summary>Every page of a member of a delegation.</summary>
    public static readonly IReadOnlyList<EveryPage> OfMembers =
    [
        new("home", "/", "main .cols h2"),
        new("welcome", "/welcome", "ol.tour"),
        new("delegations", "/d", "a[href='d/sample-sg13']"),
        new("board", Sg13, "a.item-t"),
        .. from tab in (string[])["preparation", "tasks", "votes", "comments", "texts", "views", "notes", "briefs", "roster", "history"]
           select new EveryPage("delegation-" + tab, $"{Sg13}?tab={tab}", $"nav.tabs a[aria-current][href$='tab={tab}']"),
        new("point", Point, "#position-redLine, #redLine"),
        new("floor", Sg13 + "/floor", "main .ag a[href*='/floor?point=']"),
        new("report", Sg13 + "/report", "main article[id^='outcome-']"),
        new("floor-point", Sg13 + "/floor?point=sample-framework", "main .fl.ins"),
        new("point-notes", Point + "?side=notes", "#point-notes-title"),
        new("point-history", Point + "?side=history", "nav.tabs a[aria-current][href*='side=history']"),
        new("text", "/t/" + TextKey, "#draft-text h2"),
        new("records", "/records", "a[href='records/committee']"),
        new("search", "/search?q=quantum", ".results mark"),
        new("new-record", "/records/work-item/new", "#new-title"),
        new("new-meeting", "/records/meeting/new", "#new-held-place"),
        new("record-list", "/records/committee", "tbody a"),
        new("record", "/records/delegation/sample-q11-15", "dl, table"),
        new("work-item", "/records/work-item/itu/newip", ".facts a.src"),
        new("work-item-form", "/records/work-item/itu/newip?form=add", "#form form"),
        new("work-item-merge", "/records/work-item/itu/newip?form=merge", "#merge-reason"),
        new("work-item-diagram", "/records/work-item/itu/newip?form=diagram", "#form h2"),
        new("work-item-then", "/records/work-item/itu/newip?asof=2019", "main p.banner"),
        new("committee", "/records/committee/itu-t/sg20", ".cand a.src"),
        new("committee-items", "/records/committee/jtc1/sc-42", ".committee .stage a"),
        new("committee-then", "/records/committee/jtc1/sc-42?asof=2019", ".committee .tree [aria-current]"),
        new("record-list-then", "/records/work-item?asof=2019", "main p.banner"),
        new("vacancies", "/vacancies?asof=2022-08", "#vacancies li"),
        new("meeting", "/records/meeting/jtc1-28", ".facts a.src"),
        new("decisions", "/records/decision", "main .empty"),
        new("contributions", "/records/contribution", "main .empty"),
        new("new-contribution", "/records/contribution/new", "#new-sponsor-sponsor"),
        new("meeting-schedule", "/records/meeting/jtc1-28?form=week", "#week-table"),
        new("source", "/records/source/report-2022", "main .empty"),
        new("source-form", "/records/source/report-2022?form=capture", "#capture-file"),
        new("new-source", "/records/source/new", "#title"),
        new("watches", "/watches", "a[href='watch/sample-new-ip']"),
        new("watch", "/watch/sample-new-ip", "#suggested"),
        new("watch-thresholds", "/watch/sample-leadership", "#counted"),
        new("playbooks", "/playbooks", "a[href='playbook/sample-new-ip']"),
        new("playbook", "/playbook/sample-new-ip", "#steps li"),
        new("new-playbook", "/playbooks/new", "#playbook-title"),
        new("guidances", "/guidances", "main .empty"),
        new("participation", "/participation", "main .empty"),
        new("new-basis", "/participation/new?venue=committee/jtc1/sc-42/wg-5", "#basis-words"),
        new("withdrawals", "/withdrawals", "main table"),
        new("briefings", "/briefings", "main .empty"),
        new("vital-information", "/vital-information", "main .empty"),
        new("new-watch", "/watches/new", "#watch-title"),
        new("programs", "/programs", "a[href='program/sample-participation']"),
        new("program", "/program/sample-participation", "#risks tbody tr"),
        new("program-ledger", "/program/sample-participation?tab=ledger", "#ledger tbody tr"),
        new("program-costs", "/program/sample-participation?tab=costs", "#costs tbody tr"),
        new("program-conditions", "/program/sample-participation?tab=conditions", "#conditions"),
        new("program-people", "/program/sample-participation?tab=people", "#program-heads li"),
        new("calls", "/calls", $"a[href='{CallKey}']"),
        new("call", "/" + CallKey, "#call-terms"),
        new("call-apply", $"/{CallKey}?form=apply", "#apply-title"),
        new("hosting-none", "/hosting", "main .empty"),
        new("transparency", "/transparency", "#authors tbody tr"),
        new("audits-none", "/audits", "main .empty"),
        new("surveys", "/surveys", "#survey-years"),
        new("survey", "/" + SurveyKey, "#survey-answer"),
        new("survey-result", "/survey/2026", "#survey-result"),
        new("review", "/review/2026", "#review-conditional"),
        new("review-none", "/review/2031", "#review-survey"),
        new("alerts", "/alerts", "#following"),
        new("sessions", "/sessions", ".sessions li"),
    ];

    /// <summary>The pages of a government liaison beside those of everyone.</summary>
    public static readonly IReadOnlyList<EveryPage> OfLiaisons =
    [
        new("screening", "/screening", "main .empty"),
        new("watch-change", "/watch/sample-new-ip?form=change", "#change-words"),
        new("new-briefing", "/briefings/new?about=committee/jtc1/sc-27", "#briefing-title"),
        new("hosting-office", "/" + HostingKey, "#visa-cases"),
        new("audits", "/audits", $"a[href='{AuditKey}']"),
        new("audit", "/" + AuditKey, "#findings li"),
        new("new-audit", "/audits/new", "#audit-title"),
    ];

    /// <summary>The pages of a program manager beside those of everyone.</summary>
    public static readonly IReadOnlyList<EveryPage> OfProgramManagers =
    [
        new("new-program", "/programs/new", "#program-title"),
        new("new-call", "/calls/new", "#call-title"),
        new("hosting-list", "/hosting", $"a[href='{HostingKey}']"),
        new("hosting", "/" + HostingKey, "#venues tbody tr"),
        new("new-hosting", "/hosting/new", "#hosting-title"),
        new("audit-manager", "/" + AuditKey, "#findings li"),
        new("survey-manager", "/" + SurveyKey, "#survey-invited"),
        new("new-survey", "/surveys/new", "#survey-year"),
        new("call-manager", "/" + CallKey, "#applications"),
        new("call-deadline", $"/{CallKey}?form=deadline", "#move-day"),
        new("program-manager", "/program/sample-participation", "#risks tbody tr"),
        new("program-ledger-manager", "/program/sample-participation?tab=ledger", "#ledger tbody tr"),
    ];

    /// <summary>The pages of an administrator beside those of everyone.</summary>
    public static readonly IReadOnlyList<EveryPage> OfAdministrators =
    [
        new("new-delegation", "/d/new", "main form"),
        new("administration", "/admin", "article.participant"),
        new("administration-organisations", "/admin?tab=organisations", "nav.tabs a[aria-current][href$='tab=organisations']"),
        new("administration-installation", "/admin?tab=installation", "nav.tabs a[aria-current][href$='tab=installation']"),
    ];

    public override string ToString() => Name;
}
