namespace Tracker.Domain.Shared;

/// <summary>One kind of record (delegation, work item, standard …): its name, compartments, roles, parts and own rules. Pure: the same object decides
/// on the server and predicts in the client. Used through <see cref="Turn"/>.</summary>
public abstract class RecordKind(string name)
{
    /// <summary>The first part of the <see cref="ActorId"/>, such as <c>work-item</c>.</summary>
    public string Name => name;

    /// <summary>Names and JSON of this kind's commands and events.</summary>
    public abstract Codec Codec { get; }

    /// <summary>The state of a compartment in which nothing has happened.</summary>
    public abstract object EmptyState { get; }

    /// <summary>The JSON shape of a compartment's state, in snapshots.</summary>
    public abstract JsonTypeInfo StateInfo { get; }

    /// <summary>Incremented when the JSON of the state changes. Older snapshots are then replaced from the log.</summary>
    public virtual int StateSchema => 1;

    /// <summary>The state after an event. Throws <see cref="UnknownEventException"/> for an event without a rule.</summary>
    public abstract object Evolve(object state, Recorded recorded);

    /// <summary>The events that a command leads to, or the rejection. Depends only on what the sender may read.</summary>
    public abstract Decision Decide(Sight sight, Command command);

    /// <summary>Every compartment of a record of this kind; there are no rights in others.</summary>
    public abstract ImmutableArray<CompartmentRule> Compartments { get; }

    /// <summary>The roles on the roster of a record of this kind; empty without a roster.</summary>
    public virtual ImmutableArray<RosterRole> Roles => [];

    /// <summary>Who has which role, from the whole record.</summary>
    public virtual AccessList AccessListOf(RecordState record) => AccessList.Empty;

    /// <summary>Who will have which role once what is drafted is released to a compartment: for everyone who sees who receives it.</summary>
    public virtual AccessList AccessListToCome(RecordState record, CompartmentId at) => AccessListOf(record);

    /// <summary>The compartment from which something is released to this one: those who write there decide it, and may know who receives it.</summary>
    public virtual CompartmentId ReleasedFrom(ActorId actor, CompartmentId at) => at;

    /// <summary>The right in a compartment of a record of this kind.</summary>
    public virtual Right RightIn(Standing standing, CompartmentId compartment) =>
        Compartments.FirstOrDefault(r => r.Matches(compartment))?.RightIn(standing, compartment) ?? Right.None;

    /// <summary>Whether whoever is signed in may read the compartment.</summary>
    public bool IsForEverybody(CompartmentId compartment, DateOnly today) => RightIn(new Standing(Principal.Nobody, null, today), compartment) != Right.None;

    /// <summary>False for a compartment that a record of this name cannot have: for a text, any but the one in its key.</summary>
    public virtual bool Has(ActorId actor, CompartmentId compartment) => true;

    /// <summary>True if records of this kind exist for nobody without the terms of the record they belong to.</summary>
    public virtual bool NeedsTerms => false;

    /// <summary>Why the sender may not send this command although they may write in the compartment; null if they may.</summary>
    public virtual Rejection? Forbids(Standing standing, CompartmentId at, Command command) => null;

    /// <summary>True if the command creates the record; all others need an existing one.</summary>
    public abstract bool Creates(Command command);

    /// <summary>The right to create a record of this kind by a command to a compartment, before there is a roster.</summary>
    public abstract Right RightToCreate(Standing standing, CompartmentId at);

    /// <summary>What lists show of a compartment.</summary>
    public abstract Listing? ListingOf(CompartmentId compartment, object state);

    /// <summary>False if lists show records of this kind also to those who read only a closed compartment of theirs.</summary>
    public virtual bool IsListedInPublic => true;

    /// <summary>The texts of a compartment by which the record is found; always the same sources in the same order.</summary>
    public virtual ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, object state) => [];

    /// <summary>The claims of a compartment; null if this kind holds none.</summary>
    public virtual ClaimBook? ClaimsIn(object state) => null;

    /// <summary>The terms of a text that belongs to the record; null if it does not exist.</summary>
    public virtual TextTerms? TermsOf(RecordState record, ActorId text) => null;

    /// <summary>The events of the record that follow from a change of a text that belongs to it; usually none.</summary>
    /// <param name="reads">The text without suggested insertions.</param>
    public virtual ImmutableArray<Directed> Follow(RecordState record, ActorId text, string reads) => [];

    /// <summary>What the program sends to the record by itself at a moment: the next such command, or null.</summary>
    public virtual Due? NextDue(RecordState record) => null;

    /// <summary>The texts of the record that the command answers to or builds on: it is decided by what they read at that moment.</summary>
    public virtual ImmutableArray<ActorId> TextsReadBy(ActorId actor, CompartmentId at, Command command) => [];

    /// <summary>The kind with the rules of one record: for a text, those of the record it belongs to.</summary>
    public virtual RecordKind For(ActorId actor, RecordKinds kinds) => this;

    /// <summary>The compartments of a record of this name that a participant may read, whether anything happened in them or not.</summary>
    public IEnumerable<CompartmentId> OpenTo(Standing standing, ActorId actor) =>
        Compartments.SelectMany(r => r.Of(standing)).Where(c => RightIn(standing, c) != Right.None && Has(actor, c));

    /// <summary>The first compartment that the viewer may read: others who may read it too see their presence there.</summary>
    public CompartmentId? FirstHeld(Standing standing)
    {
        foreach (var compartment in Compartments.SelectMany(r => r.Of(standing)))
            if (RightIn(standing, compartment) != Right.None)
                return compartment;
        return null;
    }
}

/// <summary><see cref="RecordKind"/> as a composition of parts over one state type.</summary>
public abstract class RecordKind<TState> : RecordKind where TState : class
{
    private readonly Dictionary<Type, Part<TState>> deciders;
    private readonly Dictionary<Type, Part<TState>> appliers;
    private readonly JsonSerializerContext json;

    /// <param name="json">The source-generated contract of the state and of the kind's own messages; shared parts have their own.</param>
    /// <param name="former">Names under which older programs stored events of this kind.</param>
    protected RecordKind(
        string name, JsonSerializerContext json, TState initial, ImmutableArray<Part<TState>> parts, params ImmutableArray<(string Name, Type Event)> former)
        : base(name)
    {
        (Initial, this.json) = (initial, json);
        Codec = new Codec(json, parts.Select(p => p.Commands), parts.Select(p => p.Events), former);
        deciders = parts.SelectMany(p => Codec.TypesOf(p.Commands).Select(t => (t, p))).ToDictionary(m => m.t, m => m.p);
        appliers = parts.SelectMany(p => Codec.TypesOf(p.Events).Select(t => (t, p))).ToDictionary(m => m.t, m => m.p);
    }

    public TState Initial { get; }
    public sealed override object EmptyState => Initial;
    public sealed override JsonTypeInfo StateInfo => field ??= json.GetTypeInfo(typeof(TState))!;
    public sealed override Codec Codec { get; }
    public sealed override object Evolve(object state, Recorded recorded) => Evolve((TState)state, recorded);

    public TState Evolve(TState state, Recorded recorded) =>
        (appliers.GetValueOrDefault(recorded.Event.GetType()) ?? throw new UnknownEventException(recorded.Event.GetType().Name)).Evolve(state, recorded);

    public sealed override Decision Decide(Sight sight, Command command)
    {
        if (!deciders.TryGetValue(command.GetType(), out var part)) return Rejection.UnknownCommand(command.GetType().Name);
        if (!part.BelongsIn(sight.At, command)) return Rejection.Invalid("This command cannot be sent to this compartment.", "compartment");
        var here = sight.Of<TState>(sight.At);
        return Refuses(sight, here, command) is { } no ? no : part.Decide(here ?? Initial, sight, command);
    }

    public sealed override Listing? ListingOf(CompartmentId compartment, object state) => ListingOf(compartment, (TState)state);
    public abstract Listing? ListingOf(CompartmentId compartment, TState state);
    public sealed override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, object state) => SearchedIn(compartment, (TState)state);
    public virtual ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, TState state) => [];

    /// <summary>Why a compartment in this state does not accept the command, before its part decides; null if it does.</summary>
    /// <param name="here">Null if nothing happened in the compartment yet.</param>
    protected virtual Rejection? Refuses(Sight sight, TState? here, Command command) => null;
}

/// <summary>What lists show of one compartment of a record, stored with its events.</summary>
/// <param name="Title">At most 300 characters.</param>
/// <param name="Detail">Small named values for list columns.</param>
public sealed record Listing(string Title, ImmutableSortedDictionary<string, string> Detail);

/// <summary>A command that the program sends by itself, not before a moment.</summary>
public sealed record Due(DateTimeOffset At, CompartmentId Compartment, Command Command);

/// <summary>All kinds of record of this program.</summary>
public sealed class RecordKinds(params RecordKind[] kinds)
{
    private readonly Dictionary<string, RecordKind> byName = kinds.ToDictionary(k => k.Name, StringComparer.Ordinal);
    public IReadOnlyCollection<RecordKind> All => byName.Values;
    public RecordKind? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The kind with the rules of this record, or null.</summary>
    public RecordKind? Of(ActorId actor) => Find(actor.Kind)?.For(actor, this);
}
