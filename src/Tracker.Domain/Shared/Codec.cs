using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tracker.Domain.Shared;

/// <summary>The stable names of a kind's commands and events, and their JSON. Names never change; schemas only rise.</summary>
public sealed class Codec
{
    private readonly FrozenDictionary<string, JsonTypeInfo> commands;
    private readonly FrozenDictionary<(string Name, int Schema), JsonTypeInfo> events;
    private readonly FrozenDictionary<Type, (string Name, int Schema)> names;

    /// <summary>Options for every kind's source-generated context: strict, camel case, enums as kebab-case words. Nulls are not written, so every
    /// nullable parameter of a constructor needs null as its default.</summary>
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

    public Codec(JsonSerializerContext context, IEnumerable<(string Name, Type Type)> commands, IEnumerable<(string Name, int Schema, Type Type)> events)
    {
        var eventList = events.ToArray();
        var commandList = commands.ToArray();
        this.commands = commandList.ToFrozenDictionary(c => c.Name, c => Info(context, c.Type));
        this.events = eventList.ToFrozenDictionary(e => (e.Name, e.Schema), e => Info(context, e.Type));
        names = eventList.Select(e => (e.Type, (e.Name, e.Schema))).Concat(commandList.Select(c => (c.Type, (c.Name, 0)))).ToFrozenDictionary(e => e.Item1, e => e.Item2);
    }

    /// <summary>Name and type of every command.</summary>
    public IEnumerable<(string Name, Type Type)> Commands => commands.Select(c => (c.Key, c.Value.Type));

    /// <summary>Name, schema and type of every event.</summary>
    public IEnumerable<(string Name, int Schema, Type Type)> Events => events.Select(e => (e.Key.Name, e.Key.Schema, e.Value.Type));

    /// <summary>Name and schema of an event; for a command its name and 0.</summary>
    public (string Name, int Schema) NameOf(object message) =>
        names.TryGetValue(message.GetType(), out var name) ? name : throw new UnknownEventException(message.GetType().Name);

    public byte[] Encode(Event happened)
    {
        var (name, schema) = NameOf(happened);
        return JsonSerializer.SerializeToUtf8Bytes(happened, events[(name, schema)]);
    }

    public byte[] Encode(Command command) => JsonSerializer.SerializeToUtf8Bytes(command, commands[NameOf(command).Name]);

    /// <summary>Throws <see cref="UnknownEventException"/> for a name and schema that this program does not know.</summary>
    public Event DecodeEvent(string name, int schema, ReadOnlySpan<byte> json) =>
        events.TryGetValue((name, schema), out var info)
            ? (Event)(JsonSerializer.Deserialize(json, info) ?? throw new UnknownEventException(name))
            : throw new UnknownEventException($"{name} ({schema})");

    /// <summary>The command, or the rejection that names the field and the rule.</summary>
    public (Command? Command, Rejection? Rejection) DecodeCommand(string name, ReadOnlySpan<byte> json)
    {
        if (!commands.TryGetValue(name, out var info))
            return (null, new Rejection(RejectionCode.UnknownCommand, $"There is no command '{name}' for this kind of record."));
        return StrictJson.Read<Command>(json, info, $"'{name}'");
    }

    private static JsonTypeInfo Info(JsonSerializerContext context, Type type) =>
        context.GetTypeInfo(type) ?? throw new InvalidOperationException($"'{type.Name}' is missing in {context.GetType().Name}.");
}
