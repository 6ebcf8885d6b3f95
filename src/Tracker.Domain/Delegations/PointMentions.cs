namespace Tracker.Domain.Delegations;

/// <summary>The work items that the points of an agenda cover, each with the delegation's position: by it a page of the public record shows what the
/// viewer's own delegations hold of it.</summary>
/// <param name="Point">The point.</param>
public sealed record PointMention(EntityId Point, string Number, Stance Stance, PositionState State, string Title)
{
    public const string What = "agenda-point";
    private const int Words = 5;

    internal static IEnumerable<SearchText> Of(DelegationState state)
    {
        foreach (var point in state.Agenda.Values.Where(p => !p.Removed))
            foreach (var item in point.WorkItems)
                yield return Mentioning(point, item, state.Positions.GetValueOrDefault(point.Id) ?? Position.None);
    }

    /// <summary>What a mention of this sort says; null if it is of another sort.</summary>
    public static PointMention? Read(IReadOnlyList<string> parts) =>
        parts is [What, var id, var number, var stance, var state, var title]
        && EntityId.TryParse(id) is { } point && Enum.TryParse<Stance>(stance, out var held) && Enum.TryParse<PositionState>(state, out var agreed)
            ? new PointMention(point, number, held, agreed, title) : null;

    /// <summary>The parts of a stored mention; a title may contain the bar between them.</summary>
    public static IReadOnlyList<string> Parts(string mention) => SearchText.PartsOf(mention, Words);

    private static SearchText Mentioning(AgendaPoint point, ActorId item, Position position) => SearchText.Mention(
        $"point/{point.Id}/{item}", item, What, point.Id.Value, (point.Number.Value ?? "").Replace('|', ' '), position.Stance.Value.ToString(),
        position.State.Value.ToString(), point.Title.Value ?? "");
}
