namespace Tracker.Storage;

/// <summary>Stores refusals in the background, a small group a second; those that do not fit or cannot be stored are dropped and counted.</summary>
internal sealed class Refusals : IRefusals, IAsyncDisposable
{
    private const int LongestName = 200;
    private const int MostAtOnce = 200;
    private const int MostKept = 20_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestClosing = TimeSpan.FromSeconds(5);
    private readonly RefusalCounts counts = new();
    private readonly SemaphoreSlim arrived = new(0, 1);
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private readonly Database database;
    private readonly Task running;
    private long dropped;

    public Refusals(Database database)
    {
        this.database = database;
        running = Task.Run(Run);
    }

    public long Dropped => Interlocked.Read(ref dropped);

    public void Record(Refusal refusal)
    {
        lock (gate)
        {
            dropped += counts.Add(refusal);
            if (arrived.CurrentCount == 0 && !closing.IsCancellationRequested) arrived.Release();
        }
    }

    public async Task<IReadOnlyList<Refusal>> Read(int newest, CancellationToken cancellation) => await database.Read(
        "query/refusal_read",
        row => new Refusal(
            row.Time(0), ParticipantId.Parse(row.GetString(1)), ActorId.Parse(row.GetString(2)), row.GetString(3), row.GetString(4), row.GetInt32(5)),
        cancellation, ("newest", newest));

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAny(running, Task.Delay(LongestClosing));
        lock (gate) dropped += counts.Take(int.MaxValue, all: true).Sum(r => (long)r.Times);
        await running;
    }

    private async Task Run()
    {
        while (!closing.IsCancellationRequested)
        {
            await Waiting(arrived.WaitAsync(RefusalCounts.Minute, closing.Token));
            while (await StoreNext(all: false)) await Waiting(Task.Delay(Pause, closing.Token));
        }
        while (await StoreNext(all: true)) { }
    }

    private static async Task Waiting(Task pause)
    {
        try
        {
            await pause;
        }
        catch (OperationCanceledException)
        {
            // The store is being closed: what is there is stored at once.
        }
    }

    /// <summary>False if there was nothing to store.</summary>
    private async Task<bool> StoreNext(bool all)
    {
        IReadOnlyList<Refusal> group;
        lock (gate) group = counts.Take(MostAtOnce, all);
        if (group.Count > 0) await Store(group);
        return group.Count > 0;
    }

    private async Task Store(IReadOnlyList<Refusal> group)
    {
        try
        {
            await database.Write(async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync();
                foreach (var refusal in group)
                    await Execute(connection, transaction, "query/refusal_add",
                        ("at", database.Time(refusal.At)), ("participant", refusal.Participant.Value), ("actor", refusal.Actor.Value),
                        ("command", StorableText.Of(refusal.Command, LongestName)), ("code", StorableText.Of(refusal.Code, LongestName)),
                        ("times", refusal.Times));
                await Execute(connection, transaction, "query/refusal_trim", ("kept", MostKept));
                await transaction.CommitAsync();
                return group.Count;
            }, CancellationToken.None);
        }
        catch (Exception)
        {
            // A refusal never disturbs the server; the count shows that some are missing.
            lock (gate) dropped += group.Sum(r => (long)r.Times);
        }
    }

    private static async Task Execute(DbConnection connection, DbTransaction transaction, string statement, params (string, object?)[] parameters)
    {
        await using var command = connection.Command(SqlFiles.Text(statement), parameters);
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync();
    }
}
