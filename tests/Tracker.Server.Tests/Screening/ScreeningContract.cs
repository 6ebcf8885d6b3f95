using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Screening;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Protocol;
using Tracker.Testing;

namespace Tracker.Server.Tests.Screening;

/// <summary>A list is imported, compared, decided on and taken back; only the government knows of it.</summary>
public abstract class ScreeningContract : IAsyncLifetime
{
    private const string Orion = "organization/orion", Government = "government";
    private const string Header = "source,entity_number,name,addresses,start_date,alt_names\n";
    private const string Vega = "Entity List,,Vega Shipping Co.,Harbour,2019-05-21,\n";
    private const string OrionRow = "Entity List,,\"ORIONIS TECHNOLOGY CO., LTD.\",1 Long Road,2020-01-02,Lie Hu Zuo Ji Shu\n";

    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("tracker-screening-").FullName;
    private RunningServer server = null!;

    protected abstract Task<string?> Database();

    public async ValueTask InitializeAsync()
    {
        var database = await Database();
        server = await RunningServer.Start(folder, database is null ? [] : [("Tracker:Storage:ConnectionString", database)]);
        foreach (var (id, group) in ((string, string)[])[("official", "office/trade"), ("expert", "org/acme"), ("manager", "program")])
        {
            if (group != "program")
                await server.Directs(new AddOrganization(
                    GroupId.Parse(group), group, group.StartsWith("org/") ? OrganizationKind.Company : OrganizationKind.GovernmentOffice));
            await server.Directs(
                new AddParticipant(ParticipantId.Parse(id), id), new AddMembership(EntityId.Parse("m-" + id), ParticipantId.Parse(id), GroupId.Parse(group)));
        }
        await Sent("expert", Orion, "record", Opens("Orionis Technologies"));
        await Sent("expert", "organization/other", "record", Opens("Kepler Works"));
        await Sent("expert", "organization/dots", "record", Opens("…"));
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await server.DisposeAsync();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task List_is_looked_at_applied_and_taken_back_and_the_same_file_again_changes_nothing()
    {
        var preview = await Import(Header + Vega + OrionRow);
        Assert.Equal((2, 2, false), ((int)preview["entries"]!, (int)preview["added"]!, (bool)preview["applied"]!));
        Assert.Equal(Orion, (string)Assert.Single(preview["concerned"]!.AsArray())!["organization"]!);
        Assert.Null((await View("official"))!.Version);

        Assert.True((bool)(await Import(Header + Vega, dated: "2026-11-01"))["applied"]!);
        var next = await Import(Header + Vega + OrionRow, dated: "2026-11-28");
        Assert.Equal((1, 0, 0, true), ((int)next["added"]!, (int)next["changed"]!, (int)next["gone"]!, (bool)next["applied"]!));
        var again = await Import(Header + Vega + OrionRow, dated: "2026-11-29");
        Assert.Equal((true, false), ((bool)again["isCurrent"]!, (bool)again["applied"]!));

        var view = (await View("official"))!;
        Assert.Equal(("2026-11-28", "2026-11-01", 3), (view.Version!.Dated.Value, view.Before!.Dated.Value, view.Organizations));
        Assert.Equal("organization/dots", Assert.Single(view.NotCompared).Value);
        var pair = Assert.Single(view.Pairs);
        Assert.Equal((Orion, true, true, 2020), (pair.Organization.Value, pair.IsNew, pair.Awaits, int.Parse(pair.Entry.Cells[1].Text[..4])));

        await Sent("official", ScreeningKind.Consolidated.Value, Government, new TakeBackListVersion(view.Version.Id, "Another file"));
        view = (await View("official"))!;
        Assert.Equal("2026-11-01", view.Version!.Dated.Value);
        Assert.Empty(view.Pairs);
        Assert.True((bool)(await Import(Header + Vega + OrionRow, dated: "2026-11-29"))["applied"]!);
    }

    [Fact]
    public async Task Decision_is_remembered_until_the_entry_or_our_names_change()
    {
        await Import(Header + Vega + OrionRow, dated: "2026-11-01");
        await Decides(LikenessVerdict.NotTheSame);
        Assert.False((await Pair()).Awaits);

        await Import(Header + Vega.Replace("Harbour", "Port") + OrionRow, dated: "2026-11-02");
        Assert.False((await Pair()).Awaits);
        await Import(Header + Vega + OrionRow.Replace("1 Long", "2 Long"), dated: "2026-11-03");
        Assert.Equal((true, true, true), ((await Pair()).Awaits, (await Pair()).HasChanged, (await Pair()).IsNew));

        await Decides(LikenessVerdict.Same);
        Assert.False((await Pair()).Awaits);
        await Sent("expert", Orion, "record", Claim(new AlsoNamed("Orionis")));
        Assert.Equal((true, true, "official"), ((await Pair()).Awaits, (await Pair()).HasChanged, (await Pair()).Decision!.By.Value));
    }

    [Fact]
    public async Task Chinese_name_that_only_the_government_has_is_compared_and_no_claim_is_made_by_itself()
    {
        await Sent("official", "organization/other", Government, Claim(new AlsoNamed("猎户座技术有限公司")));
        await Import(Header + OrionRow, dated: "2026-11-01");
        var pair = (await View("official", "organization/other"))!.Pairs.Single();
        Assert.Equal(("猎户座技术有限公司", "Lie Hu Zuo Ji Shu"), (pair.Likeness.Ours, pair.Likeness.Theirs));
        Assert.Contains(pair.Likeness.Agreed, a => a.Ours == "技术");
        await Sent("official", ScreeningKind.Consolidated.Value, Government, new DecideLikeness(
            pair.Organization, pair.Entry.Key, pair.Entry.Digest, pair.NamesDigest, LikenessVerdict.Same, "The same address"));
        using var official = await server.SignedIn("official");
        Assert.DoesNotContain("association", await official.GetStringAsync("/api/claims?take=200&subject=organization/other"));
    }

    [Fact]
    public async Task File_that_is_cut_or_far_too_short_changes_nothing()
    {
        var many = string.Concat(Enumerable.Range(0, 20).Select(i => $"Entity List,,Number {i} Works of Row{(char)('a' + i)},,,\n"));
        await Import(Header + many, dated: "2026-11-01");
        var cut = await Import(Header + many + "Entity List,,Half", dated: "2026-11-02");
        Assert.Equal((22, false), ((int)cut["refused"]!["line"]!, (bool)cut["applied"]!));
        var fewer = await Import(Header + Vega, dated: "2026-11-02", status: HttpStatusCode.UnprocessableEntity);
        Assert.Equal("fewer", (string)fewer["field"]!);
        Assert.Equal("2026-11-01", (await View("official"))!.Version!.Dated.Value);
        Assert.True((bool)(await Import(Header + Vega, dated: "2026-11-02", more: "&fewer=true"))["applied"]!);
        Assert.Equal("dated", (string)(await Import(Header + Vega, dated: "soon", status: HttpStatusCode.UnprocessableEntity))["field"]!);
    }

    [Theory]
    [InlineData("expert"), InlineData("manager")]
    public async Task Nobody_but_the_government_learns_that_names_are_compared(string participant)
    {
        using var browser = await server.SignedIn(participant);
        var before = await Everything(browser);
        await Import(Header + Vega + OrionRow, dated: "2026-11-01");
        await Decides(LikenessVerdict.Same);
        Assert.Equal(before, await Everything(browser));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(
            "/api/screening/list?name=a.csv&apply=true&dated=2026-11-01", new ByteArrayContent(Encoding.UTF8.GetBytes(Header + Vega)))).StatusCode);
        var sent = await server.Sends(participant, ScreeningKind.Consolidated.Value, Government, new DecideLikeness(
            ActorId.Parse(Orion), EntityId.New(), new string('a', 64), new string('b', 64), LikenessVerdict.Same, "Mine"));
        Assert.Equal(Rejection.NotFound, sent.Rejection);
        var kept = (await View("official"))!.Version!.Document.Sha256;
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/api/documents/file?sha256=" + kept)).StatusCode);
    }

    private static async Task<string> Everything(HttpClient browser)
    {
        var heard = new StringBuilder();
        foreach (var way in (string[])["/api/screening", $"/api/screening?organization={Orion}", "/api/record?actor=" + ScreeningKind.Consolidated,
            "/api/records?kind=screening-list", "/api/search?q=consolidated", $"/api/mentions?actor={Orion}", $"/api/record?actor={Orion}",
            $"/api/history?actor={Orion}&newest=100"])
        {
            var response = await browser.GetAsync(way);
            heard.AppendLine($"{way} {response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        return heard.ToString();
    }

    private async Task Decides(LikenessVerdict verdict)
    {
        var pair = await Pair();
        await Sent("official", ScreeningKind.Consolidated.Value, Government, new DecideLikeness(
            pair.Organization, pair.Entry.Key, pair.Entry.Digest, pair.NamesDigest, verdict, "The same address"));
    }

    private async Task<ScreenedPair> Pair() => Assert.Single((await View("official", Orion))!.Pairs);

    private async Task<ScreeningView?> View(string participant, string? organization = null)
    {
        using var browser = await server.SignedIn(participant);
        var answer = await browser.GetAsync("/api/screening" + (organization is null ? "" : "?organization=" + organization));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return System.Text.Json.JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ApiJson.Strict.ScreeningView);
    }

    private async Task<JsonNode> Import(string file, string? dated = null, string more = "", HttpStatusCode status = HttpStatusCode.OK)
    {
        using var browser = await server.SignedIn("official");
        var answer = await browser.PostAsync(
            "/api/screening/list?name=list.csv" + (dated is null ? "" : "&apply=true&dated=" + dated) + more,
            new ByteArrayContent(Encoding.UTF8.GetBytes(file)));
        Assert.Equal(status, answer.StatusCode);
        return await RunningServer.Json(answer);
    }

    private async Task Sent(string participant, string actor, string compartment, Command command)
    {
        var outcome = await server.Sends(participant, actor, compartment, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence);
    }

    private static OpenSubject Opens(string title) => new(EntityId.New(), title, new Source("A list", "A line"));

    private static RecordClaim Claim(Statement statement) => new(new Assertion(EntityId.New(), statement, new Source("A list", "A line")));
}

public sealed class SqliteScreeningTests : ScreeningContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresScreeningTests : ScreeningContract
{
    private PostgresDatabase database = null!;

    protected override async Task<string?> Database() => (database = await PostgresServer.Shared.CreateDatabase()).ConnectionString;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
