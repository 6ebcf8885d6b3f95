using System.IO.Pipelines;
using Tracker.Domain.Shared;
using Tracker.Server.Limits;

namespace Tracker.Server.Tests.Limits;

public sealed class PacedInputTests
{
    /// <summary>SignalR aborts a connection on a thread of its own: an exception there would end the server.</summary>
    [Fact]
    public async Task Connection_that_is_aborted_after_its_reading_ended_ends_quietly()
    {
        var pipe = new Pipe();
        using var closed = new CancellationTokenSource();
        var input = new PacedInput(pipe.Reader, new Allowance(ParticipantId.Parse("ann"), 100, TimeProvider.System), closed.Token);
        await input.CompleteAsync();
        input.CancelPendingRead();
        await closed.CancelAsync();
    }
}
