using System.Text;
using Tracker.Domain.Alerts;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.Alerts;

/// <summary>
/// Sends what participants decided half a minute ago and did not take back, as them and with the rights that they have then. That it is begun is an event in
/// their own record, after which it cannot be taken back; each act is one operation, however many servers send it. What a server that stopped left is sent by
/// another within <see cref="Pause"/>.
/// </summary>
public sealed partial class HeldActFeed(
    Commands commands, AudienceEndpoint audience, AlertBooks books, OwnRecord own, DirectoryCache directory, HeldSignal signal, TimeProvider time,
    ILogger<HeldActFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20), Soon = TimeSpan.FromSeconds(2), Least = TimeSpan.FromMilliseconds(10);
    private static readonly Rejection Gone = Rejection.Forbidden("Whoever decided it does not take part here any more.");

    private const int Named = 3;

    private readonly SemaphoreSlim one = new(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true) await signal.Wait(await Round(stoppingToken), time, stoppingToken);
    }

    /// <summary>Sends what is due, one round at a time; returns after what time something else may be.</summary>
    internal async Task<TimeSpan> Round(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var next = Pause;
            foreach (var (participant, book) in await books.All(cancellation))
                foreach (var (id, waiting) in book.WaitingActs)
                {
                    var left = waiting.GoesAt - time.GetUtcNow();
                    if (left <= TimeSpan.Zero || waiting.BegunAt is not null) left = await Send(participant, id, waiting, cancellation) ? Pause : Soon;
                    next = left < next ? left : next;
                }
            return next > Least ? next : Least;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            NotSent(logger, e);
            return Soon;
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

    /// <summary>False if it is to be tried again.</summary>
    private async Task<bool> Send(ParticipantId participant, EntityId id, WaitingAct waiting, CancellationToken cancellation)
    {
        try
        {
            // A server that has just started does not know them yet.
            var (act, sender) = (waiting.Act, await directory.FindOrAsk(participant, cancellation));
            // What was begun before may have gone out: who reads it was asked then.
            var refused = sender is null ? Gone : waiting.BegunAt is null ? await NotShown(sender, act) : null;
            // It was taken back, or by the clock of another server its time has not come.
            if (await own.Send(participant, new BeginAct(id)) is not null) return false;
            var outcome = refused is not null
                ? OutcomeMessage.Rejected(refused)
                : await commands.Execute(sender!, new CommandMessage(
                    act.Record, act.Operation, act.At, act.Seen, act.Name, new RawJson(Encoding.UTF8.GetBytes(act.Payload)),
                    Again: waiting.BegunAt is not null));
            if (outcome.Result == Result.Unknown) return false;
            await own.Send(participant, new SettleAct(id, outcome.Rejection?.Sentence));
            return true;
        }
        catch (Exception e) when (e is IOException or TimeoutException or OrleansException)
        {
            NotSent(logger, e);
            return false;
        }
    }

    /// <summary>Why it does not go out, if somebody would read it whom its sender was not shown.</summary>
    private async Task<Rejection?> NotShown(Principal sender, HeldAct act)
    {
        if (act is not { To: { } to, Shown: { } shown }) return null;
        if (await audience.Of(sender, act.Record, to) is not { } readers) return Rejection.NotFound;
        var others = readers.Where(r => !shown.Contains(r.Id)).Select(r => r.Name).ToList();
        return others.Count == 0 ? null
            : Rejection.IllegalStep($"It would now be read by {string.Join(" and ", others.Take(Named))}{(others.Count > Named ? " and others" : "")} too, "
                + "who joined in the meantime. Look at who will read it, and send it again.");
    }

    [LoggerMessage(3330, LogLevel.Warning, "What was decided to go out could not be sent now; this is tried again.")]
    private static partial void NotSent(ILogger logger, Exception e);
}
