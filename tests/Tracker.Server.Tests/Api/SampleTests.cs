using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Alerts;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;
using Tracker.Storage;

namespace Tracker.Server.Tests.Api;

public sealed class SampleTests(NewServer shared) : IClassFixture<NewServer>
{
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Sample_is_offered_to_an_administrator_loads_once_and_changes_nothing_again()
    {
        using var admin = await server.SignedIn("admin");
        Assert.True((bool)(await RunningServer.Json(await admin.GetAsync("/api/sample")))["offered"]!);

        var first = await RunningServer.Json(await admin.PostAsync("/api/sample", null));
        Assert.Empty(first["problems"]!.AsArray());
        Assert.True((int)first["steps"]! > 1_000);
        Assert.False((bool)(await RunningServer.Json(await admin.GetAsync("/api/sample")))["offered"]!);
        var events = await Events();

        var second = await RunningServer.Json(await admin.PostAsync("/api/sample", null));
        Assert.Empty(second["problems"]!.AsArray());
        Assert.Equal(0, (int)second["steps"]!);
        Assert.Empty((await Events()).Except(events));

        foreach (var link in second["links"]!.AsArray())
        {
            using var browser = server.Browser();
            Assert.Equal(HttpStatusCode.SeeOther, (await RunningServer.Use(browser, (string)link!["address"]!)).StatusCode);
            var delegations = JsonNode.Parse(await browser.GetStringAsync("/api/records?kind=delegation"))!.AsArray();
            Assert.Equal(2, delegations.Count);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/api/sample", null)).StatusCode);
            Assert.False((bool)(await RunningServer.Json(await browser.GetAsync("/api/sample")))["offered"]!);
        }
    }

    /// <summary>How many there are of each record. What watches found and whom to tell, the program says by itself, in a time of its own.</summary>
    private async Task<Dictionary<string, int>> Events()
    {
        var log = server.Services.GetRequiredService<IEventLog>();
        var events = new Dictionary<string, int>();
        await foreach (var actor in log.Actors())
            events[actor.Value] = (await log.Read(actor, 0))
                .Count(r => actor.Kind is not (AlertsKind.Word or WatchKind.Word) || r.Participant != ParticipantId.System);
        return events;
    }
}
