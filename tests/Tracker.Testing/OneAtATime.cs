namespace Tracker.Testing;

/// <summary>Runs calls and all their continuations in turns, as a grain's scheduler does.</summary>
public sealed class OneAtATime
{
    private readonly TaskScheduler turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

    public Task<T> Run<T>(Func<Task<T>> call) =>
        Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.DenyChildAttach, turns).Unwrap();

    public Task<T> Run<T>(Func<T> call) =>
        Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.DenyChildAttach, turns);
}
