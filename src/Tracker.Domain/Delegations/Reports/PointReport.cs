namespace Tracker.Domain.Delegations;

/// <summary>How the outcome of a point compares with the delegation's position on it.</summary>
public enum PositionMet { NotCompared, AsPreferred, WithinRange, Fallback, NotMet }

/// <summary>How the meeting ended a point, compared with the position.</summary>
/// <param name="Version">Incremented with every change; the first is 1.</param>
/// <param name="TextVersion">Of the position that it was compared with.</param>
/// <param name="Text">What was agreed, in words; null if nobody wrote it down.</param>
/// <param name="Because">Why it is not what was preferred; null where it is, or nothing was compared.</param>
/// <param name="Source">Where the meeting says so, such as a document of it; null if no document does yet.</param>
/// <param name="Task">What is to be done about it, or null.</param>
public sealed record PointReport(
    int Version, FloorOutcome Outcome, PositionMet Met, int TextVersion, ParticipantId By, DateTimeOffset At, string? Text = null, string? Because = null,
    string? Source = null, EntityId? Task = null)
{
    /// <summary>True if it is not what the delegation preferred.</summary>
    [JsonIgnore]
    public bool Deviates => IsDeviation(Met);

    public static bool IsDeviation(PositionMet met) => met is PositionMet.Fallback or PositionMet.NotMet;

    /// <summary>How an outcome compares with a stance, where the two alone tell it; null where only somebody who was there can say. A preferred outcome
    /// that was written down is compared by a person.</summary>
    public static PositionMet? Suggested(Position position, FloorOutcome outcome) =>
        outcome == FloorOutcome.Unknown || position.TextVersion == 0 ? PositionMet.NotCompared
        : (position.Stance.Value, outcome) switch
        {
            (Stance.Support, FloorOutcome.Agreed) or (Stance.Oppose, FloorOutcome.NotAccepted) => PositionMet.AsPreferred,
            (Stance.Support, FloorOutcome.NotAccepted) or (Stance.Oppose, FloorOutcome.Agreed) => PositionMet.NotMet,
            _ => null,
        };
}

/// <summary>What a delegation reports after its meeting.</summary>
/// <param name="Points">By agenda point, those of which the outcome was recorded.</param>
/// <param name="Finished">True once the head has finished it: nothing of it changes then.</param>
public sealed record DelegationReport(ImmutableSortedDictionary<EntityId, PointReport> Points, Choice<bool> Finished)
{
    public static readonly DelegationReport None = new(ImmutableSortedDictionary<EntityId, PointReport>.Empty, new(false));

    /// <summary>The points on the agenda of which no outcome was recorded, in its order.</summary>
    public IEnumerable<EntityId> Missing(DelegationState delegation) => delegation.AgendaOrder.Where(p => !Points.ContainsKey(p));

    /// <summary>How many points were met how, over those on the agenda; a point without an outcome is in none.</summary>
    public IReadOnlyDictionary<PositionMet, int> Counts(DelegationState delegation) =>
        delegation.AgendaOrder.Where(Points.ContainsKey).CountBy(p => Points[p].Met).ToDictionary(c => c.Key, c => c.Value);
}
