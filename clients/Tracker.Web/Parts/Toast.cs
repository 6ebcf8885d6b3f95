namespace Tracker.Web.Parts;

/// <summary>One line at the foot of the page: what happened, and how long it can still be undone.</summary>
/// <param name="Until">When it goes.</param>
public sealed record Toast(string Text, Func<Task>? Undo, DateTimeOffset Until);
