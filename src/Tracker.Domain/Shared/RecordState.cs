namespace Tracker.Domain.Shared;

/// <summary>The state of one compartment at one of its versions.</summary>
/// <param name="State">The kind's own state type; immutable.</param>
public sealed record CompartmentState(long Version, object State);

/// <summary>A record: its compartments. A viewer's record is the same thing with fewer of them.</summary>
public sealed record RecordState(ImmutableSortedDictionary<CompartmentId, CompartmentState> Compartments)
{
    public static readonly RecordState Empty = new(ImmutableSortedDictionary<CompartmentId, CompartmentState>.Empty);
    public bool Exists => !Compartments.IsEmpty;
    public long VersionOf(CompartmentId compartment) => Compartments.TryGetValue(compartment, out var c) ? c.Version : 0;

    /// <summary>The state of a compartment, or null if nothing has happened in it.</summary>
    public TState? Of<TState>(CompartmentId compartment) where TState : class => Compartments.GetValueOrDefault(compartment)?.State as TState;

    /// <summary>The record after one event, which must be the next of its compartment.</summary>
    public RecordState Apply(RecordKind kind, Recorded recorded)
    {
        var (version, state) = Compartments.TryGetValue(recorded.Compartment, out var c) ? (c.Version, c.State) : (0, kind.EmptyState);
        if (recorded.Version != version + 1)
            throw new InvalidOperationException($"Version {recorded.Version} does not follow {version} in '{recorded.Compartment}'.");
        return new RecordState(Compartments.SetItem(recorded.Compartment, new CompartmentState(recorded.Version, kind.Evolve(state, recorded))));
    }

    /// <summary>The record after an event that cannot be applied: only the version of its compartment goes on.</summary>
    public RecordState Skip(RecordKind kind, CompartmentId compartment, long version) => new(
        Compartments.SetItem(compartment, new CompartmentState(version, Compartments.GetValueOrDefault(compartment)?.State ?? kind.EmptyState)));

    public RecordState Restrict(Func<CompartmentId, bool> held) =>
        Compartments.Keys.All(held) ? this : new RecordState(Compartments.RemoveRange(Compartments.Keys.Where(c => !held(c)).ToArray()));
}

/// <summary>What a decision may depend on: the sender, and the compartments that they may read.</summary>
/// <param name="At">The compartment that the command is sent to.</param>
/// <param name="Now">The time of the decision (UTC).</param>
/// <param name="Actor">The record, if its rules need it.</param>
/// <param name="Terms">The terms of a text, from the record it belongs to; null for other kinds.</param>
public sealed record Sight(
    RecordState Record, Func<CompartmentId, bool> Held, Standing Standing, CompartmentId At, GroupId? OnBehalfOf, DateTimeOffset Now,
    ActorId? Actor = null, TextTerms? Terms = null)
{
    public ParticipantId By => Standing.Principal.Id;

    /// <summary>The state of a compartment, or null if it is empty or the sender may not read it: rules cannot distinguish these.</summary>
    public TState? Of<TState>(CompartmentId compartment) where TState : class =>
        Held(compartment) ? Record.Of<TState>(compartment) : null;
}
