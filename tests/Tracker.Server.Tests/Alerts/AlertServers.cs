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

/// <summary>Servers on one database, and what participants do on them.</summary>
public abstract class AlertServers : IAsyncLifetime
{
    protected const string Public = "record", Government = "government", Item = "work-item/framework", Committee = "committee/wg-5";

    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("tracker-alerts-").FullName;
    private readonly List<RunningServer> running = [];
    private string? database;
    private PostgresDatabase? created;

    /// <summary>Where the records are: null for SQLite in the folder of the servers.</summary>
    protected abstract Task<string?> Database();

    /// <summary>A new PostgreSQL database that goes with the test.</summary>
    protected async Task<string?> OnPostgres() => (created = await PostgresServer.Shared.CreateDatabase()).ConnectionString;

    /// <summary>What the servers are set to, beside their database.</summary>
    protected virtual (string Key, string Value)[] Settings => [];

    protected virtual void Configure(IServiceCollection services)
    {
    }

    private (string Key, string Value)[] Databases => database is null ? [] : [("Tracker:Storage:ConnectionString", database)];

    public virtual async ValueTask InitializeAsync() => database = await Database();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var server in running) await server.DisposeAsync();
        System.IO.Directory.Delete(folder, recursive: true);
        if (created is not null) await created.DisposeAsync();
    }

    protected async Task<RunningServer> Start(TimeSpan shift = default, Action<IServiceCollection>? more = null)
    {
        var time = new ShiftedTime { Shift = shift };
        var server = await RunningServer.Start(
            services =>
            {
                services.AddSingleton<TimeProvider>(time);
                Configure(services);
                more?.Invoke(services);
            }, folder, [.. Settings, .. Databases]);
        running.Add(server);
        if (server.Directory.Find(ParticipantId.Parse("official")) is null) await Populate(server);
        return server;
    }

    protected async Task Stop(RunningServer server)
    {
        running.Remove(server);
        await server.Stop();
    }

    private static async Task Populate(RunningServer server)
    {
        var (office, orion) = (GroupId.Parse("office/affairs"), GroupId.Parse("org/orion"));
        await server.Directs(
            new AddOrganization(office, "Affairs", OrganizationKind.GovernmentOffice), new AddOrganization(orion, "Orion", OrganizationKind.Company));
        foreach (var (id, group) in new[] { ("official", office), ("colleague", office), ("engineer", orion) })
            await server.Directs(new AddParticipant(ParticipantId.Parse(id), id), new AddMembership(EntityId.Parse("m"), ParticipantId.Parse(id), group));
    }

    protected static async Task Delegate(RunningServer server)
    {
        var (today, delegation) = (DateOnly.FromDateTime(DateTime.UtcNow), "delegation");
        await Accepted(server, "official", "delegation/sg13", delegation, new CreateDelegation(
            "SG13", "ITU-T SG13", "This week", today, today.AddDays(9), ParticipantId.Parse("official"), "official", GroupId.Parse("office/affairs")));
        await Accepted(server, "official", "delegation/sg13", delegation, new AddPoint(EntityId.Parse("p1"), "1", "New IP"));
        await Accepted(server, "official", "delegation/sg13", delegation, new AddToRoster(
            EntityId.Parse("r"), ParticipantId.Parse("engineer"), "engineer", GroupId.Parse("org/orion"), RosterRole.Member));
    }

    protected static async Task Accepted(RunningServer server, string by, string actor, string at, Command command)
    {
        var outcome = await server.Sends(by, actor, at, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence ?? "unknown");
    }

    protected static Task Opens(RunningServer server, string actor, string title) => Accepted(
        server, "engineer", actor, Public, new OpenSubject(EntityId.New(), title, new Source("A list", title), "ITU-T"));

    protected static Task Says(RunningServer server, string actor, Statement statement) => Accepted(server, "engineer", actor, Public, Claim(statement));

    protected static RecordClaim Claim(Statement statement) => new(new Assertion(EntityId.New(), statement, new Source("A list", "A line")));

    protected static Task Follows(RunningServer server, string who, string record, AlertLevel to, AlertLevel was = AlertLevel.Nothing) => Accepted(
        server, who, AlertsKind.Of(ParticipantId.Parse(who)).Value, "own/" + who, new FollowRecord(ActorId.Parse(record), was, to));

    protected static Task Reads(RunningServer server, string who, AlertLine line) =>
        Accepted(server, who, AlertsKind.Of(ParticipantId.Parse(who)).Value, "own/" + who, new ReadAlerts([line.Seen]));

    protected static Task<AlertList> Alerts(RunningServer server, string who) =>
        server.Services.GetRequiredService<AlertReader>().Of(server.Directory.Find(ParticipantId.Parse(who))!);

    protected static Task Told(RunningServer server) => server.Services.GetRequiredService<AlertFeed>().Round(TestContext.Current.CancellationToken);

    protected static async Task<int> Rings(RunningServer server)
    {
        var rows = await server.Services.GetRequiredService<IEventLog>().Read(ActorId.Parse("alerts/official"), 0);
        return rows.Count(r => r.Name == "alerts.rung");
    }
}
