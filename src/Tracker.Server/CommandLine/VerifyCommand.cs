using System.CommandLine;
using System.Globalization;
using Tracker.Domain;
using Tracker.Server.History;
using Command = System.CommandLine.Command;

namespace Tracker.Server.CommandLine;

/// <summary><c>verify</c>: checks the store against itself and, with <c>--heads</c>, against what it was at an earlier time.</summary>
internal static class VerifyCommand
{
    private static readonly Option<string?> HeadsFile = new("--heads")
    {
        Description = "File with the last event of every record. If it exists, all that was there then must still be there; without a problem it is "
            + "written anew. Keep it where those who can change the database cannot change it.",
    };

    public static Command Of()
    {
        var verify = new Command(
            "verify", "Check every hash chain, version, list row, row of the search index and snapshot, and the database itself; exit code 1 if "
                + "something is wrong.") { HeadsFile };
        verify.SetAction((parsed, cancellation) => ReadingCommands.Reading(parsed, (store, output) =>
            Run(store, parsed.GetValue(HeadsFile), output, cancellation)));
        return verify;
    }

    private static async Task<int> Run(IStore store, string? file, TextWriter output, CancellationToken cancellation)
    {
        var (earlier, problems) = (Read(file), 0);
        var verification = new Verification(store, TrackerKinds.All, earlier);
        var findings = await verification.Database(cancellation);
        foreach (var finding in findings.Where(f => f.IsFault))
        {
            problems++;
            output.WriteLine(finding.Sentence);
        }
        await foreach (var problem in verification.Run(cancellation))
        {
            problems++;
            output.WriteLine(problem.Actor.Length == 0 ? problem.Sentence : $"{problem.Actor}@{problem.Version}: {problem.Sentence}");
        }
        var seen = verification.Seen;
        var found = problems switch { 0 => "no problem", 1 => "1 problem", _ => $"{problems} problems" };
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seen.Actors} records, {seen.Events} events, {seen.Snapshots} snapshots: {found}"));
        foreach (var remark in findings.Where(f => !f.IsFault)) output.WriteLine(remark.Sentence);
        if (earlier is not null) output.WriteLine(Line("compared with", earlier));
        output.WriteLine(Line("head", verification.Heads));
        if (file is not null && problems == 0) Write(file, verification.Heads);
        return problems == 0 ? 0 : 1;
    }

    private static string Line(string what, Heads heads) =>
        string.Create(CultureInfo.InvariantCulture, $"{what}: {heads.All.Count} records, {heads.Events} events, {heads.Hash}");

    private static Heads? Read(string? file) => file is null || !File.Exists(file) ? null
        : Heads.Read(File.ReadAllBytes(file)) ?? throw new UsageException($"'{file}' is not a file that `tracker verify --heads` wrote, or it was changed.");

    private static void Write(string file, Heads heads)
    {
        var part = $"{file}.{Environment.ProcessId}";
        using (var written = new FileStream(part, PrivateFile.Options(FileMode.Create))) written.Write(heads.Write());
        File.Move(part, file, overwrite: true);
    }
}
