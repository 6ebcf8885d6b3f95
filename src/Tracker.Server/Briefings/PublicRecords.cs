using Tracker.Domain.Briefings;
using Tracker.Domain.Subjects;

namespace Tracker.Server.Briefings;

/// <summary>Records that every participant may read, as the program itself reads them.</summary>
public sealed class PublicRecords(IGrainFactory grains, RecordKinds kinds)
{
    /// <summary>Null if there is no such record with claims.</summary>
    public async Task<SubjectState?> Read(ActorId actor) =>
        kinds.Of(actor) is SubjectKind kind
            ? (await grains.Record(actor).ReadAsProgram<SubjectState>(kind)).GetValueOrDefault(CompartmentId.Record)
            : null;

    /// <summary>A claim with the title of its record, or null.</summary>
    public async Task<WorkClaim?> Find(ActorId actor, EntityId claim) =>
        await Read(actor) is { } state && state.Book.Find(claim) is { } found ? new(actor, state.Title ?? actor.Key, found) : null;
}
