using System.Threading.Channels;

namespace Tracker.Storage;

/// <summary>Stores refusals in the background; those that do not fit the queue or cannot be stored are dropped and counted.</summary>
internal sealed class Refusals : IRefusals, IAsyncDisposable
{
    private const int LongestName = 200;
    private const int MostAtOnce = 200;
    private static readonly TimeSpan LongestClosing = TimeSpan.FromSeconds(5);
    private readonly Channel<Refusal> queue = Channel.CreateBounded<Refusal>(10_000);
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
        if (!queue.Writer.TryWrite(refusal)) Interlocked.Increment(ref dropped);
    }

    public async Task<IReadOnlyList<Refusal>> Read(int newest, CancellationToken cancellation) => await database.Read(
        "query/refusal_read",
        row => new Refusal(row.Time(0), ParticipantId.Parse(row.GetString(1)), ActorId.Parse(row.GetString(2)), row.GetString(3), row.GetString(4)),
        cancellation, ("newest", newest));

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await Task.WhenAny(running, Task.Delay(LongestClosing));
        while (queue.Reader.TryRead(out _)) Interlocked.Increment(ref dropped);
        await running;
    }

    private async Task Run()
    {
        var group = new List<Refusal>();
        while (await queue.Reader.WaitToReadAsync())
        {
            while (group.Count < MostAtOnce && queue.Reader.TryRead(out var refusal)) group.Add(refusal);
            await Store(group);
            group.Clear();
        }
    }

    private async Task Store(List<Refusal> group)
    {
        try
        {
            await database.Write(async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync();
                foreach (var refusal in group) await Insert(connection, transaction, refusal);
                await transaction.CommitAsync();
                return group.Count;
            }, CancellationToken.None);
        }
        catch (Exception)
        {
            // A refusal never disturbs the server; the count shows that some are missing.
            Interlocked.Add(ref dropped, group.Count);
        }
    }

    private async Task Insert(DbConnection connection, DbTransaction transaction, Refusal refusal)
    {
        await using var command = connection.Command(SqlFiles.Text("query/refusal_add"),
            ("at", database.Time(refusal.At)), ("participant", refusal.Participant.Value), ("actor", refusal.Actor.Value),
            ("command", StorableText.Of(refusal.Command, LongestName)), ("code", StorableText.Of(refusal.Code, LongestName)));
        command.Transaction = transaction;
        await command.ExecuteNonQueryAsync();
    }
}
