using System.Globalization;
using System.Text;

namespace Tracker.Benchmarks.Load;

/// <summary>One row of the table. Times in milliseconds, CPU in seconds of one core.</summary>
internal sealed record Measured(string Name)
{
    public string Store { get; init; } = "";
    public double? EditsPerSecond { get; init; }
    public Percentiles? Acknowledged { get; init; }
    public Percentiles? Delivered { get; init; }
    public double? CpuPer1000Edits { get; init; }
    public double? CompilerPer1000Edits { get; init; }
    public double? StoreCpuPer1000Edits { get; init; }
    public double? CpuPer1000Deliveries { get; init; }
    public double? OpenedBytes { get; init; }
    public double? StateBytes { get; init; }

    /// <summary>Share of one core that the load used; near 1 the load is the limit and not the server.</summary>
    public double? LoadShare { get; init; }

    /// <summary>Edits that were not accepted; the exit code is 1 then.</summary>
    public int Failed { get; init; }

    /// <summary>Accepted edits that some viewer did not receive.</summary>
    public int Missing { get; init; }
}

internal sealed record Percentiles(double Median, double P99, double Most)
{
    /// <summary>Null where there are no values.</summary>
    public static Percentiles? Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? null : new(At(sorted, 0.5), At(sorted, 0.99), sorted[^1]);
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}

internal static class Report
{
    public static string Of(LoadPlan plan, IReadOnlyList<Measured> rows)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"`load {plan.CommandLine}`: {Environment.ProcessorCount} cores, .NET {Environment.Version}, " +
            $"{plan.Seconds} s each after {plan.WarmUp} s of warm-up edits, texts of {plan.TextLength} characters, JIT: {Jit()}.");
        Line($"");
        text.AppendLine(
            "| Measure | Store | edits/s, durable | ack p50 / p99 ms | edit to peer p50 / p99 ms | server CPU s / 1,000 edits " +
            "| of it the compiler | PostgreSQL CPU s / 1,000 edits | CPU s / 1,000 deliveries | load, share of a core | not accepted, not delivered |");
        Line($"|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var r in rows.Where(r => r.EditsPerSecond is not null))
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {r.Name} | {r.Store} | {r.EditsPerSecond:N0} | {Both(r.Acknowledged)} | {Both(r.Delivered)} | " +
                $"{Cpu(r.CpuPer1000Edits)} | {Cpu(r.CompilerPer1000Edits)} | " +
                $"{Cpu(r.StoreCpuPer1000Edits)} | {Cpu(r.CpuPer1000Deliveries)} | {r.LoadShare:P0} | {r.Failed}, {r.Missing} |");
        foreach (var r in rows.Where(r => r.OpenedBytes is not null))
            text.AppendLine(CultureInfo.InvariantCulture,
                $"\nMemory of an open record on {r.Store}: {r.OpenedBytes / 1024:N1} KB more resident, " +
                $"of which {r.StateBytes / 1024:N1} KB would be its state as JSON; " +
                $"over its state {(r.OpenedBytes - r.StateBytes) / 1024:N1} KB ({plan.Records} records).");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static string Both(Percentiles? p) => p is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{p.Median:N1} / {p.P99:N1}");

    private static string Cpu(double? seconds) => seconds is { } s and > 0 ? s.ToString("N3", CultureInfo.InvariantCulture) : "–";

    private static string Jit() =>
        string.Join(", ", new[] { "DOTNET_TieredCompilation", "DOTNET_TieredPGO", "DOTNET_ReadyToRun", "DOTNET_gcServer" }
            .Select(v => (v, Environment.GetEnvironmentVariable(v))).Where(v => v.Item2 is not null).Select(v => $"{v.v}={v.Item2}")
            .DefaultIfEmpty("as shipped"));
}
