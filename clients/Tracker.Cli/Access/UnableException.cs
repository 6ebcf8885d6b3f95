namespace Tracker.Cli.Access;

/// <summary>Something that the caller has to fix first; the message says what.</summary>
internal sealed class UnableException(string message) : Exception(message);
