using System.Collections.Concurrent;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Tracker.Server.Live;

/// <summary>
/// One socket with its bounded queue. Nobody waits for it: when the queue is full it is emptied, and the client is told to
/// open its records again.
/// </summary>
public sealed class Connection : IDisposable
{
    private const int QueueLength = 512;
    private readonly HubConnectionContext context;
    private readonly Channel<SerializedHubMessage> queue;
    private readonly TokenBucketRateLimiter rate;
    private readonly CancellationTokenSource gone = new();
    private readonly CancellationToken whileHere;
    private readonly Lock writing = new();
    private bool pumping;

    public Connection(HubConnectionContext context, ParticipantId participant, int messagesPerSecond)
    {
        this.context = context;
        Participant = participant;
        rate = new(new()
        {
            TokenLimit = messagesPerSecond,
            TokensPerPeriod = messagesPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            // By the time that passed, at each message: a timer for each of many silent connections would cost more.
            AutoReplenishment = false,
        });
        queue = Channel.CreateBounded<SerializedHubMessage>(new BoundedChannelOptions(QueueLength) { SingleReader = false });
        whileHere = gone.Token;
    }

    public string Id => context.ConnectionId;
    public ParticipantId Participant { get; }

    /// <summary>Records that this connection has open.</summary>
    public HashSet<ActorId> Open { get; } = [];

    /// <summary>The co-edited texts in which this connection types, by the number that its messages name.</summary>
    internal ConcurrentDictionary<int, Typist> Texts { get; } = new();

    /// <summary>Counts a message of the client; false where it sends more in a second than it may.</summary>
    public bool TryReceive()
    {
        rate.TryReplenish();
        using var lease = rate.AttemptAcquire();
        return lease.IsAcquired;
    }

    /// <summary>
    /// Writes a message, or queues it behind what the socket did not take yet; false where the queue was full and is empty now.
    /// A socket that takes everything at once costs no thread of its own.
    /// </summary>
    public bool Send(SerializedHubMessage message)
    {
        lock (writing)
        {
            if (!pumping && Write(message) is { } rest)
            {
                pumping = true;
                _ = Pump(rest);
                return true;
            }
            if (!pumping) return true;
            if (queue.Writer.TryWrite(message)) return true;
            while (queue.Reader.TryRead(out _)) { }
            ReopenAll();
            return false;
        }
    }

    // What was thrown away may have been of any record that is open here.
    private void ReopenAll()
    {
        lock (Open)
            foreach (var actor in Open) queue.Writer.TryWrite(Messages.Reopen(actor));
    }

    /// <summary>Null where the socket took it at once.</summary>
    private Task? Write(SerializedHubMessage message)
    {
        try
        {
            var write = context.WriteAsync(message, whileHere);
            if (!write.IsCompletedSuccessfully) return write.AsTask();
            write.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception e) when (Gone(e))
        {
            return null;
        }
    }

    public void Abort() => context.Abort();

    public void Dispose()
    {
        queue.Writer.TryComplete();
        gone.Cancel();
        gone.Dispose();
    }

    private async Task Pump(Task first)
    {
        try
        {
            await first;
            while (Next() is { } message) await context.WriteAsync(message, whileHere);
        }
        catch (Exception e) when (Gone(e))
        {
            // The socket is gone; its client comes back and opens its records again.
        }
    }

    private SerializedHubMessage? Next()
    {
        lock (writing)
        {
            if (queue.Reader.TryRead(out var message)) return message;
            pumping = false;
            return null;
        }
    }

    private static bool Gone(Exception e) => e is OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException;
}

/// <summary>Server → client messages, serialised once for all who get them.</summary>
internal static class Messages
{
    public static SerializedHubMessage Of(string method, RawJson json) => new(new InvocationMessage(method, [json]));
    public static SerializedHubMessage Of(string method, byte[] bytes) => new(new InvocationMessage(method, [bytes]));
    public static SerializedHubMessage Reopen(ActorId actor) => Of(Wire.Reopen, WireCodec.Pack(new ReopenMessage(actor)));
}
