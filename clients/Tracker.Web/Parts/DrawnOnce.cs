using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tracker.Web.Parts;

/// <summary>Draws its content again only when <see cref="From"/> is another value: rows of a long table that did not change cost nothing.</summary>
public sealed class DrawnOnce : ComponentBase
{
    private object? drawn;
    private bool isNew = true;

    /// <summary>Everything that the content shows, as one value that equals itself; null to draw it each time.</summary>
    [Parameter, EditorRequired] public object? From { get; set; }

    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    protected override bool ShouldRender() => isNew || From is null || !From.Equals(drawn);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        (drawn, isNew) = (From, false);
        builder.AddContent(0, ChildContent);
    }
}
