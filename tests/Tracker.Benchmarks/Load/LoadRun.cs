using System.Globalization;
using Tracker.Testing;

namespace Tracker.Benchmarks.Load;

/// <summary>Every measure on every engine, each with a fresh server and a fresh store; then the table.</summary>
internal static class LoadRun
{
    public static async Task<int> Run(LoadPlan plan, CancellationToken cancellation)
    {
        if (plan.LoadCore is { } core) Pin.ToCore(Environment.ProcessId, core);
        var rows = new List<Measured>();
        foreach (var measure in plan.Measures)
        {
            if (plan.Sqlite) rows.Add(await OnSqlite(plan, measure, cancellation));
            if (plan.Postgres) rows.Add(await OnPostgres(plan, measure, cancellation));
        }
        Console.WriteLine(Report.Of(plan, rows));
        return rows.All(r => r.Failed == 0 && r.Missing == 0) ? 0 : 1;
    }

    private static async Task<Measured> OnSqlite(LoadPlan plan, string measure, CancellationToken cancellation)
    {
        await using var server = new ServerProcess(plan, null);
        return await Measure(plan, measure, "SQLite", server, cancellation);
    }

    private static async Task<Measured> OnPostgres(LoadPlan plan, string measure, CancellationToken cancellation)
    {
        await using var own = plan.ConnectionString is null ? PostgresServer.StartPrivate() : null;
        await using var database = own is null ? null : await own.CreateDatabase();
        await using var server = new ServerProcess(plan, plan.ConnectionString ?? database!.ConnectionString);
        return await Measure(plan, measure, "PostgreSQL", server, cancellation);
    }

    private static async Task<Measured> Measure(LoadPlan plan, string measure, string store, ServerProcess server, CancellationToken cancellation)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measure} on {store} …"));
        await server.Start(cancellation);
        var run = new Measures(plan, server, cancellation);
        return await (measure switch
        {
            LoadCommand.Hot => run.ClosedLoop("1 record × 16 editors, closed loop, each sees all", records: 1, editors: 16, viewing: true),
            LoadCommand.Commands => run.ClosedLoop("1 record × 16 editors, closed loop, nobody views", records: 1, editors: 16, viewing: false),
            LoadCommand.Many => run.ClosedLoop("50 records × 4 editors, closed loop, each sees all", records: 50, editors: 4, viewing: true),
            LoadCommand.TenViewers => run.OpenLoop("10 editors who view, 5 edits/s each", editors: 10),
            LoadCommand.FiftyViewers => run.OpenLoop("50 editors who view, 5 edits/s each", editors: 50),
            LoadCommand.Audience => run.Audience("500 windows that view, 1 edit/s", viewers: 500),
            _ => run.Memory(),
        }) with { Store = store };
    }
}
