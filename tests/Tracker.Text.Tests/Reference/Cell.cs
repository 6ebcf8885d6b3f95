using System.Text;

namespace Tracker.Text.Tests.Reference;

/// <summary>One position of a text in the naive model: a character or an embed, and its attributes by name.</summary>
internal sealed record Cell(char Character, string? Embed, SortedDictionary<string, AttributeValue> Attributes)
{
    private static readonly SortedDictionary<string, AttributeValue> None = new(StringComparer.Ordinal);

    public static IEnumerable<Cell> Of(TextOp op)
    {
        var attributes = Map(op.Attributes);
        return op.Kind == OpKind.Embed ? [new Cell('\uFFFC', op.Embed!.Json, attributes)] : op.Text!.Select(character => new Cell(character, null, attributes));
    }

    public static SortedDictionary<string, AttributeValue> Map(TextAttributes? attributes)
    {
        if (attributes is null) return None;
        var map = new SortedDictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes.Entries) map[name] = value;
        return map;
    }

    /// <summary>The cell after attributes are set on it: a null removes.</summary>
    public Cell Formatted(SortedDictionary<string, AttributeValue> change)
    {
        if (change.Count == 0) return this;
        var map = new SortedDictionary<string, AttributeValue>(Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in change)
        {
            if (value.IsNull) map.Remove(name);
            else map[name] = value;
        }
        return this with { Attributes = map };
    }

    public void Show(StringBuilder shown)
    {
        if (Embed is null) shown.Append(Character);
        else shown.Append(Embed);
        Show(Attributes, shown);
    }

    public static void Show(SortedDictionary<string, AttributeValue> map, StringBuilder shown)
    {
        if (map.Count == 0) return;
        shown.Append('{');
        foreach (var (name, value) in map) shown.Append(name).Append('=').Append(value.Kind).Append(':').Append(value.ToString()).Append(',');
        shown.Append('}');
    }
}
