using System.Collections.Concurrent;

namespace Tracker.Domain.Shared;

/// <summary>The stable names of a kind's commands and events, and their JSON. A <see cref="JsonDerivedTypeAttribute"/> of the abstract record gives
/// the name: <c>task.added</c>, or <c>task.added/2</c> for a later schema. Names never change, and schemas only increase.</summary>
public sealed class Codec
{
    private readonly Dictionary<string, Type> commands;
    private readonly Dictionary<(string Name, int Schema), Type> events;
    private readonly Dictionary<Type, (string Name, int Schema)> names;

    /// <summary>The contracts that were used so far. Building one takes a browser milliseconds, and a program needs few of them at its start.</summary>
    private readonly ConcurrentDictionary<Type, JsonTypeInfo> infos = new();
    private readonly JsonSerializerContext json;

    /// <summary>Options for every source-generated contract: strict, camel case, enums as kebab-case words. Nulls are not written, so every nullable
    /// parameter of a constructor needs null as its default.</summary>
    public static JsonSerializerOptions Options => new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 16,
        Converters = { new WordConverter() },
    };

    /// <param name="json">The contract of the kind's own messages; those of shared parts are in <see cref="PartsJson"/>.</param>
    /// <param name="commands">The abstract records that the commands derive from.</param>
    /// <param name="events">The abstract records that the events derive from.</param>
    /// <param name="former">Names under which older programs stored events of this kind, at schema 1.</param>
    public Codec(JsonSerializerContext json, IEnumerable<Type> commands, IEnumerable<Type> events, IEnumerable<(string Name, Type Event)> former)
    {
        this.json = json;
        var commandList = commands.SelectMany(NamesOf).ToArray();
        var eventList = events.SelectMany(NamesOf).ToArray();
        this.commands = commandList.ToDictionary(c => c.Name, c => c.Type, StringComparer.Ordinal);
        this.events = eventList.Concat(former.Select(f => (f.Name, Schema: 1, Type: f.Event))).ToDictionary(e => (e.Name, e.Schema), e => e.Type);
        names = eventList.Concat(commandList).ToDictionary(m => m.Type, m => (m.Name, m.Schema));
    }

    /// <summary>Name and type of every command.</summary>
    public IEnumerable<(string Name, Type Type)> Commands => commands.Select(c => (c.Key, c.Value));

    /// <summary>Name, schema and type of every event, including the names that older programs stored.</summary>
    public IEnumerable<(string Name, int Schema, Type Type)> Events => events.Select(e => (e.Key.Name, e.Key.Schema, e.Value));

    /// <summary>The messages derived from an abstract record.</summary>
    public static IEnumerable<Type> TypesOf(Type family) => NamesOf(family).Select(m => m.Type);

    /// <summary>Name and schema of a message. Throws <see cref="UnknownEventException"/> for one that has none.</summary>
    public (string Name, int Schema) NameOf(object message) =>
        names.TryGetValue(message.GetType(), out var name) ? name : throw new UnknownEventException(message.GetType().Name);

    /// <summary>The words that a participant wrote in a command: its strings, and what its edits set.</summary>
    public IReadOnlyList<string> WordsOf(Command command) =>
        [.. InfoOf(command.GetType()).Properties.Select(p => Words(p.Get?.Invoke(command))).OfType<string>().Where(w => !string.IsNullOrWhiteSpace(w))];

    private static string? Words(object? value) => value is Edit edit ? edit.To : value as string;

    public byte[] Encode(Event happened) => JsonSerializer.SerializeToUtf8Bytes(happened, InfoOf(events[NameOf(happened)]));
    public byte[] Encode(Command command) => JsonSerializer.SerializeToUtf8Bytes(command, InfoOf(commands[NameOf(command).Name]));

    /// <summary>Throws <see cref="UnknownEventException"/> for a name and schema that this program does not know.</summary>
    public Event DecodeEvent(string name, int schema, ReadOnlySpan<byte> json) =>
        events.TryGetValue((name, schema), out var type)
            ? (Event)(JsonSerializer.Deserialize(json, InfoOf(type)) ?? throw new UnknownEventException(name))
            : throw new UnknownEventException($"{name} ({schema})");

    /// <summary>The command, or the rejection that names the field and the rule.</summary>
    public (Command? Command, Rejection? Rejection) DecodeCommand(string name, ReadOnlySpan<byte> json)
    {
        if (!commands.TryGetValue(name, out var type)) return (null, Rejection.UnknownCommand(name));
        return StrictJson.Read<Command>(json, InfoOf(type), $"'{name}'");
    }

    private JsonTypeInfo InfoOf(Type type) => infos.GetOrAdd(type, static (t, json) => json.GetTypeInfo(t) ?? PartsJson.Strict.GetTypeInfo(t)
        ?? throw new InvalidOperationException($"'{t.Name}' is missing in {json.GetType().Name}."), json);

    private static IEnumerable<(string Name, int Schema, Type Type)> NamesOf(Type family)
    {
        var derived = (JsonDerivedTypeAttribute[])family.GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false);
        if (derived.Length == 0) throw new InvalidOperationException($"'{family.Name}' names no messages.");
        return from one in derived
               let name = ((string)one.TypeDiscriminator!).Split('/')
               select (name[0], name.Length == 1 ? 1 : int.Parse(name[1], CultureInfo.InvariantCulture), one.DerivedType);
    }
}
