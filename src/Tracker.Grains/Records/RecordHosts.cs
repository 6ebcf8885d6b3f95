namespace Tracker.Grains;

/// <summary>The web hosts that watch a record. Each receives one awaited batch at a time, which keeps the order of events; what is committed
/// meanwhile goes into the next batch.</summary>
internal sealed class RecordHosts(ActorId actor, IEventLog log, LiveRecord record)
{
    private const int MaxPending = 10_000;
    private readonly Dictionary<string, Pump> pumps = [];
    private readonly Encoded<AccessList> access = new(AccessJson.Write);

    public bool Any => pumps.Count > 0;

    public WatchReply Watch(string host, IRecordObserver observer, long reached, PresentLine[] present)
    {
        if (!pumps.TryGetValue(host, out var pump) || pump.Broken)
        {
            pumps[host] = pump = new Pump(actor, log, record, access, reached < 0 ? record.Durable.Version : reached) { Observer = observer };
            pump.CatchUp();
        }
        pump.Observer = observer;
        SetPresent(host, present);
        return new WatchReply(access.Of(record.DurableAccess), pump.Reached, pump.TakeLost(), AllPresent());
    }

    public void Unwatch(string host)
    {
        if (!pumps.Remove(host, out var pump)) return;
        pump.Broken = true;
        if (pump.Present.Length > 0) SharePresence();
    }

    public void SetPresent(string host, PresentLine[] present)
    {
        if (!pumps.TryGetValue(host, out var pump) || pump.Present.AsSpan().SequenceEqual(present)) return;
        pump.Present = present;
        SharePresence();
    }

    public void Publish(IReadOnlyList<CommittedEvent> events)
    {
        foreach (var pump in pumps.Values.Where(p => !p.Broken)) pump.Add(events);
        RemoveBroken();
    }

    /// <summary>Sends rights that changed without an event of this record.</summary>
    public void AccessChanged()
    {
        RemoveBroken();
        foreach (var pump in pumps.Values) pump.Start();
    }

    /// <summary>Sends rejected changes of a text to the host that they came from.</summary>
    public void Refuse(string host, IEnumerable<RefusedLine> refused)
    {
        if (pumps.TryGetValue(host, out var pump) && !pump.Broken) pump.Refuse(refused);
    }

    private void SharePresence()
    {
        RemoveBroken();
        var all = AllPresent();
        foreach (var pump in pumps.Values) pump.Share(all);
    }

    private void RemoveBroken()
    {
        foreach (var host in pumps.Where(p => p.Value.Broken).Select(p => p.Key).ToArray()) pumps.Remove(host);
    }

    private PresentLine[] AllPresent() => [.. pumps.Values.Where(p => !p.Broken).SelectMany(p => p.Present)];
    private sealed class Pump(ActorId actor, IEventLog log, LiveRecord record, Encoded<AccessList> encoded, long reached)
    {
        private List<CommittedEvent> pending = [];
        private List<RefusedLine> refused = [];
        private PresentLine[]? presence;
        private AccessList? sentAccess;
        private bool busy;
        private bool lost;

        public required IRecordObserver Observer { get; set; }
        public PresentLine[] Present { get; set; } = [];

        /// <summary>True if the host failed or no longer watches: nothing more is sent to it.</summary>
        public bool Broken { get; set; }

        /// <summary>The actor version up to which everything was delivered.</summary>
        public long Reached { get; private set; } = reached;

        public bool TakeLost() => (lost, lost = false).Item1;

        public void Add(IReadOnlyList<CommittedEvent> events)
        {
            if (pending.Count + events.Count > MaxPending) (pending, lost) = ([], true);
            else pending.AddRange(events);
            Start();
        }

        public void Refuse(IEnumerable<RefusedLine> lines)
        {
            refused.AddRange(lines);
            Start();
        }

        public void Share(PresentLine[] all)
        {
            presence = all;
            Start();
        }

        /// <summary>Sends what a host that moved here has missed, before anything new.</summary>
        public void CatchUp()
        {
            if (Reached >= record.Durable.Version) return;
            busy = true;
            _ = SendMissed(Reached, record.Durable.Version);
        }

        private async Task SendMissed(long after, long upTo)
        {
            try
            {
                var rows = await log.Read(actor, after);
                pending.InsertRange(0, rows.Where(r => r.Version <= upTo).Select(record.Read));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                lost = true;
            }
            await Drain();
        }

        public void Start()
        {
            if (busy) return;
            busy = true;
            _ = Drain();
        }

        private async Task Drain()
        {
            try
            {
                while (!Broken && (pending.Count > 0 || refused.Count > 0 || presence is not null || !ReferenceEquals(sentAccess, record.DurableAccess)))
                {
                    var batch = Take();
                    await Observer.Deliver(batch);
                    Reached = Math.Max(Reached, batch.Version);
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Broken = true;
            }
            finally
            {
                busy = false;
            }
        }

        private RecordBatch Take()
        {
            var (events, present, no) = (pending, presence, refused);
            (pending, presence) = ([], null);
            if (no.Count > 0) refused = [];
            var access = ReferenceEquals(sentAccess, record.DurableAccess) ? null : encoded.Of(record.DurableAccess);
            sentAccess = record.DurableAccess;
            return new RecordBatch(events.Count > 0 ? events[^1].ActorVersion : Reached, Frames(events), access, present, no.Count == 0 ? null : [.. no]);
        }

        private static EventFrame[] Frames(List<CommittedEvent> events) =>
            [.. events.GroupBy(e => e.Compartment).Select(g => new EventFrame(g.Key, g.First().Version, [.. g.Select(e => e.Line)]))];
    }
}
