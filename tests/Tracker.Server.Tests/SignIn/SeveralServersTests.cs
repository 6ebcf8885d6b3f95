using System.Diagnostics;
using System.Net;
using Tracker.Domain.Shared;
using Tracker.Server.Tests.Sessions;
using Tracker.Testing;

namespace Tracker.Server.Tests.SignIn;

public sealed class SeveralServersTests
{
    [Fact]
    public async Task Session_made_at_one_server_holds_at_the_other_and_a_new_participant_is_known_at_both()
    {
        await using var database = await PostgresServer.Shared.CreateDatabase();
        var first = await RunningServer.Start(null, ("Tracker:Storage:ConnectionString", database.ConnectionString));
        var second = await RunningServer.Start(null, ("Tracker:Storage:ConnectionString", database.ConnectionString));

        using var browser = await first.SignedIn("admin");
        using var elsewhere = second.Browser();
        elsewhere.DefaultRequestHeaders.Add("Cookie", RunningServer.CookiesOf(browser));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/me")).StatusCode);

        await first.Directs(new Domain.Directory.AddParticipant(Domain.Shared.ParticipantId.Parse("kim"), "Kim"));
        using var kim = await second.SignedIn("kim");
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync("/api/me")).StatusCode);
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task Session_ended_at_one_server_ends_with_its_sockets_at_the_other_within_a_second()
    {
        await using var database = await PostgresServer.Shared.CreateDatabase();
        var first = await RunningServer.Start(null, ("Tracker:Storage:ConnectionString", database.ConnectionString));
        var second = await RunningServer.Start(null, ("Tracker:Storage:ConnectionString", database.ConnectionString));
        var took = new List<TimeSpan>();
        for (var round = 0; round < 5; round++)
        {
            using var browser = await first.SignedIn("admin");
            using var elsewhere = second.Browser();
            elsewhere.DefaultRequestHeaders.Add("Cookie", RunningServer.CookiesOf(browser));
            await using var page = await Socket.Open(second, "Cookie", RunningServer.CookiesOf(browser));
            Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/me")).StatusCode);

            Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/sign-out", null)).StatusCode);
            var since = Stopwatch.GetTimestamp();
            await page.Lost();
            took.Add(Stopwatch.GetElapsedTime(since));
            await page.Ended();
            Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/me")).StatusCode);
        }
        took.Sort();
        var all = string.Join(", ", took.Select(t => $"{t.TotalMilliseconds:f0} ms"));
        Assert.True(took[2] < TimeSpan.FromSeconds(1), $"It took {all} until the socket ended.");
        await second.DisposeAsync();
        await first.DisposeAsync();
    }
}
