using YamlDotNet.RepresentationModel;

namespace Tracker.Import.Decisions;

/// <summary>A node of a file with the path that leads to it. What is wrong in it is noted, and reading goes on to find the rest.</summary>
internal sealed class YamlPlace(YamlNode node, string path, ICollection<FileFault> faults)
{
    public string Path => path;

    /// <summary>The member; null if there is none.</summary>
    public YamlPlace? this[string member] =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(member), out var child) && !IsNothing(child)
            ? new(child, path.Length == 0 ? member : $"{path}.{member}", faults) : null;

    /// <summary>The entries of a list; a value alone is none.</summary>
    public IEnumerable<YamlPlace> Each(string member)
    {
        if (this[member] is not { } place) return [];
        if (place.Node is YamlSequenceNode list) return list.Children.Select((child, at) => new YamlPlace(child, $"{place.Path}[{at}]", faults));
        place.Fault("must be a list.");
        return [];
    }

    /// <summary>The text; null if there is none.</summary>
    public string? Text(string member)
    {
        if (this[member] is not { } place) return null;
        if (place.Node is YamlScalarNode { Value: { } value }) return value.Trim() is { Length: > 0 } text ? text : null;
        place.Fault("must be a text.");
        return null;
    }

    /// <summary>The text that must be there; empty if it is not.</summary>
    public string Demanded(string member)
    {
        if (Text(member) is { } text) return text;
        if (this[member]?.Node is not (YamlMappingNode or YamlSequenceNode)) Fault(member, "is missing.");
        return "";
    }

    /// <summary>A day; null if there is none.</summary>
    public PartialDate? Day(string member)
    {
        if (Text(member) is not { } text) return null;
        if (PartialDate.Read(text) is { Day: > 0 } day) return day;
        this[member]!.Fault("must be a day such as 2026-08-31.");
        return null;
    }

    /// <summary>One of the words of a closed list; null if there is none.</summary>
    public T? Word<T>(string member) where T : struct, Enum
    {
        if (Text(member) is not { } text) return null;
        foreach (var value in Enum.GetValues<T>())
            if (text == JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString())) return value;
        this[member]!.Fault($"must be one of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}.");
        return null;
    }

    /// <summary>True if it is written with fields. Names those that the format does not have: what is not read would be lost.</summary>
    public bool HasOnly(params ReadOnlySpan<string> members)
    {
        if (node is not YamlMappingNode map)
        {
            Fault("must have fields.");
            return false;
        }
        foreach (var key in map.Children.Keys.OfType<YamlScalarNode>())
            if (!members.Contains(key.Value ?? "")) new YamlPlace(key, path, faults).Fault(key.Value ?? "", "is no field of the format.");
        return true;
    }

    public void Fault(string rule) => faults.Add(new(path, $"'{path}' {rule}", (int)node.Start.Line));

    public void Fault(string member, string rule)
    {
        var at = path.Length == 0 ? member : $"{path}.{member}";
        faults.Add(new(at, $"'{at}' {rule}", (int)node.Start.Line));
    }

    internal YamlNode Node => node;

    private static bool IsNothing(YamlNode child) => child is YamlScalarNode { Value: null or "" or "~" or "null", Style: YamlDotNet.Core.ScalarStyle.Plain };
}
