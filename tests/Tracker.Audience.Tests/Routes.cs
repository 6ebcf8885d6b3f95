using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Tracker.Domain;
using Tracker.Domain.Drafts;
using Tracker.Domain.ExportControl;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Participating;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Domain.Surveys;
using Tracker.Domain.Playbooks;
using Tracker.Domain.Audits;
using Tracker.Domain.Briefings;
using Tracker.Domain.Calls;
using Tracker.Domain.Programs;
using Tracker.Domain.Vital;
using Tracker.Domain.Watches;

namespace Tracker.Audience.Tests;

/// <summary>How each route of the server is called by the leak test.</summary>
internal static partial class Routes
{
    /// <summary>Requests for a route; fails for a route that nobody has described.</summary>
    public static IEnumerable<HttpRequestMessage> Requests(string method, string route, ActorId[] actors, string[] documents)
    {
        if (Harmless.Contains(route) || Assets().IsMatch(route)) return [];
        return (method, route) switch
        {
            ("GET", "/api/alerts" or "/api/alerts/following" or "/api/alerts/mail" or "/api/calendar/address" or "/api/invitations" or "/api/looked"
                or "/api/me" or "/api/partners" or "/api/sample" or "/health/live" or "/health/ready" or "/api/openapi/{documentName}.json" or "/sign-in") =>
                [Get(route.Replace("{documentName}", "v1", StringComparison.Ordinal))],
            ("GET", "/api/records") =>
                from k in Kinds
                from more in (string[])["", "&contains=zq&take=200", "&asOf=2100", "&known=2100", "&asOf=2016&known=2100-01-01&contains=zq"]
                select Get($"/api/records?kind={k}{more}"),
            ("GET", "/api/claims") =>
            [
                .. from a in actors.Append(DelegationStory.Linked) from way in (string[])["subject", "names"]
                   from more in (string[])["", "&ever=true", "&known=2100"]
                   select Get($"/api/claims?take=200&{way}={a}{more}"),
                .. Kinds.Select(k => Get($"/api/claims?take=200&ever=true&kind={k}")), Get("/api/claims?take=200&country=zq"),
                Get("/api/claims?take=200&document=" + new string('0', 64)), Get("/api/claims?take=200&statement=titled&asOf=2100"),
            ],
            ("GET", "/api/committee") =>
                from a in actors.Append(ActorId.Parse("committee/itu-t/sg13")) from then in (string[])["", "&asOf=2016", "&known=2100"]
                select Get($"/api/committee?actor={a}{then}"),
            ("GET", "/api/transparency") => [Get(route)],
            ("GET", "/api/vacancies") => ((string[])["", "?asOf=2022-08", "?known=2100"]).Select(then => Get("/api/vacancies" + then)),
            ("GET", "/api/record/names") => actors.Select(a => Get($"/api/record/names?actor={a}")),
            ("GET", "/api/record/audience") =>
                from a in actors from c in Compartments select Get($"/api/record/audience?actor={a}&compartment={c}"),
            ("GET", "/api/record") => actors.Select(a => Get($"/api/record?actor={a}")),
            ("GET", "/api/record/past") =>
                from a in actors from c in Compartments from day in (string[])["&at=2100-01-01", "&asOf=2100"]
                select Get($"/api/record/past?actor={a}{day}&compartment={c}"),
            ("GET", "/api/history") =>
                from a in actors from c in Compartments.Append(null) select Get($"/api/history?actor={a}&newest=1000" + (c is null ? "" : $"&compartment={c}")),
            ("GET", "/api/draft/list") => actors.Select(a => Get($"/api/draft/list?of={DraftId.TryParse(a)?.Parent ?? a}")),
            ("GET", "/api/draft/readers") => actors.Select(a => Get($"/api/draft/readers?actor={a}")),
            ("GET", "/api/draft/text") => from a in actors from at in (string[])["", "&at=2", "&at=2100-01-01"] select Get($"/api/draft/text?actor={a}{at}"),
            ("GET", "/api/draft/changes") => from a in actors from after in (int[])[0, 3] select Get($"/api/draft/changes?actor={a}&after={after}"),
            ("GET", "/api/refusals") => [Get("/api/refusals?newest=1000")],
            (_, "/records/{Kind}/new") => Kinds.Select(k => Get($"/records/{k}/new")),
            (_, "/records/{Kind}") =>
                from k in Kinds from more in (string[])["", "?contains=zq", "?asof=2016&known=2100", "?known=2100&contains=zq"]
                select Get($"/records/{k}{more}"),
            (_, "/records/{Kind}/{*Key}") => actors.SelectMany(a => (HttpRequestMessage[])[Get($"/records/{a}"), Get($"/records/{a}?form=add&claim=title")])
                .Concat(documents.SelectMany(d => Of(SourceKind.Word, actors).SelectMany(
                    a => (HttpRequestMessage[])[Get($"/records/{a}?text={d}"), Get($"/records/{a}?was={d}&now={d}&form=capture")]))),
            ("POST", "/sign-in") => [new(HttpMethod.Post, route) { Content = new FormUrlEncodedContent([new("link", new string('x', 43))]) }],
            ("POST", "/api/invitations") => [Post(route, new { name = "X", email = "x@example.org", delegation = actors[0].Value, organization = "org/acme" })],
            ("POST", "/api/invitations/answer") => [Post(route, new { offer = "none", accept = true })],
            ("GET", "/api/invitations/sent") => actors.Select(a => Get($"{route}?delegation={a}")),
            ("POST", "/api/invitations/withdraw") => actors.Select(a => Post(route, new { delegation = a.Value, invitation = "none" })),
            ("POST", "/api/looked") => [Post(route, new { at = DateTimeOffset.UnixEpoch })],
            ("POST", "/api/alerts/mail/address") => [Post(route, new { email = "x@example.org" })],
            (_, "/mail/off/{link}") => [Get("/mail/off/" + new string('x', 43)), new(HttpMethod.Post, "/mail/off/" + new string('x', 43))],
            ("POST", "/api/sign-in-links") => [Post(route, new { participant = "nobody" })],
            // What an address brings is tested with the calendars; making one draws a secret, and revoking depends on it.
            ("POST", "/api/sample" or "/api/calendar/address" or "/api/calendar/revoke") => [],
            ("GET", "/calendar/{secret}.ics") => [Get($"/calendar/{new string('x', 43)}.ics")],
            ("GET", "/api/sessions") => [Get(route), .. Cast.All.Select(r => Get($"{route}?participant={r}"))],
            ("POST", "/api/sessions/end") => Cast.All.Select(r => Post(route, new { session = "none", participant = r.Id })),
            ("POST", "/api/surveys/answer") => Of(SurveyKind.Word, actors).Select(a => Post(route, new { survey = a.Value, barriers = (string[])["other"] })),
            // Closing is public, and so the end of the story for everybody.
            ("POST", "/api/surveys/close") => Of(SurveyKind.Word, actors).Select(a => Post(route, new { survey = a.Value + "-none" })),
            ("POST", "/api/surveys/withdraw") => Of(SurveyKind.Word, actors).Select(a => Post(route, new { survey = a.Value + "-none", reason = "none" })),
            ("POST", _) when Command().IsMatch(route) =>
                from a in actors where route.StartsWith($"/api/{a.Kind}/", StringComparison.Ordinal)
                from c in Closed select Post(route, new { actor = a.Value, operation = Guid.NewGuid(), compartment = c, seen = 0, payload = new { } }),
            ("POST", "/api/documents") => [new(HttpMethod.Post, route + "?name=a.txt") { Content = new StringContent("Words of a document") }],
            ("POST", "/api/schedules") => [new(HttpMethod.Post, route + "?name=a.txt") { Content = new StringContent("2026-08-31\t9:00\tOpening") }],
            ("POST", "/api/decisions/read") => [new(HttpMethod.Post, route + "?body=zq") { Content = new StringContent("resolutions: [{identifier: zq}]") }],
            ("GET", "/api/decisions") => actors.Append(ActorId.Parse("committee/itu-t/sg13")).Select(a => Get($"{route}?of={a}")),
            ("GET", "/api/contributions") => actors.Append(ActorId.Parse("committee/itu-t/sg13")).Select(a => Get($"{route}?of={a}")),
            ("GET", "/api/decisions/file") => actors.Select(a => Get($"{route}?meeting={a}")),
            ("GET", "/api/identified") => [Get(route + "?identifier=ISO%2010303-42&identifier=zq")],
            ("GET", "/api/documents/cite") => [Get(route + "?document=zq&words=zq"), Get(route + "?document=zq&page=1")],
            ("GET", "/api/documents/check") => Of(SourceKind.Word, actors).Select(a => Get($"{route}?source={a}")),
            ("GET", "/api/documents/difference") =>
                documents.Zip(documents.Skip(1), (was, now) => Get($"{route}?was={was}&now={now}")),
            ("GET", _) when route.StartsWith("/api/documents/", StringComparison.Ordinal) =>
                documents.Select(d => Get($"{route}?sha256={d}&{DocumentQuery(route)}")),
            ("POST", "/api/matches") => Compartments.Append("partner/none").Select(c => Post(route, new
            {
                compartment = c, terms = new { names = new[] { new { name = "zq" } }, sponsors = (string[])["zq"], words = (string[])["leak", "stands"] },
            })),
            ("POST", "/api/thresholds") => Compartments.Append("partner/none").Select(c => Post(route, new
            {
                compartment = c,
                terms = new
                {
                    names = (string[])[], sponsors = (string[])[], words = (string[])[], committees = (string[])["zq"],
                    records = new { zq = "committee/itu-t/sg13" }, thresholds = (object[])[new { kind = "new-officer" }, new { kind = "new-editor" }],
                },
            })),
            ("GET", "/api/record/guidance") =>
                actors.Append(ActorId.Parse("committee/itu-t/sg13")).Select(a => Get($"/api/record/guidance?actor={a}")),
            ("GET", "/api/delegation/guidance") => actors.Select(a => Get($"{route}?actor={a}")),
            ("GET", "/api/record/ground") =>
                actors.Append(ActorId.Parse("committee/itu-t/sg13")).Select(a => Get($"/api/record/ground?actor={a}&since=2020-03")),
            (_, "/participation/new") => actors.Append(ActorId.Parse("committee/itu-t/sg13")).Select(a => Get($"{route}?venue={a}")).Prepend(Get(route)),
            (_, "/basis/{*Key}") => Of(BasisKind.Word, actors).SelectMany(a => ((string[])["", "?form=add"]).Select(f => Get($"/{a}{f}"))),
            ("GET", "/api/withdrawals") => [Get(route)],
            (_, "/guidance/{*Key}") => Of(GuidanceKind.Word, actors)
                .SelectMany(a => ((string[])["", "?form=revise", "?form=withdraw", "?on=2022-07-01"]).Select(f => Get($"/{a}{f}"))),
            ("GET", "/api/people") => [Get(route), Get(route + "?contains=zq"), Get(route + "?contains=acme")],
            (_, "/vital-information/new") => actors.Append(DelegationStory.Linked).Select(a => Get($"{route}?about={a}")).Prepend(Get(route)),
            (_, "/briefing/{*Key}") => Of(BriefingKind.Word, actors).SelectMany(a => ((string[])["", "?line=zq"]).Select(q => Get($"/{a}{q}"))),
            (_, "/briefings/new") => actors.Append(BriefingStory.Committee).Select(a => Get($"{route}?about={a}")).Prepend(Get(route)),
            ("GET", "/api/briefing/changes") => actors.Select(a => Get($"{route}?actor={a}")),
            ("GET", "/api/briefing/collected") => actors.Append(BriefingStory.Committee).SelectMany(
                a => ((string[])["", "&organization=" + BriefingStory.Organization]).Select(more => Get($"{route}?about={a}{more}"))),
            ("POST", "/api/briefing/attendees") =>
                [new HttpRequestMessage(HttpMethod.Post, route) { Content = new StringContent("zq\nInstitute of briefings") }],
            (_, "/vital/{*Key}") => Of(VitalKind.Word, actors).Select(a => Get($"/{a}")),
            (_, "/playbooks/new") => actors.Select(a => Get($"{route}?from={a}")).Prepend(Get(route)),
            (_, "/playbook/{*Key}") =>
                Of(PlaybookKind.Word, actors).SelectMany(a => ((string[])["", "?form=add", "?form=retire"]).Select(f => Get($"/{a}{f}"))),
            ("GET", "/api/program/coverage" or "/api/program/ledger") => actors.Select(a => Get($"{route}?actor={a}")),
            (_, "/program/{*Key}") => Of(ProgramKind.Word, actors).SelectMany(
                a => ((string[])["", "?tab=ledger", "?tab=costs", "?tab=conditions", "?tab=people", "?tab=history"]).Select(t => Get($"/{a}{t}"))),
            (_, "/call/{*Key}") => Of(CallKind.Word, actors).SelectMany(
                a => ((string[])["", "?form=apply", "?form=deadline", "?application=zq"]).Select(q => Get($"/{a}{q}"))),
            (_, "/hosting/{*Key}") => Of(HostingKind.Word, actors).Select(a => Get($"/{a}")),
            (_, "/audit/{*Key}") => Of(AuditKind.Word, actors).Select(a => Get($"/{a}")),
            (_, "/review/{Key}") => [Get("/review/2026"), Get("/review/2027")],
            (_, "/survey/{*Key}") => Of(SurveyKind.Word, actors).Select(a => Get($"/{a}")),
            (_, "/watch/{*Key}") => Of(WatchKind.Word, actors).SelectMany(a => ((string[])["", "?form=change", "?form=end"]).Select(f => Get($"/{a}{f}"))),
            ("GET", "/api/screening") =>
                ((string[])["", "?organization=none", "?organization=" + ScreeningStory.Organization]).Select(q => Get(route + q)),
            ("POST", "/api/screening/list") => ((string[])["", "&apply=true&dated=2026-11-28"]).Select(
                more => new HttpRequestMessage(HttpMethod.Post, route + "?name=zq.csv" + more) { Content = new StringContent("source,name") }),
            ("GET", "/api/preparation/calendar") => actors.Select(a => Get($"{route}?actor={a}&meeting={DelegationStory.Meeting}")),
            ("GET", "/api/delegation/comments") =>
                from a in actors from form in (string[])["docx", "xlsx", "authors"]
                select Get($"{route}?actor={a}&document={DelegationStory.Commented}&form={form}"),
            ("GET", "/api/call/incentives") => Of(CallKind.Word, actors).Select(a => Get($"{route}?actor={a}")),
            ("GET", "/api/delegation/book") =>
                from a in actors from form in (string[])["html", "docx"] select Get($"{route}?actor={a}&brief={DelegationStory.Frozen}&form={form}"),
            ("GET", "/api/delegation/book-forms") => [Get(route)],
            ("POST", "/api/comment-forms") => [new(HttpMethod.Post, route + "?name=a.docx") { Content = new StringContent("No form") }],
            ("GET", "/api/mentions") => actors.Concat([DelegationStory.Linked, DelegationStory.Rated]).Select(a => Get($"/api/mentions?actor={a}")),
            ("GET", "/api/search") =>
                ((string[])["leak", "zq", "stands%20in%20the%20document", .. Kinds.Select(k => "zq&kind=" + k)])
                .Select(q => Get($"/api/search?q={q}&limit=50")),
            ("GET", "/api/search/kinds") => [Get(route + "?q=leak"), Get(route + "?q=zq"), Get(route + "?q=stands")],
            (_, "/search") => ((string[])["", "?q=leak", "?q=zq", "?q=stands", .. Kinds.Select(k => "?q=zq&rows=500&kind=" + k)]).Select(q => Get(route + q)),
            (_, "/d/{Delegation}") => Of("delegation", actors).SelectMany(a => Tabs.Select(tab => Get($"/d/{a.Key}{tab}"))),
            (_, "/d/{Delegation}/{Point}") =>
                from a in Of("delegation", actors)
                from point in (string[])[DelegationStory.Point, "no-such-point"]
                from side in (string[])["", "?side=notes", "?side=history"]
                select Get($"/d/{a.Key}/{point}{side}"),
            (_, "/d/{Delegation}/report") => Of("delegation", actors).Select(a => Get($"/d/{a.Key}/report")),
            (_, "/d/{Delegation}/floor") =>
                from a in Of("delegation", actors) from at in (string[])["", "?point=" + DelegationStory.Point] select Get($"/d/{a.Key}/floor{at}"),
            (_, "/t/{*Key}") => Of(DraftId.Kind, actors).Select(a => Get($"/t/{a.Key}")),
            ("GET", "/delegation/{*key}" or "/draft/{*key}") => Of(route.Split('/')[1], actors).Select(a => Get($"/{a}")),
            _ when Pages.Contains(route) => [Get(route)],
            _ => throw new InvalidOperationException($"Nobody has said how the leak test calls {method} {route}. Describe it in {nameof(Routes)}."),
        };
    }

    /// <summary>The request, and for a GET the HEAD of the same address, whose headers are an answer too.</summary>
    public static IEnumerable<HttpRequestMessage> WithHead(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get ? [request, new HttpRequestMessage(HttpMethod.Head, request.RequestUri)] : [request];

    /// <summary>What an answer is counted under: the route, and apart from it the search on it.</summary>
    public static string WayOf(string route, HttpRequestMessage request) =>
        request.RequestUri!.OriginalString.Contains("contains=", StringComparison.Ordinal) ? route + "?contains" : route;

    /// <summary>Routes that say the same to everybody, or end a session.</summary>
    private static readonly string[] Harmless = ["/{**path:file}", "/sign-out", "/sign-in/oidc", "/sign-in/plain.css", "/hub", "/hub/negotiate"];

    /// <summary>Pages of the web client.</summary>
    private static readonly string[] Pages =
        [
            "/", "/not-found", "/parts", "/d", "/d/new", "/delegations", "/records", "/admin", "/administration", "/sessions", "/welcome",
            "/records/source/new", "/watches", "/watches/new", "/alerts", "/playbooks", "/vacancies", "/vital-information", "/briefings",
            "/guidances", "/guidances/new", "/screening", "/participation", "/withdrawals", "/programs", "/programs/new", "/calls", "/calls/new",
            "/hosting", "/hosting/new", "/surveys", "/surveys/new", "/review", "/audits", "/audits/new", "/transparency",
        ];

    /// <summary>The parts of a delegation's page.</summary>
    private static readonly string[] Tabs =
        ["", "?tab=tasks", "?tab=texts", "?tab=views", "?tab=notes", "?tab=roster", "?tab=shared", "?tab=history", "?show=mine&find=zq", "?tab=preparation",
        "?tab=preparation&meeting=" + DelegationStory.Meeting, "?tab=comments", "?tab=comments&document=" + DelegationStory.Commented];

    private static string DocumentQuery(string route) => route.Split('/')[^1] switch
    {
        "words" => "span=0-40",
        "find" => "words=stands%20in%20the%20document",
        _ => "",
    };

    private static readonly string[] Kinds = [.. TrackerKinds.All.All.Select(k => k.Name)];
    public static readonly string[] Compartments =
        ["record", "delegation", "government", "program", "administration", "org/acme", "org/industry", "partner/ca", "own/member", "own/head", "own/liaison",
            "office/standards", "office/other", "recipients"];

    /// <summary>One of each sort that most roles do not hold.</summary>
    private static readonly string[] Closed = ["delegation", "government", "administration"];

    private static IEnumerable<ActorId> Of(string kind, ActorId[] actors) => actors.Where(a => a.Kind == kind);

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);
    private static HttpRequestMessage Post(string path, object body) => new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };

    [GeneratedRegex(@"^/api/[a-z-]+/[a-z-]+\z")]
    private static partial Regex Command();

    [GeneratedRegex(@"^/(_framework|_content|_blazor|css|js|scalar|api/docs|favicon|[^/]+\.(css|js|json|ico|svg|wasm|dat|map))")]
    private static partial Regex Assets();
}
