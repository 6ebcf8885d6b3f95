using System.CommandLine;
using System.Globalization;
using Tracker.Import.Screening;
using Command = System.CommandLine.Command;

namespace Tracker.Server.CommandLine;

/// <summary><c>screening measure</c>: how well names are matched, by pairs that others labelled. Reads files only.</summary>
internal static class MeasureCommand
{
    public static Command Of()
    {
        var folder = new Argument<string>("folder") { Description = "A folder with labelled pairs of names, or with a screening list." };
        var missed = new Option<bool>("--missed") { Description = "Also the pairs that were not found." };
        var measure = new Command("measure", "Precision and recall of the matching of names on labelled pairs, by language.") { folder, missed };
        measure.SetAction(parsed => TrackerCommands.Guarded(() => Task.FromResult(Run(parsed.GetValue(folder)!, parsed.GetValue(missed)))));
        return new Command("screening", "The matching of names with a screening list.") { measure };
    }

    private static int Run(string folder, bool missed)
    {
        if (!System.IO.Directory.Exists(folder)) throw new UsageException($"There is no folder '{folder}'.");
        var pairs = LabelledPairs.Read(folder);
        if (pairs.Count == 0) throw new UsageException($"There are no labelled pairs in '{folder}'.");
        foreach (var found in LabelledPairs.Measure(pairs))
        {
            var precision = found.Precision is { } share ? Percent(share) : "–";
            Console.WriteLine($"{found.Set}, {Of(found.Language)}: {found.Pairs} pairs, precision {precision}, recall {Percent(found.Recall)}");
            if (!missed) continue;
            foreach (var pair in found.Missed) Console.WriteLine($"  not found: {VisibleText.Of(pair.Query)} = {VisibleText.Of(pair.Expected)}");
        }
        return 0;
    }

    private static string Of(NameLanguage language) => language switch
    {
        NameLanguage.English => "English",
        NameLanguage.Chinese => "Chinese characters",
        _ => "other scripts",
    };

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");
}
