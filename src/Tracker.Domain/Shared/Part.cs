namespace Tracker.Domain.Shared;

/// <summary>A building block of kinds: its commands and events, how they are decided and applied. Kinds share parts such as notes, tasks and claims;
/// others belong to one kind.</summary>
public abstract class Part<TState>
{
    /// <summary>The abstract record that this part's commands derive from.</summary>
    public abstract Type Commands { get; }

    /// <summary>The abstract record that this part's events derive from.</summary>
    public abstract Type Events { get; }

    /// <summary>True if the command may be sent to this compartment at all.</summary>
    public abstract bool BelongsIn(CompartmentId at, Command command);

    /// <summary>The events that the command leads to, or the rejection.</summary>
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

/// <summary>How a part gets and replaces its entries in the state of a kind.</summary>
public sealed record Lens<TState, TBook>(Func<TState, TBook> Of, Func<TState, TBook, TState> With);
