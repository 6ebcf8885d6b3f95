using System.Text.Json;
using Tracker.Domain.Shared;
using Tracker.Web.Live;

namespace Tracker.Web.Delegations;

/// <summary>One changed value as the history of a position shows it.</summary>
public sealed record StoryLine(HistoryLine Line, string What, string From, string To);

/// <summary>The story of a position in the words of the screen.</summary>
public static class PositionStory
{
    /// <summary>What only counts or repeats the line itself.</summary>
    private static readonly HashSet<string> Silent = new(["version", "by", "at", "textVersion", "participant", "id"], StringComparer.Ordinal);

    /// <summary>A line for each value that an event changed; one without values where it changed none that can be read.</summary>
    public static IEnumerable<StoryLine> Of(HistoryLine line, EntityId point)
    {
        var told = line.Changes.Where(c => !Silent.Contains(Last(c.Path))).ToList();
        return told.Count == 0
            ? [new StoryLine(line, Words(line.Event.Split('.')[^1]), "", "")]
            : told.Select(c => new StoryLine(line, What(c.Path, point), Shown(c.From), Shown(c.To)));
    }

    private static string What(string path, EntityId point)
    {
        var parts = path.Split('.').Where(p => p.Length > 0 && p != point.Value && p is not ("value" or "texts" or "positions" or "agenda")).ToList();
        return parts.Count == 0 ? "Position" : Words(string.Join(" ", parts));
    }

    private static string Shown(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "(empty)",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };

    private static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string Words(string name) => Parts.Words.Capital(JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' '));
}
