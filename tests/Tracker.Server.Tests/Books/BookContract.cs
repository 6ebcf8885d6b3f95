using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Server.Books;
using Tracker.Server.Tests.Alerts;
using Tracker.Server.Tests.Vital;

namespace Tracker.Server.Tests.Books;

/// <summary>Frozen briefs as books, on any database.</summary>
public abstract class BookContract : AlertServers
{
    private const string Delegation = "delegation/sg13";
    private static readonly EntityId Point = EntityId.Parse("p1"), First = EntityId.Parse("first"), Second = EntityId.Parse("second");

    protected override (string Key, string Value)[] Settings => [("Tracker:Books:Browser", "none")];

    /// <summary>Positions, the record, names and the program itself go on; the book stays.</summary>
    [Fact]
    public async Task Book_of_a_brief_is_the_same_bytes_whatever_happens_afterwards()
    {
        var server = await Start();
        await Frozen(server);
        var book = await Read(server, First);
        await Sends(server, new EditPositionText(Point, PositionText.RedLine, new("No new item", "No new item at all")));
        await Sends(server, new AddPoint(EntityId.Parse("p2"), "2", "Another"));
        await Says(server, Item, new AlsoNamed("Renamed framework"));
        await server.Directs(
            new RenameParticipant(ParticipantId.Parse("official"), new("official", "Somebody Else")),
            new RenameOrganization(GroupId.Parse("org/orion"), new("Orion", "Renamed Industries")));
        await Sends(server, new FreezeBrief(Second, "Brief 2"));
        Assert.Equal(book, await Read(server, First));
        await Stop(server);
        Assert.Equal(book, await Read(await Start(), First));
        Assert.DoesNotContain("Renamed", book, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Book_tells_each_point_with_its_sources_and_its_audience()
    {
        var server = await Start();
        await Frozen(server);
        var page = new HtmlParser().ParseDocument(await Read(server, First));
        Assert.Equal("Brief 1", page.QuerySelector("h1")!.TextContent);
        Assert.All(page.QuerySelectorAll(".marking"), m => Assert.Equal("SG13 · Delegation only", m.TextContent));
        Assert.Contains("SG13 \\b7  Delegation only", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        var point = page.GetElementById("point-p1")!.ParentElement!;
        Assert.Contains("Red line: No new item", point.TextContent, StringComparison.Ordinal);
        var title = point.QuerySelectorAll("li").Single(l => l.TextContent.StartsWith("Title: Framework", StringComparison.Ordinal));
        var source = page.QuerySelector(title.QuerySelector("a")!.GetAttribute("href")!)!;
        Assert.Contains("A list", source.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("nav a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
        Assert.Contains("the first brief", page.GetElementById("changes")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_book_tells_word_by_word_what_changed_since_the_first()
    {
        var server = await Start();
        await Frozen(server);
        await Sends(server, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        await Sends(server, new EditPositionText(Point, PositionText.RedLine, new("No new item", "No work item")));
        await Sends(server, new AddPoint(EntityId.Parse("p2"), "2", "Another"));
        await Sends(server, new FreezeBrief(Second, "Brief 2"));
        var changes = new HtmlParser().ParseDocument(await Read(server, Second)).GetElementById("changes")!.ParentElement!;
        Assert.Equal(["Changed since Brief 1"], changes.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal(["1 New IP", "2 Another"], changes.QuerySelectorAll("h3").Select(h => h.TextContent));
        Assert.Equal(["Not yet", "new"], changes.QuerySelectorAll("del").Select(d => d.TextContent));
        Assert.Equal(["Oppose", "work"], changes.QuerySelectorAll("ins").Select(d => d.TextContent));
    }

    /// <summary>The name of the brief is not a secret of the server: a stranger learns from no answer whether there is one.</summary>
    [Fact]
    public async Task Whoever_does_not_read_the_delegation_is_told_that_there_is_nothing()
    {
        var server = await Start();
        await Frozen(server);
        var answers = new List<string>();
        foreach (var (who, brief) in new[] { ("colleague", "first"), ("colleague", "none"), ("official", "none") })
        {
            using var browser = await server.SignedIn(who);
            using var response = await browser.GetAsync(Path(brief, "html"));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            answers.Add(await response.Content.ReadAsStringAsync());
        }
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Form_that_cannot_be_made_is_refused_with_what_to_do_instead()
    {
        var server = await Start();
        await Frozen(server);
        using var browser = await server.SignedIn("official");
        foreach (var (form, sentence) in new[] { ("pdf", PdfPress.NoBrowser.Sentence), ("odt", "'form' is html, pdf or docx.") })
        {
            using var response = await browser.GetAsync(Path("first", form));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Equal(sentence, (string?)(await RunningServer.Json(response))["sentence"]);
        }
        Assert.False((bool)(await RunningServer.Json(await browser.GetAsync("/api/delegation/book-forms")))["pdf"]!);
    }

    private static async Task Frozen(RunningServer server)
    {
        await Delegate(server);
        await Opens(server, Item, "Framework");
        await Sends(server, new LinkWorkItem(Point, ActorId.Parse(Item)));
        await Sends(server, new EditPositionText(Point, PositionText.RedLine, new(null, "No new item")));
        await Sends(server, new FreezeBrief(First, "Brief 1"));
    }

    private static Task Sends(RunningServer server, Command command) => Accepted(server, "official", Delegation, "delegation", command);

    private static async Task<string> Read(RunningServer server, EntityId brief)
    {
        using var browser = await server.SignedIn("engineer");
        using var response = await browser.GetAsync(Path(brief.Value, "html"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.StartsWith("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
    }

    private static string Path(string brief, string form) => $"/api/delegation/book?actor={Delegation}&brief={brief}&form={form}";
}

public sealed class SqliteBookTests : BookContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresBookTests : BookContract
{
    protected override Task<string?> Database() => OnPostgres();
}
