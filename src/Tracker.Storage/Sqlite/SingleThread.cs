using System.Collections.Concurrent;

namespace Tracker.Storage.Sqlite;

/// <summary>Runs tasks one at a time on its own thread, so that the synchronous calls of SQLite block no other thread.</summary>
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

    /// <summary>Ends the thread after the queued tasks. Must not be called from one of them.</summary>
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
