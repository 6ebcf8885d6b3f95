using Microsoft.AspNetCore.Components;
using Tracker.Domain.Parts;
using Tracker.Web.Live;

namespace Tracker.Web.Delegations;

/// <summary>A part of the page of one agenda point.</summary>
public abstract class PointPart : DeskPart<DelegationDesk>
{
    [Parameter, EditorRequired] public EntityId Point { get; set; }

    /// <summary>The delegation as it was last drawn: access may be lost before the page is drawn again.</summary>
    protected DelegationState Delegation { get; private set; } = default!;

    protected AgendaPoint Agenda => Delegation.Agenda[Point];
    protected Position Position => Delegation.Positions[Point];

    protected override void OnParametersSet() => Delegation = Desk.Delegation ?? Delegation;

    protected Task<bool> Send(Command command, GroupId? onBehalfOf = null) => Send(DelegationDesk.Shared, command, onBehalfOf);
}
