using Tracker.Domain.Alerts;

namespace Tracker.Server.Alerts;

/// <summary>Why a participant is told of what happens in a record, and of how much.</summary>
/// <param name="record">How they follow it; null if it only concerns them.</param>
/// <param name="since">What was recorded before is no news to them.</param>
internal sealed class Interest(Followed? record, DateTimeOffset since)
{
    private readonly Dictionary<ActorId, AlertLevel> named = [];
    private AlertLevel level = record?.Level.Value ?? AlertLevel.Nothing;

    public DateTimeOffset Since { get; private set; } = since;

    /// <summary>The followed committee to which the record belongs.</summary>
    public ActorId? Through { get; private set; }

    /// <summary>The record belongs to a committee that they follow.</summary>
    public void Add(ActorId committee, Followed followed)
    {
        if (followed.Level.Value <= level) return;
        if (level == AlertLevel.Nothing) (Through, Since) = (committee, followed.Since);
        level = followed.Level.Value;
    }

    /// <summary>The record may name another one that they follow.</summary>
    public void AddNamed(ActorId other, Followed followed)
    {
        named[other] = followed.Level.Value;
        if (level == AlertLevel.Nothing && followed.Since < Since) Since = followed.Since;
    }

    /// <summary>The record concerns what they deal with: they are told what is important, whether they follow it or not.</summary>
    public void Concern(DateTimeOffset from)
    {
        if (level < AlertLevel.Important) level = AlertLevel.Important;
        if (from < Since) Since = from;
    }

    public bool Takes(Told told, ParticipantId participant) =>
        told.IsFor(participant) || Covers(level, told) || told.Point is { } point && Covers(record?.Of(point).Value ?? AlertLevel.Nothing, told)
        || told.Names?.Any(n => named.TryGetValue(n, out var of) && Covers(of, told)) is true;

    private static bool Covers(AlertLevel level, Told told) => level != AlertLevel.Nothing && level >= told.From;
}
