namespace Tracker.Domain.Playbooks;

[JsonDerivedType(typeof(AddPlaybook), "add-playbook")]
[JsonDerivedType(typeof(RenamePlaybook), "rename-playbook")]
[JsonDerivedType(typeof(AddStep), "add-step")]
[JsonDerivedType(typeof(ChangeStep), "change-step")]
[JsonDerivedType(typeof(RemoveStep), "remove-step")]
[JsonDerivedType(typeof(RetirePlaybook), "retire-playbook")]
public abstract record PlaybookCommand : Command;

/// <param name="MadeFrom">The case that it was made from, in words.</param>
/// <param name="Cases">The records of the case.</param>
public sealed record AddPlaybook(
    string Title, string MadeFrom, ImmutableArray<PlaybookStep> Steps, ImmutableArray<ActorId>? Cases = null) : PlaybookCommand;

public sealed record RenamePlaybook(Edit Title) : PlaybookCommand;

/// <summary>Adds a step at the end.</summary>
public sealed record AddStep(PlaybookStep Step) : PlaybookCommand;

/// <param name="Was">The step that the sender saw.</param>
public sealed record ChangeStep(PlaybookStep Was, PlaybookStep To) : PlaybookCommand;

public sealed record RemoveStep(EntityId Id) : PlaybookCommand;

/// <summary>The playbook stays to be read, and is not started any more.</summary>
public sealed record RetirePlaybook(string Reason) : PlaybookCommand;

[JsonDerivedType(typeof(PlaybookAdded), "playbook.added")]
[JsonDerivedType(typeof(PlaybookRenamed), "playbook.renamed")]
[JsonDerivedType(typeof(StepAdded), "playbook.step-added")]
[JsonDerivedType(typeof(StepChanged), "playbook.step-changed")]
[JsonDerivedType(typeof(StepRemoved), "playbook.step-removed")]
[JsonDerivedType(typeof(PlaybookRetired), "playbook.retired")]
public abstract record PlaybookEvent : Event;

public sealed record PlaybookAdded(
    string Title, string MadeFrom, ImmutableArray<PlaybookStep> Steps, ImmutableArray<ActorId>? Cases = null) : PlaybookEvent;

public sealed record PlaybookRenamed(Edit Title) : PlaybookEvent;
public sealed record StepAdded(PlaybookStep Step) : PlaybookEvent;
public sealed record StepChanged(PlaybookStep Was, PlaybookStep To) : PlaybookEvent;
public sealed record StepRemoved(EntityId Id) : PlaybookEvent;
public sealed record PlaybookRetired(string Reason) : PlaybookEvent;
