using System.CommandLine;
using Tracker.Benchmarks.Load;

namespace Tracker.Benchmarks.Drafts;

/// <param name="Stages">Edits after which everything is measured.</param>
internal sealed record DraftPlan(string? Trace, int AtOnce, IReadOnlyList<int> Stages, int Joins, int Restarts, LoadPlan Load);

/// <summary>The command line of the measures of one text with a long history.</summary>
internal static class DraftCommand
{
    public static RootCommand Root()
    {
        var trace = new Argument<string?>("trace")
        {
            Description = "A recorded typing history; without it typing of the same shape is made from a seed.",
            Arity = ArgumentArity.ZeroOrOne
        };
        var sqlite = new Option<bool>("--sqlite") { Description = "Measure SQLite; without --sqlite and --postgres both are measured." };
        var postgres = new Option<bool>("--postgres") { Description = "Measure PostgreSQL, on a private server." };
        var atOnce = new Option<int>("--at-once") { Description = "Changes that are under way while the history is typed.", DefaultValueFactory = _ => 64 };
        var stages = new Option<int[]>("--stages")
        {
            Description = "Numbers of edits after which everything is measured, ascending.",
            AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [50_000, 259_778]
        };
        var joins = new Option<int>("--joins") { Description = "Openings by a late joiner while the server runs on.", DefaultValueFactory = _ => 30 };
        var restarts = new Option<int>("--restarts") { Description = "Restarts of the server, each followed by one opening.", DefaultValueFactory = _ => 5 };
        var serverCore = new Option<int?>("--server-core") { Description = "Pins the server and PostgreSQL to this core." };
        var loadCore = new Option<int?>("--load-core") { Description = "Pins the driver to this core." };
        var root = new RootCommand("Types a long history into one text of a real server, opens it from its store and joins it late.")
        {
            trace, sqlite, postgres, atOnce, stages, joins, restarts, serverCore, loadCore,
        };
        foreach (var option in new[] { atOnce, joins, restarts })
            option.Validators.Add(r => { if (r.GetValueOrDefault<int>() < 1) r.AddError($"{option.Name} must be at least 1."); });
        root.SetAction((parsed, cancellation) =>
        {
            var (onSqlite, onPostgres) = (parsed.GetValue(sqlite), parsed.GetValue(postgres));
            var load = new LoadPlan([], onSqlite || !onPostgres, onPostgres || !onSqlite, null, 0, 0, parsed.GetValue(serverCore), parsed.GetValue(loadCore),
                0, 0, "");
            return DraftRun.Run(new DraftPlan(parsed.GetValue(trace), parsed.GetValue(atOnce), parsed.GetValue(stages)!, parsed.GetValue(joins),
                parsed.GetValue(restarts), load), cancellation);
        });
        return root;
    }
}
