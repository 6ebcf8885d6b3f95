namespace Tracker.Cli.Access;

/// <summary>Something that the caller has to put right first; the message is a sentence for him.</summary>
internal sealed class UnableException(string message) : Exception(message);
