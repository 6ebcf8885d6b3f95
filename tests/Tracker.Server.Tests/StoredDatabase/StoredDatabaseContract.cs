using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.CommandLine;
using Tracker.Server.History;
using Tracker.Server.Live;
using Tracker.Server.Records;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.StoredDatabase;

/// <summary>
/// A database that an earlier program wrote is read by this one as it was meant. The program of November 2026 wrote the same life of
/// twelve records, in which every event of every kind occurs, on each engine; it was restarted, so that there are snapshots, went on
/// a little, and its tables were written down while it ran, without sign-in links and keys.
/// </summary>
public abstract class StoredDatabaseContract : IAsyncLifetime
{
    private static readonly ActorId Brief = ActorId.Parse("draft/delegation/1/sg13/delegation/papers/briefing.a1");
    private readonly SqliteFile data = new();
    private string? connection;

    private StorageSettings Settings => new(data.Folder, connection);

    /// <summary>Runs the SQL on a new database. Gives its connection string, or null where it is the file in the folder of the data.</summary>
    protected abstract Task<string?> Load(SqliteFile data, string folder);

    /// <summary>SQL with all rights and no triggers.</summary>
    protected abstract Task Tamper(SqliteFile data, string sql);

    protected virtual ValueTask Drop() => ValueTask.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        connection = await Load(data, StoredRecords.Folder);
        await using var migrated = await Stores.Open(Settings);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Drop();
        data.Dispose();
    }

    [Fact]
    public async Task Database_as_it_was_stored_has_no_problem() =>
        Assert.Equal("12 records, 337 events, 12 snapshots: no problem", (await Run("verify")).Split('\n')[0]);

    [Theory]
    [InlineData("update listing set title = 'Another' where actor = 'delegation/sg13' and compartment = 'delegation'", "delegation/sg13@")]
    [InlineData("update access_list set version = version + 1 where actor = 'delegation/sg13'", "The access list differs from its events")]
    [InlineData("insert into last_change select actor, compartment, compartment_version + 100, recorded_at from event "
        + "where actor = 'topic/table-1' and version = 1", "From here events are gone: the list knows version 101")]
    [InlineData("delete from event where actor = 'topic/table-1'", "topic/table-1@1: Its events are gone")]
    [InlineData("delete from milestone; delete from event where actor = 'standard/iso-iec/30141'", "standard/iso-iec/30141@1: Its events are gone")]
    [InlineData("delete from event where actor = 'topic/table-1'; delete from listing where actor = 'topic/table-1'; delete from last_change "
        + "where actor = 'topic/table-1'; delete from access_list where actor = 'topic/table-1'; delete from orleansstorage "
        + "where grainidextensionstring = 'topic/table-1'", "topic/table-1@1: The whole record is gone")]
    public async Task What_was_altered_or_taken_away_is_found(string sql, string expected)
    {
        var heads = Path.Combine(data.Folder, "kept-elsewhere");
        await Run("verify", "--heads", heads);
        await Tamper(data, sql);
        Assert.Contains(expected, await Run(1, "verify", "--heads", heads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_record_reads_as_it_did_when_it_was_stored()
    {
        foreach (var (actor, stored) in StoredRecords.All)
        {
            var now = JsonNode.Parse(await Run("show", actor.Value, "--json"));
            Assert.True(JsonNode.DeepEquals(stored, now), $"{actor}: {string.Join("; ", StateDiff.Between(stored, now))}");
        }
    }

    [Fact]
    public async Task Record_is_shown_as_it_was_true_on_a_day()
    {
        var all = await Claims();
        Assert.InRange(await Claims("--as-of", "1900"), 1, all - 1);
        Assert.Equal(all, await Claims("--at", "2999-01-01"));

        async Task<int> Claims(params string[] more) => JsonNode.Parse(await Run(["show", "work-item/itu-t/sg15/q11/g.8310", "--json", .. more]))!
            ["record"]!["state"]!["book"]!["claims"]!.AsArray().Count;
    }

    [Fact]
    public async Task Text_reads_the_same_from_its_milestone()
    {
        await using var store = Stores.OpenReadOnly(Settings);
        var stored = StoredRecords.All.Single(r => r.Actor == Brief).Parts["delegation"];
        Assert.NotNull(await store.Milestones.Find(Brief, null, null));
        var text = (await new TextHistory(store.Events, store.Milestones).At(Brief, null))!;
        var now = new JsonObject { ["version"] = text.Version, ["state"] = JsonSerializer.SerializeToNode(text.State, TrackerKinds.All.Of(Brief)!.StateInfo) };
        Assert.Empty(StateDiff.Between(stored, now));
    }

    [Fact]
    public async Task Every_record_takes_further_commands_and_has_no_problem_after_them()
    {
        await using (var server = await RunningServer.Start(data.Folder, ("Tracker:Storage:ConnectionString", connection ?? "")))
        {
            Assert.Superset(StoredRecords.All.Select(r => r.Actor.Value).ToHashSet(), Further.Commands.Select(c => c.Actor).ToHashSet());
            foreach (var (by, actor, compartment, name, json) in Further.Commands)
            {
                var message = new CommandMessage(
                    ActorId.Parse(actor), OperationId.New(), CompartmentId.Parse(compartment), 0, name, new RawJson(Encoding.UTF8.GetBytes(json)));
                var outcome = await server.Services.GetRequiredService<Commands>().Execute(server.Directory.Find(ParticipantId.Parse(by))!, message);
                Assert.True(outcome.Result == Result.Accepted, $"{name} of {actor}: {outcome.Rejection}");
            }
        }
        Assert.Equal($"12 records, {337 + Further.Commands.Count} events, 12 snapshots: no problem", (await Run("verify")).Split('\n')[0]);
    }

    [Fact]
    public async Task Lists_follow_the_last_event_that_the_reader_may_see()
    {
        await using var server = await RunningServer.Start(data.Folder, ("Tracker:Storage:ConnectionString", connection ?? ""));
        await server.Services.GetRequiredService<LastChangesFill>().Filled.WaitAsync(TimeSpan.FromMinutes(1));
        foreach (var reader in (string[])["head", "liaison", "member", "partner"])
        {
            using var browser = await server.SignedIn(reader);
            var lines = (await RunningServer.Json(await browser.GetAsync("/api/records?kind=delegation"))).AsArray();
            var parts = (await RunningServer.Json(await browser.GetAsync("/api/record?actor=delegation/sg13")))["parts"]!.AsArray();
            var held = parts.Select(p => CompartmentId.Parse((string)p!["compartment"]!)).ToHashSet();
            var seen = (await server.Services.GetRequiredService<IEventLog>().Read(ActorId.Parse("delegation/sg13"), 0))
                .Where(e => held.Contains(e.Compartment)).ToList();
            var line = lines.Single(l => (string)l!["actor"]! == "delegation/sg13")!;
            Assert.Equal(seen.Max(e => e.RecordedAt), (DateTimeOffset)line["changedAt"]!);
            Assert.Equal(
                seen.Where(e => e.Compartment.Value == (string)line["compartment"]!).Max(e => e.CompartmentVersion), (long)line["version"]!);
        }
    }

    [Fact]
    public async Task Records_from_before_the_search_index_are_found()
    {
        await using var server = await RunningServer.Start(data.Folder, ("Tracker:Storage:ConnectionString", connection ?? ""));
        await server.Services.GetRequiredService<SearchFill>().Filled.WaitAsync(TimeSpan.FromMinutes(1));
        using var browser = await server.SignedIn("head");
        var listed = (await RunningServer.Json(await browser.GetAsync("/api/records?kind=delegation"))).AsArray();
        Assert.NotEmpty(listed);
        foreach (var line in listed)
        {
            var found = (await RunningServer.Json(await browser.GetAsync($"/api/search?q={Uri.EscapeDataString((string)line!["title"]!)}"))).AsArray();
            Assert.Contains((string)line["actor"]!, found.Select(f => (string)f!["actor"]!));
        }
    }

    private Task<string> Run(params string[] arguments) => Run(0, arguments);

    private async Task<string> Run(int expected, params string[] arguments)
    {
        string[] place = connection is null ? ["--data", data.Folder] : ["--postgres", connection];
        var output = new StringWriter();
        var code = await TrackerCommands.Root().Parse([.. arguments, .. place]).InvokeAsync(new() { Output = output, Error = output });
        Assert.True(code == expected, output.ToString());
        return output.ToString().Trim();
    }
}
