using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Storage;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Storage;

namespace Tracker.Grains;

/// <summary>A live record as a grain: the loop, its snapshot, and the web hosts that watch it. Each kind has a grain type of its name.</summary>
[Reentrant, PreferLocalPlacement]
public abstract partial class RecordGrain(IEventLog log, RecordKinds kinds, TimeProvider time, ILogger<RecordGrain> logger, IServiceProvider services)
    : Grain, IRecordGrain
{
    public const string SnapshotStore = "snapshots";
    private const int SnapshotEvery = 500;

    private ActorId actor;
    private LiveRecord record = null!;
    private RecordHosts hosts = null!;
    private Snapshots snapshots = null!;
    private Lender lender = null!;

    protected ActorId Actor => actor;
    protected RecordKind Kind { get; private set; } = null!;
    protected LiveRecord Live => record;
    private protected RecordHosts Hosts => hosts;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        actor = ActorId.Parse(this.GetGrainId().ToString());
        var kind = kinds.Of(actor) ?? throw new InvalidOperationException($"There is no kind '{actor.Kind}'.");
        Kind = kind;
        record = new LiveRecord(actor, kind, log, time, logger);
        hosts = new RecordHosts(actor, log, record);
        lender = new Lender(kind, record, GrainFactory);
        snapshots = new Snapshots(services.GetRequiredKeyedService<IGrainStorage>(SnapshotStore), actor, kind);
        record.Committed += events => { hosts.Publish(events); lender.Tell(); MaybeSnapshot(); };
        record.Fenced += DeactivateOnIdle;
        await Recover();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => TrySnapshot();

    /// <summary>What must be known before anything is answered; by default nothing.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    public async Task<CommandReply> Execute(Caller caller, CommandCall command)
    {
        var started = Stopwatch.GetTimestamp();
        await Prepare();
        await lender.HearTexts();
        var outcome = Message(command) is { } message
            ? await record.Execute(caller.Principal, message)
            : OutcomeMessage.Rejected(new Rejection(RejectionCode.Malformed, "The command is not well formed."));
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
        var known = new Dictionary<CompartmentId, long>();
        foreach (var (compartment, version) in open.Known)
            if (CompartmentId.TryParse(compartment) is { } id)
                known[id] = version;
        var opened = record.Open(caller.Principal, known, open.Text);
        return new OpenReply(JsonSerializer.SerializeToUtf8Bytes(opened, WireJson.Strict.OpenedMessage), opened.Rejection is null);
    }

    public async Task<WatchReply> Watch(string host, IRecordObserver observer, long reached, PresentLine[] present)
    {
        await Prepare();
        await record.Load();
        return hosts.Watch(host, observer, reached, present);
    }

    public Task TextChanged(string text)
    {
        lender.Changed(text);
        return Task.CompletedTask;
    }

    public async Task Follow(string text, string reads, string by)
    {
        await record.Load();
        if (ActorId.TryParse(text) is { } id && ParticipantId.TryParse(by) is { } author) await record.Follow(id, reads, author);
        lender.Told(text);
    }

    public async Task<byte[]?> Lend(string text)
    {
        await record.Load();
        return lender.Lend(text);
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

    private CommandMessage? Message(CommandCall call)
    {
        if (CompartmentId.TryParse(call.Compartment) is not { } compartment || call.Operation == Guid.Empty) return null;
        if (call.OnBehalfOf is { } text && GroupId.TryParse(text) is null) return null;
        return new CommandMessage(
            actor, new OperationId(call.Operation), compartment, call.Seen, call.Name, new RawJson(call.Payload),
            call.OnBehalfOf is { } group ? GroupId.Parse(group) : null, call.Again);
    }

    private async Task Recover()
    {
        RecordSnapshot? snapshot = null;
        try
        {
            snapshot = await snapshots.Read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            SnapshotUnread(actor.Value, e.Message);
        }
        await record.Load(snapshot);
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
            SnapshotUnwritten(actor.Value, e.Message);
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "The snapshot of {Actor} could not be read; its log is replayed. {Reason}")]
    private partial void SnapshotUnread(string actor, string reason);

    [LoggerMessage(1102, LogLevel.Information, "The snapshot of {Actor} could not be written. {Reason}")]
    private partial void SnapshotUnwritten(string actor, string reason);
}
