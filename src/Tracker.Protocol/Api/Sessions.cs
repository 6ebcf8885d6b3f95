namespace Tracker.Protocol;

/// <summary>An open session: one browser or command line in which a participant is signed in.</summary>
/// <param name="Browser">In plain words, such as "Firefox on Windows".</param>
/// <param name="SeenAt">When it was last used, to about a minute.</param>
/// <param name="EndsAt">When it ends at the latest; without use it ends earlier.</param>
/// <param name="Current">True for the session that asks.</param>
public sealed record SessionLine(
    EntityId Id, string Browser, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt, bool Current = false);

/// <summary>Sessions to be ended.</summary>
/// <param name="Session">One of the participant's sessions; null for all, except the one that asks.</param>
/// <param name="Participant">Whose; the caller if null. Others only for administrators.</param>
/// <param name="Everyone">All sessions of all participants, except the one that asks; for administrators only.</param>
public sealed record SessionsToEnd(EntityId? Session = null, ParticipantId? Participant = null, bool Everyone = false);

/// <param name="Count">How many sessions were ended.</param>
public sealed record SessionsEnded(int Count);
