namespace Tracker.Domain.Delegations;

/// <summary>Whether a delegation is in the room of its meeting.</summary>
public enum FloorState { NotOpened, Open, Closed }

/// <summary>What a delegation follows and records in the room of the meeting.</summary>
/// <param name="Point">The agenda point under discussion, after the close the last one; null between points.</param>
/// <param name="RunBy">Who calls points beside the head; null if only the head does.</param>
/// <param name="Instructions">By agenda point, those that were given at least once.</param>
/// <param name="Notes">What was recorded, withdrawn notes included.</param>
public sealed record Floor(
    Choice<FloorState> State, Choice<EntityId?> Point, Choice<ParticipantId?> RunBy, ImmutableSortedDictionary<EntityId, Instruction> Instructions,
    ImmutableSortedDictionary<EntityId, FloorNote> Notes)
{
    public static readonly Floor None = new(
        new(FloorState.NotOpened), new(null), new(null), ImmutableSortedDictionary<EntityId, Instruction>.Empty,
        ImmutableSortedDictionary<EntityId, FloorNote>.Empty);

    /// <summary>True while this point is under discussion.</summary>
    public bool IsOn(EntityId point) => State.Is(FloorState.Open) && Point.Is(point);

    /// <summary>The notes on a point in the order in which they were heard.</summary>
    public IEnumerable<FloorNote> On(EntityId point) =>
        Notes.Values.Where(n => n.Point == point).OrderBy(n => n.Heard).ThenBy(n => n.Version);
}
