namespace Tracker.Text;

/// <summary>Undo and redo of one person's own changes while others write. Pass it every change: own ones to <see cref="Record"/>, others to
/// <see cref="Remote"/>, which are never undone. Not thread-safe.</summary>
/// <param name="depth">The most steps to keep.</param>
public sealed class UndoStack(int depth = 100)
{
    private readonly List<TextChange> undos = [];
    private readonly List<TextChange> redos = [];

    public bool CanUndo => undos.Count > 0;
    public bool CanRedo => redos.Count > 0;

    /// <summary>Adds an own change and clears the redo steps.</summary>
    /// <param name="before">The text before it.</param>
    /// <param name="merge">True to join it to the last step, as for typing.</param>
    public void Record(TextChange own, RichText before, bool merge = false)
    {
        if (own.IsEmpty) return;
        redos.Clear();
        var inverse = own.Invert(before);
        if (merge && undos.Count > 0)
        {
            inverse = inverse.Compose(undos[^1]);
            undos.RemoveAt(undos.Count - 1);
        }
        if (!inverse.IsEmpty) undos.Add(inverse);
        if (undos.Count > depth) undos.RemoveAt(0);
    }

    /// <summary>Adapts the steps to a change of another participant.</summary>
    public void Remote(TextChange other)
    {
        Rewrite(undos, other);
        Rewrite(redos, other);
    }

    /// <summary>The change that undoes the last own step, or null. The caller applies and sends it, but does not record it.</summary>
    public TextChange? Undo(RichText text) => Step(undos, redos, text);

    /// <summary>The change that redoes the last undone step, or null.</summary>
    public TextChange? Redo(RichText text) => Step(redos, undos, text);

    private static TextChange? Step(List<TextChange> from, List<TextChange> to, RichText text)
    {
        if (from.Count == 0) return null;
        var step = from[^1];
        from.RemoveAt(from.Count - 1);
        to.Add(step.Invert(text));
        return step;
    }

    private static void Rewrite(List<TextChange> steps, TextChange other)
    {
        for (var i = steps.Count - 1; i >= 0 && !other.IsEmpty; i--)
        {
            var step = steps[i];
            steps[i] = other.Transform(step, priority: true);
            other = step.Transform(other, priority: false);
            if (steps[i].IsEmpty) steps.RemoveAt(i);
        }
    }
}
