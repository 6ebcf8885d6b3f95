using System.Collections.Immutable;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationEvolution
{
    private static DelegationState Partners(DelegationState state, PartnerEvent happened, Recorded recorded) => happened switch
    {
        PositionPublished e => state.WithPublication(e.Point, e.Partner, _ => new(e.TextVersion, e.Revision)),
        PositionWithdrawn e => state.WithPublication(e.Point, e.Partner, p => p! with { Withdrawn = true }),
        PositionReleased e => state with { Released = state.Released.SetItem(e.Point, Released(state, e, recorded)) },
        ReleaseWithdrawn e => state with { Released = state.Released.SetItem(e.Point, state.Released[e.Point] with { Content = null }) },
        PositionResponded e => state with { Released = state.Released.SetItem(e.Point, Responded(state.Released[e.Point], e, recorded)) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static DelegationState WithPublication(this DelegationState state, EntityId point, GroupId partner, Func<Publication?, Publication> change)
    {
        var position = state.Positions[point];
        var published = position.PublishedTo.SetItem(partner, change(position.PublishedTo.GetValueOrDefault(partner)));
        return state with { Positions = state.Positions.SetItem(point, position with { PublishedTo = published }) };
    }

    private static ReleasedPosition Released(DelegationState state, PositionReleased e, Recorded recorded)
    {
        var responses = state.Released.GetValueOrDefault(e.Point)?.Responses ?? ImmutableSortedDictionary<ParticipantId, PartnerResponse>.Empty;
        return new(e.Point, e.Revision, responses, new(e.Number, e.Title, e.Stance, e.Texts, recorded.By, recorded.At));
    }

    private static ReleasedPosition Responded(ReleasedPosition released, PositionResponded e, Recorded recorded) => released with
    {
        Responses = released.Responses.SetItem(recorded.By, new(recorded.By, e.Revision, e.Stance, recorded.At, e.Text, recorded.OnBehalfOf)),
    };
}
