namespace Tracker.Web.Parts;

/// <summary>One choice of a <see cref="Segmented{T}"/>.</summary>
/// <param name="Text">Its word.</param>
/// <param name="Glyph">The sign before the word, if it has one.</param>
/// <param name="Disabled">Whether this one cannot be chosen now.</param>
public sealed record Option<T>(T Value, string Text, GlyphShape? Glyph = null, bool Disabled = false);
