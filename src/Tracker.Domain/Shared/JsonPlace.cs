namespace Tracker.Domain.Shared;

/// <summary>A value in JSON, with the type that is expected in its place.</summary>
/// <param name="Field">Its path, joined by dots; empty for the whole.</param>
/// <param name="Info">Null if no such name is expected.</param>
/// <param name="Name">The key of an entry in a map, which has a type too.</param>
internal sealed record JsonPlace(string Field, JsonElement Json, JsonTypeInfo? Info, bool IsTwice = false, JsonPlace? Name = null)
{
    private const string InUnicode = "must be text in Unicode";

    /// <summary>Only messages of .NET contain this; those of our own converters do not.</summary>
    private const string Mark = " | LineNumber: ";

    public static JsonPlace Find(JsonElement root, JsonTypeInfo asked, IEnumerable<string> steps)
    {
        var at = new JsonPlace("", root, asked).OfItsKind();
        foreach (var step in steps)
        {
            if (at.Info is null || at.IsOfNoKind || at.Json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) break;
            at = at.Step(step).OfItsKind();
        }
        return at;
    }

    /// <summary>True if it may be of several kinds and names none of them.</summary>
    public bool IsOfNoKind => Info is { PolymorphismOptions: not null } && Json.ValueKind == JsonValueKind.Object;

    /// <summary>What our converter says about this value; null if there is none or it finds no fault.</summary>
    public string? Said()
    {
        if (Info is not { Kind: JsonTypeInfoKind.None }) return null;
        try
        {
            Json.Deserialize(Info);
            return null;
        }
        catch (JsonException e)
        {
            return e.Message.Contains(Mark, StringComparison.Ordinal) ? null : e.Message;
        }
    }

    /// <summary>The first required field that is missing.</summary>
    public string? Missing => Json.ValueKind == JsonValueKind.Object && Info is { Kind: JsonTypeInfoKind.Object } info
        ? info.Properties.FirstOrDefault(p => p.IsRequired && !Members(p.Name).Any())?.Name
        : null;

    /// <summary>What the value must be, as the end of a sentence.</summary>
    public string Rule => Info switch
    {
        { PolymorphismOptions: { } kinds } =>
            $"must say its '{kinds.TypeDiscriminatorPropertyName}', one of {string.Join(", ", kinds.DerivedTypes.Select(d => d.TypeDiscriminator))}",
        { Kind: JsonTypeInfoKind.Object } when Json.ValueKind == JsonValueKind.Object => "must hold names in Unicode",
        { Kind: JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary } => "must be an object",
        { Kind: JsonTypeInfoKind.Enumerable } => "must be a list",
        { Type: var type } when type == typeof(string) => Json.ValueKind == JsonValueKind.String ? InUnicode : "must be a text",
        { Type: var type } when type == typeof(bool) => "must be true or false",
        { Type: var type } when type == typeof(int) => $"must be a whole number from {int.MinValue} to {int.MaxValue}",
        { Type: var type } when type == typeof(long) => $"must be a whole number from {long.MinValue} to {long.MaxValue}",
        { Type: var type } when type == typeof(decimal) || type == typeof(double) => "must be a number",
        { Type: var type } when type == typeof(DateOnly) => "must be a date written 2027-03-01",
        { Type: var type } when type == typeof(DateTimeOffset) => "must be a time written 2027-03-01T09:00:00Z",
        { Type: var type } when type == typeof(Guid) => "must be a UUID",
        _ => Json.ValueKind switch { JsonValueKind.String => InUnicode, JsonValueKind.Null => "must be something", _ => "must be something else" },
    };

    public string Inside(string name) => name.StartsWith('[') || Field.Length == 0 ? Field + name : $"{Field}.{name}";

    private JsonPlace Step(string name)
    {
        List<JsonElement> found = Json.ValueKind == JsonValueKind.Object ? [.. Members(name)]
            : int.TryParse(name.Trim('[', ']'), CultureInfo.InvariantCulture, out var index) ? [.. Json.EnumerateArray().Skip(index).Take(1)]
            : [];
        return new(Inside(name), found.LastOrDefault(), Inner(name), found.Count > 1, Named(name));
    }

    private JsonPlace? Named(string name) => Info is { Kind: JsonTypeInfoKind.Dictionary, KeyType: { } type }
        ? new JsonPlace(name, JsonDocument.Parse($"\"{JsonEncodedText.Encode(name)}\"").RootElement, Info.Options.GetTypeInfo(type))
        : null;

    private IEnumerable<JsonElement> Members(string name) =>
        Json.EnumerateObject()
            .Where(p => p.Name.Equals(name, Info!.Kind == JsonTypeInfoKind.Object ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            .Select(p => p.Value);

    private JsonTypeInfo? Inner(string name)
    {
        var type = Info!.Kind == JsonTypeInfoKind.Object
            ? Info.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.PropertyType
            : Info.ElementType;
        return type is null ? null : Info.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
    }

    /// <summary>This place, with the expected type narrowed to the kind that the value names.</summary>
    private JsonPlace OfItsKind()
    {
        if (!IsOfNoKind || Info!.PolymorphismOptions is not { } kinds || !Json.TryGetProperty(kinds.TypeDiscriminatorPropertyName, out var named)) return this;
        var kind = kinds.DerivedTypes.FirstOrDefault(d => named.ValueKind == JsonValueKind.String && named.ValueEquals(d.TypeDiscriminator as string));
        return kind.DerivedType is null ? this : this with { Info = Info.Options.GetTypeInfo(kind.DerivedType) };
    }
}
