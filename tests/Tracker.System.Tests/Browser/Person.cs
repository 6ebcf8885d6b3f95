using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>One participant at one browser, with every byte that his page received, but for the compiled program, which is the same for everyone.</summary>
public sealed partial class Person : IAsyncDisposable
{
    /// <summary>Milliseconds.</summary>
    private const float Starts = 20_000;

    private static readonly TimeSpan Unread = TimeSpan.FromSeconds(3);

    private readonly StringBuilder received = new();
    private readonly List<(string Url, Task Read)> reading = [];
    private readonly List<string> faults = [];
    private readonly IBrowserContext context;

    private Person(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Hear(frame.Text ?? Encoding.UTF8.GetString(frame.Binary ?? []));
        page.Response += (_, response) => Read(response);
        page.Console += (_, message) => { if (message.Type == "error") Fault(message.Text); };
        page.PageError += (_, error) => Fault(error);
    }

    public IPage Page { get; }

    /// <summary>Fails with everything that the browser said was wrong.</summary>
    public void HasNoFaults() => Assert.True(Faults.Count == 0, string.Join("\n\n", Faults));

    /// <summary>What the browser reported as errors, scripts refused by the content policy included.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (faults) return [.. faults];
        }
    }

    /// <param name="more">Options of the browser on top of those of every test.</param>
    public static async Task<Person> SignIn(IBrowser browser, string link, Action<BrowserNewContextOptions>? more = null)
    {
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 900 }, ReducedMotion = ReducedMotion.Reduce };
        more?.Invoke(options);
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Chromium.Patience);
        context.SetDefaultNavigationTimeout(Chromium.Patience);
        var person = new Person(context, await context.NewPageAsync());
        await person.Page.GotoAsync(link);
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sign in as") }).ClickAsync();
        return person;
    }

    /// <summary>Another tab of the same browser, with the same cookies.</summary>
    public Task<IPage> NewTab() => context.NewPageAsync();

    /// <summary>Signs in in another tab of the same browser.</summary>
    public async Task SignInElsewhere(string link)
    {
        var tab = await NewTab();
        await tab.GotoAsync(link);
        await tab.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sign in as") }).ClickAsync();
        await Assertions.Expect(tab.GetByText("Signed in as")).ToBeVisibleAsync();
        await tab.CloseAsync();
    }

    /// <summary>Opens a record and waits until its page works.</summary>
    public async Task Open(Uri record)
    {
        await Go(record);
        await Assertions.Expect(Banner).ToContainTextAsync("Saved");
    }

    /// <summary>Goes to an address as a link within the program does; what is there already, or at another server, is loaded anew.</summary>
    public async Task Go(Uri address)
    {
        var here = new Uri(Page.Url);
        if (here == address || here.Authority != address.Authority || !await Works())
        {
            await Page.GotoAsync(address.ToString());
            return;
        }
        await Page.EvaluateAsync("to => Blazor.navigateTo(to)", address.PathAndQuery);
        await Page.WaitForFunctionAsync("to => location.href === to && !document.querySelector('main [aria-busy=true]')", address.AbsoluteUri);
    }

    /// <summary>Whether the program comes to work on this page, without anything that waits or went wrong.</summary>
    private async Task<bool> Works()
    {
        try
        {
            await Banner.Filter(new() { HasText = "Saved" }).WaitForAsync(new() { Timeout = Starts });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Opens a point of a delegation by its link on the board.</summary>
    /// <param name="place">Its place in the agenda, from 0.</param>
    public async Task OpenPoint(Uri delegation, int place = 0)
    {
        await Open(delegation);
        var link = Page.Locator("a.item-t").Nth(place);
        var address = await link.GetAttributeAsync("href");
        await link.ClickAsync();
        await Page.WaitForURLAsync("**/" + address);
        await Assertions.Expect(Field("Red line")).ToBeVisibleAsync();
        await Assertions.Expect(Banner).ToContainTextAsync("Saved");
    }

    /// <summary>A tab of the page: a part of a delegation, or what stands beside a point.</summary>
    public Task Tab(string name) => Page.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { NameRegex = new("^" + name) }).ClickAsync();

    public ILocator Banner => Page.Locator("#banner");
    public ILocator Presence => Page.GetByRole(AriaRole.Region, new() { Name = "Here now" });
    public ILocator Field(string label) => Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });

    /// <summary>Everything received so far: answers to requests and frames of the socket. Of the program's own files, some never arrive when a page
    /// is left while it loads; any other answer that does not is a fault.</summary>
    public async Task<string> Received()
    {
        (string Url, Task Read)[] open;
        lock (reading) open = [.. reading];
        foreach (var (url, read) in open)
            if (await Task.WhenAny(read, Task.Delay(Unread)) != read && !Asset().IsMatch(url)) Fault("Never read to its end: " + url);
        lock (received) return received.ToString();
    }

    /// <summary>Axe finds nothing on the page.</summary>
    public static async Task Accessible(IPage page)
    {
        var found = (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}").ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>The page in light and dark, and as narrow as a phone.</summary>
    public async Task PhotographEach(string name)
    {
        await Photograph(name);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Photograph(name + "-dark");
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Page.SetViewportSizeAsync(390, 800);
        await Photograph(name + "-narrow");
        await Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>The whole page, from its top: a banner that stays in sight would stand in the middle of it.</summary>
    public async Task Photograph(string name)
    {
        await Page.EvaluateAsync("scrollTo({ top: 0, behavior: 'instant' })");
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.png")), FullPage = true });
    }

    private void Read(IResponse response)
    {
        if (Program().IsMatch(response.Url)) return;
        lock (reading) reading.Add((response.Request.Method + " " + response.Status + " " + response.Url, Text()));

        async Task Text()
        {
            try
            {
                Hear(response.Url + "\n" + string.Join('\n', response.Headers.Select(h => $"{h.Key}: {h.Value}")));
                Hear(Encoding.UTF8.GetString(await response.BodyAsync()));
            }
            catch (PlaywrightException)
            {
                // A redirect and an answer cut off by leaving the page have no body.
            }
        }
    }

    [GeneratedRegex(@"/_framework/[^?]*\.(wasm|dat)$")]
    private static partial Regex Program();

    [GeneratedRegex("/(_framework|css|js)/|\\.js$")]
    private static partial Regex Asset();

    private void Hear(string text)
    {
        lock (received) received.AppendLine(text);
    }

    private void Fault(string text)
    {
        lock (faults) faults.Add(text);
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
