using Microsoft.AspNetCore.Components;

namespace Tracker.Web.Parts;

/// <summary>Events of the browser that Blazor does not know by itself.</summary>
[EventHandler("oncompositionstart", typeof(EventArgs))]
public static class EventHandlers;
