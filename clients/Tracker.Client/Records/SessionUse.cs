namespace Tracker.Client;

/// <summary>Who has the one session of a record.</summary>
internal sealed class SessionUse
{
    /// <summary>True once somebody opened it, until they end it.</summary>
    public bool Kept { get; set; }

    /// <summary>How many commands are on their way for those who did not open it.</summary>
    public int Senders { get; set; }
}
