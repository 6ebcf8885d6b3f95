using System.Threading.Tasks.Sources;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Tracker.Domain.Shared;
using Tracker.Server.Limits;
using Tracker.Server.Live;

namespace Tracker.Server.Tests.Live;

public sealed class ConnectionTests : IDisposable
{
    private readonly Socket socket = new("one");
    private readonly Connection connection;

    public ConnectionTests() => connection = new Connection(socket, new Allowance(ParticipantId.Parse("ada"), 100, TimeProvider.System));

    public void Dispose() => connection.Dispose();

    [Fact]
    public void Message_that_the_socket_takes_a_moment_later_does_not_hold_up_the_next()
    {
        socket.Takes = () => new ValueTask(new Late(), 0);
        Send("first");
        socket.Takes = null;
        Send("second");
        Assert.Equal(["first", "second"], socket.Written.Select(m => m.Target));
    }

    [Fact]
    public async Task Messages_behind_a_slow_one_follow_in_order()
    {
        var slow = new TaskCompletionSource();
        socket.Takes = () => new ValueTask(slow.Task);
        Send("first");
        socket.Takes = null;
        Send("second");
        Send("third");
        Assert.Equal(["first"], socket.Written.Select(m => m.Target));
        slow.SetResult();
        await slow.Task;
        Send("fourth");
        Assert.Equal(["first", "second", "third", "fourth"], socket.Written.Select(m => m.Target));
    }

    private void Send(string method) => connection.Send(new SerializedHubMessage(new InvocationMessage(method, [])));

    /// <summary>Not done when it is asked first, and done when it is asked again.</summary>
    private sealed class Late : IValueTaskSource
    {
        private bool asked;

        public ValueTaskSourceStatus GetStatus(short token)
        {
            (var before, asked) = (asked, true);
            return before ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;
        }

        public void GetResult(short token)
        {
        }

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => continuation(state);
    }
}
