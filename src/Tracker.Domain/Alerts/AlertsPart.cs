namespace Tracker.Domain.Alerts;

/// <summary>Following, reading, and being told that there is something new.</summary>
internal sealed class AlertsPart : Part<AlertBook, AlertCommand, AlertEvent>
{
    /// <summary>Records that are read at once, and the longest key of a reminder.</summary>
    private const int MostRead = 500, LongestKey = 200;

    protected override Decision Decide(AlertBook here, Sight sight, AlertCommand command) => command switch
    {
        OpenAlerts => sight.Record.Exists ? Decision.Nothing : Decision.Of(sight.At, new AlertsOpened()),
        FollowRecord c => Follow(here, sight.At, c),
        ReadAlerts c => Read(here, sight.At, c),
        RingAlerts c => Ring(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override AlertBook Evolve(AlertBook state, AlertEvent happened, Recorded recorded) => happened switch
    {
        AlertsOpened => state,
        RecordFollowed e => Followed(state, e, recorded),
        AlertsRead e => state with
        {
            Read = e.Read.Aggregate(state.Read, (all, seen) => all.SetItem(seen.Record, all.GetValueOrDefault(seen.Record)?.And(seen) ?? seen)),
            Waiting = state.Waiting.Except(e.Read.Select(r => r.Record)),
        },
        AlertsRung e => state with { Waiting = state.Waiting.Union(e.Records) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Follow(AlertBook here, CompartmentId at, FollowRecord c)
    {
        if (c.Record.Kind == AlertsKind.Word) return Rejection.Invalid("What you follow is told to you anyway.", "record");
        var known = here.Following.GetValueOrDefault(c.Record);
        if (known is null && Rejection.Full(here.Following.Count, AlertBook.Most, "followed records") is { } full) return full;
        if (c.Point is { } point && known?.Points?.ContainsKey(point) is not true
            && Rejection.Full(known?.Points?.Count ?? 0, AlertBook.MostPoints, "followed points") is { } many) return many;
        return here.LevelOf(c.Record, c.Point).Decide(c.Was, c.To, "to", at, new RecordFollowed(c.Record, c.Was, c.To, c.Point, c.Seen));
    }

    private static Decision Read(AlertBook here, CompartmentId at, ReadAlerts c)
    {
        if (c.Read.IsDefaultOrEmpty) return TextLimits.Required("read");
        if (Rejection.Full(c.Read.Length - 1, MostRead, "read records") is { } full) return full;
        if (c.Read.SelectMany(r => r.Reminders ?? []).Select(k => TextLimits.Demands(k, "read.reminders", LongestKey)).FirstOrDefault(no => no is not null)
            is { } refused) return refused;
        return Adds(here, c) ? Decision.Of(at, new AlertsRead(c.Read)) : Decision.Nothing;
    }

    private static bool Adds(AlertBook here, ReadAlerts c) => c.Read.Any(r =>
        here.Waiting.Contains(r.Record) || here.Read.GetValueOrDefault(r.Record) is not { } known
        || r.Versions.Any(v => v.Value > known.Versions.GetValueOrDefault(v.Key)) || r.Reminders?.Any(k => !known.HasRead(k)) is true);

    private static Decision Ring(AlertBook here, Sight sight, RingAlerts c)
    {
        if (!sight.Record.Exists) return Rejection.NotFound;
        var news = c.Records.IsDefault ? [] : c.Records.Where(r => !here.Waiting.Contains(r)).Distinct().ToImmutableArray();
        return news.IsEmpty ? Decision.Nothing : Decision.Of(sight.At, new AlertsRung(news));
    }

    private static AlertBook Followed(AlertBook state, RecordFollowed e, Recorded recorded)
    {
        var was = state.Following.GetValueOrDefault(e.Record);
        var begins = was is not { IsOn: true };
        var now = was ?? new Followed(Alerts.Followed.Nothing, recorded.At);
        var level = now.Of(e.Point).Set(e.To, recorded);
        now = e.Point is { } point
            ? now with { Points = (now.Points ?? ImmutableSortedDictionary<EntityId, Choice<AlertLevel>>.Empty).SetItem(point, level) }
            : now with { Level = level };
        if (begins) now = now with { Since = recorded.At };
        return state with { Following = state.Following.SetItem(e.Record, now), Read = Seen(state.Read, e, begins) };
    }

    /// <summary>What the participant had on the screen when they began to follow is no news.</summary>
    private static ImmutableSortedDictionary<ActorId, AlertsSeen> Seen(ImmutableSortedDictionary<ActorId, AlertsSeen> read, RecordFollowed e, bool begins)
    {
        if (e.Seen is not { IsEmpty: false } seen || e.To == AlertLevel.Nothing) return read;
        var known = read.GetValueOrDefault(e.Record) ?? new AlertsSeen(e.Record, ImmutableSortedDictionary<CompartmentId, long>.Empty);
        return read.SetItem(e.Record, begins ? known.And(new(e.Record, seen)) : known.WhereUnknown(seen));
    }
}
