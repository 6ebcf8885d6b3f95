namespace Tracker.Client;

/// <summary>What the banner says. <see cref="Saved"/> means committed: nothing waits and the server is heard.</summary>
public enum Status { Saved, Saving, Reconnecting, Offline, ReadOnly }
