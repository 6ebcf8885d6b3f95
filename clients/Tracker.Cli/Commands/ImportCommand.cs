using System.CommandLine;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>import report</c>: the server loads the report's facts and the sample delegations; repeating it changes nothing. <c>import meetings</c>:
/// <see cref="ImportMeetings"/>. <c>import screening-list</c>: <see cref="ImportScreeningList"/>.
/// <c>import decisions</c>: <see cref="ImportDecisions"/>.</summary>
internal static class ImportCommand
{
    public static Command Of()
    {
        var report = new ExampleCommand(
            "report", "Load the report's facts and the sample delegations; repeating it changes nothing.", "tracker import report");
        report.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: true, async (_, api) =>
        {
            var loaded = await api.LoadSample(cancel);
            if (loaded.Value is not { } sample) return ServerAccess.Refused(loaded);
            if (parsed.GetValue(ServerOptions.Json)) Output.Json(sample, ApiJson.Lenient.SampleLoaded);
            else
            {
                Console.WriteLine($"{sample.Steps} steps loaded.");
                foreach (var link in sample.Links) Console.WriteLine($"{VisibleText.Of(link.Name)} ({link.Participant}) signs in once with {link.Address}");
            }
            foreach (var problem in sample.Problems) Console.Error.WriteLine(VisibleText.Of(problem));
            return sample.Problems.Count == 0 ? TrackerCli.Done : TrackerCli.Refused;
        }));
        return new Command("import", "Load public records.") { report, ImportMeetings.Of(), ImportScreeningList.Of(), ImportDecisions.Of() };
    }
}
