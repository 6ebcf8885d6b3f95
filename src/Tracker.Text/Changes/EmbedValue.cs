namespace Tracker.Text;

/// <summary>An object in the text that takes one position: a JSON object whose first name is its type, as <c>{"image":"…"}</c>.</summary>
public sealed class EmbedValue : IEquatable<EmbedValue>
{
    private EmbedValue(string json, string type) => (Json, Type) = (json, type);

    /// <summary>The object as <c>JSON.stringify</c> writes it.</summary>
    public string Json { get; }

    /// <summary>The first name in the object; empty for an empty one.</summary>
    public string Type { get; }

    /// <summary>An embed of one type with a string as value.</summary>
    public static EmbedValue Of(string type, string value) => Parse(TextJson.Text(TextAttributes.Of((type, value)))).Value!;

    /// <summary>Reads a JSON object.</summary>
    public static (EmbedValue? Value, TextProblem? Problem) Parse(string json) => TextJson.ReadEmbed(System.Text.Encoding.UTF8.GetBytes(json));

    internal static EmbedValue OfCanonicalJson(string json, string type) => new(json, type);
    public bool Equals(EmbedValue? other) => other is not null && Json == other.Json;
    public override bool Equals(object? obj) => Equals(obj as EmbedValue);
    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);
    public override string ToString() => Json;
}
