using Tracker.Domain.Shared;
using System.Net;

namespace Tracker.Server.Tests.Api;

public sealed class LimitTests
{
    [Fact]
    public async Task Participant_who_asks_too_often_is_told_so_and_others_are_not_affected()
    {
        await using var server = await RunningServer.Start(null, ("Tracker:Limits:RequestsPerMinute", "20"));
        await server.Directs(new Domain.Directory.AddParticipant(Domain.Shared.ParticipantId.Parse("ada"), "Ada"));
        using var admin = await server.SignedIn("admin");
        using var ada = await server.SignedIn("ada");
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 50; i++) answers.Add(await admin.GetAsync("/api/me"));
        Assert.Equal(20, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal("too-fast", (string)(await RunningServer.Json(answers[^1]))["code"]!);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Participant_who_reads_pages_without_end_is_told_to_wait_and_others_are_not_affected()
    {
        await using var server = await RunningServer.Start(null, ("Tracker:Limits:MessagesPerSecond", "40"));
        await server.Directs(new Domain.Directory.AddParticipant(Domain.Shared.ParticipantId.Parse("ada"), "Ada"));
        using var admin = await server.SignedIn("admin");
        using var ada = await server.SignedIn("ada");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => admin.GetAsync("/d")));
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.Equal("too-fast", (string)(await RunningServer.Json(refused))["code"]!);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/d")).StatusCode);
    }
}
