namespace Tracker.Domain.Shared;

/// <summary>A unit that a kind composes: its messages, what they lead to, and what its events make of the state. Notes, tasks or claims are
/// parts that many kinds take; what only one kind has is a part of its own.</summary>
public abstract class Part<TState>
{
    /// <summary>The abstract record that this part's commands derive from; it names them.</summary>
    public abstract Type Commands { get; }

    /// <summary>The abstract record that this part's events derive from; it names them.</summary>
    public abstract Type Events { get; }

    /// <summary>True if the command may be sent to this compartment at all.</summary>
    public abstract bool BelongsIn(CompartmentId at, Command command);

    /// <summary>Events, or why not.</summary>
    /// <param name="here">The state of the compartment that the command was sent to.</param>
    public abstract Decision Decide(TState here, Sight sight, Command command);

    /// <summary>The state after an event. Throws <see cref="UnknownEventException"/> for an event without a rule.</summary>
    public abstract TState Evolve(TState state, Recorded recorded);
}

/// <summary><see cref="Part{TState}"/> with its messages named once.</summary>
public abstract class Part<TState, TCommand, TEvent> : Part<TState> where TCommand : Command where TEvent : Event
{
    public sealed override Type Commands => typeof(TCommand);
    public sealed override Type Events => typeof(TEvent);
    public sealed override bool BelongsIn(CompartmentId at, Command command) => Belongs(at, (TCommand)command);
    public sealed override Decision Decide(TState here, Sight sight, Command command) => Decide(here, sight, (TCommand)command);
    public sealed override TState Evolve(TState state, Recorded recorded) => Evolve(state, (TEvent)recorded.Event, recorded);
    protected virtual bool Belongs(CompartmentId at, TCommand command) => true;
    protected abstract Decision Decide(TState here, Sight sight, TCommand command);
    protected abstract TState Evolve(TState state, TEvent happened, Recorded recorded);
}

/// <summary>Where a part keeps its book in the state of a kind.</summary>
public sealed record Lens<TState, TBook>(Func<TState, TBook> Of, Func<TState, TBook, TState> With);
