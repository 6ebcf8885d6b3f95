namespace Tracker.Client;

/// <summary>
/// Selections are presence: never stored. They move with the text, and a change puts its author's caret behind it, so continuous typing
/// sends no selections.
/// </summary>
public sealed partial class DraftSession
{
    private static readonly TimeSpan BetweenSelections = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<ParticipantId, Cursor> cursors = [];
    private readonly Dictionary<ParticipantId, (string Name, Caret Caret, bool Placed)> carets = [];
    private TextRange selection;
    private bool selectionIsSent = true;
    private bool selectionRests;
    private bool hasSelection;

    /// <summary>Cursors of the others, as positions in <see cref="Text"/>.</summary>
    public IReadOnlyList<Cursor> Cursors { get; private set; } = [];

    /// <summary>The viewer's own selection, which moves with the text.</summary>
    public (int From, int To) Selection => (selection.From, selection.To);

    /// <summary>The viewer selected this part of <see cref="Text"/>; equal positions are a caret.</summary>
    public void Select(int from, int to)
    {
        lock (Record.Gate) Stand(new(Math.Min(from, text.Shown.Length), Math.Min(to, text.Shown.Length)));
        SendSelection();
    }

    private void SendSelection()
    {
        Caret caret;
        lock (Record.Gate)
        {
            // Others do not have pending changes yet; their confirmation moves the cursor by itself.
            if (selectionIsSent || selectionRests || text.Count > 0 || !Record.IsOpen) return;
            (selectionIsSent, selectionRests) = (true, true);
            caret = new Caret(text.Revision, selection.From, selection.To);
        }
        Record.Look(Compartment, attention: Attention.Editing, caret: caret);
        _ = RestSelection();
    }

    private async Task RestSelection()
    {
        await Record.Pause(BetweenSelections);
        lock (Record.Gate) selectionRests = false;
        SendSelection();
    }

    /// <summary>An own change puts the caret behind it, for others and here, unless the editor says otherwise.</summary>
    private void Typed(TextChange shown, TextRange? caret)
    {
        Shift(shown);
        if (EndOf(shown) is { } end) (selection, selectionIsSent) = (new(end, end), true);
        if (caret is { } at) Stand(at);
        ShowCursors();
    }

    private void Stand(TextRange at)
    {
        if (selection != at) (selection, selectionIsSent, hasSelection) = (at, false, true);
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

    /// <summary>Moves a selection with the text as an editor does.</summary>
    private static TextRange Moved(TextRange at, TextChange change) => new(change.TransformPosition(at.From, true), change.TransformPosition(at.To, true));

    /// <summary>Presence changed. Within the gate.</summary>
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

    /// <summary>Places carets; those of a later revision wait for it.</summary>
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

    /// <summary>The current place of a caret of an earlier revision: behind what its owner changed since.</summary>
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

    /// <summary>The position behind the last insertion, deletion or formatting; null if there is none.</summary>
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

/// <summary>Another participant's selection in the shown text, in UTF-16 positions; equal positions are a caret.</summary>
public sealed record Cursor(ParticipantId Participant, string Name, int From, int To);
