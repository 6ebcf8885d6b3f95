using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Tracker.Server.Tests.Api;

public sealed class LookTests(DelegationServer shared) : IClassFixture<DelegationServer>
{
    private static readonly DateTimeOffset Monday = new(2022, 7, 4, 9, 0, 0, TimeSpan.Zero);
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Last_look_is_the_callers_own_and_moves_neither_backwards_nor_into_the_future()
    {
        using var head = await server.SignedIn("head");
        using var admin = await server.SignedIn("admin");
        Assert.Equal("""{"at":null}""", await head.GetStringAsync("/api/looked"));

        Assert.Equal(Monday, await Look(head, Monday));
        Assert.Equal(Monday, await Look(head, Monday.AddDays(-1)));
        Assert.Equal(Monday, await At(await head.GetAsync("/api/looked")));
        Assert.Equal("""{"at":null}""", await admin.GetStringAsync("/api/looked"));

        var latest = await Look(head, Monday.AddYears(200));
        Assert.True(latest > Monday && latest <= server.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    [Fact]
    public async Task Look_without_a_time_or_a_sign_in_is_refused()
    {
        using var admin = await server.SignedIn("admin");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsJsonAsync("/api/looked", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsJsonAsync("/api/looked", new { at = Monday, participant = "head" })).StatusCode);
        using var nobody = server.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/looked")).StatusCode);
    }

    private static async Task<DateTimeOffset> Look(HttpClient browser, DateTimeOffset at) => await At(await browser.PostAsJsonAsync("/api/looked", new { at }));

    private static async Task<DateTimeOffset> At(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (DateTimeOffset)(await RunningServer.Json(response))["at"]!;
    }
}
