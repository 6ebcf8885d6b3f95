using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Parts;

[JsonDerivedType(typeof(RaiseConcern), "raise-concern")]
[JsonDerivedType(typeof(AnswerConcern), "answer-concern")]
[JsonDerivedType(typeof(WithdrawConcern), "withdraw-concern")]
public abstract record ConcernCommand : Command
{
    public abstract EntityId Id { get; init; }
}

public sealed record RaiseConcern(EntityId Id, ConcernKind Kind, string Reason) : ConcernCommand;
public sealed record AnswerConcern(EntityId Id, EntityId Answer, string Text) : ConcernCommand;
public sealed record WithdrawConcern(EntityId Id) : ConcernCommand;

[JsonDerivedType(typeof(ConcernRaised), "concern-raised")]
[JsonDerivedType(typeof(ConcernAnswered), "concern-answered")]
[JsonDerivedType(typeof(ConcernWithdrawn), "concern-withdrawn")]
public abstract record ConcernEvent : Event;
public sealed record ConcernRaised(EntityId Id, ConcernKind Kind, string Reason) : ConcernEvent;
public sealed record ConcernAnswered(EntityId Id, EntityId Answer, string Text) : ConcernEvent;
public sealed record ConcernWithdrawn(EntityId Id) : ConcernEvent;
