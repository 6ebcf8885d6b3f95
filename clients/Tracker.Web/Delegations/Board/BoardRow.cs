using System.Collections.Immutable;
using Tracker.Domain.Parts;

namespace Tracker.Web.Delegations;

/// <summary>One agenda point as the board shows it.</summary>
/// <param name="Place">Its place in the agenda, from 0.</param>
/// <param name="Answers">One line for each participant who answers, by name.</param>
/// <param name="Roles">Every role, also if no one has it.</param>
/// <param name="Prepared">What the preparation meetings say of it.</param>
public sealed record BoardRow(
    int Place, AgendaPoint Point, Position Position, ImmutableArray<ConcurrenceLine> Answers, ImmutableArray<RoleLine> Roles, PointPreparation Prepared)
{
    /// <summary>Asked for each row at every change of the delegation, so it is found once.</summary>
    private readonly HashSet<ParticipantId> owing =
        [.. Position.State.Is(PositionState.Final) ? [] : Answers.Where(l => l.Reply == Reply.NoReply || l.IsStale).Select(l => l.Participant)];

    public EntityId Id => Point.Id;

    /// <summary>Participants whose answer to the present text is missing.</summary>
    public int Owed => owing.Count;

    /// <summary>Roles that no one has and that a point needs.</summary>
    public int Gaps { get; } = Roles.Count(r => r.IsGap && RoleMarks.IsWanted(r.Role));

    public bool Lacks(PointRole role) => Roles.Any(r => r.Role == role && r.IsGap);

    /// <summary>True if this participant has not answered the present text.</summary>
    public bool IsOwedBy(ParticipantId participant) => owing.Contains(participant);
}

/// <summary>The rows of a board. A row whose point and answers did not change stays the same object, so that it need not be counted again.</summary>
public sealed class BoardRows
{
    private readonly Dictionary<EntityId, BoardRow> known = [];
    private ImmutableSortedDictionary<EntityId, RosterEntry>? roster;
    private ImmutableSortedDictionary<EntityId, Preparation>? preparations;
    private DateOnly today;

    /// <summary>All points in the order of the agenda, without removed ones.</summary>
    public IReadOnlyList<BoardRow> Of(DelegationState delegation, DateOnly day)
    {
        var meetings = PreparationsPart.Of(delegation);
        if (!ReferenceEquals(roster, delegation.Roster) || !ReferenceEquals(preparations, meetings) || today != day) known.Clear();
        (roster, preparations, today) = (delegation.Roster, meetings, day);
        var rows = new List<BoardRow>(delegation.AgendaOrder.Length);
        foreach (var id in delegation.AgendaOrder)
        {
            var (point, position) = (delegation.Agenda[id], delegation.Positions[id]);
            var isKnown = known.TryGetValue(id, out var row) && ReferenceEquals(row.Point, point) && ReferenceEquals(row.Position, position);
            if (!isKnown || row!.Place != rows.Count)
                known[id] = row = new BoardRow(
                    rows.Count, point, position, ConcurrenceSheet.Of(delegation, id, day), PointRoles.Of(delegation, id, day),
                    PointPreparation.Of(delegation, id));
            rows.Add(row);
        }
        return rows;
    }
}
