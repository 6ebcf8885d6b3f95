using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Records.Subjects;

/// <summary>A member of a statement as a field of a form. A new kind of statement needs no code here.</summary>
/// <param name="Name">In the form and in JSON, in camel case.</param>
/// <param name="Prefix">What the form calls the statement; several can stand in one form.</param>
public sealed record StatementField(string Name, Type Type, bool Optional, JsonSerializerOptions Options, string Prefix = StatementField.Only)
{
    /// <summary>The one statement of a form.</summary>
    public const string Only = "statement";

    /// <summary>A word of a closed list, such as a role of a document.</summary>
    public ImmutableArray<string> Choices { get; } = Type.IsEnum ? [.. Enum.GetNames(Type)] : [];

    public bool IsSwitch => Type == typeof(bool);

    /// <summary>Names a thing, which may have a record.</summary>
    public bool IsReference => Type == typeof(Reference);

    /// <summary>Several names, one on each line.</summary>
    public bool IsList => Type == typeof(ImmutableArray<Reference>);

    public string Key => $"{Prefix}.{Name}";

    /// <summary>Where the form keeps the record that a name leads to.</summary>
    public string ActorKey => Key + ".actor";

    public string Label => Words.Capital(Words.Spoken(Name)) + (IsList ? ", one on each line" : Type == typeof(PartialDate) ? ": year, month or day" : "")
        + (Optional && !IsSwitch ? " (optional)" : "");

    /// <summary>What is longer than a line.</summary>
    public bool IsLong => Name is "sentence" or "reason" or "what" or "rule" or "point";

    /// <summary>The fields of a kind of statement, as its JSON describes it.</summary>
    public static IReadOnlyList<StatementField> Of(Type statement, JsonSerializerOptions options, string prefix = Only) =>
    [
        .. options.GetTypeInfo(statement).Properties.Where(p => p.AssociatedParameter is not null).Select(p => new StatementField(
            p.Name, Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType, p.AssociatedParameter is { HasDefaultValue: true }, options, prefix)),
    ];

    /// <summary>What was written, as JSON; null if nothing was. Why it cannot be, if it is no such value.</summary>
    public (JsonNode? Value, Rejection? Refused) Read(FormWords words)
    {
        var text = words[Key].Trim();
        if (IsSwitch) return (JsonValue.Create(text == "true"), null);
        if (IsReference) return (text.Length == 0 && Optional ? null : Named(text, words[ActorKey]), null);
        if (IsList) return (new JsonArray([.. Lines(text).Select(n => Named(n, ""))]), null);
        if (Type.IsEnum)
            return text.Length > 0 ? (JsonSerializer.SerializeToNode(Enum.Parse(Type, text), Options.GetTypeInfo(Type)), null)
                : (null, Optional ? null : No("chosen from the list"));
        if (Type == typeof(string)) return (text.Length == 0 && Optional ? null : JsonValue.Create(text), null);
        if (text.Length == 0 && Optional) return (null, null);
        if (Type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? (JsonValue.Create(whole), null) : (null, No("a whole number"));
        if (Type == typeof(decimal))
            return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? (JsonValue.Create(number), null) : (null, No("a number such as 12 or 0.5"));
        if (Type == typeof(PartialDate)) return PartialDate.Read(text) is null ? (null, No(PartialDate.Rule)) : (JsonValue.Create(text), null);
        if (Type == typeof(StatusCode)) return StatusCode.IsWellFormed(text) ? (JsonValue.Create(text), null) : (null, No(StatusCode.Rule));
        return (JsonValue.Create(text), null);
    }

    /// <summary>The words of a value that is there already.</summary>
    public void Write(JsonNode? value, Dictionary<string, string> texts)
    {
        if (IsList) texts[Key] = string.Join('\n', (value as JsonArray ?? []).Select(n => n?["name"]?.GetValue<string>()));
        else if (IsReference)
        {
            texts[Key] = value?["name"]?.GetValue<string>() ?? "";
            texts[ActorKey] = value?["actor"]?.GetValue<string>() ?? "";
        }
        else if (Type.IsEnum && value is not null) texts[Key] = JsonSerializer.Deserialize(value, Options.GetTypeInfo(Type))!.ToString()!;
        else texts[Key] = value?.ToString() ?? "";
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private Rejection No(string rule) => Words.NotSuch(Key, rule);

    private static JsonObject Named(string name, string actor)
    {
        var named = new JsonObject { ["name"] = name };
        if (actor.Length > 0) named["actor"] = actor;
        return named;
    }
}
