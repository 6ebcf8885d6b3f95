using System.Text.Json.Nodes;

namespace Tracker.Server.History;

/// <summary>One field of a compartment that an event changed.</summary>
/// <param name="Path">Property names and keys from the top of the state, joined by dots.</param>
/// <param name="From">The value before; null if there was none.</param>
/// <param name="To">The value after the event; null if there is none.</param>
public sealed record FieldChange(string Path, JsonNode? From, JsonNode? To);

/// <summary>The fields in which two states differ, found in their JSON: any kind of record, without knowing it.</summary>
public static class StateDiff
{
    /// <summary>What a field keeps besides its value: who set it, when and at which version. The history's own line shows that.</summary>
    private static readonly HashSet<string> Stamp = ["value", "version", "by", "at"];

    public static IReadOnlyList<FieldChange> Between(JsonNode? before, JsonNode? after)
    {
        var changes = new List<FieldChange>();
        Compare("", before, after, changes);
        return changes;
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<FieldChange> changes)
    {
        (before, after) = (Plain(before), Plain(after));
        if (JsonNode.DeepEquals(before, after)) return;
        if (before is JsonObject or null && after is JsonObject or null)
            foreach (var key in Keys(before as JsonObject, after as JsonObject))
                Compare(Join(path, key), (before as JsonObject)?[key], (after as JsonObject)?[key], changes);
        else if (before is JsonArray or null && after is JsonArray or null && Named(before as JsonArray) is { } old && Named(after as JsonArray) is { } now)
            foreach (var key in old.Keys.Union(now.Keys))
                Compare(Join(path, key), old.GetValueOrDefault(key), now.GetValueOrDefault(key), changes);
        else
            changes.Add(new FieldChange(path, before?.DeepClone(), after?.DeepClone()));
    }

    private static IEnumerable<string> Keys(JsonObject? before, JsonObject? after) =>
        (before?.Select(p => p.Key) ?? []).Union(after?.Select(p => p.Key) ?? []).Where(key => !IsBookkeeping(key, before) || !IsBookkeeping(key, after));

    private static bool IsBookkeeping(string key, JsonObject? of) =>
        key is "version" or "changed" && (of?[key] is not { } value || value.GetValueKind() == JsonValueKind.Number);

    /// <summary>A field with its stamp is its value.</summary>
    private static JsonNode? Plain(JsonNode? node) =>
        node is JsonObject o && o["version"]?.GetValueKind() == JsonValueKind.Number && o.All(p => Stamp.Contains(p.Key)) ? o["value"] : node;

    /// <summary>The elements by their <c>id</c>, or null if they have none: then the array is one value.</summary>
    private static Dictionary<string, JsonNode?>? Named(JsonArray? array)
    {
        var named = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var element in array ?? [])
            if (element is not JsonObject o
                || o["id"] is not JsonValue id || id.GetValueKind() != JsonValueKind.String || !named.TryAdd(id.GetValue<string>(), o))
                return null;
        return named;
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
