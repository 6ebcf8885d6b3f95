using Tracker.Domain.Shared;
using System.Net;
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
}
