namespace Tracker.Domain.Shared;

/// <summary>The stable names of a kind's commands and events, and their JSON. A <see cref="JsonDerivedTypeAttribute"/> of the abstract record gives
/// the name: <c>task.added</c>, or <c>task.added/2</c> for a later schema. Names never change, and schemas only increase.</summary>
public sealed class Codec
{
    private readonly FrozenDictionary<string, JsonTypeInfo> commands;
    private readonly FrozenDictionary<(string Name, int Schema), JsonTypeInfo> events;
    private readonly FrozenDictionary<Type, (string Name, int Schema)> names;
    private readonly Func<Type, JsonTypeInfo> info;

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
        info = type => json.GetTypeInfo(type) ?? PartsJson.Strict.GetTypeInfo(type)
            ?? throw new InvalidOperationException($"'{type.Name}' is missing in {json.GetType().Name}.");
        var commandList = commands.SelectMany(NamesOf).ToArray();
        var eventList = events.SelectMany(NamesOf).ToArray();
        this.commands = commandList.ToFrozenDictionary(c => c.Name, c => info(c.Type));
        this.events = eventList.Concat(former.Select(f => (f.Name, Schema: 1, Type: f.Event))).ToFrozenDictionary(e => (e.Name, e.Schema), e => info(e.Type));
        names = eventList.Concat(commandList).ToFrozenDictionary(m => m.Type, m => (m.Name, m.Schema));
    }

    /// <summary>Name and type of every command.</summary>
    public IEnumerable<(string Name, Type Type)> Commands => commands.Select(c => (c.Key, c.Value.Type));

    /// <summary>Name, schema and type of every event, including the names that older programs stored.</summary>
    public IEnumerable<(string Name, int Schema, Type Type)> Events => events.Select(e => (e.Key.Name, e.Key.Schema, e.Value.Type));

    /// <summary>The messages derived from an abstract record.</summary>
    public IEnumerable<Type> TypesOf(Type family) => NamesOf(family).Select(m => m.Type);

    /// <summary>Name and schema of a message. Throws <see cref="UnknownEventException"/> for one that has none.</summary>
    public (string Name, int Schema) NameOf(object message) =>
        names.TryGetValue(message.GetType(), out var name) ? name : throw new UnknownEventException(message.GetType().Name);

    /// <summary>The words that a participant wrote in a command: its strings, and what its edits set.</summary>
    public IReadOnlyList<string> WordsOf(Command command) =>
        [.. commands[NameOf(command).Name].Properties.Select(p => Words(p.Get?.Invoke(command))).OfType<string>().Where(w => !string.IsNullOrWhiteSpace(w))];

    private static string? Words(object? value) => value is Edit edit ? edit.To : value as string;

    public byte[] Encode(Event happened) => JsonSerializer.SerializeToUtf8Bytes(happened, events[NameOf(happened)]);
    public byte[] Encode(Command command) => JsonSerializer.SerializeToUtf8Bytes(command, commands[NameOf(command).Name]);

    /// <summary>Throws <see cref="UnknownEventException"/> for a name and schema that this program does not know.</summary>
    public Event DecodeEvent(string name, int schema, ReadOnlySpan<byte> json) =>
        events.TryGetValue((name, schema), out var info)
            ? (Event)(JsonSerializer.Deserialize(json, info) ?? throw new UnknownEventException(name))
            : throw new UnknownEventException($"{name} ({schema})");

    /// <summary>The command, or the rejection that names the field and the rule.</summary>
    public (Command? Command, Rejection? Rejection) DecodeCommand(string name, ReadOnlySpan<byte> json)
    {
        if (!commands.TryGetValue(name, out var info)) return (null, Rejection.UnknownCommand(name));
        return StrictJson.Read<Command>(json, info, $"'{name}'");
    }

    private IEnumerable<(string Name, int Schema, Type Type)> NamesOf(Type family) =>
        from derived in info(family).PolymorphismOptions?.DerivedTypes ?? throw new InvalidOperationException($"'{family.Name}' names no messages.")
        let name = ((string)derived.TypeDiscriminator!).Split('/')
        select (name[0], name.Length == 1 ? 1 : int.Parse(name[1], CultureInfo.InvariantCulture), derived.DerivedType);
}
