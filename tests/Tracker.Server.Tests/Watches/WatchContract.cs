using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.Watches;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.Tests.Sessions;
using Tracker.Server.Watches;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.Watches;

/// <summary>Watches on a running server: what enters the record is suggested once, and bans end by themselves, whatever stops in between.</summary>
public abstract class WatchContract : IAsyncLifetime
{
    private const string Watch = "watch/new-ip", Public = "record", Government = "government";
    private static readonly DateTimeOffset Ends = new(DateTime.UtcNow.Date.AddDays(-1), TimeSpan.Zero);
    private static readonly DateOnly LastDay = DateOnly.FromDateTime(Ends.AddDays(-1).UtcDateTime);

    private static readonly WatchTerms Terms = new(
        [new("New IP"), new("Future Vertical Communications Networks")], ["Huawei"], ["decentralized internet architecture"]);

    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("tracker-watch-").FullName;
    private readonly List<RunningServer> running = [];

    protected abstract Task<string?> Database();

    private string? database;

    public async ValueTask InitializeAsync() => database = await Database();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var server in running) await server.DisposeAsync();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Watch_that_is_read_between_its_commit_and_its_acknowledgement_is_compared_from_then_on()
    {
        LateLog log = null!;
        var server = await Start(services => services.AddSingleton<IEventLog>(s => log = new LateLog(s.GetRequiredService<IStore>().Events)));
        await Accepted(server, "official", Watch, Public, new AddWatch("Before it", Terms));
        var stored = log.Hold();
        var changed = Accepted(server, "official", Watch, Public, new ChangeWatch(Terms, Terms with { Words = ["vertical farming"] }));
        await stored;
        await Compared(server);
        log.Release();
        await changed;
        await Opens(server, "work-item/farming", "Framework of vertical farming");
        await Compared(server);
        Assert.Equal(ActorId.Parse("work-item/farming"), Assert.Single((await State(server, Public)).Open).Record);
    }

    [Fact]
    public async Task New_record_is_suggested_once_with_its_reasons_and_comes_back_only_for_others()
    {
        var server = await Start();
        await Accepted(server, "official", Watch, Public, new AddWatch("New IP", Terms));
        await Opens(server, "work-item/framework", "Future vertical communications framework");
        await Compared(server);
        var found = Assert.Single((await State(server, Public)).Open);
        Assert.Equal((MatchKind.NearName, "Future vertical communications framework"), (Assert.Single(found.Reasons).Kind, found.Title));

        await Says(server, "work-item/framework", new Contribution("C-7", ContributionKind.NewWorkItem, [new("Huawei Technologies")]));
        await Compared(server);
        Assert.Equal([MatchKind.NearName, MatchKind.Sponsor], Assert.Single((await State(server, Public)).Open).Reasons.Select(r => r.Kind));

        await Accepted(server, "official", Watch, Public, new DismissMatch(found.Record));
        await Says(server, "work-item/framework", new AlsoNamed("Framework of vertical farming"));
        await Compared(server);
        Assert.Empty((await State(server, Public)).Open);
        await Says(server, "work-item/framework", new AlsoNamed("A decentralized internet architecture"));
        await Compared(server);
        Assert.Contains(Assert.Single((await State(server, Public)).Open).Reasons, r => r.Kind == MatchKind.Words);
        Assert.Equal(3, await Count<MatchSuggested>(server));
    }

    [Fact]
    public async Task What_was_there_before_the_watch_is_no_suggestion()
    {
        var server = await Start();
        await Opens(server, "work-item/old", "New IP");
        await Accepted(server, "official", Watch, Public, new AddWatch("New IP", Terms));
        await Opens(server, "work-item/new", "New IP again");
        await Compared(server);
        Assert.Equal("work-item/new", Assert.Single((await State(server, Public)).Suggestions).Record.Value);
    }

    [Fact]
    public async Task Watch_suggests_only_what_all_of_its_readers_may_read()
    {
        var server = await Start();
        await Accepted(server, "official", Watch, Public, new AddWatch("New IP", Terms));
        await Accepted(server, "official", "watch/ours", Government, new AddWatch("New IP", Terms));
        await Opens(server, "work-item/plain", "A plain title");
        await Accepted(server, "official", "work-item/plain", Government, Claim(new AlsoNamed("New IP by another name")));
        await Accepted(server, "engineer", "work-item/plain", "org/orion", Claim(new AlsoNamed("New IP of Orion")));
        await Compared(server);
        Assert.Empty((await State(server, Public)).Suggestions);
        var own = Assert.Single((await State(server, Government, "watch/ours")).Suggestions);
        Assert.Equal("New IP by another name", Assert.Single(own.Reasons).Found);
    }

    [Fact]
    public async Task Match_is_not_lost_if_the_server_stops_between_commit_and_comparison_and_is_suggested_once()
    {
        var server = await Start(s => s.Remove(s.Single(d => d.ImplementationFactory?.Method.ReturnType == typeof(WatchFeed))));
        await Accepted(server, "official", Watch, Public, new AddWatch("New IP", Terms));
        await Opens(server, "work-item/framework", "New IP again");
        Assert.Empty((await State(server, Public)).Suggestions);
        await Stop(server);

        for (var start = 0; start < 2; start++)
        {
            server = await Start();
            await Compared(server);
            Assert.Single((await State(server, Public)).Open);
            await Stop(server);
        }
        server = await Start();
        Assert.Equal(1, await Count<MatchSuggested>(server));
    }

    [Fact]
    public async Task Ban_that_ends_is_noted_by_itself_and_pushed()
    {
        var server = await Start(at: Ends.AddSeconds(-4));
        await Accepted(server, "official", Watch, Public, new AddWatch("New IP", Terms with { Ban = new("No discussion", LastDay) }));
        using var browser = await server.SignedIn("official");
        await using var page = await Socket.Of(server, browser);
        var ended = await page.Until<Watch>(server.Directory.Find(ParticipantId.Parse("official"))!, Watch, Public, w => w.BanEnded is not null);
        Assert.Equal(LastDay, ended.BanEnded!.LastDay);
        Assert.True(ended.BanEnded.At >= Ends);
        Assert.Equal(1, await Count<BanEnded>(server));
    }

    [Fact]
    public async Task Ban_that_ends_while_the_server_is_stopped_is_noted_once_after_the_start_whatever_the_clock_does_then()
    {
        var server = await Start(at: Ends.AddHours(-5));
        await Accepted(server, "official", Watch, Public, new AddWatch("New IP", Terms with { Ban = new("No discussion", LastDay) }));
        Assert.Null((await State(server, Public)).BanEnded);
        await Stop(server);

        foreach (var hours in (int[])[1, 0, -1, 2])
        {
            server = await Start(at: Ends.AddMinutes(1).AddHours(hours));
            using var browser = await server.SignedIn("official");
            await using var page = await Socket.Of(server, browser);
            await page.Until<Watch>(server.Directory.Find(ParticipantId.Parse("official"))!, Watch, Public, w => w.BanEnded is not null);
            await Stop(server);
        }
        server = await Start(at: Ends.AddDays(1));
        Assert.Equal(1, await Count<BanEnded>(server));
    }

    [Fact]
    public async Task Thresholds_are_said_once_for_each_change_of_the_officers_and_once_when_they_are_no_longer_reached()
    {
        var server = await Start();
        await Accepted(server, "official", Watch, Public, new AddWatch("Leadership", Counting));
        await OpensGroup(server, "wg-5", "ISO/IEC JTC 1/SC 42");
        var convenor = await Holds(server, "wg-5", new RoleHeld("convenor", new("A"), Country: "China"));
        await Compared(server);
        Assert.Equal([NewOfficer, All], (await State(server, Public)).Crossings.Select(c => c.Threshold).OrderByDescending(t => t.Kind));

        await Holds(server, "wg-5", new RoleHeld("secretary", new("B", ActorId.Parse("person/b"))));
        await Compared(server);
        Assert.Equal(ThresholdOutcome.Unknown, (await State(server, Public)).Of(All, Group("wg-5"))!.Outcome);
        await Accepted(server, "engineer", "person/b", Public, new OpenSubject(EntityId.New(), "B", new Source("A list", "A line")));
        await Says(server, "person/b", new OfCountry("China"));
        await Compared(server);
        var two = (await State(server, Public)).Of(Two, Group("wg-5"))!;
        Assert.Equal((ThresholdOutcome.Reached, "China", "A, B"), (two.Outcome, Assert.Single(two.Countries), string.Join(", ", two.Of.Select(o => o.Name))));
        Assert.Contains(new FactKey(Group("wg-5"), convenor), two.Of[0].Facts);
        Assert.Equal(1, await Crossed(server, Two));

        await Holds(server, "wg-5", new RoleHeld("convenor", new("A"), Country: "China", TenureAsPrinted: "since 2020"));
        await Compared(server);
        Assert.Equal(1, await Crossed(server, Two));
        await Holds(server, "wg-5", new RoleHeld("vice-convenor", new("C"), Country: "China"));
        await Compared(server);
        Assert.Equal(2, await Crossed(server, Two));
        await Compared(server);
        Assert.Equal(2, await Crossed(server, Two));

        foreach (var claim in await ClaimsOf(server, "wg-5"))
            await Accepted(server, "engineer", Group("wg-5").Value, Public, new WithdrawClaim(claim, "No longer"));
        await Compared(server);
        await Compared(server);
        // The program may have looked between two withdrawals, and said that fewer are left.
        Assert.Equal(1, await Crossed(server, Two, ended: true));
        Assert.NotEqual(ThresholdOutcome.Reached, (await State(server, Public)).Of(Two, Group("wg-5"))!.Outcome);
    }

    [Fact]
    public async Task Committee_below_a_watched_one_and_editors_of_its_items_are_counted_alone()
    {
        var server = await Start();
        await Accepted(server, "official", Watch, Public, new AddWatch("Leadership", Counting with { Thresholds = [Two, Editors] }));
        await OpensGroup(server, "wg-5", "ISO/IEC JTC 1/SC 42");
        await OpensGroup(server, "tf-1", "A task force");
        await Says(server, Group("tf-1").Value, new PartOf(new("WG 5", Group("wg-5"))));
        await Holds(server, "wg-5", new RoleHeld("convenor", new("A"), Country: "France"));
        await Holds(server, "tf-1", new RoleHeld("convenor", Country: "France", Count: 2));
        await Opens(server, "work-item/one", "One");
        await Says(server, "work-item/one", new OfCommittee(new("WG 5", Group("wg-5"))));
        await Says(server, "work-item/one", new Editor(new("Orion"), Country: "France"));
        await Compared(server);
        var said = Assert.Single((await State(server, Public)).Crossings);
        Assert.Equal((Group("tf-1"), Group("wg-5"), Two), (said.Committee.Actor, said.Under, said.Threshold));
        await Says(server, "work-item/one", new Editor(new("Vega"), Country: "France"));
        await Compared(server);
        Assert.Equal(Group("wg-5"), Assert.Single((await State(server, Public)).Crossings, c => c.Threshold == Editors).Committee.Actor);
    }

    [Fact]
    public async Task Public_watch_counts_only_public_facts_and_the_question_is_answered_in_its_own_compartment()
    {
        var server = await Start();
        await Accepted(server, "official", Watch, Public, new AddWatch("Leadership", Counting));
        await Accepted(server, "official", "watch/ours", Government, new AddWatch("Leadership", Counting));
        await OpensGroup(server, "wg-5", "ISO/IEC JTC 1/SC 42");
        foreach (var who in (string[])["A", "B"])
            await Accepted(server, "official", Group("wg-5").Value, Government, Claim(new RoleHeld("convenor", new(who), Country: "France")));
        await Compared(server);
        Assert.Empty((await State(server, Public)).Crossings);
        Assert.Equal(3, (await State(server, Government, "watch/ours")).Crossings.Count());

        using var engineer = await server.SignedIn("engineer");
        using var official = await server.SignedIn("official");
        Assert.DoesNotContain("France", await Counted(engineer, Public), StringComparison.Ordinal);
        Assert.DoesNotContain("France", await Counted(official, Public), StringComparison.Ordinal);
        Assert.Contains("France", await Counted(official, Government), StringComparison.Ordinal);
        Assert.Contains("not-found", await Counted(engineer, Government), StringComparison.Ordinal);
    }

    private static readonly Threshold All = new(ThresholdKind.AllOfficersOfOneCountry), Two = new(ThresholdKind.OfficersOfOneCountry, 2),
        NewOfficer = new(ThresholdKind.NewOfficer), Editors = new(ThresholdKind.EditorsOfOneCountry, 2);

    private static readonly WatchTerms Counting = WatchTerms.None with
    {
        Committees = ["SC 42/WG 5"], Records = ImmutableSortedDictionary<string, ActorId>.Empty.Add("SC 42/WG 5", Group("wg-5")),
        Thresholds = [All, Two, NewOfficer],
    };

    private static ActorId Group(string key) => ActorId.Parse("committee/" + key);

    private static Task OpensGroup(RunningServer server, string key, string title) => Accepted(
        server, "engineer", Group(key).Value, Public, new OpenSubject(EntityId.New(), title, new Source("A list", title)));

    private static async Task<EntityId> Holds(RunningServer server, string group, RoleHeld role)
    {
        var claim = Claim(role);
        await Accepted(server, "engineer", Group(group).Value, Public, claim);
        return claim.Claim.Id;
    }

    private static async Task<List<EntityId>> ClaimsOf(RunningServer server, string group)
    {
        var codec = Domain.TrackerKinds.All.Find("committee")!.Codec;
        var rows = await server.Services.GetRequiredService<IEventLog>().Read(Group(group), 0);
        return [.. rows.Select(r => codec.DecodeEvent(r.Name, r.Schema, r.Payload)).OfType<ClaimRecorded>()
            .Where(c => c.Claim.Statement is RoleHeld).Select(c => c.Claim.Id)];
    }

    /// <param name="ended">Only that it is no longer reached.</param>
    private static async Task<int> Crossed(RunningServer server, Threshold threshold, bool ended = false)
    {
        var codec = Domain.TrackerKinds.All.Find(WatchKind.Word)!.Codec;
        var rows = await server.Services.GetRequiredService<IEventLog>().Read(ActorId.Parse(Watch), 0);
        return rows.Count(r => codec.DecodeEvent(r.Name, r.Schema, r.Payload) is ThresholdCrossed c && c.Threshold == threshold
            && (!ended || c.Outcome != ThresholdOutcome.Reached));
    }

    private static async Task<string> Counted(HttpClient by, string at)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new MatchQuestion(CompartmentId.Parse(at), Counting), ApiJson.Strict.MatchQuestion));
        body.Headers.ContentType = new("application/json");
        using var answer = await by.PostAsync(new Uri("/api/thresholds", UriKind.Relative), body, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    protected Task<RunningServer> Start(Action<IServiceCollection>? more = null) => Start(more, null);

    private Task<RunningServer> Start(DateTimeOffset at) => Start(null, at);

    private async Task<RunningServer> Start(Action<IServiceCollection>? more, DateTimeOffset? at)
    {
        var time = new ShiftedTime();
        if (at is { } moment) time.Shift = moment - TimeProvider.System.GetUtcNow();
        var server = await RunningServer.Start(
            services => { services.AddSingleton<TimeProvider>(time); more?.Invoke(services); }, folder,
            database is null ? [] : [("Tracker:Storage:ConnectionString", database)]);
        running.Add(server);
        if (server.Directory.Find(ParticipantId.Parse("official")) is null) await Populate(server);
        return server;
    }

    private async Task Stop(RunningServer server)
    {
        running.Remove(server);
        await server.Stop();
    }

    private static async Task Populate(RunningServer server)
    {
        var (office, orion) = (GroupId.Parse("office/affairs"), GroupId.Parse("org/orion"));
        await server.Directs(
            new AddOrganization(office, "Affairs", OrganizationKind.GovernmentOffice), new AddOrganization(orion, "Orion", OrganizationKind.Company));
        foreach (var (id, group) in new[] { ("official", office), ("engineer", orion) })
            await server.Directs(new AddParticipant(ParticipantId.Parse(id), id), new AddMembership(EntityId.Parse("m"), ParticipantId.Parse(id), group));
    }

    private static async Task Accepted(RunningServer server, string by, string actor, string at, Command command)
    {
        var outcome = await server.Sends(by, actor, at, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence ?? "unknown");
    }

    private static Task Opens(RunningServer server, string actor, string title) => Accepted(
        server, "engineer", actor, Public, new OpenSubject(EntityId.New(), title, new Source("A list", title), "ITU-T"));

    private static Task Says(RunningServer server, string actor, Statement statement) => Accepted(server, "engineer", actor, Public, Claim(statement));

    private static RecordClaim Claim(Statement statement) => new(new Assertion(EntityId.New(), statement, new Source("A list", "A line")));

    private static Task Compared(RunningServer server) => server.Services.GetRequiredService<WatchFeed>().Round(TestContext.Current.CancellationToken);

    private static async Task<Watch> State(RunningServer server, string at, string actor = Watch)
    {
        var kind = Domain.TrackerKinds.All.Find(WatchKind.Word)!;
        return (await server.Services.GetRequiredService<IGrainFactory>().Record(ActorId.Parse(actor)).ReadAsProgram<Watch>(kind))[CompartmentId.Parse(at)];
    }

    private static async Task<int> Count<TEvent>(RunningServer server) where TEvent : WatchEvent
    {
        var codec = Domain.TrackerKinds.All.Find(WatchKind.Word)!.Codec;
        var rows = await server.Services.GetRequiredService<IEventLog>().Read(ActorId.Parse(Watch), 0);
        return rows.Count(r => codec.DecodeEvent(r.Name, r.Schema, r.Payload) is TEvent);
    }
}

public sealed class SqliteWatchTests : WatchContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresWatchTests : WatchContract
{
    private PostgresDatabase database = null!;

    protected override async Task<string?> Database() => (database = await PostgresServer.Shared.CreateDatabase()).ConnectionString;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Two_servers_that_compare_at_once_suggest_once()
    {
        var (first, second) = (await Start(), await Start());
        await TwoServers(first, second);
    }

    private static async Task TwoServers(RunningServer first, RunningServer second)
    {
        var terms = new WatchTerms([new("New IP")], [], [], Committees: ImmutableArray<string>.Empty);
        Assert.Equal(Result.Accepted, (await first.Sends("official", "watch/new-ip", "record", new AddWatch("New IP", terms))).Result);
        Assert.Equal(Result.Accepted, (await second.Sends("engineer", "work-item/a", "record",
            new OpenSubject(EntityId.New(), "New IP again", new Source("A list", "A line"), "ITU-T"))).Result);
        var cancel = TestContext.Current.CancellationToken;
        await Task.WhenAll(from s in (RunningServer[])[first, second, first, second] select s.Services.GetRequiredService<WatchFeed>().Round(cancel));
        var rows = await first.Services.GetRequiredService<IEventLog>().Read(ActorId.Parse("watch/new-ip"), 0);
        Assert.Single(rows, r => r.Name == "watch.match-suggested");
    }
}
