using Tracker.Domain.Delegations;

namespace Tracker.Domain.Alerts;

/// <summary>Ratings of contributions in words: that one was given, not what it says.</summary>
internal static class RatingWords
{
    public static Told Of(DelegationState delegation, RatingEvent happened) => happened switch
    {
        ContributionRated e => new($"rated a contribution to {DelegationWords.Point(delegation, e.Point)}", Point: e.Point) { Names = [e.Contribution] },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
