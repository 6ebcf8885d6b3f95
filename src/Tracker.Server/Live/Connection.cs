using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Tracker.Server.Limits;

namespace Tracker.Server.Live;

/// <summary>
/// One socket with its bounded queue. Senders never wait: a full queue is emptied, and the client is asked to open its records
/// again.
/// </summary>
public sealed class Connection : IDisposable
{
    private const int QueueLength = 512;
    private readonly HubConnectionContext context;
    private readonly Channel<SerializedHubMessage> queue;
    private readonly Allowance allowance;
    private readonly CancellationTokenSource gone = new();
    private readonly CancellationToken whileHere;
    private readonly Lock writing = new();
    private bool pumping;
    private volatile bool used, over;

    public Connection(HubConnectionContext context, Allowance allowance)
    {
        this.context = context;
        this.allowance = allowance;
        queue = Channel.CreateBounded<SerializedHubMessage>(new BoundedChannelOptions(QueueLength) { SingleReader = false });
        whileHere = gone.Token;
    }

    public string Id => context.ConnectionId;
    public ParticipantId Participant => allowance.Participant;

    /// <summary>The session that the socket belongs to; null if it was opened without a cookie.</summary>
    public EntityId? SessionId { get; set; }

    /// <summary>The bearer token that opened the socket, or null.</summary>
    public (string Subject, DateTimeOffset EndsAt)? Token { get; init; }

    /// <summary>True from the moment at which its sign-in ended: what still arrives is not done.</summary>
    public bool IsOver => over;

    /// <summary>Records that this connection has open.</summary>
    public HashSet<ActorId> Open { get; } = [];

    /// <summary>The co-edited texts in which this connection types, by the number in its messages.</summary>
    internal ConcurrentDictionary<int, TypingWindow> Texts { get; } = new();

    /// <summary>Counts a message of the client; false if the participant sends so much that waiting does not help, which ends the socket.</summary>
    public bool TryReceive(long bytes)
    {
        used = true;
        allowance.Charge(Price.Message(bytes));
        if (allowance.Owed <= Allowance.Most) return true;
        Abort();
        return false;
    }

    /// <summary>
    /// Writes a message, or queues it behind what the socket did not take yet. Returns false if the queue was full and has been emptied.
    /// A socket that takes everything at once costs no thread of its own.
    /// </summary>
    public bool Send(SerializedHubMessage message)
    {
        lock (writing)
        {
            if (!pumping)
            {
                if (Write(message) is not { } rest) return true;
                pumping = true; // Before the call: the write may have ended by now, and then the pump is through when it returns.
                _ = Pump(rest);
                return true;
            }
            if (queue.Writer.TryWrite(message)) return true;
            while (queue.Reader.TryRead(out _)) { }
            // The discarded messages may belong to any open record.
            lock (Open)
                foreach (var actor in Open) queue.Writer.TryWrite(Messages.Reopen(actor));
            return false;
        }
    }

    /// <summary>Null if the socket took the message at once.</summary>
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

    public void Abort()
    {
        over = true;
        context.Abort();
    }

    /// <summary>Whether the client sent a message since this was asked last; the pings of an idle page are none.</summary>
    public bool WasUsed()
    {
        if (!used) return false;
        used = false;
        return true;
    }

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

/// <summary>Server → client messages, serialised once for all receivers.</summary>
internal static class Messages
{
    public static SerializedHubMessage Of(string method, RawJson json) => new(new InvocationMessage(method, [json]));
    public static SerializedHubMessage Of(string method, byte[] bytes) => new(new InvocationMessage(method, [bytes]));
    public static SerializedHubMessage Reopen(ActorId actor) => Of(Wire.Reopen, WireCodec.Pack(new ReopenMessage(actor)));
}
