namespace Tracker.Domain.Shared;

/// <summary>What a participant asks for. The <see cref="Codec"/> of a kind names its commands.</summary>
public abstract record Command;

/// <summary>What happened in one compartment. Stored forever under a stable name and schema number.</summary>
public abstract record Event;

/// <summary>A recorded event with its metadata.</summary>
/// <param name="Version">Gapless within the compartment, from 1.</param>
/// <param name="At">Record time (UTC); never decreases within a record.</param>
public sealed record Recorded(
    CompartmentId Compartment, long Version, OperationId Operation, ParticipantId By, GroupId? OnBehalfOf, DateTimeOffset At, Event Event);

/// <summary>A decided event that is not recorded yet, with its compartment.</summary>
public readonly record struct Directed(CompartmentId Compartment, Event Event);

/// <summary>The outcome of a rule: events (none if nothing had to change), or the rejection.</summary>
public readonly record struct Decision(ImmutableArray<Directed> Events, Rejection? Rejection)
{
    public static readonly Decision Nothing = new([], null);
    public static implicit operator Decision(Rejection rejection) => new([], rejection);
    public static Decision Of(CompartmentId compartment, Event happened) => new([new Directed(compartment, happened)], null);

    /// <summary>One event, unless it is rejected.</summary>
    public static Decision Unless(Rejection? refused, CompartmentId at, Event happened) => refused is not null ? refused : Of(at, happened);

    public static Decision Of(params ImmutableArray<Directed> events) => new(events, null);
}

/// <summary>An event that its kind does not know: the record opens read-only at its last good version.</summary>
public sealed class UnknownEventException(string name) : Exception($"There is no rule for the event '{name}'.");
