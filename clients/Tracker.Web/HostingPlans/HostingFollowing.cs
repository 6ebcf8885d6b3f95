using Tracker.Domain.HostingPlans;
using Tracker.Web.Live;
using Tracker.Web.Pages;

namespace Tracker.Web.HostingPlans;

/// <summary>A hosting plan as its viewer has it.</summary>
/// <param name="Costs">The part with the amounts; null for those who may not read them.</param>
/// <param name="Offices">The viewer's offices with the visa cases that each tracks.</param>
public sealed record FollowedPlan(Desk Desk, HostingPlan Plan, HostingPlan? Costs, IReadOnlyList<(CompartmentId At, HostingPlan Cases)> Offices)
{
    public ActorId Actor => Desk.Record.Actor;

    /// <summary>True for those who write the plan.</summary>
    public bool MayWrite => Desk.IsLive && Desk.Record.ReadOnly is null && Desk.Record.RightIn(CompartmentId.Delegation) == Right.Write;

    public bool IsManager => MayWrite && Costs is not null;

    /// <summary>The open cases of the viewer's offices; null for those who only have counts, and while their offices track none.</summary>
    public int? OpenCases => Offices.All(o => o.Cases.Cases is null) ? null : Offices.Sum(o => o.Cases.AllCases.Count(c => c.IsOpen));

    /// <summary>Null while the plan is not there.</summary>
    public static FollowedPlan? Of(Desk desk) => HostingPlan.In(desk.Record.View) is not { } plan ? null : new(
        desk, plan,
        desk.Record.RightIn(CompartmentId.Program) == Right.None ? null : desk.Of<HostingPlan>(CompartmentId.Program) ?? HostingPlan.Empty,
        [.. desk.Record.Rights.Where(r => r.Key.OwnerOffice is not null && r.Value == Right.Write).OrderBy(r => r.Key)
            .Select(r => (r.Key, desk.Of<HostingPlan>(r.Key) ?? HostingPlan.Empty))]);
}

/// <summary>A part of a page that follows hosting plans live.</summary>
public abstract class HostingFollowing() : FollowedKind(HostingKind.Word)
{
    /// <summary>Each plan that can be read now: what is still to come first, then the latest.</summary>
    protected IEnumerable<FollowedPlan> Plans =>
        Desks.Where(d => d.Record is { Opened.IsCompleted: true, Rejection: null }).Select(FollowedPlan.Of).OfType<FollowedPlan>()
            .OrderBy(p => p.Plan.Days.Last < Workplace.Today)
            .ThenBy(p => p.Plan.Days.Last < Workplace.Today ? -p.Plan.Days.First.DayNumber : p.Plan.Days.First.DayNumber);
}
