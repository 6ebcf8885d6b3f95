using System.CommandLine;

namespace Tracker.Benchmarks.Load;

/// <summary>What a run measures, and on which cores. Null cores leave it to the kernel.</summary>
internal sealed record LoadPlan(
    IReadOnlyList<string> Measures, bool Sqlite, bool Postgres, string? ConnectionString, int Seconds, int WarmUp, int? ServerCore, int? LoadCore,
    int TextLength, int Records, string CommandLine)
{
    /// <summary>Keeps the limits of a participant as they are shipped; the load of one is otherwise not limited.</summary>
    public bool IsLimited { get; init; }
}

/// <summary>The command line of the load driver.</summary>
internal static class LoadCommand
{
    public const string Hot = "hot", Commands = "commands", Many = "many", TenViewers = "viewers-10", FiftyViewers = "viewers-50", Audience = "audience-500",
        Memory = "memory";
    private static readonly string[] All = [Hot, Commands, Many, TenViewers, FiftyViewers, Audience, Memory];

    public static RootCommand Root()
    {
        var sqlite = new Option<bool>("--sqlite") { Description = "Measure SQLite; without --sqlite and --postgres both are measured." };
        var postgres = new Option<string?>("--postgres")
        {
            Description = "Measure PostgreSQL: an empty database's connection string, or nothing for a private server.",
            Arity = ArgumentArity.ZeroOrOne
        };
        var seconds = new Option<int>("--seconds") { Description = "Length of each measure.", DefaultValueFactory = _ => 10 };
        var warmUp = new Option<int>("--warm-up")
        {
            Description = "Seconds of edits on another record before each measure, at least 5.",
            DefaultValueFactory = _ => 5
        };
        var serverCore = new Option<int?>("--server-core") { Description = "Pins the server and PostgreSQL to this core." };
        var loadCore = new Option<int?>("--load-core") { Description = "Pins the load to this core." };
        var text = new Option<int>("--text") { Description = "Characters of the edited text, 16 to 4,000.", DefaultValueFactory = _ => 120 };
        var records = new Option<int>("--records") { Description = "Records that the memory measure opens.", DefaultValueFactory = _ => 500 };
        var measures = new Option<string[]>("--measure")
        {
            Description = $"Which of: {string.Join(", ", All)}; all without it.",
            AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => All
        };
        measures.AcceptOnlyFromAmong(All);
        AtLeast(seconds, 1);
        AtLeast(warmUp, 5);
        AtLeast(records, 1);
        text.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 16 or > 4_000) r.AddError("--text must be 16 to 4000."); });
        var root = new RootCommand("Starts the built server as a process of its own, edits through its hub and prints a table.")
        {
            sqlite, postgres, seconds, warmUp, serverCore, loadCore, text, records, measures,
        };
        root.SetAction((parsed, cancellation) =>
        {
            var asked = parsed.GetResult(postgres) is { Implicit: false };
            var plan = new LoadPlan(
                parsed.GetValue(measures)!, parsed.GetValue(sqlite) || !asked, asked || !parsed.GetValue(sqlite), parsed.GetValue(postgres),
                parsed.GetValue(seconds),
                parsed.GetValue(warmUp), parsed.GetValue(serverCore), parsed.GetValue(loadCore), parsed.GetValue(text), parsed.GetValue(records),
                string.Join(' ', parsed.Tokens.Select(t => t.Value)));
            return LoadRun.Run(plan, cancellation);
        });
        return root;
    }

    private static void AtLeast(Option<int> option, int least) =>
        option.Validators.Add(r => { if (r.GetValueOrDefault<int>() < least) r.AddError($"{option.Name} must be at least {least}."); });
}
