using System.Threading.Tasks.Sources;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Domain.Shared;
using Tracker.Server.Live;

namespace Tracker.Server.Tests.Live;

public sealed class ConnectionTests
{
    [Fact]
    public void Write_that_ends_the_moment_after_it_seemed_to_wait_does_not_hold_back_what_follows()
    {
        var socket = new Socket();
        using var connection = new Connection(socket, ParticipantId.Parse("ann"), 100);
        for (var i = 0; i < 3; i++) Assert.True(connection.Send(new SerializedHubMessage(PingMessage.Instance)));
        Assert.Equal(3, socket.Written);
    }

    /// <summary>Takes everything; each write is under way when it is first asked, and has ended when it is asked again.</summary>
    private sealed class Socket() : HubConnectionContext(new DefaultConnectionContext(), new HubConnectionContextOptions(), NullLoggerFactory.Instance)
    {
        public int Written { get; private set; }

        public override ValueTask WriteAsync(SerializedHubMessage message, CancellationToken cancellationToken = default)
        {
            Written++;
            return new ValueTask(new EndsWhenAskedAgain(), 0);
        }
    }

    private sealed class EndsWhenAskedAgain : IValueTaskSource
    {
        private int asked;

        public ValueTaskSourceStatus GetStatus(short token) =>
            asked++ == 0 ? ValueTaskSourceStatus.Pending : ValueTaskSourceStatus.Succeeded;

        public void GetResult(short token)
        {
        }

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => continuation(state);
    }
}
