namespace Tracker.Server.Sessions;

/// <summary>A session in the memory of one server.</summary>
internal sealed class KnownSession(SignedInSession stored, byte[] hash, long now)
{
    private readonly Lock gate = new();
    private DateTimeOffset seenAt = stored.SeenAt, storedSeenAt = stored.SeenAt;
    private long confirmedAt = now;

    public EntityId Id => stored.Id;
    public ParticipantId Participant => stored.Participant;
    public byte[] Hash => hash;
    public SignedInSession Stored => stored;

    /// <summary>When the store last said that the session is open, as a timestamp.</summary>
    public long ConfirmedAt { get => Volatile.Read(ref confirmedAt); set => Volatile.Write(ref confirmedAt, value); }

    /// <summary>When it was last used, here or at another server.</summary>
    public DateTimeOffset SeenAt { get { lock (gate) return seenAt; } }

    public void Use(DateTimeOffset at)
    {
        lock (gate)
            if (at > seenAt) seenAt = at;
    }

    public void SeenInStore(DateTimeOffset at)
    {
        lock (gate)
        {
            if (at > storedSeenAt) storedSeenAt = at;
            if (at > seenAt) seenAt = at;
        }
    }

    /// <summary>The use that the store should learn of, or null while it knows of one that is recent enough.</summary>
    public DateTimeOffset? Unstored(TimeSpan coarse)
    {
        lock (gate) return seenAt - storedSeenAt >= coarse ? seenAt : null;
    }
}
