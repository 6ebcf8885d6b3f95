namespace Tracker.Client;

/// <summary>The state that the banner shows. <see cref="Saved"/> means committed: nothing is pending and the server answers.</summary>
public enum Status { Saved, Saving, Reconnecting, Offline, ReadOnly }
