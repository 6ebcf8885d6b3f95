using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Live;

/// <summary>A socket that keeps what is written to it, and takes it as the test says.</summary>
internal sealed class Socket(string id) : HubConnectionContext(new DefaultConnectionContext(id), new HubConnectionContextOptions(), NullLoggerFactory.Instance)
{
    public List<InvocationMessage> Written { get; } = [];

    /// <summary>How the next message is taken; at once, if null.</summary>
    public Func<ValueTask>? Takes { get; set; }

    public override ValueTask WriteAsync(SerializedHubMessage message, CancellationToken cancellationToken = default)
    {
        Written.Add((InvocationMessage)message.Message!);
        return Takes?.Invoke() ?? ValueTask.CompletedTask;
    }

    /// <summary>The messages of one kind, read.</summary>
    public IEnumerable<T> Of<T>(string method) where T : class =>
        Written.Where(m => m.Target == method).Select(m => WireCodec.Unpack<T>((RawJson)m.Arguments[0]!).Message!);
}
