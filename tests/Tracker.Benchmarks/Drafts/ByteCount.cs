using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace Tracker.Benchmarks.Drafts;

/// <summary>Makes a socket and counts what it receives.</summary>
internal sealed class ByteCount
{
    private long total;

    public long Total => Volatile.Read(ref total);

    public async ValueTask<WebSocket> Connect(WebSocketConnectionContext context, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        foreach (var (name, value) in context.Options.Headers) socket.Options.SetRequestHeader(name, value);
        await socket.ConnectAsync(context.Uri, cancellation);
        return new Counted(socket, this);
    }

    private sealed class Counted(WebSocket socket, ByteCount count) : WebSocket
    {
        public override WebSocketCloseStatus? CloseStatus => socket.CloseStatus;
        public override string? CloseStatusDescription => socket.CloseStatusDescription;
        public override WebSocketState State => socket.State;
        public override string? SubProtocol => socket.SubProtocol;

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            var result = await socket.ReceiveAsync(buffer, cancellationToken);
            Interlocked.Add(ref count.total, result.Count);
            return result;
        }

        public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var result = await socket.ReceiveAsync(buffer, cancellationToken);
            Interlocked.Add(ref count.total, result.Count);
            return result;
        }

        public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            socket.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

        public override ValueTask SendAsync(
            ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
            socket.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            socket.CloseAsync(closeStatus, statusDescription, cancellationToken);

        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            socket.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

        public override void Abort() => socket.Abort();
        public override void Dispose() => socket.Dispose();
    }
}
