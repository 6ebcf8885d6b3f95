using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Drafts;

/// <summary>A co-edited text. Its rights are those of the record it belongs to, which lends it its roster.</summary>
public sealed class DraftKind : RecordKind<DraftState>
{
    // Asked before and after every event; most leave the title as it was.
    private static readonly ConditionalWeakTable<Field, Listing> Listings = [];

    public override string Name => DraftId.Kind;
    public override Codec Codec => DraftCodec.Instance;
    public override JsonTypeInfo StateInfo => DraftCodec.State;
    public override DraftState Initial => DraftState.Empty;
    public override Decision Decide(Sight sight, Command command) => DraftRules.Decide(sight, command);

    public override DraftState Evolve(DraftState state, Recorded recorded) => recorded.Event switch
    {
        TextChanged e => TextEvolution.After(state, e),
        DraftCreated e => state with { Title = state.Title.Set(e.Title, recorded) },
        DraftRenamed e => state with { Title = state.Title.Set(e.Edit.To, recorded) },
        DraftModeSet e => state with { Mode = state.Mode.Set(e.To, recorded) },
        CommentAdded e => state with { Comments = state.Comments.SetItem(e.Id, new Comment(e.From, e.To, e.Excerpt, e.Body, recorded.By, recorded.At, [])) },
        CommentReplied e => With(state, e.Id, c => c with { Replies = c.Replies.Add(new Reply(e.Body, recorded.By, recorded.At)) }),
        CommentResolved e => With(state, e.Id, c => c with { Resolved = (c.Resolved ?? new Choice<bool>()).Set(e.To, recorded) }),
        DraftFrozen e => state with { Frozen = state.Frozen.SetItem(e.Id, new FrozenVersion(e.Name, e.Revision, recorded.Version, recorded.By, recorded.At)) },
        _ => throw new UnknownEventException(recorded.Event.GetType().Name),
    };

    /// <summary>Texts belong to delegations; a delegation's rules say who holds which of its compartments.</summary>
    public override Right RightIn(Standing standing, CompartmentId compartment) => DelegationAccess.RightIn(standing, compartment);

    public override bool Creates(Command command) => command is CreateDraft;

    /// <summary>Whoever may write in the compartment: <see cref="DraftRules"/> asks the terms of the record it belongs to.</summary>
    public override bool MayCreate(Standing standing) => true;

    public override Listing? ListingOf(CompartmentId compartment, DraftState state) =>
        state.Title.Value is { } title ? Listings.GetValue(state.Title, _ => new Listing(title, ImmutableSortedDictionary<string, string>.Empty)) : null;

    private static DraftState With(DraftState state, EntityId id, Func<Comment, Comment> change) =>
        state with { Comments = state.Comments.SetItem(id, change(state.Comments[id])) };
}
