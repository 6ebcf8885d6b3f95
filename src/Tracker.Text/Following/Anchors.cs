namespace Tracker.Text;

/// <summary>A stretch of a text, in UTF-16 units; <paramref name="To"/> is exclusive.</summary>
public readonly record struct TextRange(int From, int To);

/// <summary>Moves ranges with their text.</summary>
public static class Anchors
{
    /// <summary>Where the range is after a change; null if its text was deleted. Insertions at its start or end stay outside.</summary>
    public static TextRange? Move(TextRange range, TextChange change)
    {
        var from = change.TransformPosition(range.From);
        var to = change.TransformPosition(range.To, priority: true);
        return from < to ? new(from, to) : null;
    }
}
