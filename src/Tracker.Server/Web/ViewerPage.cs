using Microsoft.AspNetCore.Components;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Web;

/// <summary>A page of the signed-in viewer.</summary>
public abstract class ViewerPage : ComponentBase
{
    [Inject] protected DirectoryCache Directory { get; set; } = default!;
    [Inject] protected RecordKinds Kinds { get; set; } = default!;
    [Inject] protected NavigationManager Navigation { get; set; } = default!;
    [CascadingParameter] protected HttpContext Context { get; set; } = default!;

    /// <summary>The viewer with their current groups; null if their participant was closed.</summary>
    protected Principal? Viewing => Directory.PrincipalOf(Context.User);
}
