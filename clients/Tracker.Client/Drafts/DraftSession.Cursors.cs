namespace Tracker.Client;

/// <summary>
/// Selections are presence: never stored. They move with the text, and whoever changes it stands where he changed it; so nothing
/// is sent while somebody types on.
/// </summary>
public sealed partial class DraftSession
{
    private static readonly TimeSpan BetweenSelections = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<ParticipantId, Cursor> cursors = [];
    private readonly Dictionary<ParticipantId, (string Name, Caret Caret, bool Placed)> carets = [];
    private TextRange selection;
    private bool selectionIsTold = true;
    private bool selectionRests;
    private bool hasSelection;

    /// <summary>Where the others are, in places of <see cref="Text"/>.</summary>
    public IReadOnlyList<Cursor> Cursors { get; private set; } = [];

    /// <summary>The viewer's own selection, moved along with the text; behind what he typed last.</summary>
    public (int From, int To) Selection => (selection.From, selection.To);

    /// <summary>The viewer selected this part of <see cref="Text"/>; a caret where both places are the same.</summary>
    public void Select(int from, int to)
    {
        lock (Record.Gate) Stand(new(Math.Min(from, text.Shown.Length), Math.Min(to, text.Shown.Length)));
        TellSelection();
    }

    private void TellSelection()
    {
        Caret caret;
        lock (Record.Gate)
        {
            // While something is pending, others know no place in it; its confirmation moves the cursor by itself.
            if (selectionIsTold || selectionRests || text.Count > 0 || !Record.IsOpen) return;
            (selectionIsTold, selectionRests) = (true, true);
            caret = new Caret(text.Revision, selection.From, selection.To);
        }
        Record.Look(Compartment, attention: Attention.Editing, caret: caret);
        _ = RestSelection();
    }

    private async Task RestSelection()
    {
        await Record.Pause(BetweenSelections);
        lock (Record.Gate) selectionRests = false;
        TellSelection();
    }

    /// <summary>An own change: for the others the caret stands behind it, and here too where its editor does not say otherwise.</summary>
    private void Typed(TextChange shown, TextRange? caret)
    {
        Shift(shown);
        if (EndOf(shown) is { } end) (selection, selectionIsTold) = (new(end, end), true);
        if (caret is { } at) Stand(at);
        ShowCursors();
    }

    private void Stand(TextRange at)
    {
        if (selection != at) (selection, selectionIsTold, hasSelection) = (at, false, true);
    }

    private void Follow(TextChange change, ParticipantId? by)
    {
        Shift(change);
        selection = Moved(selection, change);
        if (by is { } author && cursors.TryGetValue(author, out var cursor) && EndOf(change) is { } end) cursors[author] = cursor with { From = end, To = end };
        ShowCursors();
    }

    private void Shift(TextChange change)
    {
        foreach (var (participant, cursor) in cursors)
            cursors[participant] = cursor with { From = change.TransformPosition(cursor.From, true), To = change.TransformPosition(cursor.To, true) };
        foreach (var one in followed) one.Move(change);
    }

    /// <summary>A selection goes along with the text as it does in an editor.</summary>
    private static TextRange Moved(TextRange at, TextChange change) => new(change.TransformPosition(at.From, true), change.TransformPosition(at.To, true));

    /// <summary>Who is here changed, or where somebody is. Within the gate.</summary>
    internal void Receive(IReadOnlyList<Present> present)
    {
        var here = new HashSet<ParticipantId>();
        foreach (var one in present)
        {
            if (one.Caret is not { } caret || one.Participant == client.Principal.Id) continue;
            here.Add(one.Participant);
            if (carets.TryGetValue(one.Participant, out var known) && known.Caret == caret) continue;
            carets[one.Participant] = (one.Name, caret, false);
        }
        foreach (var gone in carets.Keys.Where(p => !here.Contains(p)).ToList())
        {
            carets.Remove(gone);
            cursors.Remove(gone);
        }
        PlaceCarets();
    }

    /// <summary>Carets of a revision that is not here yet wait for it.</summary>
    private void PlaceCarets()
    {
        foreach (var (participant, (name, caret, placed)) in carets)
        {
            if (placed || caret.Revision > text.Revision) continue;
            carets[participant] = (name, caret, true);
            if (Place(participant, caret) is { } at) cursors[participant] = new Cursor(participant, name, at.From, at.To);
        }
        ShowCursors();
    }

    /// <summary>Where a caret of an earlier revision is now: behind what its owner changed since, as everybody has it who followed him.</summary>
    private TextRange? Place(ParticipantId owner, Caret caret)
    {
        var since = text.Revision - caret.Revision;
        if (State.Revision != text.Revision || since > State.Window.Count) return null;
        var at = new TextRange(caret.From, caret.To);
        foreach (var kept in State.Window.Newest().Take((int)since).Reverse())
            at = kept.By == owner && EndOf(kept.Change) is { } end ? new(end, end) : Moved(at, kept.Change);
        at = Moved(at, text.Pending);
        return new(Math.Clamp(at.From, 0, text.Shown.Length), Math.Clamp(at.To, 0, text.Shown.Length));
    }

    private void ShowCursors()
    {
        if (cursors.Count > 0 || Cursors.Count > 0) Cursors = [.. cursors.Values.OrderBy(c => c.From)];
    }

    /// <summary>Behind the last that was inserted, deleted or formatted.</summary>
    private static int? EndOf(TextChange change)
    {
        var (at, end) = (0, (int?)null);
        foreach (var op in change.Ops)
        {
            if (op.Kind != OpKind.Delete) at += op.Length;
            if (op.Kind != OpKind.Retain || op.Attributes is not null) end = at;
        }
        return end;
    }
}
