using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Server.Sessions;

namespace Tracker.Server.Tests.Sessions;

/// <summary>A server on each engine, with two participants.</summary>
public class SqliteSessions : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Server = await RunningServer.Start(null, ("Tracker:Storage:ConnectionString", await NewDatabase()));
        await Server.Directs(new AddParticipant(ParticipantId.Parse("ada"), "Ada"), new AddParticipant(ParticipantId.Parse("bo"), "Bo"));
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
    }

    protected virtual Task<string> NewDatabase() => Task.FromResult("");
}

public sealed class PostgresSessions : SqliteSessions
{
    private Testing.PostgresDatabase database = null!;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    protected override async Task<string> NewDatabase() =>
        (database = await Testing.PostgresServer.Shared.CreateDatabase()).ConnectionString;
}

public sealed class SqliteSessionTests(SqliteSessions shared) : SessionContract(shared.Server), IClassFixture<SqliteSessions>;

public sealed class PostgresSessionTests(PostgresSessions shared) : SessionContract(shared.Server), IClassFixture<PostgresSessions>;

/// <summary>A session is a record at the server: whatever ends it ends its requests and its sockets.</summary>
public abstract class SessionContract(RunningServer server) : IAsyncLifetime
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0";
    private static readonly ParticipantId Ada = ParticipantId.Parse("ada");
    private static readonly ParticipantId Bo = ParticipantId.Parse("bo");

    public async ValueTask InitializeAsync()
    {
        server.Time.Shift = TimeSpan.Zero;
        foreach (var participant in new[] { Ada, Bo }) await server.Services.GetRequiredService<SessionRegistry>().EndAll(participant);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Sign_out_ends_the_cookie_wherever_it_was_copied_and_its_sockets_and_no_other_session()
    {
        using var browser = await server.SignedIn("ada");
        using var copied = Copy(browser);
        using var phone = await server.SignedIn("ada");
        await using var page = await Socket.Of(server, browser);
        await using var other = await Socket.Of(server, phone);
        Assert.Equal(HttpStatusCode.OK, await Me(copied));

        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/sign-out", null)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, await Me(copied));
        await page.Ended();
        Assert.Equal(HttpStatusCode.OK, await Me(phone));
        Assert.True(other.IsOpen);
    }

    [Fact]
    public async Task Participant_sees_his_own_sessions_and_ends_one_or_all_others()
    {
        using var browser = await server.SignedIn("ada");
        using var phone = await server.SignedIn("ada", Firefox);
        using var tablet = await server.SignedIn("ada");
        using var ofBo = await server.SignedIn("bo");
        await using var page = await Socket.Of(server, phone);
        var listed = await List(browser);
        Assert.Equal(["Unknown program", "Firefox on Windows", "Unknown program"], listed.Select(s => (string)s["browser"]!));
        Assert.Equal([false, false, true], listed.Select(s => (bool?)s["current"] ?? false));

        Assert.Equal(1, await Ended(await End(browser, new { session = (string)listed[1]["id"]! })));
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(phone));
        await page.Ended();
        Assert.Equal(HttpStatusCode.OK, await Me(tablet));

        Assert.Equal(1, await Ended(await End(browser, new { })));
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(tablet));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Me(browser), await Me(ofBo)));
        Assert.Single(await List(browser));
    }

    [Fact]
    public async Task Administrator_sees_and_ends_the_sessions_of_a_participant()
    {
        using var admin = await server.SignedIn("admin");
        using var browser = await server.SignedIn("ada");
        using var phone = await server.SignedIn("ada");
        await using var page = await Socket.Of(server, phone);
        var listed = await List(admin, "ada");
        Assert.Equal([false, false], listed.Select(s => (bool?)s["current"] ?? false));

        Assert.Equal(1, await Ended(await End(admin, new { participant = "ada", session = (string)listed[1]["id"]! })));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Me(browser), await Me(phone)));
        Assert.Equal(1, await Ended(await End(admin, new { participant = "ada" })));
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(phone));
        await page.Ended();
        Assert.Empty(await List(admin, "ada"));
    }

    [Fact]
    public async Task Administrator_ends_the_sessions_of_everyone_but_the_one_that_asks()
    {
        using var admin = await server.SignedIn("admin");
        using var browser = await server.SignedIn("ada");
        using var ofBo = await server.SignedIn("bo");
        await using var page = await Socket.Of(server, ofBo);
        var refused = await Whole(await End(browser, new { everyone = true }));
        Assert.Equal(await Whole(await End(browser, new { session = "none" })), refused);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await End(admin, new { everyone = true, participant = "ada" })).StatusCode);

        Assert.True(await Ended(await End(admin, new { everyone = true })) >= 2);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await Me(admin), await Me(browser), await Me(ofBo)));
        await page.Ended();
    }

    [Fact]
    public async Task Session_or_participant_of_others_is_answered_as_one_that_does_not_exist()
    {
        using var browser = await server.SignedIn("ada");
        using var ofBo = await server.SignedIn("bo");
        var foreign = (string)(await List(ofBo))[0]["id"]!;
        var unknown = await Whole(await End(browser, new { session = "none" }));

        Assert.StartsWith("404", unknown, StringComparison.Ordinal);
        Assert.Equal(unknown, await Whole(await End(browser, new { session = foreign })));
        foreach (var participant in new[] { "bo", "admin", "nobody" })
        {
            Assert.Equal(unknown, await Whole(await End(browser, new { session = foreign, participant })));
            Assert.Equal(unknown, await Whole(await End(browser, new { participant })));
            Assert.Equal(unknown, await Whole(await browser.GetAsync("/api/sessions?participant=" + participant)));
        }
        Assert.Equal(HttpStatusCode.OK, await Me(ofBo));
    }

    [Fact]
    public async Task Participant_who_is_closed_loses_sessions_and_sockets_and_gets_none_back_when_reopened()
    {
        using var browser = await server.SignedIn("ada");
        await using var page = await Socket.Of(server, browser);
        await server.Directs(new CloseParticipant(Ada));
        await page.Ended();
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(browser));

        await server.Directs(new ReopenParticipant(Ada));
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(browser));
    }

    [Fact]
    public async Task Sign_in_of_another_participant_ends_the_session_that_the_browser_had()
    {
        using var browser = await server.SignedIn("ada");
        using var copied = Copy(browser);
        await using var page = await Socket.Of(server, browser);

        await server.SignIn(browser, "bo");

        Assert.Equal("bo", (string)(await RunningServer.Json(await browser.GetAsync("/api/me")))["participant"]!);
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(copied));
        await page.Ended();
    }

    [Fact]
    public async Task Session_ends_with_its_sockets_after_the_hours_without_use_and_lasts_with_it()
    {
        using var used = await server.SignedIn("ada");
        using var unused = await server.SignedIn("ada");
        await using var usedPage = await Socket.Of(server, used);
        await using var unusedPage = await Socket.Of(server, unused);
        server.Time.Shift = TimeSpan.FromHours(11);
        Assert.Equal(HttpStatusCode.OK, await Me(used));
        Assert.True(unusedPage.IsOpen);

        server.Time.Shift = TimeSpan.FromHours(12.1);
        await unusedPage.Ended();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await Me(used), await Me(unused)));
        Assert.True(usedPage.IsOpen);
    }

    [Fact]
    public async Task Use_of_a_page_is_use_of_its_session_and_what_it_reads_by_itself_is_none()
    {
        using var typing = await server.SignedIn("ada");
        using var left = await server.SignedIn("ada");
        foreach (var browser in new[] { typing, left }) browser.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "cors");
        await using var page = await Socket.Of(server, typing);
        server.Time.Shift = TimeSpan.FromHours(11);
        await page.Open("delegation/none");
        Assert.Equal(HttpStatusCode.OK, await Me(left));
        // The use is noted with the next look at the store, before time goes on.
        while (!(await List(typing)).Any(s => (bool?)s["current"] is true && At(s, "seenAt") - At(s, "startedAt") > TimeSpan.FromHours(10))) await Task.Yield();

        server.Time.Shift = TimeSpan.FromHours(13);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (await Me(typing), await Me(left)));
    }

    [Fact]
    public async Task Session_that_is_always_used_ends_at_its_absolute_end_with_its_sockets()
    {
        using var browser = await server.SignedIn("ada");
        await using var page = await Socket.Of(server, browser);
        for (var hours = 10; hours < 24 * 7; hours += 10)
        {
            server.Time.Shift = TimeSpan.FromHours(hours);
            Assert.Equal(HttpStatusCode.OK, await Me(browser));
        }
        server.Time.Shift = TimeSpan.FromHours(24 * 7 + 0.1);
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(browser));
        await page.Ended();
    }

    [Fact]
    public async Task Granted_membership_ends_the_sessions_and_links_that_others_made_and_no_other()
    {
        var links = server.Services.GetRequiredService<LinkIssuer>();
        var (office, maker) = (GroupId.Parse("office/" + EntityId.New().Value), Bo);
        await server.Directs(new AddOrganization(office, "Office", OrganizationKind.GovernmentOffice));
        using var sitting = server.Browser();
        await RunningServer.Use(sitting, (await links.Issue(Ada, maker)).Address);
        await using var page = await Socket.Of(server, sitting);
        using var own = await server.SignedIn("ada");
        var (ofMaker, ofAdministrator) = ((await links.Issue(Ada, maker)).Address, (await links.Issue(Ada, ParticipantId.Parse("admin"))).Address);

        await server.Directs(new AddMembership(EntityId.New(), Ada, office));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await Me(sitting), await Me(own)));
        await page.Ended();
        using var later = server.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await RunningServer.Use(later, ofMaker)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningServer.Use(later, ofAdministrator)).StatusCode);
    }

    [Fact]
    public async Task Membership_of_a_group_that_the_maker_of_a_link_holds_ends_nothing_and_an_extended_one_of_another_does()
    {
        var links = server.Services.GetRequiredService<LinkIssuer>();
        var (shared, other) = (GroupId.Parse("org/" + EntityId.New().Value), GroupId.Parse("org/" + EntityId.New().Value));
        var past = EntityId.New();
        await server.Directs(
            new AddOrganization(shared, "Shared", OrganizationKind.Company), new AddOrganization(other, "Other", OrganizationKind.Company),
            new AddMembership(EntityId.New(), Bo, shared), new AddMembership(past, Ada, other, To: new DateOnly(2020, 1, 1)));
        using var browser = server.Browser();
        await RunningServer.Use(browser, (await links.Issue(Ada, Bo)).Address);
        await server.Directs(new AddMembership(EntityId.New(), Ada, shared));
        Assert.Equal(HttpStatusCode.OK, await Me(browser));

        await server.Directs(new ChangeMembership(past, Ada));
        Assert.Equal(HttpStatusCode.Unauthorized, await Me(browser));
    }

    [Fact]
    public async Task Command_of_someone_who_is_no_administrator_ends_no_session()
    {
        using var browser = server.Browser();
        await RunningServer.Use(browser, (await server.Services.GetRequiredService<LinkIssuer>().Issue(Ada, Bo)).Address);
        var outcome = await server.Sends("bo", "directory/main", "administration", new AddMembership(EntityId.New(), Ada, GroupId.Administration));
        Assert.NotEqual(Result.Accepted, outcome.Result);
        Assert.Equal(HttpStatusCode.OK, await Me(browser));
    }

    [Fact]
    public async Task Changed_address_ends_the_links_that_were_made_before()
    {
        var link = (await server.Services.GetRequiredService<LinkIssuer>().Issue(Ada, ParticipantId.System)).Address;
        await server.Directs(new ChangeEmail(Ada, new Edit(null, "ada.new@example.org")));
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await RunningServer.Use(browser, link)).StatusCode);
        await server.Directs(new ChangeEmail(Ada, new Edit("ada.new@example.org", null)));
    }

    [Fact]
    public async Task Page_of_another_participant_is_refused_at_the_api_and_nothing_is_recorded()
    {
        using var browser = await server.SignedIn("admin");
        browser.DefaultRequestHeaders.Add("Tracker-Viewer", "ada");
        var before = server.Directory.Version;
        var body = RunningServer.Body("directory/main", "administration", new { organization = "org/x", name = "X", kind = "company" });
        foreach (var response in new[] { await browser.PostAsJsonAsync("/api/directory/add-organization", body), await browser.GetAsync("/api/me") })
            Assert.Equal(
                (HttpStatusCode.Conflict, "other-viewer"), (response.StatusCode, (string?)(await RunningServer.Json(response))["code"]));
        Assert.Equal(before, server.Directory.Version);

        browser.DefaultRequestHeaders.Remove("Tracker-Viewer");
        browser.DefaultRequestHeaders.Add("Tracker-Viewer", "admin");
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsJsonAsync("/api/directory/add-organization", body)).StatusCode);
    }

    [Fact]
    public async Task Page_of_another_participant_is_refused_by_the_hub_which_names_who_is_signed_in()
    {
        using var browser = await server.SignedIn("admin");
        await using var page = await Socket.Of(server, browser);
        var before = server.Directory.Version;

        var opened = await page.Open("directory/main", viewer: "ada");
        Assert.Equal((Rejection.OtherViewer, "Administrator", 0), (opened.Rejection, opened.Viewer?.Name, opened.Parts.Count));
        var outcome = await page.Send(
            "directory/main", "administration", new AddOrganization(GroupId.Parse("org/x"), "X", OrganizationKind.Company), viewer: "ada");
        Assert.Equal(Rejection.OtherViewer, outcome.Rejection);
        Assert.Equal(before, server.Directory.Version);

        Assert.Equal("admin", (await page.Open("directory/main", viewer: "admin")).Viewer?.Participant.Value);
    }

    private static HttpClient Copy(HttpClient browser)
    {
        var copy = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = browser.BaseAddress };
        copy.DefaultRequestHeaders.Add("Cookie", RunningServer.CookiesOf(browser));
        return copy;
    }

    private static DateTimeOffset At(JsonNode session, string member) => session[member]!.GetValue<DateTimeOffset>();

    private static async Task<HttpStatusCode> Me(HttpClient browser) => (await browser.GetAsync("/api/me")).StatusCode;

    private static async Task<List<JsonNode>> List(HttpClient browser, string? participant = null) =>
        [.. (await RunningServer.Json(await browser.GetAsync("/api/sessions" + (participant is null ? "" : "?participant=" + participant))))
            .AsArray().Select(s => s!)];

    private static Task<HttpResponseMessage> End(HttpClient browser, object which) => browser.PostAsJsonAsync("/api/sessions/end", which);

    private static async Task<int> Ended(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (int)(await RunningServer.Json(response))["count"]!;
    }

    private static async Task<string> Whole(HttpResponseMessage response)
    {
        response.Headers.Remove("Date");
        response.Headers.Remove("Content-Security-Policy");
        return $"{(int)response.StatusCode} {response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync()}";
    }
}
