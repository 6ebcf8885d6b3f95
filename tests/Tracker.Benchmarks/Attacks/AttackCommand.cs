using System.CommandLine;
using Tracker.Benchmarks.Load;

namespace Tracker.Benchmarks.Attacks;

/// <summary>The command line of the attack by one participant.</summary>
internal static class AttackCommand
{
    public static RootCommand Root()
    {
        var how = new Option<string[]>("--how")
        {
            Description = $"Which of: {string.Join(", ", Attacker.Ways)}; all without it.",
            AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => Attacker.Ways
        };
        how.AcceptOnlyFromAmong(Attacker.Ways);
        var postgres = new Option<bool>("--postgres") { Description = "On a private PostgreSQL instead of SQLite." };
        var seconds = new Option<int>("--seconds") { Description = "Length of each phase.", DefaultValueFactory = _ => 15 };
        var repeat = new Option<int>("--repeat") { Description = "Phases of each sort, in turn.", DefaultValueFactory = _ => 3 };
        var serverCore = new Option<int?>("--server-core") { Description = "Pins the server and PostgreSQL to this core." };
        var loadCore = new Option<int?>("--load-core") { Description = "Pins the attacker and the others to this core." };
        var root = new RootCommand("Lets one participant attack a real server at full speed and measures what the others notice.")
        {
            how, postgres, seconds, repeat, serverCore, loadCore,
        };
        root.SetAction((parsed, cancellation) => AttackRun.Run(
            parsed.GetValue(how)!, parsed.GetValue(repeat),
            new LoadPlan([], !parsed.GetValue(postgres), parsed.GetValue(postgres), null, parsed.GetValue(seconds), 0, parsed.GetValue(serverCore),
                parsed.GetValue(loadCore), 120, 1, "") { IsLimited = true },
            cancellation));
        return root;
    }
}
