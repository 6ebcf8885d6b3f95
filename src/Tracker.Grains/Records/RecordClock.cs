using Orleans.Runtime;
using Tracker.Domain.Directory;

namespace Tracker.Grains;

/// <summary>Does at its moment what a record is to do by itself. A reminder wakes the record, also on another server and after a restart; whether the
/// moment has come, the program's clock says; and that it is done once, the record itself decides.</summary>
internal sealed partial class RecordClock(IGrainBase grain, RecordKind kind, ActorId actor, LiveRecord record, TimeProvider time, ILogger logger)
{
    private const string Name = "due";

    /// <summary>A reminder comes again after this until the work is done; the least that Orleans takes.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>A later moment is waited for in several steps: timers reach no farther than some weeks.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    private DateTimeOffset? awaited;
    private Task last = Task.CompletedTask;

    /// <summary>The record was read or has changed: the reminder follows its next moment.</summary>
    public void Follow()
    {
        if (kind.NextDue(record.Durable.State)?.At == awaited) return;
        last = Turn();
    }

    /// <summary>A reminder came.</summary>
    public Task Tick()
    {
        awaited = null;
        return last = Turn();
    }

    private async Task Turn()
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await Do();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            awaited = null;
            NotDone(logger, actor.Value, e);
            grain.RegisterGrainTimer(_ => Tick(), 0, new GrainTimerCreationOptions { DueTime = Again, Period = Timeout.InfiniteTimeSpan });
        }
    }

    private async Task Do()
    {
        var due = kind.NextDue(record.Durable.State);
        if (due?.At == awaited) return;
        // What is due at the same moment is done in the same turn: a reminder comes again only after a minute.
        while (due is not null && due.At <= time.GetUtcNow())
        {
            // Until it is stored the reminder stays, for a server that takes over.
            await Remind(Again);
            var outcome = await record.Execute(DirectoryState.System, new CommandMessage(
                actor, OperationId.New(), due.Compartment, 0, kind.Codec.NameOf(due.Command).Name, new RawJson(kind.Codec.Encode(due.Command))));
            if (outcome.Result != Result.Accepted) throw new IOException(outcome.Rejection?.Sentence ?? "It is not known whether it is stored.");
            var next = kind.NextDue(record.Durable.State);
            if (next == due) break;
            due = next;
        }
        awaited = due?.At;
        if (due is null) await Forget();
        else await Remind(due.At - time.GetUtcNow());
    }

    private Task<IGrainReminder> Remind(TimeSpan wait) =>
        grain.RegisterOrUpdateReminder(Name, wait < TimeSpan.Zero ? TimeSpan.Zero : wait < Longest ? wait : Longest, Again);

    private async Task Forget()
    {
        if (await grain.GetReminder(Name) is { } reminder) await grain.UnregisterReminder(reminder);
    }

    [LoggerMessage(1110, LogLevel.Warning, "What {Actor} is to do at its moment is not done yet; this is tried again.")]
    private static partial void NotDone(ILogger logger, string actor, Exception e);
}
