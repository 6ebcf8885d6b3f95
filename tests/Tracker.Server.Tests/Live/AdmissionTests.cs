using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Live;
using Tracker.Server.Tests.Api;
using Page = Tracker.Server.Tests.Sessions.Socket;

namespace Tracker.Server.Tests.Live;

/// <summary>What does not exist for somebody costs nothing that stays.</summary>
public sealed class AdmissionTests
{
    private const string MadeUp = "made-up";

    [Theory]
    [InlineData("outsider")]
    [InlineData("head")]
    public async Task Name_that_does_not_exist_starts_no_actor_and_is_watched_by_nobody(string asking)
    {
        await using var server = await Delegation.Start(null, ("Tracker:Limits:NotFoundPerMinute", "100000"));
        using var browser = await server.SignedIn(asking);
        await using var page = await Page.Of(server, browser);
        var watched = server.Services.GetRequiredService<ViewedRecords>().Count;
        foreach (var actor in Names())
        {
            Assert.Equal(Rejection.NotFound, (await page.Open(actor)).Rejection);
            Command command = DraftId.IsText(ActorId.Parse(actor)) ? new RenameDraft(new Edit(null, "x")) : new AddNote(EntityId.New(), "x");
            Assert.Equal(Rejection.NotFound, (await page.Send(actor, "delegation", command)).Rejection);
            using var answer = await browser.GetAsync($"/api/record?actor={actor}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(watched, server.Services.GetRequiredService<ViewedRecords>().Count);
        Assert.DoesNotContain(await Actors(server), a => a.Contains(MadeUp, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_that_is_closed_to_somebody_is_not_started_by_him()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("tracker-server-").FullName;
        await (await Delegation.Start(folder)).Stop();
        await using (var server = await RunningServer.Start(folder))
        {
            using var browser = await server.SignedIn("outsider");
            await using var page = await Page.Of(server, browser);
            Assert.Equal(Rejection.NotFound, (await page.Open(Delegation.Actor)).Rejection);
            Assert.Equal(Rejection.NotFound, (await page.Send(Delegation.Actor, "delegation", new AddNote(EntityId.New(), "x"))).Rejection);
            Assert.DoesNotContain(await Actors(server), a => a.Contains("sg13", StringComparison.Ordinal));

            using var other = await server.SignedIn("head");
            await using var own = await Page.Of(server, other);
            Assert.Null((await own.Open(Delegation.Actor)).Rejection);
            Assert.Contains(await Actors(server), a => a.Contains("sg13", StringComparison.Ordinal));
        }
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Whoever_tries_names_is_told_to_wait_while_his_own_records_and_others_go_on()
    {
        await using var server = await Delegation.Start(null, ("Tracker:Limits:NotFoundPerMinute", "20"));
        using var browser = await server.SignedIn("head");
        await using var page = await Page.Of(server, browser);
        Assert.Null((await page.Open(Delegation.Actor)).Rejection);

        var codes = new List<string?>();
        for (var i = 0; i < 60; i++) codes.Add((await page.Open($"delegation/{MadeUp}-{i}")).Rejection?.Code);

        Assert.Equal(20, codes.TakeWhile(c => c == RejectionCode.NotFound).Count());
        Assert.Contains(RejectionCode.TooFast, codes);
        using var answer = await browser.GetAsync($"/api/record?actor=delegation/{MadeUp}");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(Result.Accepted, (await page.Send(Delegation.Actor, "delegation", new AddNote(EntityId.New(), "x"))).Result);
        Assert.Null((await page.Open(Delegation.Actor)).Rejection);
        using var other = await server.SignedIn("official");
        using var others = await other.GetAsync($"/api/record?actor={Delegation.Actor}");
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }

    [Fact]
    public async Task Participant_is_admitted_as_soon_as_he_is_on_the_roster_and_not_when_he_has_left_it()
    {
        await using var server = await Delegation.Start();
        using var browser = await server.SignedIn("outsider");
        await using var page = await Page.Of(server, browser);
        Assert.Equal(Rejection.NotFound, (await page.Open(Delegation.Actor)).Rejection);

        await Delegation.Accepted(server, "head", "delegation",
            new AddToRoster(EntityId.Parse("r-outsider"), ParticipantId.Parse("outsider"), "outsider", Delegation.Rival, RosterRole.Member));
        Assert.Null((await page.Open(Delegation.Actor)).Rejection);
        Assert.Equal(Result.Accepted, (await page.Send(Delegation.Actor, "delegation", new AddNote(EntityId.New(), "x"))).Result);

        await Delegation.Accepted(server, "head", "delegation", new EndRosterEntry(EntityId.Parse("r-outsider"), null, new DateOnly(2022, 1, 1)));
        Assert.Equal(Rejection.NotFound, (await page.Open(Delegation.Actor)).Rejection);
        Assert.Equal(Rejection.NotFound, (await page.Send(Delegation.Actor, "delegation", new AddNote(EntityId.New(), "x"))).Rejection);
    }

    [Fact]
    public void Questions_come_back_with_time()
    {
        var (time, ann, ben) = (new FakeTimeProvider(), ParticipantId.Parse("ann"), ParticipantId.Parse("ben"));
        var limit = new NotFoundLimit(60, time);
        Assert.Equal(60, Enumerable.Range(0, 100).Count(_ => limit.TryTake(ann)));
        Assert.True(limit.TryTake(ben));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(5, Enumerable.Range(0, 100).Count(_ => limit.TryTake(ann)));
        limit.GiveBack(ann);
        Assert.Single(Enumerable.Range(0, 100), _ => limit.TryTake(ann));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(60, Enumerable.Range(0, 100).Count(_ => limit.TryTake(ann)));
    }

    private static IEnumerable<string> Names()
    {
        for (var i = 0; i < 10; i++)
        {
            yield return $"delegation/{MadeUp}-{i}";
            yield return $"work-item/{MadeUp}-{i}";
            yield return $"watch/{MadeUp}-{i}";
            yield return DelegationTexts.Paper(ActorId.Parse($"delegation/{MadeUp}"), CompartmentId.Delegation, PaperKind.Briefing, $"{i}")!.Value.Value;
            yield return DelegationTexts.Paper(ActorId.Parse(Delegation.Actor), CompartmentId.Delegation, PaperKind.Briefing, $"{MadeUp}{i}")!.Value.Value;
        }
    }

    private static async Task<List<string>> Actors(RunningServer server)
    {
        var management = server.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        return [.. (await management.GetDetailedGrainStatistics()).Select(g => g.GrainId.ToString())];
    }
}
