using System.CommandLine;
using System.Globalization;
using System.Text;
using Tracker.Domain.Identifiers;
using Command = System.CommandLine.Command;

namespace Tracker.Cli.Commands;

/// <summary><c>identifiers FILE</c>: how many lines are identifiers of standards documents, and why the others are not. Asks no server.</summary>
internal static class IdentifiersCommand
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Command Of()
    {
        var file = new Argument<string>("file") { Description = "Identifiers, one on each line, as UTF-8; empty lines are passed over." };
        var identifiers = new ExampleCommand("identifiers", "Check identifiers of standards documents, one a line.", "tracker identifiers list.txt") { file };
        identifiers.SetAction(async (parsed, cancel) =>
        {
            var (lines, problem) = await Lines(parsed.GetValue(file)!, cancel);
            if (problem is null) return Check(lines);
            Console.Error.WriteLine("tracker: " + VisibleText.Of(problem));
            return TrackerCli.Unable;
        });
        return identifiers;
    }

    private static int Check(IReadOnlyList<(int At, string Text)> lines)
    {
        var failed = new List<string>();
        foreach (var (at, text) in lines)
            if (DocumentIdentifier.Read(text, out var problem) is null)
                failed.Add(string.Create(CultureInfo.InvariantCulture, $"line {at}: {text}: {problem}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines.Count - failed.Count} of {lines.Count}"));
        foreach (var line in failed) Console.WriteLine(VisibleText.Of(line));
        return failed.Count == 0 ? TrackerCli.Done : TrackerCli.Refused;
    }

    private static async Task<(IReadOnlyList<(int At, string Text)> Lines, string? Problem)> Lines(string file, CancellationToken cancel)
    {
        try
        {
            var all = await File.ReadAllLinesAsync(file, Utf8, cancel);
            var lines = all.Select((text, index) => (index + 1, text.Trim())).Where(line => line.Item2.Length > 0).ToList();
            return (lines, lines.Count == 0 ? $"'{file}' has no identifier in it." : null);
        }
        catch (DecoderFallbackException)
        {
            return ([], $"'{file}' is not UTF-8 text.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], $"'{file}' cannot be read: {e.Message}");
        }
    }
}
