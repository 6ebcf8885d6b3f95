namespace Tracker.Text.Tests.Reference;

/// <summary>One position of a text in the naive model: a character or an embed, and its attributes by name.</summary>
internal sealed record Cell(char Character, string? Embed, SortedDictionary<string, AttributeValue> Attributes)
{
    public static IEnumerable<Cell> Of(TextOp op) => op.Kind == OpKind.Embed
        ? [new Cell('\uFFFC', op.Embed!.Json, Map(op.Attributes))]
        : op.Text!.Select(character => new Cell(character, null, Map(op.Attributes)));

    public static SortedDictionary<string, AttributeValue> Map(TextAttributes? attributes)
    {
        var map = new SortedDictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes ?? Enumerable.Empty<KeyValuePair<string, AttributeValue>>()) map[name] = value;
        return map;
    }

    /// <summary>The cell after attributes are set on it: a null removes.</summary>
    public Cell Formatted(SortedDictionary<string, AttributeValue> change)
    {
        var map = new SortedDictionary<string, AttributeValue>(Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in change)
        {
            if (value.IsNull) map.Remove(name);
            else map[name] = value;
        }
        return this with { Attributes = map };
    }

    public string Shown() => $"{Embed ?? Character.ToString()}{{{Shown(Attributes)}}}";

    public static string Shown(SortedDictionary<string, AttributeValue> map) => string.Join(",", map.Select(entry => $"{entry.Key}={entry.Value.Kind}:{entry.Value}"));
}
