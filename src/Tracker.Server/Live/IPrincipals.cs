namespace Tracker.Server.Live;

/// <summary>Who a signed-in participant is at this moment, from the directory.</summary>
public interface IPrincipals
{
    /// <summary>The participant with his groups, or null where he has none of both any more.</summary>
    Principal? Find(ParticipantId participant);

    /// <summary>Raised when the rights of a participant changed.</summary>
    event Action<ParticipantId>? Changed;
}
