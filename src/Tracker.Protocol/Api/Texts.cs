namespace Tracker.Protocol;

/// <summary>A co-edited text in the list of those of one record.</summary>
/// <param name="ChangedBy">Who changed it last; <see cref="ParticipantId.Several"/> if several wrote at the same time.</param>
/// <param name="ChangedByName">Their name, if the directory has it.</param>
public sealed record TextLine(
    ActorId Actor, CompartmentId Compartment, string Title, DateTimeOffset ChangedAt, ParticipantId ChangedBy, string? ChangedByName = null);

/// <summary>A participant who may read a co-edited text.</summary>
public sealed record Reader(ParticipantId Participant, string Name);

/// <summary>A co-edited text as it was.</summary>
/// <param name="At">When its last event up to then was recorded.</param>
/// <param name="Text">Inserts, as a Delta.</param>
public sealed record TextVersion(long Version, long Revision, DateTimeOffset At, string Title, TextChange Text);

/// <summary>One change of a co-edited text by one person; <see cref="Comparison.Since"/> folds many.</summary>
/// <param name="Version">The event it was recorded with; several changes may share it.</param>
/// <param name="Revision">The revision that it made.</param>
/// <param name="Change">A Delta on the revision before it.</param>
public sealed record TextChangeLine(long Version, long Revision, DateTimeOffset At, ParticipantId By, ChangeKind Kind, TextChange Change);
