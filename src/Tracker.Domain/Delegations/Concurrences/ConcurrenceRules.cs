using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    private static Decision Concurrences(DelegationState here, ParticipantId sender, Concur c)
    {
        if (Closed(here, c.Point, "point") is { } closed) return closed;
        var position = here.Positions[c.Point];
        var broken = MovedOn(position.TextVersion, c.TextVersion)
            ?? (NeedsWords(c.Answer) ? TextLimits.Demands(c.Comment, "comment", DelegationLimits.Comment) : TextLimits.Refuses(c.Comment, "comment", DelegationLimits.Comment));
        if (broken is not null) return broken;
        return position.Concurrences.TryGetValue(sender, out var given) && Same(given, c)
            ? Decision.Nothing
            : Here(CompartmentId.Delegation, new Concurred(c.Point, c.TextVersion, c.Answer, c.Comment));
    }

    private static bool NeedsWords(Answer answer) => answer is Answer.Object or Answer.ConcurWithComment;

    private static bool Same(Concurrence given, Concur c) =>
        given.TextVersion == c.TextVersion && given.Answer == c.Answer && given.Comment == c.Comment;
}

public static partial class DelegationEvolution
{
    private static DelegationState Concurrences(DelegationState state, Concurred e, Recorded recorded)
    {
        var position = state.Positions[e.Point];
        var given = new Concurrence(recorded.By, e.Answer, e.TextVersion, recorded.At, e.Comment, recorded.OnBehalfOf);
        return state with
        {
            Positions = state.Positions.SetItem(e.Point, position with { Concurrences = position.Concurrences.SetItem(recorded.By, given) }),
        };
    }
}
