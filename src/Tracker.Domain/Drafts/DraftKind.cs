using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Tracker.Domain.Drafts;

/// <summary>A co-edited text. It inherits compartments, roster and rights from the record it belongs to.</summary>
/// <param name="parent">The kind of that record; null for the kind of texts as such, which grants no rights.</param>
public sealed class DraftKind(RecordKind? parent = null)
    : RecordKind<DraftState>(DraftId.Kind, new DraftJson(Codec.Options), DraftState.Empty, [new DraftPart()])
{
    private static readonly ConcurrentDictionary<RecordKind, DraftKind> Bound = [];

    // Needed before and after every event, most of which leave the title as it was.
    private static readonly ConditionalWeakTable<Field, Listing> Listings = [];

    /// <summary>The kind of the texts that belong to records of another kind.</summary>
    public static DraftKind Of(RecordKind parent) => Bound.GetOrAdd(parent, p => new DraftKind(p));

    public override ImmutableArray<CompartmentRule> Compartments => parent?.Compartments ?? [];
    public override ImmutableArray<RosterRole> Roles => parent?.Roles ?? [];
    public override bool Creates(Command command) => command is CreateDraft;
    public override bool Has(ActorId actor, CompartmentId compartment) => DraftId.TryParse(actor)?.Compartment == compartment;
    public override bool NeedsTerms => true;

    /// <summary>Anyone who may write in the compartment; <see cref="DraftPart"/> checks the terms of the text.</summary>
    public override Right RightToCreate(Standing standing, CompartmentId at) => RightIn(standing, at);

    public override RecordKind For(ActorId actor, RecordKinds kinds)
    {
        var key = actor.Key;
        return kinds.Find(key[..Math.Max(key.IndexOf('/', StringComparison.Ordinal), 0)]) is { } of ? Of(of) : this;
    }

    public override Listing? ListingOf(CompartmentId compartment, DraftState state) =>
        state.Title.Value is { } title ? Listings.GetValue(state.Title, _ => new Listing(title, ImmutableSortedDictionary<string, string>.Empty)) : null;

    protected override Rejection? Refuses(Sight sight, DraftState? here, Command command) =>
        command is not CreateDraft && here is not { Exists: true } ? Rejection.NotFound : null;
}

/// <summary>The JSON of a draft's state and messages.</summary>
[JsonSerializable(typeof(DraftState)), JsonSerializable(typeof(DraftCommand)), JsonSerializable(typeof(DraftEvent))]
internal sealed partial class DraftJson : JsonSerializerContext;
