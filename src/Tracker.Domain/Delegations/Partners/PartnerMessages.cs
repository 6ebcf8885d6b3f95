namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(PublishPosition), "publish-position")]
[JsonDerivedType(typeof(WithdrawPosition), "withdraw-position")]
[JsonDerivedType(typeof(RespondToPosition), "respond-to-position")]
public abstract record PartnerCommand : Command
{
    public abstract EntityId Point { get; init; }
}

/// <summary>By the head, in <c>delegation</c>: copies stance and preferred outcome to the partner's compartment.</summary>
/// <param name="Partner">A <c>partner/</c> group.</param>
/// <param name="TextVersion">The text version that the head read.</param>
/// <param name="Texts">What to copy besides the preferred outcome: rationale, defer to.</param>
public sealed record PublishPosition(EntityId Point, GroupId Partner, int TextVersion, ImmutableArray<PositionText> Texts) : PartnerCommand;

/// <summary>By the head, in <c>delegation</c>: withdraws the copy.</summary>
public sealed record WithdrawPosition(EntityId Point, GroupId Partner) : PartnerCommand;

/// <summary>By a participant of the partner, in <c>partner/&lt;id&gt;</c>; replaces their earlier response.</summary>
/// <param name="Revision">The revision that they read.</param>
public sealed record RespondToPosition(EntityId Point, int Revision, Stance Stance, string? Text = null) : PartnerCommand;

[JsonDerivedType(typeof(PositionPublished), "position.published")]
[JsonDerivedType(typeof(PositionWithdrawn), "position.withdrawn")]
[JsonDerivedType(typeof(PositionReleased), "position.released")]
[JsonDerivedType(typeof(ReleaseWithdrawn), "position.release-withdrawn")]
[JsonDerivedType(typeof(PositionResponded), "position.responded")]
public abstract record PartnerEvent : Event
{
    public abstract EntityId Point { get; init; }
}

/// <summary>In <c>delegation</c>.</summary>
public sealed record PositionPublished(EntityId Point, GroupId Partner, int TextVersion, int Revision) : PartnerEvent;

/// <summary>In <c>delegation</c>.</summary>
public sealed record PositionWithdrawn(EntityId Point, GroupId Partner) : PartnerEvent;

/// <summary>In <c>partner/&lt;id&gt;</c>: the copy.</summary>
public sealed record PositionReleased(
    EntityId Point, int Revision, string Number, string Title, Stance Stance, ImmutableSortedDictionary<PositionText, string> Texts) : PartnerEvent;

/// <summary>In <c>partner/&lt;id&gt;</c>: the copy is gone.</summary>
public sealed record ReleaseWithdrawn(EntityId Point) : PartnerEvent;

/// <summary>In <c>partner/&lt;id&gt;</c>.</summary>
public sealed record PositionResponded(EntityId Point, int Revision, Stance Stance, string? Text = null) : PartnerEvent;
