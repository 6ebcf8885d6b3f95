using Tracker.Domain.Alerts;

namespace Tracker.Protocol;

/// <summary>What a participant is told of now: only what they may read at this moment.</summary>
/// <param name="Lines">One for each record, the newest first.</param>
/// <param name="Unread">How many records have something that they have not read.</param>
/// <param name="IsOpen">False until their own record exists.</param>
public sealed record AlertList(List<AlertLine> Lines, int Unread, bool IsOpen);

/// <summary>What happened in one record.</summary>
/// <param name="Changes">The newest first.</param>
/// <param name="Unread">How many of them are not read.</param>
/// <param name="Seen">What the participant sends back when they have read this line.</param>
/// <param name="Through">The title of the followed committee to which the record belongs; null if the record itself concerns the participant.</param>
public sealed record AlertLine(ActorId Record, string Title, DateTimeOffset At, List<AlertChange> Changes, int Unread, AlertsSeen Seen, string? Through = null);

/// <summary>One thing that happened.</summary>
/// <param name="What">What somebody did, after their name; a whole sentence for a reminder.</param>
/// <param name="By">Null for a reminder.</param>
/// <param name="Compartment">Where it is kept; null for a reminder.</param>
/// <param name="Point">The agenda point that it is about.</param>
/// <param name="Meeting">The preparation meeting that it is about.</param>
/// <param name="Tab">The part of the record's page that shows it.</param>
public sealed record AlertChange(
    DateTimeOffset At, string What, bool IsUnread, ParticipantId? By = null, string? ByName = null, CompartmentId? Compartment = null,
    EntityId? Point = null, EntityId? Meeting = null, string? Tab = null);

/// <summary>A record that a participant follows, or an agenda point of it.</summary>
/// <param name="Title">Null if they may not read the record any more.</param>
public sealed record FollowedLine(ActorId Record, AlertLevel Level, string? Title = null, EntityId? Point = null);

/// <summary>Mail of this installation.</summary>
/// <param name="Sends">False if no mail server is configured: alerts are in the program only.</param>
public sealed record MailStanding(bool Sends);

/// <summary>An address that a participant calls theirs, to which a code is sent.</summary>
public sealed record AddressToConfirm(string Email);
