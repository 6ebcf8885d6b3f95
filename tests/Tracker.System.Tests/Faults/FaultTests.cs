using System.Diagnostics;
using System.Text.Json;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Storage;
using Tracker.System.Tests.Server;
using Tracker.Testing;

namespace Tracker.System.Tests.Faults;

/// <summary>
/// Twenty editors work while servers are killed and the database is stopped at random. Nothing acknowledged is lost, nothing
/// is applied twice, everybody ends with the same record, and the check of the log finds it whole — until a row is altered.
/// </summary>
[Collection(nameof(Alone))]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Editors = 20, Delegations = 4, Points = 10, Faults = 12, Edits = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task Two_servers_on_PostgreSQL_lose_nothing_that_was_acknowledged()
    {
        using var postgres = new Disposer(PostgresServer.StartPrivate());
        var database = await postgres.Server.CreateDatabase();
        await using var first = await ServerProcess.StartToWork("--postgres", database.ConnectionString);
        await using var second = await ServerProcess.StartToWork("--postgres", database.ConnectionString);
        await Prove(
            [first, second],
            [() => Restart(first), () => Restart(second), () => Interrupt(postgres.Server)],
            new StorageSettings("", database.ConnectionString),
            (sql, _) => database.Tamper(sql));
    }

    [Fact]
    public async Task One_server_on_SQLite_loses_nothing_that_was_acknowledged()
    {
        await using var server = await ServerProcess.StartToWork();
        await Prove(
            [server], [() => Restart(server)], new StorageSettings(server.DataFolder),
            (sql, folder) =>
            {
                SqliteFile.Tamper(Path.Combine(folder, "tracker.db"), sql);
                return Task.CompletedTask;
            });
    }

    private async Task Prove(ServerProcess[] servers, Func<Task>[] faults, StorageSettings storage, Func<string, string, Task> tamper)
    {
        using var crew = new Crew(servers[0].Address, servers[0].DataFolder);
        var actors = await crew.Found(Delegations, Editors, Points);
        var random = Seeded.For("faults");
        var acknowledged = 0;
        var people = new List<(TrackerConnection Connection, TrackerClient Client, Editor Editor)>();
        for (var i = 0; i < Editors; i++)
        {
            var (connection, client) = await crew.SignIn(i,
                [.. servers.Skip(i % servers.Length).Concat(servers.Take(i % servers.Length)).Select(s => s.Address)]);
            people.Add((connection, client,
                new Editor(i, client.Open(actors[i % Delegations]), Points, random.Next(), () => Interlocked.Increment(ref acknowledged))));
        }

        var clock = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource();
        var work = people.Select(p => Task.Run(() => p.Editor.Work(stop.Token))).ToArray();
        for (var done = 1; done <= Faults; done++)
        {
            await Until(() => Volatile.Read(ref acknowledged) >= Edits * done / (Faults + 1), clock);
            await faults[random.Next(faults.Length)]();
            output.WriteLine($"fault {done} after {Volatile.Read(ref acknowledged)} edits, {clock.Elapsed.TotalSeconds:f0} s");
        }
        await Until(() => Volatile.Read(ref acknowledged) >= Edits, clock);
        await stop.CancelAsync();
        await Task.WhenAll(work).WaitAsync(Patience);
        await Until(() => people.All(p => p.Editor.Session.Status == Status.Saved), clock);

        await AllAreEqual(people.Select(p => p.Editor), clock);
        Assert.Empty(people.SelectMany(p => p.Editor.Lies));
        Assert.All(people, p => Assert.NotEqual(0, p.Editor.SaidSaved));
        foreach (var (connection, client, _) in people)
        {
            await client.DisposeAsync();
            await connection.DisposeAsync();
        }
        foreach (var server in servers) await server.Kill();
        await CheckLog(storage, people.Select(p => p.Editor));

        Assert.Equal(0, (await Verify(servers[0], storage)).ExitCode);
        await tamper($"update event set participant = 'somebody-else' where actor = '{actors[0]}' and version = 7", servers[0].DataFolder);
        var (code, said) = await Verify(servers[0], storage);
        Assert.Equal(1, code);
        Assert.Contains(actors[0].Value, said, StringComparison.Ordinal);
        output.WriteLine($"{acknowledged} edits acknowledged, {Faults} faults, {clock.Elapsed.TotalSeconds:f0} s");
    }

    /// <summary>Every acknowledged text is in the log exactly once, and no record has a gap.</summary>
    private static async Task CheckLog(StorageSettings storage, IEnumerable<Editor> editors)
    {
        await using var store = Stores.OpenReadOnly(storage);
        foreach (var group in editors.GroupBy(e => e.Session.Actor))
        {
            var rows = await store.Events.Read(group.Key, 0);
            Assert.Equal(Enumerable.Range(1, rows.Count).Select(v => (long)v), rows.Select(r => r.Version));
            foreach (var compartment in rows.GroupBy(r => r.Compartment))
                Assert.Equal(Enumerable.Range(1, compartment.Count()).Select(v => (long)v), compartment.Select(r => r.CompartmentVersion));
            var texts = rows.Where(r => r.Name == "position.text-edited")
                .Select(r => JsonDocument.Parse(r.Payload).RootElement.GetProperty("edit").GetProperty("to").GetString()!)
                .GroupBy(t => t).ToDictionary(t => t.Key, t => t.Count());
            Assert.All(group.SelectMany(e => e.Acknowledged), token => Assert.Equal(1, texts.GetValueOrDefault(token)));
            Assert.All(texts, t => Assert.Equal(1, t.Value));
        }
    }

    private static async Task AllAreEqual(IEnumerable<Editor> editors, Stopwatch clock)
    {
        foreach (var group in editors.GroupBy(e => e.Session.Actor))
        {
            var last = group.Max(e => e.Reached);
            await Until(() => group.All(e => e.Session.Confirmed.VersionOf(CompartmentId.Delegation) == last), clock);
            Assert.Single(group.Select(e => Show(e.Session)).Distinct());
        }
    }

    private static string Show(RecordSession session) =>
        JsonSerializer.Serialize(session.View.Compartments[CompartmentId.Delegation].State, session.Kind.StateInfo);

    private static async Task Restart(ServerProcess server)
    {
        await server.Kill();
        await server.Start();
    }

    private static Task Interrupt(PostgresServer postgres) => Task.Run(() =>
    {
        postgres.Stop(immediate: true);
        postgres.Start();
    });

    private static async Task Until(Func<bool> condition, Stopwatch clock)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            Assert.True(clock.Elapsed < Patience, "The editors do not get on.");
            await tick.WaitForNextTickAsync();
        }
    }

    private static Task<(int ExitCode, string Said)> Verify(ServerProcess server, StorageSettings storage) =>
        ServerProcess.Run(storage.IsPostgres ? ["verify", "--postgres", storage.ConnectionString!] : ["verify", "--data", server.DataFolder]);

    private sealed class Disposer(PostgresServer server) : IDisposable
    {
        public PostgresServer Server => server;
        public void Dispose() => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
