using System.Diagnostics;
using System.Globalization;
using Tracker.Benchmarks.Load;
using Tracker.Testing;

namespace Tracker.Benchmarks.Attacks;

/// <summary>
/// Eight others edit one record at a fixed rate. In turn the attacker floods a closed port and the server; then a minute without it. Each
/// phase prints the others' acknowledgements, the server's share of its core, and its resident memory.
/// </summary>
internal static class AttackRun
{
    private const int Others = 8, PerSecond = 20, Person = 8;
    private const double Megabyte = 1024 * 1024;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static async Task<int> Run(IReadOnlyList<string> ways, int repeat, LoadPlan plan, CancellationToken cancellation)
    {
        if (plan.LoadCore is { } core) Pin.ToCore(Environment.ProcessId, core);
        await using var own = plan.Postgres ? PostgresServer.StartPrivate() : null;
        foreach (var how in ways)
        {
            await using var database = own is null ? null : await own.CreateDatabase();
            await using var server = new ServerProcess(plan, database?.ConnectionString);
            await server.Start(cancellation);
            var crew = new Crew(server, Others + 1, cancellation);
            await crew.Found(1);
            Line($"{how}, {(plan.Postgres ? "PostgreSQL" : "SQLite")}: {Others} others, {PerSecond} edits/s each; phases of {plan.Seconds} s");
            await Against(how, repeat, plan, server, crew, cancellation);
        }
        return 0;
    }

    private static async Task Against(string how, int repeat, LoadPlan plan, ServerProcess server, Crew crew, CancellationToken cancellation)
    {
        var cookie = await crew.CookieOf(Person);
        var editors = new List<Editor>();
        for (var i = 0; i < Others; i++) editors.Add(new Editor(await crew.SignIn(i), Crew.Actor(0), i, i, plan.TextLength));
        foreach (var editor in editors) await editor.View();
        await Phase("warming up", plan, server, editors, cancellation);
        var ratios = new List<double>();
        var before = server.Resident();
        for (var i = 0; i < repeat; i++)
        {
            var closed = await With(how, ServerProcess.Closed(), cookie, () => Phase("closed port", plan, server, editors, cancellation));
            var open = await With(how, server.Address, cookie, () => Phase("attacked", plan, server, editors, cancellation));
            ratios.Add(open / closed);
        }
        var most = server.Resident();
        await Task.Delay(Minute, cancellation);
        await Phase("a minute later", plan, server, editors, cancellation);
        foreach (var editor in editors) await editor.DisposeAsync();
        Line($"  p99 attacked / closed port: {string.Join(", ", ratios.Select(r => r.ToString("N2", CultureInfo.InvariantCulture)))}");
        Line($"  memory grew by {(most - before) / Megabyte:N0} MB, a minute later {(server.Resident() - before) / Megabyte:N0} MB");
    }

    /// <returns>The others' p99 in milliseconds.</returns>
    private static async Task<double> Phase(string name, LoadPlan plan, ServerProcess server, List<Editor> editors, CancellationToken cancellation)
    {
        foreach (var editor in editors) editor.AcknowledgedAfter.Clear();
        var failedBefore = editors.Sum(e => e.Failed);
        var (cpu, clock) = (server.Cpu(), Stopwatch.StartNew());
        await Schedule.Run(editors, plan.Seconds, PerSecond, cancellation);
        var share = (server.Cpu().Server - cpu.Server) / clock.Elapsed.TotalSeconds;
        var times = Percentiles.Of(editors.SelectMany(e => e.AcknowledgedAfter))!;
        var (memory, failed) = (server.Resident() / Megabyte, editors.Sum(e => e.Failed) - failedBefore);
        Line($"  {name,-15} p50 {times.Median,5:N1}  p99 {times.P99,6:N1}  most {times.Most,6:N1} ms; {share:P0} of a core, {memory:N0} MB, {failed} failed");
        return times.P99;
    }

    /// <summary>The attacker's own process inherits the core of this one.</summary>
    private static async Task<double> With(string how, Uri target, string cookie, Func<Task<double>> phase)
    {
        using var attacker = Process.Start(Environment.ProcessPath!, [typeof(AttackRun).Assembly.Location, Attacker.Verb, how, target.OriginalString, cookie]);
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            return await phase();
        }
        finally
        {
            attacker.Kill();
            await attacker.WaitForExitAsync();
        }
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
