using System.CommandLine;
using System.Net.Http.Headers;
using Tracker.Domain;
using Tracker.Domain.Screening;

namespace Tracker.Cli.Commands;

/// <summary><c>import screening-list</c>: looks at the Consolidated Screening List, makes it the version in use, or takes that back; repeating it changes
/// nothing.</summary>
internal static class ImportScreeningList
{
    /// <summary>Organisations and remarks that are printed.</summary>
    private const int Most = 40;

    public static ExampleCommand Of()
    {
        var file = new Argument<string?>("file")
        {
            Description = "The list in CSV, as trade.gov publishes it.", Arity = ArgumentArity.ZeroOrOne,
        };
        var apply = new Option<bool>("--apply") { Description = "Make it the version in use. Without this nothing is changed." };
        var dated = Parsing.Day("--dated", "The day of the list. Default: the day on which the file was last written.");
        var fewer = new Option<bool>("--fewer") { Description = "Take it also if it has far fewer entries than the version in use." };
        var undo = new Option<string?>("--undo") { HelpName = "reason", Description = "Take the version in use back: the one before it is in use again." };
        var import = new ExampleCommand("screening-list", "Compare the organisations with a screening list, for people of government offices.",
            "tracker import screening-list consolidated.csv --apply --dated 2026-11-28") { file, apply, dated, fewer, undo };
        import.Validators.Add(result =>
        {
            if (result.GetValue(file) is null == result.GetValue(undo) is null) result.AddError("Name the file of the list, or give --undo with a reason.");
            else if (result.GetValue(undo) is not null && result.GetValue(apply)) result.AddError("Give --apply or --undo, not both.");
        });
        import.SetAction((parsed, cancel) => ServerAccess.With(parsed, asOperator: false, (_, api) =>
            parsed.GetValue(undo) is { } reason ? Undo(api, reason, cancel)
            : Import(api, parsed.GetValue(file)!, parsed.GetValue(apply), parsed.GetValue(dated), parsed.GetValue(fewer),
                parsed.GetValue(ServerOptions.Json), cancel)));
        return import;
    }

    private static async Task<int> Import(
        ApiClient api, string path, bool apply, DateOnly? dated, bool fewer, bool json, CancellationToken cancel)
    {
        if (!File.Exists(path)) return ServerAccess.Say($"There is no file '{path}'.");
        var day = PartialDate.Of(dated ?? DateOnly.FromDateTime(File.GetLastWriteTimeUtc(path)));
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(path, cancel))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
        };
        var answer = await api.ScreeningList(Path.GetFileName(path), body, apply ? day : null, fewer, cancel);
        if (answer.Value is not { } preview) return ServerAccess.Refused(answer);
        if (json) Output.Json(preview, ApiJson.Lenient.ListPreview);
        else if (preview.Refused is { } why) Console.Error.WriteLine(Line(preview.File, why));
        else Say(preview, day, apply);
        return preview.Refused is null ? TrackerCli.Done : TrackerCli.Refused;
    }

    private static void Say(ListPreview preview, PartialDate day, bool apply)
    {
        if (preview.IsCurrent) Console.WriteLine("This file is the version in use already; nothing is changed.");
        else
        {
            Console.WriteLine(preview.Current is { } current
                ? $"{preview.Entries} entries; beside the list of {current.Dated}: {preview.Added} new, {preview.Changed} changed, {preview.Gone} gone."
                : $"{preview.Entries} entries; no list is in use yet.");
            var concerned = preview.NewlyConcerned;
            Console.WriteLine($"{preview.Compared} organisations compared, {concerned} newly concerned{(concerned > 0 ? ":" : ".")}");
            foreach (var pair in preview.Concerned.Take(Most))
                Console.WriteLine($"  {pair.Organization}  {VisibleText.Of(pair.Title)}  {pair.Likeness.Score}  {VisibleText.Of(pair.Entry.Name)}");
            if (preview.NewPairs > Most) Console.WriteLine($"  and {preview.NewPairs - Most} more");
        }
        foreach (var note in preview.Notes.Take(Most)) Console.Error.WriteLine(Line(preview.File, note));
        if (preview.Notes.Length > Most) Console.Error.WriteLine($"{preview.Notes.Length - Most} more remarks: see them with --json");
        if (preview.Applied) Console.WriteLine($"It is the version in use, dated {day}. Taking it back: tracker import screening-list --undo REASON");
        else if (!apply && !preview.IsCurrent) Console.WriteLine("Nothing is changed. To use it: --apply");
    }

    private static string Line(string file, ListNote note) => $"{VisibleText.Of(file)}:{note.Line}: {VisibleText.Of(note.Sentence)}";

    private static async Task<int> Undo(ApiClient api, string reason, CancellationToken cancel)
    {
        var answer = await api.Screening(null, cancel);
        if (answer.Value is not { } view) return ServerAccess.Refused(answer);
        if (view.Version is not { } version) return ServerAccess.Say("No list is in use.");
        var kind = TrackerKinds.All.Of(ScreeningKind.Consolidated)!;
        var take = new TakeBackListVersion(version.Id, reason);
        if (await Sending.Send(api, kind, ScreeningKind.Consolidated, CompartmentId.Government, take, cancel) is { } refused) return refused;
        Console.WriteLine($"The list of {version.Dated} is taken back. In use: {view.Before?.Dated.Value ?? "none"}.");
        return TrackerCli.Done;
    }
}
