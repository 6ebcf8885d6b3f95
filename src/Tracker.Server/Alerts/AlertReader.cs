using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Tracker.Domain.Alerts;
using Tracker.Domain.Briefings;
using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.ExportControl;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Participating;
using Tracker.Domain.Vital;
using Tracker.Domain.Watches;
using Tracker.Server.ExportControl;
using Tracker.Server.History;
using Tracker.Server.Records;
using Tracker.Server.Web;
using Tracker.Web.Records;

namespace Tracker.Server.Alerts;

/// <summary>
/// What a participant is told of, made anew from the log each time: nothing of it is stored, so nothing can be shown that they may not read at this
/// moment, nothing is lost when a server stops, and nothing comes twice. Only what they follow and how far they have read is kept, in their own record.
/// </summary>
public sealed class AlertReader(
    IStore store, IGrainFactory grains, OpenedRecords opened, ReaderSights sights, RecordKinds kinds, ListedParticipants listed, TimeProvider time)
{
    /// <summary>What is older is in the history of the record.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Records that are shown, and events of one that are looked at.</summary>
    private const int MostRecords = 100, MostEvents = 300, MostChanges = 50;

    private static readonly string OfCommittee = StatementColumns.WordOf(typeof(OfCommittee));
    private readonly RecordKind kind = kinds.Find(AlertsKind.Word)!;

    /// <param name="only">Only what happened in these records; null for all.</param>
    public async Task<AlertList> Of(Principal viewer, IReadOnlySet<ActorId>? only = null, CancellationToken cancellation = default)
    {
        var book = await BookOf(viewer.Id);
        var lines = new List<AlertLine>();
        await foreach (var telling in Tellings(viewer, book ?? AlertBook.Empty, only, cancellation))
            lines.Add(await LineOf(viewer, telling));
        return new([.. lines.OrderByDescending(l => l.At)], lines.Count(l => l.Unread > 0), book is not null);
    }

    /// <summary>What the viewer is told of, record by record, those that changed last first.</summary>
    internal async IAsyncEnumerable<Telling> Tellings(
        Principal viewer, AlertBook book, IReadOnlySet<ActorId>? only, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var sight = await sights.Of(viewer, cancellation);
        var interests = await Interests(viewer, book, sight, now - Kept, cancellation);
        var changes = (await store.Listings.LastChanges(interests.Keys.Where(r => only?.Contains(r) is not false), cancellation))
            .Where(c => sight.Reads(c.Actor, c.Compartment)).ToLookup(c => c.Actor);
        var (told, recent) = (0, changes.Where(c => Reminds(c.Key) || c.Any(l => l.ChangedAt >= now - Kept)));
        foreach (var record in recent.OrderByDescending(c => c.Max(l => l.ChangedAt)))
        {
            if (told == MostRecords) yield break;
            var read = book.Read.GetValueOrDefault(record.Key) ?? new AlertsSeen(record.Key, ImmutableSortedDictionary<CompartmentId, long>.Empty);
            if (await TellingOf(viewer, record.Key, [.. record], interests[record.Key], read, now, cancellation) is not { } telling) continue;
            told++;
            yield return telling;
        }
    }

    /// <summary>What the viewer follows, by title; what is closed to them by now comes last.</summary>
    public async Task<List<FollowedLine>> FollowedBy(Principal viewer, CancellationToken cancellation = default)
    {
        var book = await BookOf(viewer.Id) ?? AlertBook.Empty;
        var sight = await sights.Of(viewer, cancellation);
        var titles = new Dictionary<ActorId, string>();
        var places = (await store.Listings.LastChanges(book.Following.Keys, cancellation))
            .Where(c => sight.Reads(c.Actor, c.Compartment)).ToLookup(c => c.Compartment);
        foreach (var place in places.OrderBy(p => p.Key != CompartmentId.Delegation).ThenBy(p => p.Key != CompartmentId.Record).ThenBy(p => p.Key))
            foreach (var row in await store.Listings.Of(place.Select(c => c.Actor), place.Key, cancellation))
                titles.TryAdd(row.Actor, row.Title);
        var lines =
            from followed in book.Following
            from point in (followed.Value.Points?.Keys ?? []).Cast<EntityId?>().Prepend(null)
            let level = followed.Value.Of(point).Value
            where level != AlertLevel.Nothing
            select new FollowedLine(followed.Key, level, titles.GetValueOrDefault(followed.Key), point);
        return [.. lines.OrderBy(l => l.Title is null).ThenBy(l => l.Title, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Null until it exists.</summary>
    public async Task<AlertBook?> BookOf(ParticipantId participant) =>
        (await grains.Record(AlertsKind.Of(participant)).ReadAsProgram<AlertBook>(kind)).GetValueOrDefault(CompartmentId.Own(participant));

    /// <summary>A delegation or a note may remind of something however long ago it changed.</summary>
    private static bool Reminds(ActorId record) => record.Kind is "delegation" or VitalKind.Word or BriefingKind.Word;

    private async Task<Dictionary<ActorId, Interest>> Interests(
        Principal viewer, AlertBook book, ReaderSight sight, DateTimeOffset since, CancellationToken cancellation)
    {
        var interests = new Dictionary<ActorId, Interest>();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        foreach (var (record, followed) in book.Following.Where(f => f.Value.IsOn)) interests[record] = new(followed, followed.Since);
        foreach (var delegation in (await store.Listings.AccessListsOf(viewer.Id, cancellation)).Keys) Of(delegation);
        foreach (var watch in await store.Listings.List(WatchKind.Word, null, null, 0, int.MaxValue, cancellation)) Of(watch.Actor);
        foreach (var call in await store.Listings.List(CallKind.Word, CompartmentId.Record, null, 0, int.MaxValue, cancellation)) Of(call.Actor);
        // Whom a hosting plan concerns besides its committee: program managers, and officials by what is in the compartment of their office.
        if (viewer.IsProgramManager(today) || viewer.IsGovernment(today))
            foreach (var plan in await store.Listings.List(HostingKind.Word, null, null, 0, int.MaxValue, cancellation)) Of(plan.Actor).Concern(since);
        foreach (var guidance in await store.Listings.List(GuidanceKind.Word, CompartmentId.Record, null, 0, int.MaxValue, cancellation))
            foreach (var (record, followed) in book.Following.Where(f => f.Value.IsOn)) Of(guidance.Actor).AddNamed(record, followed);
        await AddConcerning(viewer, interests, since, cancellation);
        foreach (var shown in await store.Listings.List(BasisKind.Word, CompartmentId.Government, null, 0, int.MaxValue, cancellation))
            foreach (var (record, followed) in book.Following.Where(f => f.Value.IsOn)) Of(shown.Actor).AddNamed(record, followed);
        foreach (var company in viewer.Memberships.Select(m => m.Group).Where(g => g.IsOrganization).Distinct())
            foreach (var log in await store.Listings.List(BasisKind.Word, BasisKind.CompartmentOf(company), null, 0, int.MaxValue, cancellation))
                Of(log.Actor);
        foreach (var office in viewer.Memberships.Select(m => m.Group).Where(g => g.IsOffice).Distinct())
            foreach (var kind in (string[])[VitalKind.Word, BriefingKind.Word])
                foreach (var released in await store.Listings.List(kind, CompartmentId.Office(office), null, 0, int.MaxValue, cancellation))
                    Of(released.Actor);
        var subjects = book.Following
            .Where(f => f.Value.Level.Value != AlertLevel.Nothing
                && f.Key.Kind is not ("delegation" or WatchKind.Word or VitalKind.Word or BriefingKind.Word)).ToList();
        if (subjects.Count == 0) return interests;
        var names = subjects.ToDictionary(s => s.Key, s => s.Value);
        var committees = await store.Claims.WithThoseBelow(names.Keys, cancellation);
        IReadOnlyList<ActorId> asked = [.. names.Keys.Union(committees.Select(c => c.Key))];
        foreach (var row in await store.Claims.Find(new ClaimFilter(Names: asked), sight.Asked, 0, int.MaxValue, cancellation))
            if (sight.Reads(row.Actor, row.Compartment))
                foreach (var named in row.Records().Where(n => n != row.Actor))
                {
                    if (row.Statement == OfCommittee)
                        foreach (var committee in committees[named]) Of(row.Actor).Add(committee, names[committee]);
                    else if (row.RecordedFrom >= since && names.TryGetValue(named, out var followed)) Of(row.Actor).AddNamed(named, followed);
                }
        return interests;

        Interest Of(ActorId record) => interests.TryGetValue(record, out var known) ? known : interests[record] = new(null, time.GetUtcNow());
    }

    /// <summary>Guidance that changed lately concerns those on the roster of a delegation that deals with whom it speaks of.</summary>
    private async Task AddConcerning(
        Principal viewer, Dictionary<ActorId, Interest> interests, DateTimeOffset since, CancellationToken cancellation)
    {
        var recent = await store.Listings.List(GuidanceKind.Word, CompartmentId.Record, null, 0, int.MaxValue, cancellation);
        if (!recent.Any(r => r.ChangedAt >= since)) return;
        foreach (var delegation in interests.Keys.Where(r => r.Kind == "delegation").ToList())
            foreach (var guidance in await listed.Concerning(viewer, delegation, cancellation) ?? [])
            {
                if (!interests.TryGetValue(guidance.Guidance, out var interest)) interests[guidance.Guidance] = interest = new(null, since);
                interest.Concern(since);
            }
    }

    /// <summary>Null if there is nothing to tell.</summary>
    private async Task<Telling?> TellingOf(
        Principal viewer, ActorId actor, IReadOnlyList<LastChange> places, Interest interest, AlertsSeen read, DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (kinds.Of(actor) is not { } of) return null;
        var news = await store.News.Newest(actor, places.Select(c => c.Compartment), now - Kept, MostEvents, cancellation);
        if (news.Count == 0 && !Reminds(actor)) return null;
        if (await opened.Open(viewer, actor) is not { } record) return null;
        var happened = news.Where(e => e.Participant != viewer.Id && record.Compartments.ContainsKey(e.Compartment))
            .Select(e => HappeningOf(of, record, e, viewer.Id, interest, read)).OfType<Happening>().ToList();
        var reminders = AlertWords.Reminders(record, viewer.Id, now).ToList();
        return happened.Count + reminders.Count == 0 ? null : new(viewer.Id, actor, of, record, places, happened, reminders, read, interest.Through);
    }

    private async Task<AlertLine> LineOf(Principal viewer, Telling telling)
    {
        var told = telling.Happened.Select(h => ChangeOf(viewer.Id, h)).ToList();
        told.AddRange(telling.Reminders.Select(
            r => new AlertChange(r.Since, r.What, !telling.Read.HasRead(r.Key), Point: r.Point, Meeting: r.Meeting, Tab: r.Tab)));
        var newest = told.OrderByDescending(c => c.IsUnread).ThenByDescending(c => c.At).Take(MostChanges).OrderByDescending(c => c.At).ToList();
        return new(
            telling.Record, RecordTitle.Of(telling.Kind, telling.State), newest[0].At, newest, told.Count(c => c.IsUnread), telling.Reach,
            telling.Through is { } committee ? await TitleOf(viewer, committee) : null);
    }

    private async Task<string?> TitleOf(Principal viewer, ActorId actor) =>
        await opened.Open(viewer, actor) is { } record ? RecordTitle.Of(kinds.Of(actor)!, record) : null;

    private static Happening? HappeningOf(
        RecordKind of, RecordState record, StoredEvent row, ParticipantId viewer, Interest interest, AlertsSeen read)
    {
        if (Words(of, record, row) is not { } told || !interest.Takes(told, viewer)) return null;
        var isUnread = read.Versions.TryGetValue(row.Compartment, out var version) ? row.CompartmentVersion > version
            : told.IsFor(viewer) || row.RecordedAt > interest.Since;
        return isUnread || told.IsFor(viewer) || row.RecordedAt > interest.Since ? new(row, told, isUnread) : null;
    }

    private AlertChange ChangeOf(ParticipantId viewer, Happening happening)
    {
        var (row, told) = (happening.Row, happening.Told);
        return new(
            row.RecordedAt, told.SaidTo(viewer), happening.IsUnread, row.Participant,
            row.Participant == ParticipantId.System ? "Tracker" : opened.NameOf(row.Participant), row.Compartment, told.Point, told.Meeting, told.Tab);
    }

    /// <summary>Null for an event that cannot be read, which the history says.</summary>
    private static Told? Words(RecordKind of, RecordState record, StoredEvent row)
    {
        try
        {
            return AlertWords.Of(record, row.Compartment, RecordHistory.Recorded(of, row).Event);
        }
        catch (Exception e) when (e is JsonException or UnknownEventException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
