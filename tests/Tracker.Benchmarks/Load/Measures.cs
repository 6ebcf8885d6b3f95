using System.Diagnostics;

namespace Tracker.Benchmarks.Load;

/// <summary>What is measured, on a server that was just started.</summary>
internal sealed class Measures(LoadPlan plan, ServerProcess server, CancellationToken cancellation)
{
    private const int People = 50;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1), Tail = TimeSpan.FromSeconds(2.5), Patience = TimeSpan.FromSeconds(20);

    /// <summary>Each editor sends the next edit when the last was acknowledged.</summary>
    public async Task<Measured> ClosedLoop(string name, int records, int editors, bool viewing)
    {
        var crew = await Founded(editors, records + 1);
        await WarmUp(crew);
        var all = await Room(crew, 0, records, editors, viewing);
        return await During(name, all, () => ClosedLoopOf(all, plan.Seconds));
    }

    /// <summary>Each editor sends 5 edits a second, whatever comes back.</summary>
    public async Task<Measured> OpenLoop(string name, int editors)
    {
        var crew = await Founded(editors, 2);
        await WarmUp(crew);
        var all = await Room(crew, 0, 1, editors, viewing: true);
        return await During(name, all, () => Schedule.Run(all, plan.Seconds, 5, cancellation));
    }

    /// <summary>One of all who have the record open edits once a second. A person has it open in several windows.</summary>
    public async Task<Measured> Audience(string name, int viewers)
    {
        var crew = await Founded(People, 2);
        await WarmUp(crew);
        var all = await Room(crew, 0, 1, viewers, viewing: true);
        return await During(name, all, () => Schedule.Run(all[..1], plan.Seconds, 1, cancellation));
    }

    /// <summary>How much the server grows with every record that is opened after a restart; its heap is warm before.</summary>
    public async Task<Measured> Memory()
    {
        var crew = await Founded(4, plan.Records * 2);
        await server.Restart(cancellation);
        await crew.Renew();
        await using var viewer = await crew.SignIn(0);
        for (var i = 0; i < plan.Records; i++) await viewer.Open(Crew.Actor(i));
        await Task.Delay(Tail, cancellation);
        var (before, bytes) = (server.Resident(), 0L);
        for (var i = 0; i < plan.Records; i++) bytes += await viewer.Open(Crew.Actor(plan.Records + i));
        await Task.Delay(Tail, cancellation);
        return new Measured("memory of an open record")
        {
            OpenedBytes = (double)(server.Resident() - before) / plan.Records,
            StateBytes = (double)bytes / plan.Records
        };
    }

    private async Task<Crew> Founded(int editors, int records)
    {
        var crew = new Crew(server, editors, cancellation);
        await crew.Found(records);
        return crew;
    }

    /// <summary>Edits on a record of its own, the last, so that the code that is measured is compiled.</summary>
    private async Task WarmUp(Crew crew)
    {
        var editors = await Room(crew, crew.Records - 1, 1, crew.People, viewing: true);
        await ClosedLoopOf(editors, plan.WarmUp);
        await End(editors);
        await Task.Delay(Settling, cancellation);
    }

    private async Task<List<Editor>> Room(Crew crew, int first, int records, int editors, bool viewing)
    {
        var all = new List<Editor>();
        for (var record = 0; record < records; record++)
            for (var i = 0; i < editors; i++)
            {
                var person = i % crew.People;
                var editor = new Editor(await crew.SignIn(person), Crew.Actor(first + record), all.Count, person, plan.TextLength);
                if (viewing) await editor.View();
                all.Add(editor);
            }
        await Task.Delay(Settling, cancellation);
        return all;
    }

    private async Task<Measured> During(string name, List<Editor> editors, Func<Task<double>> work)
    {
        var clock = Stopwatch.StartNew();
        var (cpu, compiler, own) = (server.Cpu(), server.Compiler(), Environment.CpuUsage.TotalTime.TotalSeconds);
        var seconds = await work();
        var accepted = editors.Sum(e => e.Accepted);
        var expected = editors.Where(e => e.Views).GroupBy(e => e.Actor).Sum(g => g.Sum(e => e.Accepted) * (g.Count() - 1));
        for (var wait = Stopwatch.StartNew(); editors.Sum(e => e.Delivered) < expected && wait.Elapsed < Patience;) await Task.Delay(20, cancellation);
        await Task.Delay(Tail, cancellation);
        var (app, store) = (server.Cpu().Server - cpu.Server, server.Cpu().Postgres - cpu.Postgres);
        var measured = new Measured(name)
        {
            EditsPerSecond = accepted / seconds,
            Acknowledged = Percentiles.Of(editors.SelectMany(e => e.AcknowledgedAfter)),
            Delivered = Percentiles.Of(editors.SelectMany(e => e.DeliveredAfter)),
            CpuPer1000Edits = app / accepted * 1_000,
            CompilerPer1000Edits = (server.Compiler() - compiler) / accepted * 1_000,
            StoreCpuPer1000Edits = store / accepted * 1_000,
            CpuPer1000Deliveries = expected == 0 ? null : (app + store) / expected * 1_000,
            LoadShare = (Environment.CpuUsage.TotalTime.TotalSeconds - own) / clock.Elapsed.TotalSeconds,
            Failed = editors.Sum(e => e.Failed),
            Missing = expected - editors.Sum(e => e.Delivered),
        };
        await End(editors);
        return measured;
    }

    private async Task<double> ClosedLoopOf(List<Editor> editors, int seconds)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(editors.Select(e => e.EditUntil(() => clock.Elapsed.TotalSeconds >= seconds, cancellation)));
        return clock.Elapsed.TotalSeconds;
    }

    private static async Task End(List<Editor> editors)
    {
        foreach (var editor in editors) await editor.DisposeAsync();
    }
}
