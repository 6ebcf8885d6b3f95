namespace Tracker.Storage.Appending;

/// <summary>An append that waits for its commit.</summary>
/// <param name="place">Its increasing place in the queue.</param>
internal sealed class Pending(Append append, long place) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public Append Append => append;
    public long Place => place;
    public int Bytes { get; } = append.Events.Sum(e => e.Payload.Length + 256);
}
