using System.Collections.Concurrent;

namespace Tracker.Storage.Sqlite;

/// <summary>Runs its tasks one after the other on one thread, so that SQLite's synchronous calls block no other.</summary>
internal sealed class SingleThread : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> tasks = [];
    private readonly Thread thread;

    public SingleThread(string name)
    {
        thread = new Thread(Run) { Name = name, IsBackground = true };
        thread.Start();
    }

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Ends the thread after what is queued. Not to be called from a task of its own.</summary>
    public void Dispose()
    {
        tasks.CompleteAdding();
        thread.Join();
        tasks.Dispose();
    }

    protected override void QueueTask(Task task) => tasks.Add(task);
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;
    protected override IEnumerable<Task> GetScheduledTasks() => tasks;

    private void Run()
    {
        foreach (var task in tasks.GetConsumingEnumerable()) TryExecuteTask(task);
    }
}
