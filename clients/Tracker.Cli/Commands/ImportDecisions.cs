using System.CommandLine;
using System.Net.Http.Headers;
using Tracker.Domain.Claims;
using Tracker.Domain.Decisions;
using Tracker.Domain.Meetings;
using Tracker.Domain.Subjects;
using Command = Tracker.Domain.Shared.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>import decisions</c>: shows what files of formal proceedings change, and with <c>--apply</c> records it; repeating it changes nothing.
/// </summary>
internal static class ImportDecisions
{
    private static readonly string[] Endings = [".yml", ".yaml"];

    public static ExampleCommand Of()
    {
        var path = new Argument<string>("path")
        {
            Description = "A folder of files in YAML for formal proceedings (Edoxen), one for each meeting, or one file.",
        };
        var committee = Parsing.Option<ActorId>("--committee", "Whose decisions they are; the keys of the meetings begin as its key does.");
        var apply = new Option<bool>("--apply") { Description = "Record it. Without this nothing is changed." };
        var link = new Option<string?>("--link") { Description = "An http or https address at which the files are published." };
        var import = new ExampleCommand("decisions", "Record what a body decided at its meetings.",
            "tracker import decisions plenary --committee committee/iso/tc-184/sc-4 --apply") { path, committee, apply, link };
        import.Validators.Add(result =>
        {
            if (result.GetValue(committee) is not { } of) result.AddError("Say whose decisions they are: --committee.");
            else if (of.Kind != "committee") result.AddError($"'{of}' is no committee.");
        });
        import.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: true, async (_, api) =>
        {
            var files = Files(parsed.GetValue(path)!);
            if (files.Count == 0)
                return ServerAccess.Say($"There is no file at '{parsed.GetValue(path)}', or none of {string.Join(", ", Endings)}.");
            var of = parsed.GetValue(committee)!.Value;
            var opened = await api.Record(of, cancel);
            if (opened.SignInNeeded) return ServerAccess.Refused(opened);
            if (opened.Value is null || DecisionImport.StateOf(opened.Value) is not { Opened: true, Title: { } title })
                return ServerAccess.Say($"There is no {of}. Begin it first: tracker record create committee {of.Key} --help");
            var read = await Read(api, files, BodyName.Short(title), cancel);
            if (read is null) return TrackerCli.Unable;
            // A file with a fault stops all of them before anything is recorded.
            if (read.Any(r => !r.Printed.Faults.IsEmpty)) return Faults(read);
            var import = new DecisionImport(api, new(title, of), parsed.GetValue(link), parsed.GetValue(apply), cancel);
            foreach (var (file, printed) in read)
                if (await import.Meeting(file, printed) is { } refused) return refused;
            import.Say(parsed.GetValue(ServerOptions.Json));
            return TrackerCli.Done;
        }));
        return import;
    }

    private static List<string> Files(string path) =>
        Directory.Exists(path)
            ? [.. Directory.GetFiles(path).Where(f => Endings.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal)]
        : File.Exists(path) ? [path] : [];

    private static async Task<List<(string File, PrintedDecisions Printed)>?> Read(
        ApiClient api, List<string> files, string body, CancellationToken cancel)
    {
        var read = new List<(string, PrintedDecisions)>();
        foreach (var file in files)
        {
            using var bytes = new ByteArrayContent(await File.ReadAllBytesAsync(file, cancel))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
            };
            var answer = await api.ReadDecisions(bytes, body, cancel);
            if (answer.Value is not { } printed)
            {
                ServerAccess.Refused(answer);
                return null;
            }
            read.Add((Path.GetFileName(file), printed));
        }
        return read;
    }

    private static int Faults(List<(string File, PrintedDecisions Printed)> read)
    {
        foreach (var (file, printed) in read)
            foreach (var fault in printed.Faults) Console.Error.WriteLine($"{VisibleText.Of(file)}:{fault.Row}: {VisibleText.Of(fault.Sentence)}");
        Console.Error.WriteLine("tracker: Nothing is recorded. Correct the files and import them again.");
        return TrackerCli.Refused;
    }
}
