namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(RateContribution), "rate-contribution")]
public abstract record RatingCommand : Command;

/// <summary>What the sender thinks of a contribution now; the sender's earlier ratings stay. Without an answer it is not rated any more.</summary>
/// <param name="Point">The agenda point at which it is rated.</param>
public sealed record RateContribution(ActorId Contribution, EntityId Point, QualityAnswers Answers, string? Note = null) : RatingCommand;

[JsonDerivedType(typeof(ContributionRated), "rating.given")]
public abstract record RatingEvent : Event;

public sealed record ContributionRated(ActorId Contribution, EntityId Point, QualityAnswers Answers, string? Note = null) : RatingEvent;
