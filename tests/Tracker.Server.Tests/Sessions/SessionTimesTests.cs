using System.Net;

namespace Tracker.Server.Tests.Sessions;

public sealed class SessionTimesTests
{
    [Theory]
    [InlineData(1, 8, 1.1, false), InlineData(1, 8, 0.9, true), InlineData(8, 2, 2.1, false), InlineData(8, 2, 1.9, true)]
    public async Task Session_ends_after_the_hours_that_are_set(int unused, int longest, double later, bool isOpen)
    {
        await using var server = await RunningServer.Start(null,
            ("Tracker:SignIn:SessionHours", $"{unused}"), ("Tracker:SignIn:LongestSessionHours", $"{longest}"));
        using var browser = await server.SignedIn("admin");
        await using var page = await Socket.Of(server, browser);
        server.Time.Shift = TimeSpan.FromHours(later);
        Assert.Equal(isOpen ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me")).StatusCode);
        if (!isOpen) await page.Ended();
        Assert.Equal(isOpen, page.IsOpen);
    }
}
