using System.Collections.Immutable;
using Tracker.Domain.Alerts;
using Tracker.Server.Alerts;

namespace Tracker.Server.Mail;

/// <summary>What a mail says of one record whose title everyone may read: the changes that everyone may read.</summary>
internal sealed record OpenNews(ActorId Record, string Title, IReadOnlyList<string> Changes);

/// <summary>What a mail says, made at the moment of sending.</summary>
/// <param name="Closed">How much of each sort is closed to others: only the numbers leave the program.</param>
/// <param name="Cover">How far it reaches, by record.</param>
/// <param name="Mailed">The same for the participant's own record, once it was sent.</param>
internal sealed record MailContent(
    IReadOnlyList<OpenNews> Open, IReadOnlyDictionary<AlertSort, int> Closed, ImmutableArray<AlertsSeen> Cover, ImmutableArray<AlertsMailed> Mailed)
{
    public int Count => Open.Sum(o => o.Changes.Count) + Closed.Values.Sum();
}

/// <summary>Reads what is to be mailed to a participant: what they have not read, may read now, and were not mailed before.</summary>
internal sealed class MailNews(AlertReader reader)
{
    /// <summary>Null if there is nothing.</summary>
    /// <param name="cover">Not beyond this; null for everything until now.</param>
    public async Task<MailContent?> Of(
        Principal viewer, AlertBook book, AlertWay way, ImmutableArray<AlertsSeen>? cover, CancellationToken cancellation)
    {
        var covered = cover?.ToDictionary(c => c.Record);
        var parts = new List<Part>();
        await foreach (var telling in reader.Tellings(viewer, book, covered?.Keys.ToHashSet(), cancellation))
            if (new Part(telling, book.Mail!, way, covered?[telling.Record] ?? telling.Reach) is { IsEmpty: false } part)
                parts.Add(part);
        return parts.Count == 0 ? null : new(
            [.. parts.Select(p => p.Open).OfType<OpenNews>()], Closed(parts), [.. parts.Select(p => p.Cover)], [.. parts.Select(p => p.Mailed)]);
    }

    private static Dictionary<AlertSort, int> Closed(List<Part> parts) =>
        parts.SelectMany(p => p.Closed).CountBy(s => s).ToDictionary(c => c.Key, c => c.Value);

    /// <summary>Of one record, what one mail takes.</summary>
    private sealed class Part
    {
        private readonly Telling telling;
        private readonly List<Happening> left, taken;
        private readonly List<Reminder> reminders;

        public Part(Telling telling, AlertMail mail, AlertWay way, AlertsSeen cover)
        {
            (this.telling, Cover) = (telling, cover);
            left = [.. telling.Happened.Where(h => h.IsUnread && h.Row.RecordedAt > mail.Since.Of(SortOf(h))
                && !mail.HasMailed(telling.Record, h.Row.Compartment, h.Row.CompartmentVersion))];
            taken = [.. left.Where(h => mail.WayOf(SortOf(h)) == way && h.Row.CompartmentVersion <= cover.Versions.GetValueOrDefault(h.Row.Compartment))];
            reminders = [.. telling.Reminders.Where(r => mail.WayOf(AlertSort.Yours) == way && !telling.Read.HasRead(r.Key)
                && !mail.HasMailed(telling.Record, r.Key) && cover.HasRead(r.Key))];
        }

        public AlertsSeen Cover { get; }

        public bool IsEmpty => taken.Count + reminders.Count == 0;

        public OpenNews? Open => TitleForAll is { } title && taken.Where(IsForAll).ToList() is { Count: > 0 } open
            ? new(telling.Record, title, [.. open.Select(h => h.Told.SaidTo(telling.Viewer))]) : null;

        public IEnumerable<AlertSort> Closed =>
            taken.Where(h => !(TitleForAll is not null && IsForAll(h))).Select(SortOf).Concat(reminders.Select(_ => AlertSort.Yours));

        /// <summary>What is left over for another mail stays above the version up to which nothing is.</summary>
        public AlertsMailed Mailed
        {
            get
            {
                var rest = left.Except(taken).ToLookup(h => h.Row.Compartment, h => h.Row.CompartmentVersion);
                var upTo = telling.Places.ToImmutableSortedDictionary(
                    p => p.Compartment, p => Math.Min(Cover.Versions.GetValueOrDefault(p.Compartment), rest[p.Compartment].Append(long.MaxValue).Min() - 1));
                var above = taken.Where(h => h.Row.CompartmentVersion > upTo[h.Row.Compartment]).GroupBy(h => h.Row.Compartment)
                    .ToImmutableSortedDictionary(g => g.Key, g => g.Select(h => h.Row.CompartmentVersion).ToImmutableSortedSet());
                return new(telling.Record, upTo, above.IsEmpty ? null : above, reminders.Count == 0 ? null : [.. reminders.Select(r => r.Key)]);
            }
        }

        /// <summary>The title as every participant reads it; null if they do not.</summary>
        private string? TitleForAll => telling.State.Compartments.GetValueOrDefault(CompartmentId.Record) is { } open
            && telling.Kind.ListingOf(CompartmentId.Record, open.State)?.Title is { Length: > 0 } title ? title : null;

        private static bool IsForAll(Happening happening) => happening.Row.Compartment == CompartmentId.Record;

        private AlertSort SortOf(Happening happening) =>
            happening.Told.IsFor(telling.Viewer) ? AlertSort.Yours
            : happening.Told.From == AlertLevel.Important ? AlertSort.Important
            : AlertSort.Other;
    }
}
