using System.CommandLine;
using Tracker.Benchmarks.Load;
using Tracker.Testing;

namespace Tracker.Benchmarks.Closed;

/// <summary>The command line of the measure of what times tell an outsider.</summary>
internal static class TellApartCommand
{
    public static RootCommand Root()
    {
        var sqlite = new Option<bool>("--sqlite") { Description = "Measure SQLite; without --sqlite and --postgres both are measured." };
        var postgres = new Option<bool>("--postgres") { Description = "Measure PostgreSQL, on a private server." };
        var times = new Option<int>("--times") { Description = "Requests for records of each kind, each way.", DefaultValueFactory = _ => 5_000 };
        var serverCore = new Option<int?>("--server-core") { Description = "Pins the server and PostgreSQL to this core." };
        var loadCore = new Option<int?>("--load-core") { Description = "Pins the driver to this core." };
        times.Validators.Add(r => { if (r.GetValueOrDefault<int>() < 100) r.AddError("--times must be at least 100."); });
        var root = new RootCommand("Asks a real server for records that exist, are busy or do not exist, as somebody to whom they are all closed.")
        {
            sqlite, postgres, times, serverCore, loadCore,
        };
        root.SetAction(async (parsed, cancellation) =>
        {
            var (onSqlite, onPostgres) = (parsed.GetValue(sqlite), parsed.GetValue(postgres));
            var plan = new LoadPlan([], onSqlite || !onPostgres, onPostgres || !onSqlite, null, 0, 0, parsed.GetValue(serverCore), parsed.GetValue(loadCore),
                0, 0, "");
            if (plan.LoadCore is { } core) Pin.ToCore(Environment.ProcessId, core);
            var alike = true;
            if (plan.Sqlite)
            {
                await using var server = new ServerProcess(plan, null);
                alike &= await new TellApart(server, parsed.GetValue(times), cancellation).Measure("SQLite");
            }
            if (plan.Postgres)
            {
                await using var own = PostgresServer.StartPrivate();
                await using var database = await own.CreateDatabase();
                await using var server = new ServerProcess(plan, database.ConnectionString);
                alike &= await new TellApart(server, parsed.GetValue(times), cancellation).Measure("PostgreSQL");
            }
            return alike ? 0 : 1;
        });
        return root;
    }
}
