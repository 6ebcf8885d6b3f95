using System.Threading.Channels;
using Tracker.Domain.Shared;

namespace Tracker.Storage;

/// <summary>Writes refusals behind their callers' backs; what does not fit the queue or fails to store is dropped and counted.</summary>
internal sealed class Refusals : IRefusals, IAsyncDisposable
{
    private const int LongestName = 200;
    private static readonly TimeSpan LongestClosing = TimeSpan.FromSeconds(5);

    private readonly Channel<Refusal> queue = Channel.CreateBounded<Refusal>(new BoundedChannelOptions(10_000) { SingleReader = true });
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
    }

    private async Task Run()
    {
        await foreach (var refusal in queue.Reader.ReadAllAsync())
        {
            try
            {
                await database.Write("query/refusal_add", CancellationToken.None,
                    ("at", database.Time(refusal.At)), ("participant", refusal.Participant.Value), ("actor", refusal.Actor.Value),
                    ("command", StorableText.Of(refusal.Command, LongestName)), ("code", StorableText.Of(refusal.Code, LongestName)));
            }
            catch (Exception)
            {
                // A refusal never disturbs the server; the count tells that some are missing.
                Interlocked.Increment(ref dropped);
            }
        }
    }
}
