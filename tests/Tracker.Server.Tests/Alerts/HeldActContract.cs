using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tracker.Domain.Alerts;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Alerts;
using Tracker.Server.Live;
using Tracker.Server.Tests.Sessions;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.Alerts;

/// <summary>What was decided goes out once when its time has come, whatever becomes of the page and of the server, and never after it was taken back.</summary>
public abstract class HeldActContract : AlertServers
{
    private const string Sg13 = "delegation/sg13";

    private static readonly TimeSpan Ago = TimeSpan.FromMinutes(-30), Later = Ago + WaitingAct.Wait + TimeSpan.FromSeconds(2);
    private static readonly EntityId One = EntityId.Parse("one");

    [Fact]
    public async Task Act_goes_out_by_itself_as_its_sender_and_waits_no_longer()
    {
        var server = await Delegated();
        await Holds(server, "official");
        Assert.Equal(0, await Added(server));
        await Says(server, "official", new HurryAct(One));
        await Until(server, "official", b => b.Waits is null && b.Refused is null);
        var row = Assert.Single(await Rows(server));
        Assert.Equal("official", row.Participant.Value);
    }

    [Fact]
    public async Task Act_whose_time_came_while_no_server_ran_goes_out_with_the_next_and_once()
    {
        var server = await Delegated(Ago);
        await Holds(server, "official");
        await Stop(server);
        server = await Start(Later);
        await Until(server, "official", b => b.Waits is null && b.Refused is null);
        Assert.Equal(1, await Added(server));
        await Stop(server);
        server = await Start(Later.Add(TimeSpan.FromMinutes(5)));
        await Round(server);
        Assert.Equal(1, await Added(server));
    }

    [Fact]
    public async Task Act_that_was_taken_back_never_goes_out()
    {
        var server = await Delegated(Ago);
        await Holds(server, "official");
        await Says(server, "official", new TakeBackAct(One));
        await Stop(server);
        server = await Start(Later);
        await Round(server);
        Assert.Equal(0, await Added(server));
    }

    [Fact]
    public async Task Who_lost_the_right_meanwhile_is_told_and_nothing_goes_out()
    {
        var server = await Delegated();
        await Holds(server, "engineer");
        await Accepted(server, "official", Sg13, "delegation", new EndRosterEntry(
            EntityId.Parse("r"), To: DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-1)));
        await Says(server, "engineer", new HurryAct(One));
        await Until(server, "engineer", b => b.Waits is null && b.Refused?[One].Sentence == Rejection.NotFound.Sentence);
        Assert.Equal(0, await Added(server));
    }

    [Fact]
    public async Task Act_that_a_server_sent_and_did_not_settle_before_it_was_killed_goes_out_once()
    {
        var server = await Delegated();
        var act = await Holds(server, "official");
        var sent = await server.Services.GetRequiredService<Commands>().Execute(
            server.Directory.Find(ParticipantId.Parse("official"))!,
            new CommandMessage(act.Record, act.Operation, act.At, act.Seen, act.Name, new RawJson(Encoding.UTF8.GetBytes(act.Payload))));
        Assert.Equal(Result.Accepted, sent.Result);
        await Says(server, "official", new HurryAct(One));
        await Until(server, "official", b => b.Waits is null && b.Refused is null);
        Assert.Equal(1, await Added(server));
    }

    [Fact]
    public async Task Act_does_not_go_out_to_somebody_who_joined_its_readers_since_it_was_decided()
    {
        var server = await Delegated();
        await Holds(server, "official", CompartmentId.Delegation, [ParticipantId.Parse("official"), ParticipantId.Parse("engineer")]);
        await Accepted(server, "official", Sg13, "delegation", new AddToRoster(
            EntityId.Parse("late"), ParticipantId.Parse("colleague"), "colleague", GroupId.Parse("office/affairs"), RosterRole.Observer));
        await Says(server, "official", new HurryAct(One));
        await Until(server, "official", b => b.Refused?[One].Sentence.StartsWith("It would now be read by colleague too", StringComparison.Ordinal) is true);
        Assert.Equal(0, await Added(server));
        await Says(server, "official", new DismissAct(One));
        await Holds(
            server, "official", CompartmentId.Delegation, [.. from id in (string[])["official", "engineer", "colleague"] select ParticipantId.Parse(id)]);
        await Says(server, "official", new HurryAct(One));
        await Until(server, "official", b => b.Waits is null && b.Refused is null);
        Assert.Equal(1, await Added(server));
    }

    protected async Task<RunningServer> Delegated(TimeSpan shift = default)
    {
        var server = await Start(shift);
        await Delegate(server);
        return server;
    }

    /// <summary>A point of the agenda stands for whatever leaves its audience.</summary>
    protected static async Task<HeldAct> Holds(
        RunningServer server, string who, CompartmentId? to = null, ImmutableArray<ParticipantId>? shown = null)
    {
        var act = HeldAct.Of(
            new DelegationKind(), ActorId.Parse(Sg13), CompartmentId.Delegation, new AddPoint(EntityId.Parse("held"), "2", "Held"), OperationId.New(), 0,
            "a-place", "The point goes out", "The point went out.", to, shown);
        await Says(server, who, new HoldAct(One, act));
        return act;
    }

    protected static Task Says(RunningServer server, string who, HoldCommand command) =>
        Accepted(server, who, AlertsKind.Of(ParticipantId.Parse(who)).Value, "own/" + who, command);

    protected static Task Round(RunningServer server) => server.Services.GetServices<IHostedService>().OfType<HeldActFeed>().Single()
        .Round(TestContext.Current.CancellationToken);

    protected static async Task<int> Added(RunningServer server) => (await Rows(server)).Count;

    protected static async Task Until(RunningServer server, string who, Func<AlertBook, bool> isSo)
    {
        using var browser = await server.SignedIn(who);
        await using var page = await Socket.Of(server, browser);
        var participant = server.Directory.Find(ParticipantId.Parse(who))!;
        await page.Until(participant, AlertsKind.Of(participant.Id).Value, "own/" + who, isSo);
    }

    private static async Task<List<StoredEvent>> Rows(RunningServer server)
    {
        var name = new DelegationKind().Codec.NameOf(new PointAdded(One, "", "")).Name;
        var rows = await server.Services.GetRequiredService<IEventLog>().Read(ActorId.Parse(Sg13), 0);
        return [.. rows.Where(r => r.Name == name && Encoding.UTF8.GetString(r.Payload).Contains("Held", StringComparison.Ordinal))];
    }
}

public sealed class SqliteHeldActTests : HeldActContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresHeldActTests : HeldActContract
{
    protected override Task<string?> Database() => OnPostgres();

    [Fact]
    public async Task Two_servers_send_what_is_due_once()
    {
        var (first, second) = (await Delegated(), await Start());
        await Holds(first, "official");
        await Says(second, "official", new HurryAct(EntityId.Parse("one")));
        await Task.WhenAll(from s in (RunningServer[])[first, second, first, second] select Round(s));
        await Until(second, "official", b => b.Waits is null && b.Refused is null);
        Assert.Equal(1, await Added(first));
    }
}
