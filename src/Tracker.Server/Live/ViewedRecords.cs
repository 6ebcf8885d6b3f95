using System.Collections.Concurrent;
using Tracker.Domain.Drafts;

namespace Tracker.Server.Live;

/// <summary>
/// The records that viewers have open on this host. Renews each of them every two seconds, which also finds a record that moved to
/// another silo.
/// </summary>
public sealed partial class ViewedRecords : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<ActorId, ViewedRecord> viewed = new();
    private readonly IGrainFactory grains;
    private readonly RecordKinds kinds;
    private readonly IPrincipals principals;
    private readonly Companions companions;
    private readonly TimeProvider time;
    private readonly ILogger<ViewedRecords> logger;
    private readonly string host = Guid.NewGuid().ToString("N");
    private int numbers;

    public ViewedRecords(
        IGrainFactory grains, RecordKinds kinds, IPrincipals principals, Companions companions, TimeProvider time, ILogger<ViewedRecords> logger)
    {
        (this.grains, this.kinds, this.principals) = (grains, kinds, principals);
        (this.companions, this.time, this.logger) = (companions, time, logger);
        principals.Changed += participant =>
        {
            foreach (var record in viewed.Values) record.Recheck(participant);
        };
    }

    /// <summary>How many records this host watches.</summary>
    internal int Count => viewed.Count;

    /// <summary>Subscribes this host to the record, then adds the connection to its viewers.</summary>
    /// <param name="session">For a co-edited text: the session in which the viewer types.</param>
    /// <param name="away">True if nobody else is to see that the viewer has it open.</param>
    /// <returns>The number of the text in typing messages, if a session was given.</returns>
    internal async Task<int?> Add(ActorId actor, Connection connection, Guid? session, bool away = false)
    {
        if (actor.Kind != DraftId.Kind) session = null;
        lock (connection.Open) connection.Open.Add(actor);
        while (true)
        {
            var record = viewed.GetOrAdd(
                actor, a => new ViewedRecord(
                    a, kinds.Of(a)!, principals, companions, time, Interlocked.Increment(ref numbers), new TypingQueue(a, host, grains, time)));
            if (record.Reached < 0) await Renew(record);
            if (record.Add(connection, session, away)) return session is null ? null : record.Number;
            viewed.TryRemove(new(actor, record));
        }
    }

    /// <summary>The record was opened for the viewer: others may see them there.</summary>
    internal void Admit(ActorId actor, Connection connection)
    {
        if (!viewed.TryGetValue(actor, out var record)) return;
        record.Admit(connection);
        _ = SharePresence(record);
    }

    internal void Remove(ActorId actor, Connection connection)
    {
        lock (connection.Open)
            if (!connection.Open.Remove(actor)) return;
        if (viewed.TryGetValue(actor, out var record) && record.Remove(connection)) _ = SharePresence(record);
    }

    internal void Remove(Connection connection)
    {
        ActorId[] open;
        lock (connection.Open) open = [.. connection.Open];
        foreach (var actor in open) Remove(actor, connection);
    }

    internal bool Look(Connection connection, PresenceUpdate update)
    {
        lock (connection.Open)
            if (!connection.Open.Contains(update.Actor)) return false;
        if (!viewed.TryGetValue(update.Actor, out var record) || !record.Look(connection, update)) return false;
        _ = SharePresence(record);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RefreshCompanions(stoppingToken);
            await Parallel.ForEachAsync(
                viewed.Values, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = stoppingToken },
                async (record, _) => await Try(record, record.IsEmpty ? Drop : Renew));
        }
    }

    private async Task RefreshCompanions(CancellationToken cancellation)
    {
        try
        {
            await companions.Refresh(cancellation);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            RostersUnread(e.Message);
        }
    }

    private async Task Renew(ViewedRecord record)
    {
        record.Reference ??= grains.CreateObjectReference<IRecordObserver>(record);
        record.Renewed(await grains.Record(record.Actor).Watch(host, record.Reference, record.Reached, record.Present()));
    }

    private async Task Drop(ViewedRecord record)
    {
        if (!record.Close()) return;
        viewed.TryRemove(new(record.Actor, record));
        await grains.Record(record.Actor).Unwatch(host);
        if (record.Reference is { } reference) grains.DeleteObjectReference<IRecordObserver>(reference);
    }

    private Task SharePresence(ViewedRecord record) => Try(record, r => grains.Record(r.Actor).SetPresent(host, r.Present()));

    private async Task Try(ViewedRecord record, Func<ViewedRecord, Task> ask)
    {
        try
        {
            await ask(record);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            RenewalFailed(record.Actor.Value, e.Message);
        }
    }

    [LoggerMessage(2002, LogLevel.Warning, "Who shares a roster could not be read; it is read again. {Reason}")]
    private partial void RostersUnread(string reason);

    [LoggerMessage(2001, LogLevel.Warning, "{Actor} does not answer this host; it is asked again. {Reason}")]
    private partial void RenewalFailed(string actor, string reason);
}
