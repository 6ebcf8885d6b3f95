using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Tracker.System.Tests.Browser.Chromium))]

namespace Tracker.System.Tests.Browser;

/// <summary>The installed Chromium, headless, for all tests: each person has a context of their own in it, with its own cookies and caches.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds that a test waits for what must happen: only a failure takes that long.</summary>
    public const float Patience = 120_000;

    private IPlaywright playwright = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            Timeout = Patience,
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}
