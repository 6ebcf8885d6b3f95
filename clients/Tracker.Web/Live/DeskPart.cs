using Microsoft.AspNetCore.Components;

namespace Tracker.Web.Live;

/// <summary>A part of a record's page that sends commands and shows why one was refused.</summary>
public abstract class DeskPart<TDesk> : ComponentBase where TDesk : Desk
{
    /// <summary>Why the last command was refused, or null.</summary>
    protected Rejection? Refused { get; set; }

    [Parameter, EditorRequired] public TDesk Desk { get; set; } = default!;

    /// <summary>True if the command was accepted; otherwise <see cref="Refused"/> says why.</summary>
    protected async Task<bool> Send(CompartmentId at, Command command, GroupId? onBehalfOf = null)
    {
        Refused = (await Desk.Send(at, command, onBehalfOf)).Rejection;
        return Refused is null;
    }
}
