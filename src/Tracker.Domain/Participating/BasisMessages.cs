namespace Tracker.Domain.Participating;

[JsonDerivedType(typeof(BeginBasis), "begin-basis")]
[JsonDerivedType(typeof(AddBasis), "add-basis")]
[JsonDerivedType(typeof(AskOffices), "ask-offices")]
[JsonDerivedType(typeof(TakeBackQuestion), "take-back-question")]
[JsonDerivedType(typeof(AnswerCase), "answer-case")]
public abstract record BasisCommand : Command;

/// <summary>Begins the log of a company about a committee or meeting.</summary>
public sealed record BeginBasis(ActorId Venue, string Name, BasisEntry First) : BasisCommand;

public sealed record AddBasis(BasisEntry Entry) : BasisCommand;

/// <summary>Shows a question, and the company that asks it, to all government offices.</summary>
public sealed record AskOffices(EntityId Id, string Text) : BasisCommand;

public sealed record TakeBackQuestion(EntityId Id) : BasisCommand;

/// <summary>The answer of a government office, which the company reads.</summary>
public sealed record AnswerCase(EntityId Id, Edit Answer) : BasisCommand;

[JsonDerivedType(typeof(BasisBegun), "basis.begun")]
[JsonDerivedType(typeof(BasisAdded), "basis.added")]
[JsonDerivedType(typeof(OfficesAsked), "basis.offices-asked")]
[JsonDerivedType(typeof(QuestionTakenBack), "basis.question-taken-back")]
[JsonDerivedType(typeof(CaseAnswered), "basis.case-answered")]
public abstract record BasisEvent : Event;

public sealed record BasisBegun(ActorId Venue, string Name, BasisEntry First) : BasisEvent;
public sealed record BasisAdded(BasisEntry Entry) : BasisEvent;

/// <summary>With what the offices need to know who asks about what: they read nothing else of the log.</summary>
public sealed record OfficesAsked(EntityId Id, string Text, GroupId Company, ActorId Venue, string Name) : BasisEvent;
public sealed record QuestionTakenBack(EntityId Id) : BasisEvent;
public sealed record CaseAnswered(EntityId Id, Edit Answer) : BasisEvent;
