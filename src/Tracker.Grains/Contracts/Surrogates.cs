namespace Tracker.Grains;

/// <summary>An identifier between servers: its text, which the sender has checked.</summary>
[GenerateSerializer, Immutable, Alias("tracker.identifier")]
public readonly record struct IdentifierText([property: Id(0)] string? Value);

/// <summary>Converts an identifier to <see cref="IdentifierText"/>; the default value has no text.</summary>
public abstract class NameConverter<T> : IConverter<T, IdentifierText> where T : struct, IName<T>
{
    public T ConvertFromSurrogate(in IdentifierText surrogate) => surrogate.Value is { } text ? T.Trusted(text) : default;
    public IdentifierText ConvertToSurrogate(in T value) => new(value.Value);
}

[RegisterConverter] public sealed class ActorIdConverter : NameConverter<ActorId>;
[RegisterConverter] public sealed class CompartmentIdConverter : NameConverter<CompartmentId>;
[RegisterConverter] public sealed class GroupIdConverter : NameConverter<GroupId>;
[RegisterConverter] public sealed class ParticipantIdConverter : NameConverter<ParticipantId>;
[RegisterConverter] public sealed class EntityIdConverter : NameConverter<EntityId>;

[GenerateSerializer, Immutable, Alias("tracker.operation")]
public readonly record struct OperationGuid([property: Id(0)] Guid Id);

[RegisterConverter]
public sealed class OperationIdConverter : IConverter<OperationId, OperationGuid>
{
    public OperationId ConvertFromSurrogate(in OperationGuid surrogate) => new(surrogate.Id);
    public OperationGuid ConvertToSurrogate(in OperationId value) => new(value.Id);
}
