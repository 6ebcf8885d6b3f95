using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Alerts;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Watches;
using Tracker.Protocol;
using Tracker.Server.Alerts;
using Tracker.Server.Tests.Sessions;
using Tracker.Server.Watches;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.Alerts;

/// <summary>What participants are told on a running server: only others' changes, only what they may read now, each once.</summary>
public abstract class AlertContract : AlertServers
{
    [Fact]
    public async Task Change_by_another_is_an_alert_until_it_is_read_and_own_ones_and_edits_that_change_nothing_are_none()
    {
        var server = await Start();
        await Opens(server, Item, "Framework");
        await Follows(server, "official", Item, AlertLevel.Everything);
        Assert.Empty((await Alerts(server, "official")).Lines);

        await Says(server, Item, new AlsoNamed("Another name"));
        await Accepted(server, "official", Item, Public, Claim(new AlsoNamed("By the official")));
        await Says(server, Item, new Editor(new("Orion"), new("Kim")));
        var line = Assert.Single((await Alerts(server, "official")).Lines);
        Assert.Equal(["recorded editor “Orion, Kim”", "recorded also named “Another name”"], line.Changes.Select(c => c.What));
        Assert.Equal(("Framework", 2, "engineer"), (line.Title, line.Unread, line.Changes[0].ByName));

        await Reads(server, "official", line);
        var read = await Alerts(server, "official");
        Assert.Equal((0, 0, 2), (read.Unread, read.Lines[0].Unread, read.Lines[0].Changes.Count));
        Assert.Empty((await Alerts(server, "engineer")).Lines);
    }

    [Fact]
    public async Task Important_changes_alone_are_told_to_those_who_asked_for_them()
    {
        var server = await Start();
        await Opens(server, Item, "Framework");
        await Follows(server, "official", Item, AlertLevel.Important);
        await Says(server, Item, new AlsoNamed("Another name"));
        Assert.Empty((await Alerts(server, "official")).Lines);
        await Says(server, Item, new Editor(new("Orion"), new("Kim")));
        Assert.Single(Assert.Single((await Alerts(server, "official")).Lines).Changes);
        await Follows(server, "official", Item, AlertLevel.Nothing, AlertLevel.Important);
        Assert.Empty((await Alerts(server, "official")).Lines);
    }

    [Theory]
    [InlineData(Committee, "WG 5"), InlineData("committee/sc-27", "SC 27")]
    public async Task Follower_of_a_committee_is_told_when_an_editor_of_one_of_its_items_changes(string followed, string title)
    {
        var server = await Start();
        await Opens(server, Committee, "WG 5");
        await Opens(server, Item, "Framework");
        await Opens(server, "committee/sc-27", "SC 27");
        await Says(server, Committee, new PartOf(new("SC 27", ActorId.Parse("committee/sc-27"))));
        await Says(server, Item, new OfCommittee(new("WG 5", ActorId.Parse(Committee))));
        await Follows(server, "official", followed, AlertLevel.Important);
        using var browser = await server.SignedIn("official");
        await using var page = await Socket.Of(server, browser);
        var rung = page.Until<AlertBook>(
            server.Directory.Find(ParticipantId.Parse("official"))!, AlertsKind.Of(ParticipantId.Parse("official")).Value, "own/official",
            b => b.Waiting.Contains(ActorId.Parse(Item)));
        await Says(server, Item, new Editor(new("Orion"), new("Kim")));
        await rung;
        var line = Assert.Single((await Alerts(server, "official")).Lines);
        Assert.Equal(("Framework", title, 1), (line.Title, line.Through, line.Unread));
    }

    [Fact]
    public async Task Follower_of_an_organisation_is_told_where_it_is_named()
    {
        var server = await Start();
        await Opens(server, "organization/orion", "Orion");
        await Opens(server, Item, "Framework");
        await Follows(server, "official", "organization/orion", AlertLevel.Everything);
        await Says(server, Item, new AlsoNamed("Another name"));
        await Says(server, Item, new Editor(new("Orion", ActorId.Parse("organization/orion")), new("Kim")));
        Assert.Equal(["recorded editor “Orion, Kim”"], Assert.Single((await Alerts(server, "official")).Lines).Changes.Select(c => c.What));
    }

    [Fact]
    public async Task What_is_closed_is_no_alert_and_what_is_closed_later_is_none_any_more()
    {
        var server = await Start();
        await Opens(server, Item, "Framework");
        await Follows(server, "official", Item, AlertLevel.Everything);
        await Follows(server, "engineer", Item, AlertLevel.Everything);
        await Accepted(server, "colleague", Item, Government, Claim(new AlsoNamed("For the government")));
        Assert.Equal((1, 0), ((await Alerts(server, "official")).Unread, (await Alerts(server, "engineer")).Unread));
        Assert.Equal(CompartmentId.Government, (await Alerts(server, "official")).Lines[0].Changes[0].Compartment);

        await server.Directs(new RemoveMembership(EntityId.Parse("m"), ParticipantId.Parse("official")));
        var after = await Alerts(server, "official");
        Assert.Equal((0, 0), (after.Unread, after.Lines.Count));
    }

    [Fact]
    public async Task Those_concerned_are_told_without_following()
    {
        var server = await Start();
        await Delegate(server);
        var (today, delegation) = (DateOnly.FromDateTime(DateTime.UtcNow), "delegation");
        await Accepted(server, "official", "delegation/sg13", delegation, new AddTask(
            EntityId.Parse("t"), "Ask the laboratory", ParticipantId.Parse("engineer"), today));
        await Accepted(server, "official", "delegation/sg13", delegation, new PlanPreparation(
            EntityId.Parse("m"), "Before SG13", new PreparationTime(DateTimeOffset.UtcNow.AddHours(5), 60, "Europe/Berlin", "Room 1"), [EntityId.Parse("p1")],
            [ParticipantId.Parse("engineer")]));
        await Accepted(server, "official", "delegation/sg13", delegation, new SetStance(EntityId.Parse("p1"), Stance.NotYet, Stance.Oppose));
        await Accepted(server, "official", "delegation/sg13", delegation,
            new ChangePositionState(EntityId.Parse("p1"), 1, PositionState.Draft, PositionState.InReview));
        var line = Assert.Single((await Alerts(server, "engineer")).Lines);
        Assert.Equal(
            [
                "The preparation meeting “Before SG13” is within a day, and you have not said whether you come", "Your answer on point 1 is owed",
                $"Your task “Ask the laboratory” is due on {today.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}",
                "added the task “Ask the laboratory”", "planned the preparation meeting “Before SG13” and asks who comes",
            ],
            line.Changes.Select(c => c.What).Order(StringComparer.Ordinal));
        Assert.Empty((await Alerts(server, "colleague")).Lines);

        await Reads(server, "engineer", line);
        Assert.Equal(0, (await Alerts(server, "engineer")).Unread);
        await Accepted(server, "engineer", "delegation/sg13", delegation, new Concur(EntityId.Parse("p1"), 1, Answer.Concur));
        await Accepted(server, "engineer", "delegation/sg13", delegation, new CompleteTask(EntityId.Parse("t")));
        Assert.DoesNotContain((await Alerts(server, "engineer")).Lines[0].Changes, c => c.What.StartsWith("Your", StringComparison.Ordinal));
        await Accepted(server, "official", "delegation/sg13", delegation, new CancelPreparation(EntityId.Parse("m"), "No room"));
        Assert.Equal("cancelled the preparation meeting “Before SG13”: “No room”", (await Alerts(server, "engineer")).Lines[0].Changes[0].What);
    }

    [Fact]
    public async Task Suggestion_of_a_watch_is_told_to_who_keeps_it()
    {
        var server = await Start();
        await Accepted(server, "official", "watch/new-ip", Public, new AddWatch("New IP", new WatchTerms([new("New IP")], [], [])));
        await Opens(server, Item, "New IP again");
        await server.Services.GetRequiredService<WatchFeed>().Round(TestContext.Current.CancellationToken);
        var change = Assert.Single(Assert.Single((await Alerts(server, "official")).Lines).Changes);
        Assert.Equal(("suggests “New IP again” as a match", "Tracker"), (change.What, change.ByName));
        Assert.Empty((await Alerts(server, "engineer")).Lines);
    }

    [Fact]
    public async Task Server_that_stops_behind_the_commit_loses_no_alert_and_a_clock_that_moves_makes_none_twice()
    {
        var server = await Start();
        await Opens(server, Item, "Framework");
        await Follows(server, "official", Item, AlertLevel.Everything);
        await Says(server, Item, new AlsoNamed("First"));
        await Stop(server);

        server = await Start(TimeSpan.FromHours(-1));
        var line = Assert.Single((await Alerts(server, "official")).Lines);
        Assert.Equal(1, line.Unread);
        await Reads(server, "official", line);
        await Says(server, Item, new AlsoNamed("Second"));
        Assert.Equal(1, (await Alerts(server, "official")).Lines[0].Unread);
        await Stop(server);

        server = await Start();
        Assert.Equal("recorded also named “Second”", Assert.Single((await Alerts(server, "official")).Lines[0].Changes, c => c.IsUnread).What);
    }

    [Fact]
    public async Task Several_changes_ring_once_until_they_are_read()
    {
        var server = await Start();
        await Opens(server, Item, "Framework");
        await Follows(server, "official", Item, AlertLevel.Everything);
        for (var change = 0; change < 3; change++)
        {
            await Says(server, Item, new AlsoNamed($"Name {change}"));
            await Told(server);
        }
        Assert.Equal(1, await Rings(server));
        await Reads(server, "official", (await Alerts(server, "official")).Lines[0]);
        await Says(server, Item, new AlsoNamed("After it was read"));
        await Told(server);
        Assert.Equal(2, await Rings(server));
    }

    [Fact]
    public async Task Who_follows_more_is_told_of_it_though_that_was_read_between_its_commit_and_its_acknowledgement()
    {
        LateLog log = null!;
        var server = await Start(more: services => services.AddSingleton<IEventLog>(s => log = new LateLog(s.GetRequiredService<IStore>().Events)));
        await Opens(server, Item, "Framework");
        await Follows(server, "official", Committee, AlertLevel.Everything);
        var books = server.Services.GetRequiredService<AlertBooks>();
        await books.All(TestContext.Current.CancellationToken);
        var stored = log.Hold();
        var follows = Follows(server, "official", Item, AlertLevel.Everything);
        await stored;
        await books.All(TestContext.Current.CancellationToken);
        log.Release();
        await follows;
        await Says(server, Item, new AlsoNamed("Another name"));
        await Told(server);
        Assert.Equal(1, await Rings(server));
    }
}

public sealed class SqliteAlertTests : AlertContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresAlertTests : AlertContract
{
    protected override Task<string?> Database() => OnPostgres();

    [Fact]
    public async Task Two_servers_ring_once_for_what_both_committed()
    {
        var (first, second) = (await Start(), await Start());
        await Opens(first, "work-item/framework", "Framework");
        await Follows(first, "official", "work-item/framework", AlertLevel.Everything);
        await Says(first, "work-item/framework", new AlsoNamed("First"));
        await Says(second, "work-item/framework", new AlsoNamed("Second"));
        await Task.WhenAll(from s in (RunningServer[])[first, second, first, second] select Told(s));
        Assert.Equal(1, await Rings(first));
        Assert.Equal(2, (await Alerts(second, "official")).Lines[0].Unread);
    }
}
