using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>The connection of a page to the server, which can be cut and mended while everyone else's stays. What is open
/// is loaded anew, on this cable.</summary>
internal sealed class Cable
{
    private readonly Lock gate = new();
    private readonly List<(IWebSocketRoute Page, IWebSocketRoute Server)> open = [];
    private bool isCut;

    public static async Task<Cable> Of(IPage page)
    {
        var cable = new Cable();
        await page.RouteWebSocketAsync("**/*", cable.Connect);
        if (page.Url.StartsWith("http", StringComparison.Ordinal)) await page.ReloadAsync();
        return cable;
    }

    public async Task Cut()
    {
        (IWebSocketRoute Page, IWebSocketRoute Server)[] lost;
        lock (gate)
        {
            isCut = true;
            lost = [.. open];
            open.Clear();
        }
        foreach (var (page, server) in lost)
        {
            await page.CloseAsync();
            await server.CloseAsync();
        }
    }

    public void Mend()
    {
        lock (gate) isCut = false;
    }

    private void Connect(IWebSocketRoute page)
    {
        lock (gate)
        {
            if (isCut) _ = page.CloseAsync();
            else open.Add((page, page.ConnectToServer()));
        }
    }
}
