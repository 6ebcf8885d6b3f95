namespace Tracker.Domain.Delegations;

/// <summary>One compartment of a delegation. Facts, roster, agenda, positions and issued views are in <c>delegation</c>, view drafts in
/// <c>government</c>, released positions in <c>partner/&lt;id&gt;</c>; notes and tasks are where they were written. The rest is empty.</summary>
/// <param name="Facts">What the delegation is; null in all other compartments.</param>
/// <param name="AgendaOrder">The points in the order of the agenda, without removed ones.</param>
/// <param name="Positions">By agenda point; every point has one.</param>
/// <param name="Announced">In <c>government</c> and <c>program</c> only.</param>
/// <param name="Released">By agenda point of the sharing delegation.</param>
/// <param name="Archived">Everywhere but in <c>org/&lt;id&gt;</c>, whose readers read it in <c>delegation</c>; null if it is not archived.</param>
/// <param name="Briefs">Null if none was frozen yet.</param>
/// <param name="Preparations">Meetings before the gathering, in <c>delegation</c> only; null if none was planned yet.</param>
/// <param name="Votes">Ballots in which it votes, in <c>delegation</c> only; null if there is none yet.</param>
/// <param name="Floor">The room of the meeting, in <c>delegation</c> only; null if it was not used yet.</param>
/// <param name="Report">Outcomes after the meeting, in <c>delegation</c> only; null if none was recorded yet.</param>
/// <param name="Comments">Documents with comments of colleagues, in <c>delegation</c> only; null if there is none yet.</param>
/// <param name="Ratings">Contributions that members rated, in <c>delegation</c> only; null if nobody rated one yet.</param>
public sealed record DelegationState(
    ImmutableSortedDictionary<EntityId, RosterEntry> Roster,
    ImmutableSortedDictionary<EntityId, AgendaPoint> Agenda,
    ImmutableArray<EntityId> AgendaOrder,
    ImmutableSortedDictionary<EntityId, Position> Positions,
    ImmutableSortedDictionary<EntityId, Note> Notes,
    ImmutableSortedDictionary<EntityId, TaskEntry> Tasks,
    ImmutableSortedDictionary<EntityId, GovernmentView> Views,
    ImmutableSortedDictionary<EntityId, IssuedView> IssuedViews,
    ImmutableSortedDictionary<EntityId, ReleasedPosition> Released,
    DelegationFacts? Facts = null,
    AnnouncedGathering? Announced = null,
    ArchiveMark? Archived = null,
    ImmutableSortedDictionary<EntityId, Brief>? Briefs = null,
    ImmutableSortedDictionary<EntityId, Preparation>? Preparations = null,
    ImmutableSortedDictionary<EntityId, ExpectedVote>? Votes = null,
    Floor? Floor = null,
    DelegationReport? Report = null,
    ImmutableSortedDictionary<EntityId, CommentedDocument>? Comments = null,
    ImmutableSortedDictionary<ActorId, RatedContribution>? Ratings = null)
{
    public static readonly DelegationState Empty = new(
        ImmutableSortedDictionary<EntityId, RosterEntry>.Empty,
        ImmutableSortedDictionary<EntityId, AgendaPoint>.Empty,
        [],
        ImmutableSortedDictionary<EntityId, Position>.Empty,
        ImmutableSortedDictionary<EntityId, Note>.Empty,
        ImmutableSortedDictionary<EntityId, TaskEntry>.Empty,
        ImmutableSortedDictionary<EntityId, GovernmentView>.Empty,
        ImmutableSortedDictionary<EntityId, IssuedView>.Empty,
        ImmutableSortedDictionary<EntityId, ReleasedPosition>.Empty);
}
