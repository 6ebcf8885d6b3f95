namespace Tracker.Domain.Delegations;

/// <summary>What the preparation meetings of a delegation say of one agenda point: those that were not cancelled.</summary>
/// <param name="Ended">How the last of them closed it, and which; null if none did.</param>
/// <param name="Decisions">What they decided about it, by the beginning of the meeting.</param>
public sealed record PointPreparation(
    (Preparation Meeting, ClosedPoint Closed)? Ended, ImmutableArray<(Preparation Meeting, PreparedDecision Decision)> Decisions)
{
    public static PointPreparation Of(DelegationState delegation, EntityId point)
    {
        var meetings = PreparationsPart.Of(delegation).Values.Where(m => !m.IsCancelled).OrderBy(m => m.Time.Value.Starts).ToList();
        return new(
            meetings.Where(m => m.Closed.ContainsKey(point)).Select(m => ((Preparation, ClosedPoint)?)(m, m.Closed[point]))
                .MaxBy(m => m!.Value.Item2.At),
            [.. meetings.SelectMany(m => m.Decisions.Values.Where(d => d.Point == point).Select(d => (m, d)))]);
    }

    /// <summary>True while the last meeting closed it as not ready, and its position is not final since.</summary>
    public bool IsNotReady(Position position) => Ended is { Closed.End: PointEnd.NotReady } && !position.State.Is(PositionState.Final);

    /// <summary>True if it was closed with a position that has moved on since.</summary>
    public bool HasMovedOn(Position position) => Ended is { Closed: { End: PointEnd.Position } closed } && position.TextVersion > closed.TextVersion;
}
