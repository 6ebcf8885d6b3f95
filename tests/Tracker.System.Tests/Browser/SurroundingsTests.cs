using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>Pages in the surroundings that people really have: time zones, browsers that keep nothing, proxies that block.</summary>
public sealed partial class SurroundingsTests : IAsyncLifetime
{
    private const string Head = "Alex Morgan (sample)";
    private const string Delegation = "delegation/sample-sg13";

    private ServerProcess server = null!;
    private Chromium chromium = null!;

    public async ValueTask InitializeAsync()
    {
        // A server that shows times in its own zone shows it here.
        Environment.SetEnvironmentVariable("TZ", "Asia/Kolkata");
        server = await ServerProcess.Start("--sample");
        Environment.SetEnvironmentVariable("TZ", null);
        chromium = await Chromium.Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Theory]
    [InlineData("America/New_York", "EST|EDT")]
    [InlineData("Europe/Zurich", "CET|CEST")]
    [InlineData("Asia/Kolkata", "IST")]
    [InlineData("Asia/Dubai", @"UTC\+4")]
    public async Task Every_time_on_a_page_is_in_the_zone_of_its_reader_and_names_it(string zone, string names)
    {
        await using var reader = await Person.SignIn(chromium.Browser, server.Links[Head], o => o.TimezoneId = zone);
        foreach (var list in new[] { "", "records/delegation" })
        {
            await reader.Page.GotoAsync(new Uri(server.Address, list).ToString());
            await HasTimesOf(reader.Page, names);
        }
        await reader.Open(new Uri(server.Address, Delegation));
        await reader.Page.GetByText("History of this position", new() { Exact = false }).First.ClickAsync();
        await HasTimesOf(reader.Page, names);
        await reader.Open(new Uri(server.Address, "records/" + Delegation));
        await reader.Page.GetByText("History", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Region, new() { Name = "History" }).GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
        await HasTimesOf(reader.Page, names);
        Assert.DoesNotMatch(Unzoned(), await reader.Page.Locator("main").InnerTextAsync());
        Assert.Empty(reader.Faults);
    }

    [Theory]
    [InlineData("America/New_York"), InlineData("Europe/Zurich"), InlineData("Asia/Kolkata")]
    public async Task Server_and_browser_show_a_time_alike(string zone)
    {
        await using var reader = await Person.SignIn(chromium.Browser, server.Links[Head], o => o.TimezoneId = zone);
        await reader.Page.GotoAsync(new Uri(server.Address, "records/delegation").ToString());
        var written = reader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Q11/15" }).Locator("time");
        var (moment, text) = (await written.GetAttributeAsync("datetime"), await written.InnerTextAsync());
        await reader.Open(new Uri(server.Address, "records/delegation/sample-q11-15"));
        await reader.Page.GetByText("History", new() { Exact = true }).ClickAsync();
        var drawn = reader.Page.GetByRole(AriaRole.Region, new() { Name = "History" }).Locator($"time[datetime='{moment}']").First;
        await Assertions.Expect(drawn).ToHaveTextAsync(text);
        Assert.Equal(text, await InZone(reader.Page, moment!));
    }

    [Fact]
    public async Task Reader_who_arrives_in_another_zone_sees_it_on_the_next_page()
    {
        await using var reader = await Person.SignIn(chromium.Browser, server.Links[Head], o => o.TimezoneId = "Europe/Zurich");
        await reader.Page.GotoAsync(server.Address.ToString());
        await HasTimesOf(reader.Page, "CET|CEST");
        await reader.Page.Context.AddCookiesAsync([new() { Name = "tracker-zone", Value = "Asia%2FTokyo", Url = server.Address.ToString() }]);
        await reader.Page.GotoAsync(server.Address.ToString());
        await HasTimesOf(reader.Page, "CET|CEST");
    }

    [Theory]
    [InlineData("throw new DOMException('The operation is insecure.', 'SecurityError')")]
    [InlineData("return { getItem: () => null, setItem() { throw new DOMException('Full.', 'QuotaExceededError'); }, removeItem() {} }")]
    public async Task Page_works_where_the_browser_keeps_nothing(string storage)
    {
        await using var writer = await Person.SignIn(chromium.Browser, server.Links[Head]);
        await writer.Page.AddInitScriptAsync($$"""
            for (const name of ['localStorage', 'sessionStorage'])
              Object.defineProperty(window, name, { configurable: true, get() { {{storage}}; } });
            IDBFactory.prototype.open = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
            if (window.CacheStorage) CacheStorage.prototype.open = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
            """);
        await writer.Open(new Uri(server.Address, Delegation));
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
        Assert.Empty(writer.Faults);
    }

    [Fact]
    public async Task Edit_is_saved_through_a_proxy_that_blocks_websockets()
    {
        await using var proxy = await BlockingProxy.Start(server.Address);
        await using var writer = await Person.SignIn(chromium.Browser, Through(proxy));
        await using var colleague = await Person.SignIn(chromium.Browser, server.Links["Robin Hale (sample)"]);
        await colleague.Open(new Uri(server.Address, Delegation));
        await writer.Open(new Uri(proxy.Address, Delegation));
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
        await using var reader = await Person.SignIn(chromium.Browser, Through(proxy));
        await reader.Page.GotoAsync(new Uri(proxy.Address, Delegation).ToString());
        var message = reader.Page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(message).ToContainTextAsync("blocks its connection (WebSockets)");
        await Assertions.Expect(message).ToContainTextAsync("Ask whoever runs this installation");
        await Assertions.Expect(reader.Field("Red line").Or(reader.Page.Locator("#redLine")).First).ToBeVisibleAsync();
        await Assertions.Expect(message).ToContainTextAsync("You read the record as it was at");
        await Assertions.Expect(reader.Banner).ToContainTextAsync("Offline");
        await Look(reader, "no-live-connection");
    }

    private string Through(BlockingProxy proxy) =>
        server.Links[Head].Replace(server.Address.Authority, proxy.Address.Authority, StringComparison.Ordinal);

    /// <summary>The page shows times, each of them in a zone with one of these names.</summary>
    private static async Task HasTimesOf(IPage page, string names)
    {
        await Assertions.Expect(page.Locator("time").First).ToBeVisibleAsync();
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
