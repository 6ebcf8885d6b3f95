namespace Tracker.Grains;

/// <summary>The web hosts that watch a record. Each gets batches one at a time, each awaited, so that their order is the record's; what is
/// committed meanwhile goes into the next batch.</summary>
internal sealed class RecordHosts(ActorId actor, IEventLog log, LiveRecord record)
{
    private const int MaxPending = 10_000;
    private readonly Dictionary<string, Pump> pumps = [];
    private readonly Encoded<AccessList> access = new(AccessJson.Write);

    public WatchReply Watch(string host, IRecordObserver observer, long reached, PresentLine[] present)
    {
        if (!pumps.TryGetValue(host, out var pump) || pump.Broken)
        {
            pumps[host] = pump = new Pump(actor, log, record, access, reached < 0 ? record.Durable.Version : reached);
            pump.Replace(observer);
            pump.CatchUp();
        }
        pump.Replace(observer);
        SetPresent(host, present);
        return new WatchReply(access.Of(record.DurableAccess), pump.From, pump.TakeLost(), All());
    }

    public void Unwatch(string host)
    {
        if (!pumps.Remove(host, out var pump)) return;
        pump.Stop();
        if (pump.Present.Length > 0) SharePresence();
    }

    public void SetPresent(string host, PresentLine[] present)
    {
        if (!pumps.TryGetValue(host, out var pump) || Same(pump.Present, present)) return;
        pump.Present = present;
        SharePresence();
    }

    public void Publish(IReadOnlyList<CommittedEvent> events)
    {
        foreach (var pump in pumps.Values.Where(p => !p.Broken)) pump.Add(events);
        Forget();
    }

    /// <summary>The rights changed without an event of this record.</summary>
    public void AccessChanged()
    {
        Forget();
        foreach (var pump in pumps.Values) pump.Start();
    }

    /// <summary>Changes of a text that were not taken, to the host that brought them.</summary>
    public void Refuse(string host, IEnumerable<RefusedLine> refused)
    {
        if (pumps.TryGetValue(host, out var pump) && !pump.Broken) pump.Refuse(refused);
    }

    private void SharePresence()
    {
        Forget();
        var all = All();
        foreach (var pump in pumps.Values) pump.Share(all);
    }

    private void Forget()
    {
        foreach (var host in pumps.Where(p => p.Value.Broken).Select(p => p.Key).ToArray()) pumps.Remove(host);
    }

    private PresentLine[] All() => [.. pumps.Values.Where(p => !p.Broken).SelectMany(p => p.Present)];
    private static bool Same(PresentLine[] a, PresentLine[] b) => a.AsSpan().SequenceEqual(b);

    private sealed class Pump(ActorId actor, IEventLog log, LiveRecord record, Encoded<AccessList> written, long from)
    {
        private IRecordObserver? observer;
        private List<CommittedEvent> pending = [];
        private List<RefusedLine> refused = [];
        private PresentLine[]? presence;
        private AccessList? told;
        private bool busy;
        private bool lost;

        public PresentLine[] Present { get; set; } = [];
        public bool Broken { get; private set; }

        /// <summary>The actor version up to which everything was handed over or is under way.</summary>
        public long From { get; private set; } = from;

        public void Replace(IRecordObserver current) => observer = current;
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

        /// <summary>Hands over what a host that moved here has not got yet, before anything new.</summary>
        public void CatchUp()
        {
            if (From >= record.Durable.Version) return;
            busy = true;
            _ = Missed(From, record.Durable.Version);
        }

        private async Task Missed(long after, long upTo)
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

        /// <summary>Nothing more is handed over: nobody is there to take it.</summary>
        public void Stop() => Broken = true;

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
                while (!Broken && (pending.Count > 0 || refused.Count > 0 || presence is not null || !ReferenceEquals(told, record.DurableAccess)))
                {
                    var batch = Take();
                    await observer!.Deliver(batch);
                    From = Math.Max(From, batch.Version);
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
            var access = ReferenceEquals(told, record.DurableAccess) ? null : written.Of(record.DurableAccess);
            told = record.DurableAccess;
            return new RecordBatch(events.Count > 0 ? events[^1].ActorVersion : From, Frames(events), access, present, no.Count == 0 ? null : [.. no]);
        }

        private static EventFrame[] Frames(List<CommittedEvent> events) =>
            events.Count == 0 ? [] :
            [.. events.GroupBy(e => e.Compartment).Select(g => new EventFrame(g.Key, g.First().Version, [.. g.Select(e => e.Line)]))];
    }
}
