using System.Collections.Immutable;
using Tracker.Domain.Alerts;

namespace Tracker.Server.Alerts;

/// <summary>What a participant is told of one record, as they may read it now.</summary>
/// <param name="Places">The compartments that they may read, as they were before anything here was read.</param>
/// <param name="Read">How far they have read it.</param>
/// <param name="Through">The followed committee to which it belongs, if it is told because of that.</param>
internal sealed record Telling(
    ParticipantId Viewer, ActorId Record, RecordKind Kind, RecordState State, IReadOnlyList<LastChange> Places, IReadOnlyList<Happening> Happened,
    IReadOnlyList<Reminder> Reminders, AlertsSeen Read, ActorId? Through)
{
    /// <summary>How far all of this reaches.</summary>
    public AlertsSeen Reach => new(
        Record, Places.ToImmutableSortedDictionary(c => c.Compartment, c => c.Version), Reminders.Count == 0 ? null : [.. Reminders.Select(r => r.Key)]);
}

/// <summary>One thing that happened.</summary>
internal sealed record Happening(StoredEvent Row, Told Told, bool IsUnread);
