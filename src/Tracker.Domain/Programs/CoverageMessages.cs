namespace Tracker.Domain.Programs;

/// <summary>What is sent to <c>delegation</c>, where no amounts are.</summary>
[JsonDerivedType(typeof(AddProgram), "add-program")]
[JsonDerivedType(typeof(RenameProgram), "rename-program")]
[JsonDerivedType(typeof(NameHeads), "name-heads")]
[JsonDerivedType(typeof(NameReaders), "name-readers")]
[JsonDerivedType(typeof(AddItem), "add-item")]
[JsonDerivedType(typeof(AddStream), "add-stream")]
[JsonDerivedType(typeof(ChangeStream), "change-stream")]
[JsonDerivedType(typeof(PlanEnd), "plan-end")]
[JsonDerivedType(typeof(ProposeHandover), "propose-handover")]
[JsonDerivedType(typeof(DecideHandover), "decide-handover")]
public abstract record CoverageCommand : Command;

/// <param name="Country">The country whose participation it pays for, as sources print it; null if figures of countries are not asked for.</param>
public sealed record AddProgram(string Title, string? Country = null) : CoverageCommand;

public sealed record RenameProgram(Edit Title) : CoverageCommand;

/// <param name="Was">The people that the sender saw.</param>
public sealed record NameHeads(Addressees Was, Addressees To) : CoverageCommand;

/// <param name="Was">The people that the sender saw.</param>
public sealed record NameReaders(Addressees Was, Addressees To) : CoverageCommand;

/// <summary>Follows an item for which nobody is paid yet.</summary>
public sealed record AddItem(Reference Item, Reference? Area = null) : CoverageCommand;

/// <param name="Area">The set of work items to which the item counts, if the item is new here.</param>
public sealed record AddStream(
    EntityId Id, string Title, Reference Item, PartialInterval Runs, Reference? Expert = null, ParticipantId? Participant = null, Reference? Area = null)
    : CoverageCommand;

/// <param name="Was">The months that the sender saw.</param>
public sealed record ChangeStream(EntityId Id, PartialInterval Was, PartialInterval To, string Reason) : CoverageCommand;

/// <param name="Was">The plan that the sender saw.</param>
/// <param name="To">Null for the forecast from the record.</param>
public sealed record PlanEnd(ActorId Item, PlannedEnd? Was = null, PlannedEnd? To = null) : CoverageCommand;

/// <summary>By a program manager or a head who is named.</summary>
public sealed record ProposeHandover(
    EntityId Id, ActorId Item, HandoverKind Kind, string Why, Reference? Expert = null, PartialDate? Until = null) : CoverageCommand;

/// <param name="Was">The state that the sender saw.</param>
public sealed record DecideHandover(EntityId Id, HandoverState Was, HandoverState To, string Reason) : CoverageCommand;

[JsonDerivedType(typeof(ProgramAdded), "program.added")]
[JsonDerivedType(typeof(ProgramRenamed), "program.renamed")]
[JsonDerivedType(typeof(HeadsNamed), "program.heads-named")]
[JsonDerivedType(typeof(ReadersNamed), "program.readers-named")]
[JsonDerivedType(typeof(ItemAdded), "program.item-added")]
[JsonDerivedType(typeof(StreamAdded), "program.stream-added")]
[JsonDerivedType(typeof(StreamChanged), "program.stream-changed")]
[JsonDerivedType(typeof(EndPlanned), "program.end-planned")]
[JsonDerivedType(typeof(HandoverProposed), "program.handover-proposed")]
[JsonDerivedType(typeof(HandoverDecided), "program.handover-decided")]
public abstract record CoverageEvent : Event;

public sealed record ProgramAdded(string Title, string? Country = null) : CoverageEvent;
public sealed record ProgramRenamed(Edit Title) : CoverageEvent;
public sealed record HeadsNamed(Addressees Was, Addressees To) : CoverageEvent;
public sealed record ReadersNamed(Addressees Was, Addressees To) : CoverageEvent;
public sealed record ItemAdded(Reference Item, Reference? Area = null) : CoverageEvent;

public sealed record StreamAdded(
    EntityId Id, string Title, Reference Item, PartialInterval Runs, Reference? Expert = null, ParticipantId? Participant = null, Reference? Area = null)
    : CoverageEvent;

public sealed record StreamChanged(EntityId Id, PartialInterval Was, PartialInterval To, string Reason) : CoverageEvent;
public sealed record EndPlanned(ActorId Item, PlannedEnd? Was = null, PlannedEnd? To = null) : CoverageEvent;

public sealed record HandoverProposed(
    EntityId Id, ActorId Item, HandoverKind Kind, string Why, Reference? Expert = null, PartialDate? Until = null) : CoverageEvent;

public sealed record HandoverDecided(EntityId Id, HandoverState Was, HandoverState To, string Reason) : CoverageEvent;
