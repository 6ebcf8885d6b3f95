using System.Text.Json;
using Tracker.Domain.Watches;
using Tracker.Web.Parts;

namespace Tracker.Web.Watches;

/// <summary>What happened to a watch, in the words of the screen: each goes on after the name of who did it.</summary>
public static class WatchStory
{
    private const string Suggested = "suggested.", Counted = "crossed.";

    /// <param name="watch">As it is now, for the titles of records.</param>
    public static string Of(HistoryLine line, Watch watch) => VisibleText.Of(line.Event switch
    {
        "watch.added" => "added the watch.",
        "watch.renamed" => $"renamed it to “{To(line, "title")}”.",
        "watch.changed" => Changed(line),
        "watch.ended" => $"ended the watch: {To(line, "endedFor")}",
        "watch.match-suggested" => IsFirst(line) ? $"suggested “{Match(line, watch)}”." : $"found more reasons for “{Match(line, watch)}”.",
        "watch.match-confirmed" => $"confirmed “{Match(line, watch)}”{Because(line)}",
        "watch.match-dismissed" => $"dismissed “{Match(line, watch)}”{Because(line)}",
        "watch.ban-ended" => "noted that the ban has ended: watch for resurfacing.",
        "watch.threshold-crossed" => $"reported a change of {Crossed(line, watch)}.",
        "watch.threshold-seen" => "marked a threshold as seen.",
        "note.added" => "added a note.",
        "note.edited" => "changed a note.",
        "note.removed" => "removed a note.",
        var other => $"recorded: {Words.Spoken(other.Split('.')[^1])}.",
    });

    private static string Changed(HistoryLine line)
    {
        var changed = line.Changes.Where(c => c.Path.StartsWith("terms.", StringComparison.Ordinal)).Select(c => c.Path.Split('.')[1])
            .Where(p => p != "records").Distinct().Select(p => p == "words" ? "topic words" : p).ToList();
        return changed.Count == 0 ? "changed what it looks for." : $"changed its {string.Join(", ", changed)}.";
    }

    private static string Match(HistoryLine line, Watch watch)
    {
        var path = line.Changes.Select(c => c.Path).FirstOrDefault(p => p.StartsWith(Suggested, StringComparison.Ordinal)) ?? "";
        return watch.Suggestions.FirstOrDefault(s => path.StartsWith($"{Suggested}{s.Record}.", StringComparison.Ordinal))?.Title ?? "a record";
    }

    /// <summary>False for a record that was suggested before, which has its title already.</summary>
    private static bool IsFirst(HistoryLine line) =>
        line.Changes.Any(c => c.Path.StartsWith(Suggested, StringComparison.Ordinal) && c.Path.EndsWith(".title", StringComparison.Ordinal));

    private static string Crossed(HistoryLine line, Watch watch)
    {
        var path = line.Changes.Select(c => c.Path).FirstOrDefault(p => p.StartsWith(Counted, StringComparison.Ordinal)) ?? "";
        var said = watch.Crossings.FirstOrDefault(c => path.StartsWith($"{Counted}{c.Committee.Actor} {c.Threshold.Word}.", StringComparison.Ordinal));
        return said is null ? "a threshold" : $"“{said.Threshold}” in {said.Committee.Name}";
    }

    private static string Because(HistoryLine line) => line.Changes.FirstOrDefault(c => c.Path.EndsWith("verdict.reason", StringComparison.Ordinal)) is
        { To: { ValueKind: JsonValueKind.String } why } ? $": {why.GetString()}" : ".";

    private static string To(HistoryLine line, string path) =>
        line.Changes.FirstOrDefault(c => c.Path == path) is { To: { ValueKind: JsonValueKind.String } to } ? to.GetString()! : "(empty)";
}
