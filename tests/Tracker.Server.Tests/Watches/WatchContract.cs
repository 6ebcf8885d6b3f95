using System.Collections.Immutable;
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
    // In the past, so that clocks are only turned back: a silo whose clock is ahead of the machine's takes itself for an old one.
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
