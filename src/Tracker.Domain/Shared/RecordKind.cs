using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace Tracker.Domain.Shared;

/// <summary>
/// The rules of one kind of record (delegation, work item, standard …). Pure: the same object decides on the server and
/// predicts in the client.
/// </summary>
public abstract class RecordKind
{
    /// <summary>The first part of the <see cref="ActorId"/>, such as <c>work-item</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Names and JSON of this kind's commands, events and state.</summary>
    public abstract Codec Codec { get; }

    /// <summary>A compartment in which nothing happened yet.</summary>
    public abstract object EmptyState { get; }

    /// <summary>The JSON shape of a compartment's state, in snapshots.</summary>
    public abstract JsonTypeInfo StateInfo { get; }

    /// <summary>The state after an event. Throws <see cref="UnknownEventException"/> where the event has no rule.</summary>
    public abstract object Evolve(object state, Recorded recorded);

    /// <summary>Events, or why not. Sees only what the sender holds.</summary>
    public abstract Decision Decide(Sight sight, Command command);

    /// <summary>Who has which role, from the whole record.</summary>
    public virtual AccessList AccessListOf(RecordState record) => AccessList.Empty;

    /// <summary>What a standing allows in a compartment of a record of this kind.</summary>
    public abstract Right RightIn(Standing standing, CompartmentId compartment);

    /// <summary>Why this standing may not send this command to a compartment in which it may write; null where it may.</summary>
    public virtual Rejection? Forbids(Standing standing, CompartmentId at, Command command) => null;

    /// <summary>True where the command makes a record that does not exist yet; all others need one that does.</summary>
    public abstract bool Creates(Command command);

    /// <summary>Who may create a record of this kind, before there is a roster.</summary>
    public abstract bool MayCreate(Standing standing);

    /// <summary>What lists show of a compartment.</summary>
    public abstract Listing? ListingOf(CompartmentId compartment, object state);

    /// <summary>What the record says about a text that belongs to it; null where there is no such text here.</summary>
    public virtual TextTerms? TermsOf(RecordState record, ActorId text) => null;

    /// <summary>What a text that belongs to the record makes happen in it when it reads otherwise; nothing for most.</summary>
    /// <param name="reads">The text as it stands, without what is only suggested.</param>
    public virtual ImmutableArray<Directed> Follow(RecordState record, ActorId text, string reads) => [];
}

/// <summary><see cref="RecordKind"/> with its state type named once.</summary>
public abstract class RecordKind<TState> : RecordKind where TState : class
{
    public sealed override object EmptyState => Initial;
    public abstract TState Initial { get; }
    public sealed override object Evolve(object state, Recorded recorded) => Evolve((TState)state, recorded);
    public abstract TState Evolve(TState state, Recorded recorded);
    public sealed override Listing? ListingOf(CompartmentId compartment, object state) => ListingOf(compartment, (TState)state);
    public abstract Listing? ListingOf(CompartmentId compartment, TState state);
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
    public RecordKind? Of(ActorId actor) => Find(actor.Kind);
}
