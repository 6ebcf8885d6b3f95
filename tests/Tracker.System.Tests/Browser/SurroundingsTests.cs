using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>Pages in the surroundings that people really have: time zones, browsers that keep nothing, proxies that block.</summary>
public sealed partial class SurroundingsTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Delegation = "d/sample-sg13", Point = Delegation + "/sample-framework";

    [Theory]
    [InlineData("America/New_York", "EST|EDT")]
    [InlineData("Europe/Zurich", "CET|CEST")]
    [InlineData("Asia/Kolkata", "IST")]
    [InlineData("Asia/Dubai", @"UTC\+4")]
    public async Task Every_time_on_a_page_is_in_the_zone_of_its_reader_whether_server_or_browser_writes_it(string zone, string names)
    {
        await using var reader = await SignIn("sample-head", o => o.TimezoneId = zone);
        await HasTimesOf(reader.Page, names);
        await reader.Page.GotoAsync(new Uri(server.Address, "records/delegation").ToString());
        await HasTimesOf(reader.Page, names);
        var written = reader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Q11/15" }).Locator("time");
        var (moment, text) = (await written.GetAttributeAsync("datetime"), await written.InnerTextAsync());

        await reader.Open(new Uri(server.Address, "records/delegation/sample-q11-15"));
        await reader.Page.GetByText("History", new() { Exact = true }).ClickAsync();
        var drawn = reader.Page.GetByRole(AriaRole.Region, new() { Name = "History" }).Locator($"time[datetime='{moment}']").First;
        await Assertions.Expect(drawn).ToHaveTextAsync(text);
        await HasTimesOf(reader.Page, names);
        Assert.DoesNotMatch(Unzoned(), await reader.Page.Locator("main").InnerTextAsync());

        await reader.Open(new Uri(server.Address, Point));
        await HasTimesOf(reader.Page, names);
        Assert.DoesNotMatch(Unzoned(), await reader.Page.Locator("main").InnerTextAsync());
        reader.HasNoFaults();
    }

    [Fact]
    public async Task Reader_who_arrives_in_another_zone_sees_it_on_the_next_page()
    {
        await using var reader = await SignIn("sample-head", o => o.TimezoneId = "Europe/Zurich");
        await reader.Page.GotoAsync(server.Address.ToString());
        await HasTimesOf(reader.Page, "CET|CEST");
        await reader.Page.Context.AddCookiesAsync([new() { Name = "tracker-zone", Value = "Asia%2FTokyo", Url = server.Address.ToString() }]);
        await reader.Page.GotoAsync(server.Address.ToString());
        await HasTimesOf(reader.Page, "CET|CEST");
    }

    [Theory]
    [InlineData("admin", "admin"), InlineData("sample-head", Delegation), InlineData("sample-head", Delegation + "?tab=roster")]
    public async Task Long_names_make_no_page_wider_than_a_phone(string participant, string path)
    {
        await using var reader = await SignIn(participant);
        await reader.Open(new Uri(server.Address, path));
        await Assertions.Expect(reader.Page.Locator("main h1")).ToBeVisibleAsync();
        await reader.Page.EvaluateAsync(
            """
            () => {
              const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data
                .replace(/Administrator|(Alex Morgan|Kim Tanaka|Robin Hale|Jordan Reyes) \(sample\)/, 'Maximiliana Featherstonehaugh-Montgomery (sample)')
                .replace(/Sample (Standards Office|Industry).*/, 'National Institute for Telecommunications Standardization and Metrology')
                .replace(/Delegation to/, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau');
            }
            """);
        foreach (var width in new[] { 390, 320 })
        {
            await reader.Page.SetViewportSizeAsync(width, 844);
            Assert.Empty(await reader.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && !e.closest('thead, .vh')
                  && e.getBoundingClientRect().right > innerWidth + 1).map(e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`)
                """));
        }
    }

    [Theory]
    [InlineData("throw new DOMException('The operation is insecure.', 'SecurityError')")]
    [InlineData("return { getItem: () => null, setItem() { throw new DOMException('Full.', 'QuotaExceededError'); }, removeItem() {} }")]
    public async Task Page_works_where_the_browser_keeps_nothing(string storage)
    {
        await using var writer = await SignIn("sample-head");
        await writer.Page.AddInitScriptAsync($$"""
            for (const name of ['localStorage', 'sessionStorage'])
              Object.defineProperty(window, name, { configurable: true, get() { {{storage}}; } });
            IDBFactory.prototype.open = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
            if (window.CacheStorage) CacheStorage.prototype.open = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
            """);
        await writer.OpenPoint(new Uri(server.Address, Delegation));
        await writer.Field("Fallback").FillAsync("Ask for a liaison statement first.");
        await writer.Field("Fallback").BlurAsync();
        await Assertions.Expect(writer.Banner).ToHaveTextAsync("Saved");
        await writer.Page.GetByRole(AriaRole.Button, new() { Name = "Open in editor" }).First.ClickAsync();
        var text = writer.Page.Locator(".ql-editor").First;
        await Assertions.Expect(text).ToBeVisibleAsync();
        await text.PressSequentiallyAsync("Noted. ");
        await Assertions.Expect(writer.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(writer.Page.GetByText("Version history")).ToBeVisibleAsync();
        await Assertions.Expect(writer.Page.Locator("#blazor-error-ui")).ToBeHiddenAsync();
        writer.HasNoFaults();
    }

    [Fact]
    public async Task Edit_is_saved_through_a_proxy_that_blocks_websockets()
    {
        await using var proxy = await BlockingProxy.Start(server.Address);
        await using var writer = await Person.SignIn(server.Browser, await Through(proxy));
        await using var colleague = await SignIn("sample-liaison");
        await colleague.OpenPoint(new Uri(server.Address, Delegation));
        await writer.OpenPoint(new Uri(proxy.Address, Delegation));
        await writer.Field("Fallback").FillAsync("Through the proxy.");
        await writer.Field("Fallback").BlurAsync();
        await Assertions.Expect(writer.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(colleague.Field("Fallback")).ToHaveValueAsync("Through the proxy.");
        await colleague.Field("Fallback").FillAsync("And back.");
        await colleague.Field("Fallback").BlurAsync();
        await Assertions.Expect(writer.Field("Fallback")).ToHaveValueAsync("And back.");
        await Assertions.Expect(writer.Page.GetByText("blocks its connection")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_without_any_live_connection_says_what_is_wrong_and_can_be_read()
    {
        await using var proxy = await BlockingProxy.Start(server.Address, path => path.StartsWithSegments("/hub"));
        await using var reader = await Person.SignIn(server.Browser, await Through(proxy));
        await reader.Page.GotoAsync(new Uri(proxy.Address, Point).ToString());
        var message = reader.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(message).ToContainTextAsync("blocks its connection (WebSockets)");
        await Assertions.Expect(message).ToContainTextAsync("Ask whoever runs this installation");
        await Assertions.Expect(reader.Field("Red line").Or(reader.Page.Locator("#redLine")).First).ToBeVisibleAsync();
        await Assertions.Expect(message).ToContainTextAsync("You read the record as it was at");
        await Assertions.Expect(reader.Banner).ToContainTextAsync("Offline");
        await Look(reader, "no-live-connection");
    }

    [Fact]
    public async Task Title_shows_what_would_turn_its_direction_and_its_field_keeps_it()
    {
        const string turned = "Brief \u202egpj.exe (sample)", shown = "Brief [U+202E]gpj.exe (sample)";
        await using var head = await SignIn("sample-head");
        await head.Open(new Uri(server.Address, "d/sample-q11-15"));
        await head.Page.GetByText("Title and mandate").ClickAsync();
        await head.Field("Title").FillAsync(turned);
        await head.Field("Title").BlurAsync();
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(shown);
        foreach (var page in new[] { "d", "records/delegation", "records/delegation/sample-q11-15", "d/sample-q11-15" })
        {
            await head.Page.GotoAsync(new Uri(server.Address, page).ToString());
            await Assertions.Expect(head.Page.Locator("main")).ToContainTextAsync(shown);
            Assert.DoesNotContain('\u202e', await head.Page.TitleAsync());
        }
        await head.Page.GetByText("Title and mandate").ClickAsync();
        await Assertions.Expect(head.Field("Title")).ToHaveValueAsync(turned);
    }

    [Theory]
    [InlineData("sample-program"), InlineData("sample-liaison"), InlineData("sample-member")]
    public async Task Pages_name_people_and_groups_and_never_by_their_identifiers(string reader)
    {
        await using var person = await SignIn(reader);
        foreach (var page in new[] { Delegation, "d/sample-q11-15", "records/delegation/sample-sg13", Point })
        {
            await person.Open(new Uri(server.Address, page));
            if (page.StartsWith("records", StringComparison.Ordinal))
            {
                await person.Page.GetByText("History", new() { Exact = true }).ClickAsync();
                await Assertions.Expect(person.Page.GetByRole(AriaRole.Region, new() { Name = "History" }).GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
            }
            var shown = await person.Page.Locator("main").InnerTextAsync();
            Assert.DoesNotMatch(@"(?<![\w/.-])(org/|office/)?sample-(head|member|liaison|program|industry|office)", shown);
            Assert.DoesNotContain("(sample) (sample)", shown, StringComparison.Ordinal);
        }
    }

    private async Task<Person> SignIn(string participant, Action<BrowserNewContextOptions>? more = null) =>
        await Person.SignIn(server.Browser, await server.LinkOf(participant), more);

    private async Task<string> Through(BlockingProxy proxy) =>
        (await server.LinkOf("sample-head")).Replace(server.Address.Authority, proxy.Address.Authority, StringComparison.Ordinal);

    /// <summary>The page shows times, each of them in a zone with one of these names.</summary>
    private static async Task HasTimesOf(IPage page, string names)
    {
        await Assertions.Expect(page.Locator("time:visible").First).ToBeVisibleAsync();
        var shown = await page.Locator("time").AllInnerTextsAsync();
        var moments = await page.Locator("time").EvaluateAllAsync<string[]>("all => all.map(t => t.dateTime)");
        foreach (var (text, moment) in shown.Zip(moments))
        {
            if (text.Length == 0) continue;
            Assert.Matches($@"^\d{{1,2}} \w{{3}} \d{{4}}, \d\d:\d\d ({names})$", text);
            Assert.Equal(text[..text.LastIndexOf(' ')], (await InZone(page, moment))[..text.LastIndexOf(' ')]);
        }
    }

    /// <summary>A moment as the browser itself has it in its zone; the name of the zone is its own affair.</summary>
    private static Task<string> InZone(IPage page, string moment) => page.EvaluateAsync<string>("""
        moment => {
          const at = new Date(moment);
          const of = options => new Intl.DateTimeFormat('en-US', options).format(at);
          const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
          return `${of({ day: 'numeric' })} ${of({ month: 'short' })} ${of({ year: 'numeric' })}, ${time} `;
        }
        """, moment);

    private static async Task Look(Person person, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 1280, 390 })
            {
                await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await person.Page.SetViewportSizeAsync(width, 900);
                await person.Photograph($"{name}-{width}-{scheme}".ToLowerInvariant());
            }
    }

    /// <summary>A time of day with no zone behind it.</summary>
    [GeneratedRegex(@"\d{4}-\d\d-\d\d[ T]\d\d:\d\d|\b\d\d:\d\d(?!:)(?! (EST|EDT|CET|CEST|IST|UTC))")]
    private static partial Regex Unzoned();
}
