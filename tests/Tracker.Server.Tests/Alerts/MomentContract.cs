using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Alerts;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Watches;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.Alerts;
using Tracker.Server.Tests.Sessions;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.Alerts;

/// <summary>What the program says at a moment is said once and not before it: a server that was stopped over it, a clock that was moved, two servers.</summary>
public abstract class MomentContract : AlertServers
{
    protected const string Sg13 = "delegation/sg13", NewIp = "watch/new-ip";
    protected static readonly EntityId Ballot = EntityId.Parse("dis");

    private static readonly DateTimeOffset Closes = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-1).AddHours(-2.5);
    private static readonly DateTimeOffset Notice = Closes - VoteClosing.Notice;

    [Fact]
    public async Task Vote_is_reminded_of_once_and_missed_once_over_stops_and_a_clock_that_is_moved_by_an_hour()
    {
        var server = await Start(Notice.AddHours(-5));
        await Expects(server, Closes);
        Assert.Null((await Vote(server)).Reminded);
        await Stop(server);
        foreach (var (moment, isSaid, happened, words) in new (DateTimeOffset, Func<ExpectedVote, bool>, string, string)[]
        {
            (Notice, v => v.Reminded is not null, "vote.reminded", "reminds of the vote"), (Closes, v => v.Missed is not null, "vote.missed", "was not cast"),
        })
        {
            foreach (var hours in (int[])[1, -1])
            {
                server = await Start(moment.AddMinutes(1).AddHours(hours));
                await Until(server, isSaid);
                var told = Assert.Single(await Changes(server), c => c.What.Contains(words, StringComparison.Ordinal));
                Assert.True(told.At >= moment, $"{told.At:O} is before {moment:O}.");
                await Stop(server);
            }
            server = await Start(moment.AddMinutes(1));
            Assert.Equal(1, await Count(server, Sg13, happened));
            await Stop(server);
        }
    }

    [Fact]
    public async Task Clock_that_is_set_back_before_the_moment_waits_for_it_again()
    {
        var server = await Start(Notice.AddMinutes(-30));
        await Expects(server, Closes);
        await Stop(server);
        server = await Start(Notice.AddMinutes(-90));
        Assert.Null((await Vote(server)).Reminded);
        Assert.DoesNotContain(await Changes(server), c => c.What.Contains("reminds", StringComparison.Ordinal));
        await Stop(server);
        server = await Start(Notice.AddSeconds(-3));
        await Until(server, v => v.Reminded is not null);
        Assert.True((await Vote(server)).Reminded >= Notice);
        Assert.Equal(1, await Count(server, Sg13, "vote.reminded"));
    }

    [Fact]
    public async Task Ballot_that_closed_while_no_server_ran_is_missed_without_a_reminder_that_comes_too_late()
    {
        var server = await Start(Notice.AddHours(-5));
        await Expects(server, Closes);
        await Stop(server);
        server = await Start(Closes.AddHours(1));
        await Until(server, v => v.Missed is not null);
        Assert.Equal((0, 1), (await Count(server, Sg13, "vote.reminded"), await Count(server, Sg13, "vote.missed")));
        Assert.DoesNotContain(await Changes(server), c => c.What.Contains("reminds", StringComparison.Ordinal));
    }

    protected static async Task Expects(RunningServer server, DateTimeOffset closes)
    {
        var day = DateOnly.FromDateTime(closes.UtcDateTime);
        await Accepted(server, "official", Sg13, "delegation", new CreateDelegation(
            "SG13", "ITU-T SG13", "This week", day, day.AddDays(9), ParticipantId.Parse("official"), "official", GroupId.Parse("office/affairs")));
        await Accepted(server, "official", Sg13, "delegation", new AddToRoster(
            EntityId.Parse("r"), ParticipantId.Parse("engineer"), "engineer", GroupId.Parse("org/orion"), RosterRole.Member));
        await Accepted(server, "engineer", Sg13, "delegation", new ExpectVote(Ballot, "DIS ballot", new VoteClosing(closes, "America/New_York")));
    }

    protected static async Task Until(RunningServer server, Func<ExpectedVote, bool> isSaid)
    {
        using var browser = await server.SignedIn("official");
        await using var page = await Socket.Of(server, browser);
        var official = server.Directory.Find(ParticipantId.Parse("official"))!;
        await page.Until<DelegationState>(official, Sg13, "delegation", d => VotesPart.Of(d).TryGetValue(Ballot, out var vote) && isSaid(vote));
    }

    private static async Task<ExpectedVote> Vote(RunningServer server)
    {
        var kind = Domain.TrackerKinds.All.Of(ActorId.Parse(Sg13))!;
        var state = await server.Services.GetRequiredService<IGrainFactory>().Record(ActorId.Parse(Sg13)).ReadAsProgram<DelegationState>(kind);
        return VotesPart.Of(state[CompartmentId.Delegation])[Ballot];
    }

    /// <summary>What the head is told of now.</summary>
    protected static async Task<List<AlertChange>> Changes(RunningServer server)
    {
        var alerts = await server.Services.GetRequiredService<AlertReader>().Of(server.Directory.Find(ParticipantId.Parse("official"))!);
        return [.. alerts.Lines.SelectMany(l => l.Changes)];
    }

    protected static async Task<int> Count(RunningServer server, string actor, string happened) =>
        (await server.Services.GetRequiredService<IEventLog>().Read(ActorId.Parse(actor), 0)).Count(r => r.Name == happened);

    protected Task<RunningServer> Start(DateTimeOffset at) => Start(at - TimeProvider.System.GetUtcNow());
}

public sealed class SqliteMomentTests : MomentContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresMomentTests : MomentContract
{
    protected override Task<string?> Database() => OnPostgres();

    /// <summary>Both run over midnight, when a ban and a ballot's notice come.</summary>
    [Fact]
    public async Task Two_servers_over_the_moment_say_it_once_and_ring_once()
    {
        var midnight = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddDays(-1);
        var shift = midnight.AddSeconds(-20) - TimeProvider.System.GetUtcNow();
        RunningServer[] both = [await Start(shift), await Start(shift)];
        await Expects(both[0], midnight + VoteClosing.Notice);
        var terms = new WatchTerms([new("New IP")], [], [], new Ban("No discussion", DateOnly.FromDateTime(midnight.AddDays(-1).UtcDateTime)));
        await Accepted(both[1], "engineer", NewIp, "record", new AddWatch("New IP", terms));
        await Accepted(both[1], "official", AlertsKind.Of(ParticipantId.Parse("official")).Value, "own/official",
            new FollowRecord(ActorId.Parse(NewIp), AlertLevel.Nothing, AlertLevel.Everything));
        foreach (var server in both)
        {
            await Until(server, v => v.Reminded is not null);
            using var browser = await server.SignedIn("official");
            await using var page = await Socket.Of(server, browser);
            var official = server.Directory.Find(ParticipantId.Parse("official"))!;
            await page.Until<Watch>(official, NewIp, "record", w => w.BanEnded?.At >= midnight);
            await page.Until<AlertBook>(
                official, AlertsKind.Of(official.Id).Value, "own/official",
                b => b.Waiting.Contains(ActorId.Parse(NewIp)) && b.Waiting.Contains(ActorId.Parse(Sg13)));
        }
        foreach (var server in both)
        {
            await server.Services.GetRequiredService<AlertFeed>().Round(TestContext.Current.CancellationToken);
            Assert.Equal((1, 1), (await Count(server, NewIp, "watch.ban-ended"), await Count(server, Sg13, "vote.reminded")));
            Assert.Single(await Changes(server), c => c.What.Contains("reminds of the vote", StringComparison.Ordinal));
            Assert.Single(await Changes(server), c => c.ByName == "Tracker" && c.What.Contains("ban", StringComparison.Ordinal));
        }
        var rung = (await both[0].Services.GetRequiredService<IEventLog>().Read(AlertsKind.Of(ParticipantId.Parse("official")), 0))
            .Where(r => r.Name == "alerts.rung").Select(r => System.Text.Encoding.UTF8.GetString(r.Payload)).ToList();
        foreach (var record in (string[])[NewIp, Sg13]) Assert.Single(rung, r => r.Contains(record, StringComparison.Ordinal));
    }
}
