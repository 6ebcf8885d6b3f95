using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>The installed Chromium, headless, for all tests of a class.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>Milliseconds that a test waits for what must happen: only a failure takes that long.</summary>
    public const float Patience = 120_000;

    private readonly IPlaywright playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> Start()
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            Timeout = Patience,
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(playwright, browser);
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }
}
