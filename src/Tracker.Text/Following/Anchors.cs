namespace Tracker.Text;

/// <summary>A stretch of a text, in UTF-16 units; <paramref name="To"/> is behind its last.</summary>
public readonly record struct TextRange(int From, int To);

/// <summary>A range that follows its text.</summary>
public static class Anchors
{
    /// <summary>Where the range is after a change; null when its text is deleted. What is inserted at its start or end stays
    /// outside.</summary>
    public static TextRange? Move(TextRange range, TextChange change)
    {
        var from = change.TransformPosition(range.From);
        var to = change.TransformPosition(range.To, priority: true);
        return from < to ? new(from, to) : null;
    }
}
