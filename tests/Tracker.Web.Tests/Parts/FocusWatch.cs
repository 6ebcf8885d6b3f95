using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Tracker.Web.Tests.Parts;

/// <summary>Tells where a component put the focus last. An element must be seen before the component is drawn again.</summary>
internal sealed class FocusWatch(BunitJSInterop js)
{
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);

    /// <summary>The text of the element that has the focus.</summary>
    public string Text => seen[((ElementReference)js.Invocations["Blazor._internal.domWrapper.focus"][^1].Arguments[0]!).Id];

    public void See(INodeList drawn)
    {
        foreach (var element in drawn.QuerySelectorAll("*"))
            if (element.GetAttribute("blazor:elementReference") is { Length: > 0 } id) seen[id] = element.TextContent.Trim();
    }
}
