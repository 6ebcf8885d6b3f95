using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Placement;
using Tracker.Domain.Alerts;
using Tracker.Domain.Watches;

namespace Tracker.Grains;

/// <summary>A live record of any kind as a grain: the loop, its snapshot, and the web hosts that watch it.</summary>
[GrainType(TypeName), Reentrant, PreferLocalPlacement]
public partial class RecordGrain(RecordServices services) : Grain, IRecordGrain, IRemindable
{
    internal const string TypeName = "record";
    public const string SnapshotStore = "snapshots";
    private const int SnapshotEvery = 500;

    private LiveRecord record = null!;
    private RecordHosts hosts = null!;
    private SnapshotStore snapshots = null!;
    private RightsOfTexts texts = null!;
    private RecordClock clock = null!;

    protected RecordServices Services => services;
    protected ActorId Actor { get; private set; }
    protected RecordKind Kind { get; private set; } = null!;
    protected LiveRecord Live => record;
    private protected RecordHosts Hosts => hosts;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Actor = ActorId.Trusted(this.GetPrimaryKeyString());
        Kind = services.Kinds.Of(Actor) ?? throw new InvalidOperationException($"There is no kind '{Actor.Kind}'.");
        record = new LiveRecord(Actor, Kind, services.Log, services.Time, services.Logger);
        hosts = new RecordHosts(Actor, services.Log, record);
        texts = new RightsOfTexts(Kind, record, GrainFactory, services.Time);
        snapshots = new SnapshotStore(services.Snapshots, Actor, Kind, services.Seal);
        record.Committed += events => { hosts.Publish(events); texts.Publish(); MaybeSnapshot(); };
        if (services.Signal is { } signal && IsCompared(Kind)) record.Committed += _ => signal.Raise();
        if (services.Changed is { } changed) record.Committed += _ => changed.Add(Actor);
        if (services.Held is { } held && Actor.Kind == AlertsKind.Word) record.Committed += held.Hear;
        clock = new RecordClock(this, Kind, Actor, record, services.Time, services.Logger);
        record.Committed += _ => clock.Follow();
        record.Fenced += DeactivateOnIdle;
        await Recover();
        clock.Follow();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => TrySnapshot();

    /// <summary>Runs before every call that needs rights; does nothing by default.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    public async Task<CommandReply> Execute(Caller caller, CommandCall command)
    {
        var started = Stopwatch.GetTimestamp();
        await Prepare();
        var message = new CommandMessage(
            Actor, command.Operation, command.Compartment, command.Seen, command.Name, new RawJson(command.Payload), command.OnBehalfOf, command.Again);
        var outcome = await record.Execute(caller.Principal, message, texts.HaveChanged ? texts.Refresh : null);
        LeaveIfNothing();
        RecordMetrics.Commands.Add(1, new KeyValuePair<string, object?>("result", outcome.Result));
        RecordMetrics.CommandSeconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return new CommandReply(
            (int)outcome.Result, outcome.Version,
            outcome.Rejection is null ? null : JsonSerializer.SerializeToUtf8Bytes(outcome.Rejection, WireJson.Strict.Rejection));
    }

    public async Task<OpenReply> Open(Caller caller, OpenCall open)
    {
        await Prepare();
        await record.Load();
        var known = open.Known.ToDictionary(k => k.Compartment, k => k.Version);
        var opened = record.Open(caller.Principal, known, open.Text);
        LeaveIfNothing();
        return new OpenReply(JsonSerializer.SerializeToUtf8Bytes(opened, WireJson.Strict.OpenedMessage), opened.Rejection is null);
    }

    public async Task<WatchReply> Watch(string host, IRecordObserver observer, long reached, PresentLine[] present)
    {
        await Prepare();
        await record.Load();
        return hosts.Watch(host, observer, reached, present);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await record.Load();
        await clock.Tick();
    }

    public Task TextChanged(ActorId text)
    {
        texts.Changed(text);
        return Task.CompletedTask;
    }

    public async Task Follow(ActorId text, string reads, ParticipantId by)
    {
        await record.Load();
        await record.Follow(text, reads, by);
        texts.Followed(text);
    }

    public async Task<byte[]?> RightsOfText(ActorId text)
    {
        await record.Load();
        LeaveIfNothing();
        return texts.Of(text);
    }

    public Task Unwatch(string host)
    {
        hosts.Unwatch(host);
        return Task.CompletedTask;
    }

    public Task SetPresent(string host, PresentLine[] present)
    {
        hosts.SetPresent(host, present);
        return Task.CompletedTask;
    }

    /// <summary>An activation for a record that does not exist is not kept: names that are made up would fill the memory.</summary>
    private void LeaveIfNothing()
    {
        if (record.IsNothing && !hosts.Any) DeactivateOnIdle();
    }

    /// <summary>True for kinds with claims, and for watches, with which these are compared.</summary>
    private static bool IsCompared(RecordKind kind) => kind.ClaimsIn(kind.EmptyState) is not null || kind is WatchKind;

    private async Task Recover()
    {
        RecordSnapshot? snapshot = null;
        try
        {
            snapshot = await snapshots.Read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            SnapshotUnread(services.Logger, Actor.Value, e.Message);
        }
        await record.Load(snapshot);
        if (snapshot is null || !record.Disowned) return;
        snapshots.Disown();
        SnapshotUnread(services.Logger, Actor.Value, "It is not of this history: its hash is not that of its event.");
    }

    private void MaybeSnapshot()
    {
        if (record.Durable.Version - snapshots.Version >= SnapshotEvery) _ = TrySnapshot();
    }

    private async Task TrySnapshot()
    {
        try
        {
            if (record.ReadOnly is null) await snapshots.Write(record.Durable);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            SnapshotUnwritten(services.Logger, Actor.Value, e.Message);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "The snapshot of {Actor} could not be read; its log is replayed. {Reason}")]
    private static partial void SnapshotUnread(ILogger logger, string actor, string reason);

    [LoggerMessage(1102, LogLevel.Information, "The snapshot of {Actor} could not be written. {Reason}")]
    private static partial void SnapshotUnwritten(ILogger logger, string actor, string reason);
}
