using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>One participant at one browser, with every byte that his page received.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly StringBuilder received = new();
    private readonly List<Task> reading = [];
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
    public Task<IPage> Tab() => context.NewPageAsync();

    /// <summary>Signs in in another tab of the same browser.</summary>
    public async Task SignInElsewhere(string link)
    {
        var tab = await Tab();
        await tab.GotoAsync(link);
        await tab.GetByRole(AriaRole.Button, new() { NameRegex = new("^Sign in as") }).ClickAsync();
        await Assertions.Expect(tab.GetByText("Signed in as")).ToBeVisibleAsync();
        await tab.CloseAsync();
    }

    /// <summary>Opens a record and waits until its page works.</summary>
    public async Task Open(Uri record)
    {
        await Page.GotoAsync(record.ToString());
        await Assertions.Expect(Banner).ToContainTextAsync("Saved");
    }

    public ILocator Banner => Page.Locator("#banner");
    public ILocator Presence => Page.GetByRole(AriaRole.Region, new() { Name = "Here now" });
    public ILocator Field(string label) => Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });

    /// <summary>Everything received so far: answers to requests and frames of the socket.</summary>
    public async Task<string> Received()
    {
        Task[] open;
        lock (reading) open = [.. reading];
        await Task.WhenAll(open);
        lock (received) return received.ToString();
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
        lock (reading) reading.Add(Text());

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
