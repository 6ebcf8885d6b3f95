using System.Collections.Concurrent;
using Tracker.Domain.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.Directory;

/// <summary>
/// This web host's copy of the directory, kept up to date by watching its record. Changed rights arrive within milliseconds; the host
/// is not ready before the directory was read.
/// </summary>
public sealed partial class DirectoryCache(IGrainFactory grains, DirectoryKind kind, TimeProvider time, ILogger<DirectoryCache> logger)
    : BackgroundService, IRecordObserver, IPrincipals
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);
    private readonly string host = $"directory-{Guid.NewGuid():N}";
    private readonly TaskCompletionSource loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private volatile View view = new(0, DirectoryState.Empty, []);
    private long reached = -1;
    private long announced;

    /// <summary>Raised for each participant whose rights or name changed.</summary>
    public event Action<ParticipantId>? Changed;

    /// <summary>The whole directory, for administrators and for the sign-in.</summary>
    public DirectoryState State => view.State;

    /// <summary>The day (UTC) by which rights count.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public bool IsLoaded => loaded.Task.IsCompletedSuccessfully;

    /// <summary>Completes once the directory was read.</summary>
    public Task Loaded => loaded.Task;

    /// <summary>The version of <see cref="State"/>.</summary>
    public long Version => view.Version;

    /// <summary>The participant with their groups, or null if they are unknown or closed.</summary>
    public Principal? Find(ParticipantId participant) => view.Find(participant);

    /// <summary>The same, but asks the directory about unknown participants: another server may just have added them.</summary>
    public async Task<Principal?> FindOrAsk(ParticipantId participant, CancellationToken cancellation)
    {
        if (view.Find(participant) is null) await Read(cancellation);
        return view.Find(participant);
    }

    /// <summary>The organisation, or null; asks the directory about an unknown one, which may just have been added through another server or the hub.</summary>
    public async Task<OrganizationEntry?> FindOrAsk(GroupId organization, CancellationToken cancellation)
    {
        if (!State.Organizations.ContainsKey(organization)) await Read(cancellation);
        return State.Organizations.GetValueOrDefault(organization);
    }

    /// <summary>Completes once the cache shows <paramref name="version"/>, so that callers can read their own changes.</summary>
    public async Task Reach(long version, CancellationToken cancellation)
    {
        if (view.Version < version) await Read(cancellation);
    }

    public async Task Deliver(RecordBatch batch)
    {
        foreach (var frame in batch.Frames)
            if (frame.Compartment == CompartmentId.Administration)
                Apply(frame);
        lock (gate) reached = Math.Max(reached, batch.Version);
        if (view.Version < announced) await Read(CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var observer = grains.CreateObjectReference<IRecordObserver>(this);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Renewal;
            try
            {
                await Renew(observer, stoppingToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                if (IsLoaded) NotReached(e.Message);
                wait = Retry;
            }
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Renew(IRecordObserver observer, CancellationToken cancellation)
    {
        var reply = await grains.Record(DirectoryKind.Actor).Watch(host, observer, reached, []).WaitAsync(cancellation);
        if (!IsLoaded || reply.Lost) await Read(cancellation);
        lock (gate) reached = Math.Max(reached, reply.Reached);
        loaded.TrySetResult();
    }

    private async Task Read(CancellationToken cancellation)
    {
        var reply = await grains.Record(DirectoryKind.Actor).Open(Caller.Of(DirectoryState.System), new OpenCall([], null)).WaitAsync(cancellation);
        if (!reply.Found) return;
        var opened = JsonSerializer.Deserialize(reply.Opened, WireJson.Strict.OpenedMessage)!;
        foreach (var part in opened.Parts)
            if (part.Compartment == CompartmentId.Administration && part.State is { } json)
                Adopt(part.Version, (DirectoryState)JsonSerializer.Deserialize(json.Utf8.Span, kind.StateInfo)!);
    }

    private void Apply(EventFrame frame)
    {
        var last = frame.From + frame.Events.Length - 1;
        announced = Math.Max(announced, last);
        var (version, state) = (view.Version, view.State);
        if (frame.From > version + 1 || last <= version) return;
        while (++version <= last)
        {
            var wire = JsonSerializer.Deserialize(frame.Events[version - frame.From].Json, WireJson.Strict.WireEvent)!;
            var happened = kind.Codec.DecodeEvent(wire.N, wire.S, wire.P.Utf8.Span);
            state = kind.Evolve(state, new Recorded(CompartmentId.Administration, version, wire.Op, wire.By, wire.For, wire.At, happened));
        }
        Adopt(last, state);
    }

    private void Adopt(long version, DirectoryState next)
    {
        List<ParticipantId> changed;
        lock (gate)
        {
            if (version <= view.Version) return;
            var before = view;
            changed = [.. before.State.Participants.Keys.Union(next.Participants.Keys)
                .Where(id => before.State.PrincipalOf(id)?.Epoch != next.PrincipalOf(id)?.Epoch)];
            view = new View(version, next, before.Known.ExceptBy(changed, k => k.Key));
        }
        foreach (var id in changed) Changed?.Invoke(id);
    }

    /// <summary>One version of the directory; an unchanged participant stays the same object in the next.</summary>
    private sealed class View(long version, DirectoryState state, IEnumerable<KeyValuePair<ParticipantId, Principal>> known)
    {
        public readonly ConcurrentDictionary<ParticipantId, Principal> Known = new(known);

        public long Version => version;
        public DirectoryState State => state;

        public Principal? Find(ParticipantId id) =>
            Known.TryGetValue(id, out var found) ? found
            : state.PrincipalOf(id) is { } principal ? Known.GetOrAdd(id, principal)
            : null;
    }

    [LoggerMessage(3001, LogLevel.Warning, "The directory cannot be watched at the moment. {Reason}")]
    private partial void NotReached(string reason);
}
