namespace Tracker.Storage;

/// <summary>Who is signed in where. Only a SHA-256 of the secret in the cookie is stored. A session that was ended is never found again.</summary>
public interface ISessions
{
    /// <param name="hash">SHA-256 of the secret.</param>
    Task Add(SignedInSession session, byte[] hash, CancellationToken cancellation = default);

    /// <summary>The session of a secret, or null if there is none or it was ended. The caller compares its times.</summary>
    Task<SignedInSession?> Find(byte[] hash, CancellationToken cancellation = default);

    /// <summary>The sessions of a participant that were not ended, newest first.</summary>
    Task<IReadOnlyList<SignedInSession>> Of(ParticipantId participant, CancellationToken cancellation = default);

    /// <summary>Those of the given sessions that were not ended, each with when it was last seen.</summary>
    Task<IReadOnlyDictionary<EntityId, DateTimeOffset>> StillOpen(IReadOnlyCollection<EntityId> sessions, CancellationToken cancellation = default);

    /// <summary>The session was used. An earlier time than the stored one changes nothing.</summary>
    Task Seen(EntityId session, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Ends one session of a participant; false if they have no such open session.</summary>
    Task<bool> End(EntityId session, ParticipantId participant, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Ends all sessions of a participant but one, and returns them.</summary>
    Task<IReadOnlyList<EntityId>> EndAll(
        ParticipantId participant, EntityId? except, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Ends all sessions of all participants but one, and returns them.</summary>
    Task<IReadOnlyList<EntityId>> EndEveryones(EntityId? except, DateTimeOffset at, CancellationToken cancellation = default);

    /// <summary>Removes the sessions whose absolute end was at this time or earlier.</summary>
    Task Forget(DateTimeOffset endedBefore, CancellationToken cancellation = default);
}

/// <summary>A sign-in of a participant in one browser or command line.</summary>
/// <param name="Id">The name under which it is listed and ended; not the secret in the cookie.</param>
/// <param name="Browser">In plain words, such as "Firefox on Windows".</param>
/// <param name="SeenAt">When it was last used, to about a minute.</param>
/// <param name="EndsAt">When it ends at the latest.</param>
/// <param name="MadeBy">Who made the link that started it; the participant, if they signed in by themselves; null in sessions of earlier versions.</param>
public sealed record SignedInSession(
    EntityId Id, ParticipantId Participant, string Browser, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset EndsAt,
    ParticipantId? MadeBy = null);
