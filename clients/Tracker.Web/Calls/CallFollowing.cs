using Tracker.Domain.Calls;
using Tracker.Web.Live;
using Tracker.Web.Pages;

namespace Tracker.Web.Calls;

/// <summary>A call as the viewer has it: its terms, and what they hold of its applications.</summary>
/// <param name="Managed">What program managers have; null for everyone else.</param>
/// <param name="Own">The applications of the viewer's companies.</param>
/// <param name="ToReview">What the viewer is to review.</param>
public sealed record FollowedCall(Desk Desk, CallTerms Terms, CallRecord? Managed, IReadOnlyList<Filed> Own, IReadOnlyList<Filed> ToReview)
{
    public bool IsOpen => Terms.Deadline.Admits(Desk.Time.GetUtcNow());

    /// <summary>Null while the call is not there.</summary>
    public static FollowedCall? Of(Desk desk)
    {
        if (desk.Of<CallRecord>(CompartmentId.Record)?.Terms is not { } terms) return null;
        var parts = desk.Record.View.Compartments;
        return new(
            desk, terms, desk.Of<CallRecord>(CompartmentId.Program),
            [.. parts.Where(p => p.Key.OwnerOrganization is not null).SelectMany(p => ((CallRecord)p.Value.State).All)],
            [.. desk.Of<CallRecord>(CompartmentId.Own(desk.Me))?.All ?? []]);
    }
}

/// <summary>A part of a page that follows calls live.</summary>
public abstract class CallFollowing() : FollowedKind(CallKind.Word)
{
    /// <summary>Each call that can be read now, those whose deadline comes first before the others.</summary>
    protected IEnumerable<FollowedCall> Calls =>
        Desks.Where(d => d.Record is { Opened.IsCompleted: true, Rejection: null }).Select(FollowedCall.Of).OfType<FollowedCall>()
            .OrderByDescending(c => c.IsOpen).ThenBy(c => c.Terms.Deadline.At);
}
