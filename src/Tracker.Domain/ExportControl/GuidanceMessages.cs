namespace Tracker.Domain.ExportControl;

[JsonDerivedType(typeof(PublishGuidance), "publish-guidance")]
[JsonDerivedType(typeof(RenameGuidance), "rename-guidance")]
[JsonDerivedType(typeof(ReviseGuidance), "revise-guidance")]
[JsonDerivedType(typeof(WithdrawGuidance), "withdraw-guidance")]
public abstract record GuidanceCommand : Command;

public sealed record PublishGuidance(string Title, GuidanceVersion Version) : GuidanceCommand;

public sealed record RenameGuidance(Edit Title) : GuidanceCommand;

/// <summary>A new version, which supersedes the last one from the day from which it holds.</summary>
/// <param name="Was">The last version that the sender saw.</param>
public sealed record ReviseGuidance(EntityId Was, GuidanceVersion Version) : GuidanceCommand;

public sealed record WithdrawGuidance(string Reason) : GuidanceCommand;

[JsonDerivedType(typeof(GuidancePublished), "guidance.published")]
[JsonDerivedType(typeof(GuidanceRenamed), "guidance.renamed")]
[JsonDerivedType(typeof(GuidanceRevised), "guidance.revised")]
[JsonDerivedType(typeof(GuidanceWithdrawn), "guidance.withdrawn")]
public abstract record GuidanceEvent : Event;

public sealed record GuidancePublished(string Title, GuidanceVersion Version) : GuidanceEvent;
public sealed record GuidanceRenamed(Edit Title) : GuidanceEvent;
public sealed record GuidanceRevised(EntityId Was, GuidanceVersion Version) : GuidanceEvent;
public sealed record GuidanceWithdrawn(string Reason) : GuidanceEvent;
