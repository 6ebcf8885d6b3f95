namespace Tracker.Server.Live;

/// <summary>The current rights of signed-in participants, from the directory.</summary>
public interface IPrincipals
{
    /// <summary>The participant with their groups, or null if they are unknown or closed.</summary>
    Principal? Find(ParticipantId participant);

    /// <summary>Raised after the rights of a participant changed.</summary>
    event Action<ParticipantId>? Changed;
}
