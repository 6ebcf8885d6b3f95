using Tracker.Domain.Contributions;

namespace Tracker.Domain.Delegations;

/// <summary>What members think of the quality of contributions: the delegation's own, by member, and never overwritten.</summary>
public sealed class RatingsPart : Part<DelegationState, RatingCommand, RatingEvent>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    protected override bool Belongs(CompartmentId at, RatingCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, RatingCommand command)
    {
        if (command is not RateContribution c) return Rejection.UnknownCommand(command.GetType().Name);
        if (c.Contribution.Kind != BodyContribution.Kind.Name) return Rejection.Invalid("Only a contribution can be rated.", "contribution");
        if (AgendaPart.Closed(here, c.Point, "point") is { } closed) return closed;
        var rated = Of(here).GetValueOrDefault(c.Contribution);
        var note = string.IsNullOrWhiteSpace(c.Note) ? null : c.Note;
        var last = rated?.LatestOf(sight.By);
        if (c.Answers == QualityAnswers.None && last is null) return Rejection.Invalid("Answer at least one of the three tests.", "answers");
        if (last is not null && (last.Answers, last.Note) == (c.Answers, note)) return Decision.Nothing;
        return Decision.Unless(
            (rated is null ? Rejection.Full(Of(here).Count, DelegationLimits.RatedContributions, "rated contributions") : null)
                ?? Rejection.Full(rated?.Ratings.Count ?? 0, DelegationLimits.RatingsOfContribution, "ratings of one contribution")
                ?? TextLimits.Refuses(note, "note", DelegationLimits.Comment),
            At, new ContributionRated(c.Contribution, c.Point, c.Answers, note));
    }

    protected override DelegationState Evolve(DelegationState state, RatingEvent happened, Recorded recorded)
    {
        if (happened is not ContributionRated e) throw new UnknownEventException(happened.GetType().Name);
        var rated = Of(state).GetValueOrDefault(e.Contribution) ?? new(e.Contribution, []);
        var rating = new QualityRating(recorded.By, recorded.At, e.Point, e.Answers, e.Note);
        return state with { Ratings = Of(state).SetItem(e.Contribution, rated with { Ratings = rated.Ratings.Add(rating) }) };
    }

    public static ImmutableSortedDictionary<ActorId, RatedContribution> Of(DelegationState state) =>
        state.Ratings ?? ImmutableSortedDictionary<ActorId, RatedContribution>.Empty;
}
