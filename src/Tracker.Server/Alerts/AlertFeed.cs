using Tracker.Domain.Alerts;
using Tracker.Server.Live;
using Tracker.Server.Mail;

namespace Tracker.Server.Alerts;

/// <summary>
/// Tells participants that there is something new, soon after a commit in this process: the pages of theirs that are open, on whichever server, read
/// it then. It rings once for each record until its alerts are read. A ring that is lost with the process is not missed for long: pages read again every
/// minute, and when they are opened.
/// </summary>
public sealed partial class AlertFeed(
    OwnRecord own, AlertReader reader, AlertBooks books, IPrincipals principals, ChangedRecords changed, MailFeed mails, TimeProvider time,
    ILogger<AlertFeed> logger) : BackgroundService
{
    /// <summary>What is committed within this is told together.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim one = new(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await changed.Wait(stoppingToken);
            await Task.Delay(Gather, time, stoppingToken);
            await Round(stoppingToken);
        }
    }

    /// <summary>Tells of what was committed since the last round; one at a time.</summary>
    internal async Task Round(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var records = changed.Take();
            if (records.Count == 0) return;
            foreach (var (participant, book, news) in await books.Concerned(records, cancellation))
            {
                if (book.Mail?.Uses(AlertWay.AtOnce) is true) mails.Wake(participant);
                if (news.Except(book.Waiting).ToHashSet() is { Count: > 0 } quiet) await Tell(participant, quiet, cancellation);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            NotTold(logger, e);
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        one.Dispose();
    }

    private async Task Tell(ParticipantId id, IReadOnlySet<ActorId> records, CancellationToken cancellation)
    {
        if (principals.Find(id) is not { } participant) return;
        var unread = (await reader.Of(participant, records, cancellation)).Lines.Where(l => l.Unread > 0).Select(l => l.Record).ToList();
        if (unread.Count > 0) await own.Send(id, new RingAlerts([.. unread]));
    }

    [LoggerMessage(3320, LogLevel.Warning, "Those who follow what changed could not be told; their pages read it within a minute.")]
    private static partial void NotTold(ILogger logger, Exception e);
}
