using Tracker.Domain.Delegations;
using Tracker.Domain.Subjects;

namespace Tracker.Server.Books;

/// <summary>What a book is made of: all as it was known when the brief was frozen.</summary>
/// <param name="Before">The brief that was frozen last before it, with the delegation as it was then; null for the first.</param>
/// <param name="Items">The public records of the work items that its points cover; one that does not exist is missing.</param>
/// <param name="NameOf">The name of a participant.</param>
/// <param name="GroupOf">The name of an organisation or office.</param>
public sealed record BriefSource(
    DelegationState Delegation, Brief Brief, (Brief Brief, DelegationState Delegation)? Before, IReadOnlyDictionary<ActorId, SubjectState> Items,
    Func<ParticipantId, string> NameOf, Func<GroupId, string> GroupOf)
{
    /// <summary>The day on which it was frozen (UTC).</summary>
    public DateOnly Day => DateOnly.FromDateTime(Brief.At.UtcDateTime);
}
