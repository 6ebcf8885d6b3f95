using System.Globalization;
using System.Text.Json;
using Tracker.Domain.Parts;
using Tracker.Web.Parts;

namespace Tracker.Web.Delegations;

/// <summary>One changed value as the history of a position shows it.</summary>
/// <param name="Parts">The insertions and deletions of a changed text; null if the value is not such a text.</param>
public sealed record StoryLine(HistoryLine Line, string What, string From, string To, IReadOnlyList<ChangedPart>? Parts = null);

/// <summary>The story of a position in the words of the screen.</summary>
/// <param name="groupOf">The name of a group; null is its identifier.</param>
/// <param name="zone">The reader's; null is UTC.</param>
public sealed class PositionStory(EntityId point, Func<ParticipantId?, string> nameOf, Func<GroupId, string>? groupOf = null, ReaderZone? zone = null)
{
    /// <summary>A text that was proposed at the same time as another one was saved.</summary>
    public const string GivenUp = "Given up";

    /// <summary>Fields that only count or repeat the line itself.</summary>
    private static readonly HashSet<string> Silent = new(["version", "by", "at", "textVersion", "participant", "id"], StringComparer.Ordinal);

    /// <summary>What only mentions the point: it is said in one line, and read where it stands.</summary>
    private static readonly string[] Apart = ["preparations.", "issuedViews.", "votes.", "tasks.", "floor."];

    /// <summary>A line for each value that an event changed, or one without values if it changed none for people.</summary>
    public IEnumerable<StoryLine> Of(HistoryLine line)
    {
        if (line.Changes.Count > 0 && line.Changes.All(c => Apart.Any(a => c.Path.StartsWith(a, StringComparison.Ordinal))))
            return [new StoryLine(line, Spoken(line.Event.Replace('.', '-')) + Titled(line), "", "")];
        var shown = line.Changes.Select(c => (Place: Within(c.Path), c.From, c.To))
            .Where(c => !Silent.Contains(Last(c.Place)) && !(c.From is null && c.To is { ValueKind: JsonValueKind.False })).ToList();
        return shown.Count == 0
            ? [new StoryLine(line, Spoken(line.Event.Split('.')[^1]), "", "")]
            : shown.Select(c => new StoryLine(line, What(c.Place), Shown(c.Place, c.From), Shown(c.Place, c.To), Difference(c.Place, c.From, c.To)));
    }

    private static string Titled(HistoryLine line) =>
        line.Changes.FirstOrDefault(c => Last(c.Path) is "title" or "subject" or "ballot") is { To: { ValueKind: JsonValueKind.String } title }
            ? $" “{title.GetString()}”" : "";

    /// <summary>The place within the position or its agenda point.</summary>
    private string Within(string path)
    {
        foreach (var start in (string[])[$"positions.{point}.", $"agenda.{point}."])
            if (path.StartsWith(start, StringComparison.Ordinal))
                return path[start.Length..];
        return path;
    }

    private string What(string place) =>
        TextAt(place) is { } text ? text == PositionText.DeferTo ? "Body that deals with it first" : Words.LabelOf(text)
        : Keyed(place, "concurrences.") is var (who, answer)
            ? string.Format(CultureInfo.InvariantCulture, answer == "onBehalfOf" ? "Organisation that {0} answers for" : Spoken(answer) + " of {0}",
                nameOf(ParticipantId.TryParse(who)))
        : Keyed(place, "publishedTo.") is var (partner, copy) ? $"Shared with partner {Name(partner)}: {Spoken(copy).ToLowerInvariant()}"
        : place.StartsWith("assigned.", StringComparison.Ordinal) ? Spoken(place["assigned.".Length..])
        : place == "proposed" ? GivenUp
        : place == "writtenTogether" ? "Texts in the editor"
        : place.Length == 0 ? "Position"
        : string.Join(": ", place.Split('.').Where(p => p != point.Value).Select(Spoken));

    private string Shown(string place, JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "(empty)",
        { ValueKind: JsonValueKind.True } => "yes",
        { ValueKind: JsonValueKind.False } => "no",
        { ValueKind: JsonValueKind.String } text => Shown(place, text.GetString()!),
        { ValueKind: JsonValueKind.Array } list => string.Join(", ", list.EnumerateArray().Select(e => Shown(place, e))),
        { } other => other.GetRawText(),
    };

    private string Shown(string place, string text) => Last(place) switch
    {
        _ when place.StartsWith("assigned.", StringComparison.Ordinal) => nameOf(ParticipantId.TryParse(text)),
        "stance" or "state" or "authority" or "answer" => text.Replace('-', ' '),
        "spokesperson" or "author" or "owner" => nameOf(ParticipantId.TryParse(text)),
        "onBehalfOf" => Name(text),
        "workItems" => ActorId.TryParse(text)?.Key ?? text,
        "writtenTogether" => DelegationTexts.TextOf(text) is { } which ? Words.LabelOf(which) : text,
        _ => (zone ?? ReaderZone.Utc).ShowIfTime(text),
    };

    private static ChangedPart[]? Difference(string place, JsonElement? from, JsonElement? to)
    {
        if (TextAt(place) is null && place is not ("title" or "number")) return null;
        if (from is not { ValueKind: JsonValueKind.String } old || to is not { ValueKind: JsonValueKind.String } now) return null;
        var (before, after) = (old.GetString()!, now.GetString()!);
        return [.. WordDifference.Of(before, after)];
    }

    private static PositionText? TextAt(string place) => place.StartsWith("texts.", StringComparison.Ordinal) ? DelegationTexts.TextOf(place[6..]) : null;

    /// <summary>The key of a map and the field in it; a key may contain dots.</summary>
    private static (string Key, string Field)? Keyed(string place, string map) =>
        place.StartsWith(map, StringComparison.Ordinal) && place.LastIndexOf('.') is var dot && dot >= map.Length
            ? (place[map.Length..dot], place[(dot + 1)..])
            : null;

    private string Name(string group) => GroupId.TryParse(group) is { } id ? (groupOf ?? Words.Name)(id) : group;

    private static string Last(string place) => place[(place.LastIndexOf('.') + 1)..];

    private static string Spoken(string name) => Words.Capital(Words.Spoken(name));
}
