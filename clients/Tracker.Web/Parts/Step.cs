namespace Tracker.Web.Parts;

/// <summary>One step of a <see cref="Stepper"/>.</summary>
/// <param name="Glyph">Its sign while it is the current one.</param>
public sealed record Step(string Text, GlyphShape Glyph = GlyphShape.Half)
{
    /// <summary>The states of a position.</summary>
    public static IReadOnlyList<Step> OfPosition { get; } =
        [.. Enum.GetValues<PositionState>().Select(s => new Step(Words.Title(s), StateMark.Shape(s)))];
}
