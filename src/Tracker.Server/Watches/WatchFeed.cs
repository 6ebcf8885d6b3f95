using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;
using Tracker.Domain.Watches;

namespace Tracker.Server.Watches;

/// <summary>
/// Compares what enters the record with every watch, and counts for those with thresholds, soon after the commit and apart from it. How far it came is
/// kept only after all of a round was sent, and each round looks back a little over what was compared already, because commits of several servers do
/// not become visible in the order of their times. What is sent twice is said once: the watch itself decides.
/// </summary>
public sealed partial class WatchFeed : BackgroundService
{
    private const string Name = "watches";
    private const int AtOnce = 200;

    /// <summary>Longer than clocks of servers differ and a commit takes.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>After this, what other servers committed is looked for.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>What is committed within this is compared together.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);

    private readonly IStore store;
    private readonly IGrainFactory grains;
    private readonly RecordKinds kinds;
    private readonly CommitSignal signal;
    private readonly TimeProvider time;
    private readonly ILogger<WatchFeed> logger;
    private readonly WatchTable watches;
    private readonly RecordKind kind;

    private Dictionary<(ActorId, CompartmentId), long> compared = [];
    private HashSet<(ActorId, CompartmentId, long)> seen = [];
    private readonly SemaphoreSlim one = new(1);

    public WatchFeed(IStore store, IGrainFactory grains, RecordKinds kinds, CommitSignal signal, TimeProvider time, ILogger<WatchFeed> logger)
    {
        (this.store, this.grains, this.kinds, this.signal, this.time, this.logger) = (store, grains, kinds, signal, time, logger);
        (watches, kind) = (new WatchTable(store.Listings, grains, kinds), kinds.Find(WatchKind.Word)!);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                TriedAgain(logger, e);
            }
            await signal.Wait(Pause, time, stoppingToken);
            await Task.Delay(Gather, time, stoppingToken);
        }
    }

    /// <summary>Compares what came in since the last round; one at a time.</summary>
    internal async Task Round(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            await RoundAlone(cancellation);
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

    private async Task RoundAlone(CancellationToken cancellation)
    {
        if (await store.Bookmarks.Read(Name, cancellation) is not { } reached)
            await store.Bookmarks.Set(Name, reached = time.GetUtcNow(), cancellation);
        var recorded = await store.Claims.RecordedSince(reached - Overlap, cancellation);
        var news = recorded.Where(r => !compared.TryGetValue((r.Actor, r.Compartment), out var before) || before < r.Version).ToList();
        var all = await watches.On(cancellation);
        var added = all.Where(w => !seen.Contains(w.Terms)).ToList();
        await Compare(news, [.. all.Except(added)], cancellation);
        await Compare(recorded, added, cancellation);
        foreach (var watch in all.Where(w => !w.State.Terms.Value.Counts.IsEmpty)) await Count(watch, cancellation);
        compared = recorded.ToDictionary(r => (r.Actor, r.Compartment), r => r.Version);
        seen = [.. all.Select(w => w.Terms)];
        if (recorded.Count > 0) await store.Bookmarks.Set(Name, recorded.Max(r => r.At), cancellation);
    }

    private async Task Compare(IReadOnlyList<RecordedClaims> news, List<OnWatch> with, CancellationToken cancellation)
    {
        if (with.Count == 0) return;
        foreach (var some in news.GroupBy(r => r.Actor).Chunk(AtOnce))
        {
            var places = with.ToLookup(w => w.Compartment);
            var rows = await store.Claims.Find(
                new ClaimFilter(Subjects: [.. some.Select(s => s.Key)], Statements: Candidates.Statements), Sight(places.Select(p => p.Key)), 0, int.MaxValue,
                cancellation);
            foreach (var place in places)
            {
                var at = some.ToDictionary(s => s.Key, s => Latest(s, place.Key));
                foreach (var (candidate, _) in Candidates.Of(rows, place.Key, kinds))
                    if (at[candidate.Record] is { } when) await Compare(candidate, when, place);
            }
        }
    }

    private async Task Compare(Candidate candidate, DateTimeOffset at, IEnumerable<OnWatch> with)
    {
        var prepared = new Prepared(candidate);
        foreach (var watch in with)
            // What was there before the watch is shown beside it.
            if (at >= watch.State.Terms.At && watch.Matcher.Match(prepared) is { IsEmpty: false } reasons
                && watch.State.Of(candidate.Record)?.Learns(reasons) is not false)
                await Suggest(watch, new SuggestMatch(candidate.Record, candidate.Title, reasons));
    }

    private Task Suggest(OnWatch watch, SuggestMatch match) => Send(watch, match, match.Record);

    /// <summary>What the record says today of its thresholds is sent if the watch has not said it.</summary>
    private async Task Count(OnWatch watch, CancellationToken cancellation)
    {
        var sight = Sight([watch.Compartment]);
        var standings = new Standings(kinds, filter => store.Claims.Find(filter, sight, 0, int.MaxValue, cancellation));
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var (committee, under, standing) in await standings.Of(watch.State.Terms.Value, watch.Compartment, today))
            foreach (var threshold in watch.State.Terms.Value.Counts)
            {
                // Who was there before the watch is shown beside it.
                var weighed = Weighed.Weigh(threshold, standing, watch.State.Terms.At ?? DateTimeOffset.MaxValue);
                if (Crossing.News(watch.State.Of(threshold, standing.Committee), threshold, weighed.Outcome, weighed.Of) is not null)
                    await Send(watch, new NoteThreshold(threshold, committee, under, weighed.Outcome, weighed.Of), standing.Committee);
            }
    }

    private async Task Send(OnWatch watch, Command command, ActorId about)
    {
        var outcome = await grains.Record(watch.Actor).SendAsProgram(kind, watch.Compartment, command);
        if (outcome.Result == Result.Unknown) throw new IOException($"It is not known whether what {watch.Actor} was told is stored.");
        if (outcome.Rejection is { Code: not RejectionCode.IllegalStep } no) Untold(logger, watch.Actor.Value, about.Value, no.Sentence);
    }

    /// <summary>The last claim of a record that every reader of this compartment may read; null if nothing came in there.</summary>
    private static DateTimeOffset? Latest(IEnumerable<RecordedClaims> record, CompartmentId at) =>
        record.Where(r => r.Compartment == CompartmentId.Record || r.Compartment == at).Max(r => (DateTimeOffset?)r.At);

    /// <summary>The program reads what any of these audiences may read.</summary>
    private SearchSight Sight(IEnumerable<CompartmentId> places) => new(
        [.. from subject in kinds.All.OfType<SubjectKind>() from at in places.Append(CompartmentId.Record).Distinct() select (subject.Name, at)], [], []);

    [LoggerMessage(3310, LogLevel.Warning, "What entered the record could not be compared with the watches; this is tried again.")]
    private static partial void TriedAgain(ILogger logger, Exception e);

    [LoggerMessage(3311, LogLevel.Warning, "{Watch} did not take what was found of {Record}. {Reason}")]
    private static partial void Untold(ILogger logger, string watch, string record, string reason);
}
