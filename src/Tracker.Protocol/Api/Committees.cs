namespace Tracker.Protocol;

/// <summary>A committee among those of its body, and its work items, at one moment.</summary>
/// <param name="Tree">From the topmost down, each before those that are part of it.</param>
/// <param name="Stages">The work items of the committee and of those that are part of it, in the order of the procedure.</param>
public sealed record CommitteeView(IReadOnlyList<CommitteeNode> Tree, IReadOnlyList<StageGroup> Stages);

/// <param name="Actor">Null if it has no record.</param>
/// <param name="Depth">0 for the topmost.</param>
/// <param name="From">When it was founded, if that is known.</param>
/// <param name="HasEnded">True if it had ended by then.</param>
/// <param name="Successor">The committee that took over its work.</param>
public sealed record CommitteeNode(
    string Title, int Depth, bool IsHere, bool HasEnded, ActorId? Actor = null, PartialDate? From = null, PartialDate? To = null,
    CommitteeName? Successor = null);

public sealed record CommitteeName(string Title, ActorId? Actor = null);

/// <summary>Work items that are at the same stage.</summary>
/// <param name="Status">Null for those of which no stage is recorded.</param>
public sealed record StageGroup(string Label, IReadOnlyList<StagedItem> Items, string? Status = null);

/// <param name="Committee">The title of the committee below that has it; null if this one has it itself.</param>
public sealed record StagedItem(ActorId Actor, string Title, string? Committee = null);
