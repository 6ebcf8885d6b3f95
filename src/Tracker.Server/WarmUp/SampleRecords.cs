using Tracker.Domain;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Text;

namespace Tracker.Server.WarmUp;

/// <summary>A delegation and a text of it, in memory only.</summary>
internal static class SampleRecords
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly ParticipantId By = ParticipantId.System;

    public static ActorId Text(Guid of) => new DraftId(Delegation(of), At, EntityId.Parse("papers"), "brief").Actor!.Value;

    public static IEnumerable<(ActorId Actor, RecordState Record)> All(DateTimeOffset now) =>
    [
        (Delegation(Guid.Empty), Made(Delegation(Guid.Empty), now,
            new DelegationCreated("Rehearsal", "SG13", "Rehearsal", DateOnly.FromDateTime(now.Date), DateOnly.FromDateTime(now.Date)),
            new RosterEntryAdded(EntityId.Parse("head"), By, "Rehearsal", GroupId.Administration, RosterRole.Head),
            new PointAdded(EntityId.Parse("point"), "1", "Rehearsal"))),
        (Text(Guid.Empty), Made(Text(Guid.Empty), now,
            new DraftCreated("Rehearsal"),
            new TextChanged(
                [By], [new NewSession(0, Guid.Empty, 0)], [new AppliedChange(0, 0, 1, ChangeKind.Typed, TextChange.Build().Insert("Rehearsal").ToChange())]),
            new CommentAdded(EntityId.Parse("remark"), 0, 1, "R", "Rehearsal"),
            new DraftFrozen(EntityId.Parse("frozen"), "Rehearsal", 1))),
    ];

    private static ActorId Delegation(Guid of) => ActorId.Parse($"delegation/rehearsal-{of:N}");

    private static RecordState Made(ActorId actor, DateTimeOffset now, params Event[] events)
    {
        var (kind, state) = (TrackerKinds.All.Of(actor)!, RecordState.Empty);
        foreach (var e in events) state = state.Apply(kind, new Recorded(At, state.VersionOf(At) + 1, OperationId.New(), By, null, now, e));
        return state;
    }
}
