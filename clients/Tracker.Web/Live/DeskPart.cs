using Microsoft.AspNetCore.Components;

namespace Tracker.Web.Live;

/// <summary>A part of a record's page that sends commands and shows why one was refused.</summary>
public abstract class DeskPart<TDesk> : ComponentBase where TDesk : Desk
{
    protected Rejection? refusal;

    [Parameter, EditorRequired] public TDesk Desk { get; set; } = default!;

    /// <summary>True if the command was accepted; otherwise <see cref="refusal"/> says why.</summary>
    protected async Task<bool> Send(CompartmentId at, Command command, GroupId? onBehalfOf = null)
    {
        refusal = (await Desk.Send(at, command, onBehalfOf)).Rejection;
        return refusal is null;
    }
}
