namespace Tracker.Domain.Shared;

/// <summary>One kind of record (delegation, work item, standard …): its name, its compartments and roles, the parts it composes, and its
/// own few rules. Pure: the same object decides on the server and predicts in the client. Asked through <see cref="Turn"/>.</summary>
public abstract class RecordKind(string name)
{
    /// <summary>The first part of the <see cref="ActorId"/>, such as <c>work-item</c>.</summary>
    public string Name => name;

    /// <summary>Names and JSON of this kind's commands and events.</summary>
    public abstract Codec Codec { get; }

    /// <summary>A compartment in which nothing happened yet.</summary>
    public abstract object EmptyState { get; }

    /// <summary>The JSON shape of a compartment's state, in snapshots.</summary>
    public abstract JsonTypeInfo StateInfo { get; }

    /// <summary>Rises when the JSON of the state changes so that older snapshots cannot be read: they are made anew from the log.</summary>
    public virtual int StateSchema => 1;

    /// <summary>The state after an event. Throws <see cref="UnknownEventException"/> for an event without a rule.</summary>
    public abstract object Evolve(object state, Recorded recorded);

    /// <summary>Events, or why not. Sees only what the sender holds.</summary>
    public abstract Decision Decide(Sight sight, Command command);

    /// <summary>Every compartment of a record of this kind; all others are closed to everyone.</summary>
    public abstract ImmutableArray<CompartmentRule> Compartments { get; }

    /// <summary>The roles on the roster of a record of this kind; none without a roster.</summary>
    public virtual ImmutableArray<RosterRole> Roles => [];

    /// <summary>Who has which role, from the whole record.</summary>
    public virtual AccessList AccessListOf(RecordState record) => AccessList.Empty;

    /// <summary>What a standing allows in a compartment of a record of this kind.</summary>
    public virtual Right RightIn(Standing standing, CompartmentId compartment)
    {
        foreach (var rule in Compartments)
            if (rule.Matches(compartment))
                return rule.RightIn(standing, compartment);
        return Right.None;
    }

    /// <summary>Why this standing may not send this command to a compartment in which it may write; null if it may.</summary>
    public virtual Rejection? Forbids(Standing standing, CompartmentId at, Command command) => null;

    /// <summary>True if the command makes a record that does not exist yet; all others need one that does.</summary>
    public abstract bool Creates(Command command);

    /// <summary>Whether a standing may create a record of this kind by a command to a compartment, before there is a roster.</summary>
    public abstract Right RightToCreate(Standing standing, CompartmentId at);

    /// <summary>What lists show of a compartment.</summary>
    public abstract Listing? ListingOf(CompartmentId compartment, object state);

    /// <summary>What the record says about a text that belongs to it; null if there is no such text here.</summary>
    public virtual TextTerms? TermsOf(RecordState record, ActorId text) => null;

    /// <summary>What a text that belongs to the record makes happen in it when it reads otherwise; nothing for most.</summary>
    /// <param name="reads">The text as it stands, without what is only suggested.</param>
    public virtual ImmutableArray<Directed> Follow(RecordState record, ActorId text, string reads) => [];

    /// <summary>The kind with the rules that one record has: those of the record it belongs to, for a text.</summary>
    public virtual RecordKind For(ActorId actor, RecordKinds kinds) => this;

    /// <summary>The first compartment of a rule's table that a standing holds: others see the viewer there if they hold it too.</summary>
    public CompartmentId? FirstHeld(Standing standing)
    {
        foreach (var rule in Compartments)
            foreach (var compartment in rule.Of(standing))
                if (RightIn(standing, compartment) != Right.None)
                    return compartment;
        return null;
    }
}

/// <summary><see cref="RecordKind"/> as a composition of parts over one state type.</summary>
public abstract class RecordKind<TState> : RecordKind where TState : class
{
    private readonly FrozenDictionary<Type, Part<TState>> deciders;
    private readonly FrozenDictionary<Type, Part<TState>> appliers;

    /// <param name="json">The source-generated contract of the state and of the kind's own messages; shared parts bring theirs.</param>
    /// <param name="former">Names under which older programs stored events of this kind.</param>
    protected RecordKind(
        string name, JsonSerializerContext json, TState initial, ImmutableArray<Part<TState>> parts, params ImmutableArray<(string Name, Type Event)> former)
        : base(name)
    {
        (Initial, StateInfo) = (initial, json.GetTypeInfo(typeof(TState))!);
        Codec = new Codec(json, parts.Select(p => p.Commands), parts.Select(p => p.Events), former);
        deciders = parts.SelectMany(p => Codec.TypesOf(p.Commands).Select(t => (t, p))).ToFrozenDictionary(m => m.t, m => m.p);
        appliers = parts.SelectMany(p => Codec.TypesOf(p.Events).Select(t => (t, p))).ToFrozenDictionary(m => m.t, m => m.p);
    }

    public TState Initial { get; }
    public sealed override object EmptyState => Initial;
    public sealed override JsonTypeInfo StateInfo { get; }
    public sealed override Codec Codec { get; }
    public sealed override object Evolve(object state, Recorded recorded) => Evolve((TState)state, recorded);

    public TState Evolve(TState state, Recorded recorded) =>
        appliers.TryGetValue(recorded.Event.GetType(), out var part)
            ? part.Evolve(state, recorded)
            : throw new UnknownEventException(recorded.Event.GetType().Name);

    public sealed override Decision Decide(Sight sight, Command command)
    {
        if (!deciders.TryGetValue(command.GetType(), out var part)) return Rejection.UnknownCommand(command.GetType().Name);
        if (!part.BelongsIn(sight.At, command)) return Rejection.Invalid($"This command does not belong in the compartment '{sight.At}'.", "compartment");
        var here = sight.Of<TState>(sight.At);
        return Refuses(sight, here, command) is { } no ? no : part.Decide(here ?? Initial, sight, command);
    }

    public sealed override Listing? ListingOf(CompartmentId compartment, object state) => ListingOf(compartment, (TState)state);
    public abstract Listing? ListingOf(CompartmentId compartment, TState state);

    /// <summary>Why a compartment in this state takes no such command, before its part is asked; null if it does.</summary>
    /// <param name="here">Null if nothing happened in the compartment yet.</param>
    protected virtual Rejection? Refuses(Sight sight, TState? here, Command command) => null;
}

/// <summary>A read row: what a list shows of one compartment of a record, written with the events.</summary>
/// <param name="Title">At most 300 characters.</param>
/// <param name="Detail">Small named values for list columns.</param>
public sealed record Listing(string Title, ImmutableSortedDictionary<string, string> Detail);

/// <summary>All kinds of record of this program.</summary>
public sealed class RecordKinds(params RecordKind[] kinds)
{
    private readonly Dictionary<string, RecordKind> byName = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);
    public IReadOnlyCollection<RecordKind> All => byName.Values;
    public RecordKind? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The kind with the rules of this record, or null.</summary>
    public RecordKind? Of(ActorId actor) => Find(actor.Kind)?.For(actor, this);
}
