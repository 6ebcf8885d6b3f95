using System.IO.Pipelines;

namespace Tracker.Server.Limits;

/// <summary>
/// What a socket reads, as fast as its participant's <see cref="Allowance"/> lets it: while that is overdrawn nothing is taken from the
/// socket, and its sender's own network waits. Nothing is refused, lost or kept.
/// </summary>
internal sealed class PacedInput(PipeReader inner, Allowance allowance, CancellationToken closed) : PipeReader
{
    // Not disposed: the connection may be aborted at the moment in which its reading ends, and it goes with the connection.
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(closed);
    private TaskCompletionSource? turn;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        EndTurn();
        var read = await inner.ReadAsync(cancellationToken);
        if (allowance.Owed > TimeSpan.Zero && !stop.IsCancellationRequested) await Turn();
        return read;
    }

    public override bool TryRead(out ReadResult result)
    {
        EndTurn();
        result = default;
        return allowance.Owed == TimeSpan.Zero && inner.TryRead(out result);
    }

    public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

    public override void CancelPendingRead()
    {
        stop.Cancel();
        inner.CancelPendingRead();
    }

    public override void Complete(Exception? exception = null)
    {
        EndTurn();
        inner.Complete(exception);
    }

    private async Task Turn()
    {
        try
        {
            turn = await allowance.Turn(stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The socket ends; what was read shows it.
        }
    }

    private void EndTurn()
    {
        turn?.SetResult();
        turn = null;
    }
}

/// <summary>The two ends of a connection.</summary>
internal sealed record DuplexPipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
