namespace Tracker.Text;

/// <summary>Undo and redo of one person's own changes while others write. Every change of the text is told to it: own ones by <see
/// cref="Record"/>, all others by <see cref="Remote"/>. What others did is never undone. Not for several threads.</summary>
/// <param name="depth">How many steps are kept.</param>
public sealed class UndoStack(int depth = 100)
{
    private readonly List<TextChange> undos = [];
    private readonly List<TextChange> redos = [];

    public bool CanUndo => undos.Count > 0;
    public bool CanRedo => redos.Count > 0;

    /// <summary>An own change was made; the changes that could be done again are forgotten.</summary>
    /// <param name="before">The text before it.</param>
    /// <param name="merge">Whether it goes on with the last step, as typing does.</param>
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

    /// <summary>Somebody else's change was applied to the text.</summary>
    public void Remote(TextChange other)
    {
        Rewrite(undos, other);
        Rewrite(redos, other);
    }

    /// <summary>What undoes the last own step on the present text; the caller applies and sends it, and does not record it. Null when there is none.</summary>
    public TextChange? Undo(RichText text) => Step(undos, redos, text);

    /// <summary>What does the last undone step again, in the same way.</summary>
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
