namespace Tracker.Domain.Shared;

/// <summary>What a participant asks for. Closed records, one a thing that can be asked, named by the kind's <see cref="Codec"/>.</summary>
public abstract record Command;

/// <summary>What happened, in exactly one compartment. Stored for ever under a stable name and schema number.</summary>
public abstract record Event;

/// <summary>A committed event with the facts about it.</summary>
/// <param name="Version">Gapless within the compartment, from 1.</param>
/// <param name="At">Record time (UTC); never decreases within a record.</param>
public sealed record Recorded(
    CompartmentId Compartment, long Version, OperationId Operation, ParticipantId By, GroupId? OnBehalfOf, DateTimeOffset At, Event Event);

/// <summary>An event with the compartment it belongs to, as decided and not yet recorded.</summary>
public readonly record struct Directed(CompartmentId Compartment, Event Event);

/// <summary>The outcome of a rule: events (none where nothing had to change), or the reason why not.</summary>
public readonly record struct Decision(ImmutableArray<Directed> Events, Rejection? Rejection)
{
    public static readonly Decision Nothing = new([], null);
    public static implicit operator Decision(Rejection rejection) => new([], rejection);
    public static Decision Of(CompartmentId compartment, Event happened) => new([new Directed(compartment, happened)], null);

    /// <summary>One event, if nothing refuses it.</summary>
    public static Decision Unless(Rejection? refused, CompartmentId at, Event happened) => refused is not null ? refused : Of(at, happened);

    public static Decision Of(params ImmutableArray<Directed> events) => new(events, null);
}

/// <summary>An event of a name or type that its kind does not know: the record opens read-only at its last good version.</summary>
public sealed class UnknownEventException(string name) : Exception($"There is no rule for the event '{name}'.");
