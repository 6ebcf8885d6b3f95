using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;

namespace Tracker.Cli.Commands;

/// <summary>Statements as a command line has them: a word such as <c>status</c>, and fields as <c>name=value</c>.</summary>
internal static class StatementArgument
{
    /// <summary>The statements that a kind of record takes, by their words, with the fields of each.</summary>
    public static IReadOnlyList<(string Word, JsonTypeInfo Info)> Of(SubjectKind kind)
    {
        var accepted = kind.Statements.ToHashSet();
        return
        [
            .. kind.StateInfo.Options.GetTypeInfo(typeof(Statement)).PolymorphismOptions!.DerivedTypes.Where(d => accepted.Contains(d.DerivedType))
                .Select(d => ((string)d.TypeDiscriminator!, kind.StateInfo.Options.GetTypeInfo(d.DerivedType))).OrderBy(d => d.Item1, StringComparer.Ordinal),
        ];
    }

    /// <summary>The fields of a statement with what each takes, those that it must have first.</summary>
    public static IEnumerable<string> FieldsOf(JsonTypeInfo statement) =>
        from field in statement.Properties where field.AssociatedParameter is not null
        let optional = field.AssociatedParameter!.HasDefaultValue
        orderby optional
        select optional ? $"[{field.Name}{Takes(field)}]" : field.Name + Takes(field);

    /// <summary>The statement; or why there is none.</summary>
    /// <param name="set">Each as <c>name=value</c>. A name that may lead to a record takes the printed name, and its <c>.actor</c> the record.</param>
    public static (Statement? Statement, string? Problem) Read(SubjectKind kind, string word, IEnumerable<string> set)
    {
        if (Of(kind).FirstOrDefault(s => s.Word == word) is not { Info: { } info })
            return (null, $"'{word}' is not a statement of this kind of record: {string.Join(", ", Of(kind).Select(s => s.Word))}.");
        var json = new JsonObject { ["kind"] = word };
        foreach (var one in set)
            if (Put(json, info, one) is { } problem) return (null, problem);
        var (statement, rejection) = StrictJson.Read<Statement>(
            JsonSerializer.SerializeToUtf8Bytes(json), kind.StateInfo.Options.GetTypeInfo(typeof(Statement)), $"'{word}'");
        return (statement, rejection?.Sentence);
    }

    private static string? Put(JsonObject json, JsonTypeInfo statement, string one)
    {
        if (one.Split('=', 2) is not [var path, var value]) return $"'{one}' is not a field and its value, such as status=40.20.";
        var (name, part) = path.Split('.', 2) is [var first, var rest] ? (first, rest) : (path, null);
        if (statement.Properties.FirstOrDefault(p => p.Name == name) is not { AssociatedParameter: not null } field)
            return $"'{name}' is not a field of it: {string.Join(", ", FieldsOf(statement))}.";
        var type = Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;
        if (type == typeof(Reference)) Within(json, name)[part ?? "name"] = value;
        else if (type == typeof(ImmutableSortedDictionary<string, string>)) Within(json, name)[part ?? ""] = value;
        else if (type == typeof(ImmutableArray<Reference>))
            (json[name] as JsonArray ?? (JsonArray)(json[name] = new JsonArray())!).Add((JsonNode)new JsonObject { ["name"] = value });
        else return Plain(json, name, type, value);
        return null;
    }

    private static string? Plain(JsonObject json, string name, Type type, string value)
    {
        var (node, rule) =
            type == typeof(bool) ? (value is "true" or "false" ? JsonValue.Create(value == "true") : null, "true or false")
            : type == typeof(int)
                ? (int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? JsonValue.Create(whole) : null,
                    "a whole number")
            : type == typeof(decimal)
                ? (decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    ? JsonValue.Create(number) : null, "a number such as 12 or 0.5")
            : (JsonValue.Create(value), "");
        json[name] = node;
        return node is null ? $"'{name}' must be {rule}." : null;
    }

    private static JsonObject Within(JsonObject json, string name) => json[name] as JsonObject ?? (JsonObject)(json[name] = new JsonObject())!;

    private static string Takes(JsonPropertyInfo field)
    {
        var type = Nullable.GetUnderlyingType(field.PropertyType) ?? field.PropertyType;
        return type == typeof(Reference) ? $"=NAME {field.Name}.actor=KIND/KEY"
            : type == typeof(ImmutableArray<Reference>) ? "=NAME …"
            : type == typeof(ImmutableSortedDictionary<string, string>) ? ".COLUMN=CELL …"
            : type == typeof(PartialDate) ? "=YEAR[-MONTH[-DAY]]"
            : type.IsEnum ? "=" + string.Join('|', Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))
            : "=" + (type == typeof(bool) ? "true|false" : type == typeof(int) || type == typeof(decimal) ? "NUMBER" : "TEXT");
    }
}
