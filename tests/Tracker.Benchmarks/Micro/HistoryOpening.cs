using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.History;
using Tracker.Storage;
using Tracker.Testing;
using Tracker.Text;

namespace Tracker.Benchmarks.Micro;

/// <summary>
/// Types a text of many changes, each an event of its own, and opens it at random versions and times: <c>history [CHANGES]</c>, 50,000 by
/// default, on both engines. The goal is 300 ms at 50,000 changes.
/// </summary>
public static class HistoryOpening
{
    private const int Opened = 20, Ahead = 200;
    private static readonly DraftKind Kind = DraftKind.Of(new DelegationKind());
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly Principal Ada = new(ParticipantId.Parse("ada"), "Ada", []);

    public static async Task<int> Run(int changes)
    {
        using (var file = new SqliteFile()) await Measure("SQLite", await Stores.Open(new StorageSettings(file.Folder)), changes);
        await using var database = await PostgresServer.Shared.CreateDatabase();
        await Measure("PostgreSQL", await Stores.Open(new StorageSettings("", database.ConnectionString)), changes);
        return 0;
    }

    private static async Task Measure(string engine, IStore store, int changes)
    {
        await using var opened = store;
        var actor = new DraftId(ActorId.Parse("delegation/history"), At, EntityId.Parse("papers"), "brief").Actor!.Value;
        var started = Stopwatch.GetTimestamp();
        var text = await Write(store, actor, changes);
        var rows = await store.Events.Read(actor, 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{engine}: {changes} changes typed in {Stopwatch.GetElapsedTime(started).TotalSeconds:f1} s; " +
            $"{text.Length} characters; {rows.Sum(r => (long)r.Payload.Length)} bytes of events"));
        var (history, random) = (new TextHistory(store.Events, store.Milestones), Seeded.For(engine));
        await Time("at a version", () => history.At(actor, new HistoryPoint(random.Next(1, rows.Count + 1), null)));
        await Time("at a time", () => history.At(actor, new HistoryPoint(null, rows[random.Next(rows.Count)].RecordedAt)));
        await Time("at a version, as the API's JSON", async () =>
            JsonSerializer.SerializeToUtf8Bytes((await history.At(actor, new HistoryPoint(random.Next(1, rows.Count + 1), null)))!.State.Text.ToChange()));
        await Time("1,000 changes behind a version", () => history.Changes(actor, random.Next(rows.Count - 1_000), 1_000));
        var bare = new TextHistory(store.Events, new None());
        await Time("at a version, without milestones", () => bare.At(actor, new HistoryPoint(random.Next(1, rows.Count + 1), null)));
    }

    private static async Task<RichText> Write(IStore store, ActorId actor, int changes)
    {
        var record = new LiveRecord(actor, Kind, store.Events, TimeProvider.System, NullLogger.Instance);
        var milestones = new MilestoneWriter(store.Milestones, actor, Kind, null, NullLogger.Instance);
        var turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        record.Committed += events => milestones.Passed(events[0].ActorVersion - 1, record.Durable);
        record.Inherit(new InheritedRights(new AccessList([new(Ada.Id, RosterRole.Member)]), new TextTerms([RosterRole.Member], [], [], DraftLimits.Text)));
        await Turn(turns, async () =>
        {
            await record.Load();
            var create = new CreateDraft("Brief");
            await record.Execute(Ada, new CommandMessage(actor, OperationId.New(), At, 0, "create-draft", new RawJson(Kind.Codec.Encode(create))));
            var (random, session, length, under) = (Seeded.For("typing"), Guid.NewGuid(), 0, new Queue<Task<OutcomeMessage>>());
            var standing = new Standing(Ada, RosterRole.Member, new DateOnly(2026, 1, 1));
            for (var number = 1; number <= changes; number++)
            {
                var delete = length > 100 && random.Next(8) == 0;
                var change = TextChange.Build().Retain(random.Next(length));
                _ = delete ? change.Delete(1) : change.Insert(random.Next(20) == 0 ? " a phrase that was pasted " : "x");
                var made = change.ToChange();
                length += made.LengthDelta;
                under.Enqueue(record.Type(At, [new TypedChange(standing, Right.Write, session, number, number - 1, Intent.Write, made)]).Outcome);
                if (under.Count > Ahead) await under.Dequeue();
            }
            while (under.TryDequeue(out var rest)) await rest;
        });
        return ((DraftState)record.Durable.State.Compartments[At].State).Text;
    }

    private static Task Turn(TaskScheduler turns, Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, turns).Unwrap();

    private static async Task Time<T>(string what, Func<Task<T>> open)
    {
        await open();
        var times = new List<double>();
        for (var i = 0; i < Opened; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await open();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        Print($"  {what}: p50 {times[Opened / 2]:f1} ms, max {times[^1]:f1} ms");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class None : IMilestones
    {
        public Task Add(ActorId actor, long version, DateTimeOffset at, byte[] bytes, CancellationToken cancellation) => Task.CompletedTask;
        public Task<Milestone?> Find(ActorId actor, long? version, DateTimeOffset? at, CancellationToken cancellation) => Task.FromResult<Milestone?>(null);
    }
}
