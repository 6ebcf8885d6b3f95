using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Tracker.Domain.Shared;
using Tracker.Protocol;

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
    private readonly CancellationTokenSource gone = new();

    public Connection(HubConnectionContext context, ParticipantId participant, int messagesPerSecond)
    {
        this.context = context;
        Participant = participant;
        Rate = new Rate(messagesPerSecond);
        queue = Channel.CreateBounded<SerializedHubMessage>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
        _ = Pump();
    }

    public string Id => context.ConnectionId;
    public ParticipantId Participant { get; }
    public Rate Rate { get; }

    /// <summary>Records that this connection has open.</summary>
    public HashSet<ActorId> Open { get; } = [];

    /// <summary>Queues a message; false where the queue was full and is empty now.</summary>
    public bool Send(SerializedHubMessage message)
    {
        if (queue.Writer.TryWrite(message)) return true;
        while (queue.Reader.TryRead(out _)) { }
        return false;
    }

    public void Abort() => context.Abort();

    public void Dispose()
    {
        queue.Writer.TryComplete();
        gone.Cancel();
        gone.Dispose();
    }

    private async Task Pump()
    {
        var token = gone.Token;
        try
        {
            await foreach (var message in queue.Reader.ReadAllAsync(token)) await context.WriteAsync(message, token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The socket is gone; its client comes back and opens its records again.
        }
    }
}

/// <summary>A token bucket: so many messages a second, with a second's worth in reserve.</summary>
public sealed class Rate(int perSecond)
{
    private double tokens = perSecond;
    private long last = Environment.TickCount64;

    public bool Take()
    {
        lock (this)
        {
            var now = Environment.TickCount64;
            tokens = Math.Min(perSecond, tokens + (now - last) * perSecond / 1000.0);
            last = now;
            if (tokens < 1) return false;
            tokens--;
            return true;
        }
    }
}

/// <summary>Server → client messages, serialised once for all who get them.</summary>
internal static class Messages
{
    public static SerializedHubMessage Of(string method, RawJson json) => new(new InvocationMessage(method, [json]));
    public static SerializedHubMessage Reopen(ActorId actor) => Of(Wire.Reopen, WireCodec.Pack(new ReopenMessage(actor)));
}
