namespace Tracker.Web.Parts;

/// <summary>One figure of a <see cref="Strip"/>.</summary>
/// <param name="Detail">The small line below it.</param>
public sealed record StripFigure(string Title, string Value, string? Detail = null);
