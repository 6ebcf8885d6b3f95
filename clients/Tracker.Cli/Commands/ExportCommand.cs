using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>export decisions</c>: what a body decided at a meeting, in YAML for formal proceedings.</summary>
internal static class ExportCommand
{
    public static Command Of()
    {
        var meeting = Parsing.Argument<ActorId>("meeting", "The meeting.");
        var decisions = new ExampleCommand("decisions", "Write the decisions of a meeting in YAML for formal proceedings (Edoxen).",
            "tracker export decisions meeting/iso/tc-184/sc-4/plenary-2012 > plenary.yaml") { meeting };
        decisions.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, async (_, api) =>
        {
            var answer = await api.DecisionFile(parsed.GetValue(meeting), cancel);
            if (answer.Value is not { } file) return ServerAccess.Refused(answer);
            Console.Write(file);
            return TrackerCli.Done;
        }));
        return new Command("export", "Write public records in the formats of others.") { decisions };
    }
}
