using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tracker.Benchmarks.Load;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks.Drafts;

/// <summary>
/// One text on each engine: typed up to a stage, joined late while the server runs, opened from its store while the server rests,
/// and joined first after each of some restarts; then typed on to the next stage.
/// </summary>
internal sealed class DraftRun(DraftPlan plan, RecordedTyping typing, ServerProcess server, CancellationToken cancellation)
{
    private const int Writer = 0, Joiner = 1;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(0.5);
    private static readonly ActorId Draft = new DraftId(Crew.Actor(0), CompartmentId.Delegation, EntityId.Parse("papers"), "paper").Actor!.Value;
    private Crew crew = null!;
    private int events;

    public static async Task<int> Run(DraftPlan plan, CancellationToken cancellation)
    {
        if (plan.Load.LoadCore is { } core) Pin.ToCore(Environment.ProcessId, core);
        var typing = RecordedTyping.Read(plan.Trace);
        if (plan.Load.Sqlite)
        {
            await using var server = new ServerProcess(plan.Load, null);
            await new DraftRun(plan, typing, server, cancellation).Measure("SQLite");
        }
        if (plan.Load.Postgres)
        {
            await using var own = PostgresServer.StartPrivate();
            await using var database = await own.CreateDatabase();
            await using var server = new ServerProcess(plan.Load, database.ConnectionString);
            await new DraftRun(plan, typing, server, cancellation).Measure("PostgreSQL");
        }
        return 0;
    }

    private async Task Measure(string engine)
    {
        Print($"{engine}, {(plan.Trace is null ? "typing made from a seed" : Path.GetFileName(plan.Trace))}, {plan.AtOnce} changes under way");
        await server.Start(cancellation);
        crew = new Crew(server, 2, cancellation);
        await crew.Found(1);
        await using (var head = await crew.SignIn(Writer))
            if (await head.Execute(Draft, new CreateDraft("Paper"), cancellation) is { Result: not Result.Accepted } refused)
                throw new InvalidOperationException(refused.Rejection?.Sentence);
        var joiner = await crew.CookieOf(Joiner);
        var typed = 0;
        foreach (var stage in plan.Stages.Select(s => Math.Min(s, typing.Edits.Count)).Distinct())
        {
            var text = typing.TextAfter(stage);
            await using (var typewriter = await Typewriter.Open(await crew.SignIn(Writer), Draft, plan.AtOnce))
            {
                await Type(typewriter, typed, stage, text);
                Tell("joined late, warm", await Joins(plan.Joins, () => Join(joiner, stage, text)));
            }
            await server.Stop();
            await Weigh(stage);
            await OpenCold();
            Tell("joined first after a restart", await Joins(plan.Restarts, async () =>
            {
                await server.Restart(cancellation);
                await Task.Delay(Settling, cancellation);
                return await Join(joiner, stage, text);
            }));
            typed = stage;
        }
    }

    private async Task Type(Typewriter typewriter, int from, int to, string text)
    {
        var cpu = server.Cpu();
        var (took, made) = await typewriter.Type(typing.Edits.Skip(from).Take(to - from), from);
        var (app, store) = (server.Cpu().Server - cpu.Server, server.Cpu().Postgres - cpu.Postgres);
        events += made;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{to:N0} edits, {text.Length:N0} characters: the last {to - from:N0} typed in {took.TotalSeconds:N1} s, " +
            $"{(to - from) / took.TotalSeconds:N0} edits/s, durable; {(double)(to - from) / made:N1} changes an event; " +
            $"CPU s / 1,000 edits: server {app / (to - from) * 1_000:N3}, PostgreSQL {store / (to - from) * 1_000:N3}"));
    }

    private Task<Join> Join(string cookie, int revision, string text) =>
        new LateJoiner(server.Address, cookie, Crew.Principal(Joiner)).Open(Draft, revision, text);

    private static async Task<List<Join>> Joins(int number, Func<Task<Join>> join)
    {
        var joins = new List<Join>();
        while (joins.Count < number) joins.Add(await join());
        return joins;
    }

    private async Task Weigh(int edits)
    {
        var (whole, parts) = server.Storage.IsPostgres ? await Tables() : (Files(), "");
        Print($"  on disk: {whole / 1e6:N2} MB, {(double)whole / edits:N1} bytes a change, {events:N0} events{parts}");
    }

    private async Task<(long, string)> Tables()
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(server.Storage.ConnectionString!) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(
            "select relname::text, pg_total_relation_size(oid) from pg_class " +
            "where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var sizes = new List<(string Name, long Bytes)>();
        while (await reader.ReadAsync(cancellation)) sizes.Add((reader.GetString(0), reader.GetInt64(1)));
        return (sizes.Sum(s => s.Bytes),
            string.Concat(sizes.Take(3).Select(s => string.Create(CultureInfo.InvariantCulture, $"; {s.Name} {s.Bytes / 1e6:N2} MB"))));
    }

    private long Files() => Directory.GetFiles(server.Storage.DataFolder, "tracker.db*").Sum(f => new FileInfo(f).Length);

    private async Task OpenCold()
    {
        await using var store = Stores.OpenReadOnly(server.Storage);
        foreach (var o in await new ColdOpening(store, Draft).All())
            Print($"  opened from {o.From}: {o.Median:N1} ms; {o.Rest:N0} events read; the open record holds {o.Live / 1e6:N2} MB");
        SqliteConnection.ClearAllPools();
    }

    private static void Tell(string what, List<Join> joins)
    {
        var (connecting, opening) = (Percentiles.Of(joins.Select(j => j.FromConnecting))!, Percentiles.Of(joins.Select(j => j.FromOpening))!);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what}, {joins.Count} times: p50 {connecting.Median:N1} ms, p99 {connecting.P99:N1} ms from connecting; " +
            $"p50 {opening.Median:N1} ms, p99 {opening.P99:N1} ms from opening; " +
            $"a state of {joins[0].Bytes / 1e3:N1} to {joins.Max(j => j.Bytes) / 1e3:N1} KB, no events"));
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
