namespace Tracker.Web.Parts;

/// <summary>The signs that <see cref="Glyph"/> draws in a circle.</summary>
public enum GlyphShape
{
    /// <summary>A dashed circle: nothing yet.</summary>
    Open,

    /// <summary>A circle with a tick: yes, done.</summary>
    Check,

    /// <summary>Plus over minus: yes, with changes.</summary>
    Changes,

    /// <summary>A dash: neither.</summary>
    Dash,

    /// <summary>A cross: no.</summary>
    Cross,

    /// <summary>An arrow: for someone else to say.</summary>
    Arrow,

    /// <summary>Half full: on its way.</summary>
    Half,

    /// <summary>Three quarters full: nearly there.</summary>
    Most,

    /// <summary>Full with a tick: final.</summary>
    Full,
}
