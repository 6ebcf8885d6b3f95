using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationEvolution
{
    private static DelegationState Positions(DelegationState state, PositionEvent happened, Recorded recorded)
    {
        var position = state.Positions[happened.Point];
        return state with { Positions = state.Positions.SetItem(happened.Point, After(position, happened, recorded)) };
    }

    private static Position After(Position position, PositionEvent happened, Recorded recorded) => happened switch
    {
        StanceSet e => position.Stance.Is(e.To) ? position : Reworded(position with { Stance = position.Stance.Set(e.To, recorded) }, recorded),
        PositionTextEdited e => position.Text(e.Text).Is(e.Edit)
            ? position
            : Reworded(position with { Texts = position.Texts.SetItem(e.Text, position.Text(e.Text).Set(e.Edit.To, recorded)) }, recorded),
        PositionTextWrittenTogether e => position with { WrittenTogether = (position.WrittenTogether ?? []).Add(e.Text) },
        SpokespersonSet e => position with { Spokesperson = position.Spokesperson.Set(e.To, recorded) },
        AuthoritySet e => position with { Authority = position.Authority.Set(e.To, recorded) },
        PositionStateChanged e => position with { State = position.State.Set(e.To, recorded) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    // What was reviewed or cleared was another text.
    private static Position Reworded(Position position, Recorded recorded) => position with
    {
        TextVersion = position.TextVersion + 1,
        State = position.State.Is(PositionState.Draft) ? position.State : position.State.Set(PositionState.Draft, recorded),
    };
}
