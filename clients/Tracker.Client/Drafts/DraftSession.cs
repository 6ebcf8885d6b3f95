using System.Collections.Immutable;

namespace Tracker.Client;

/// <summary>
/// A co-edited text as one window writes it. What is typed is shown at once and sent in order, one change in flight and all further
/// typing joined behind it; nothing typed is lost while this lives: it becomes part of the text or of <see cref="Refusals"/>.
/// Title, mode, remarks and decisions on suggestions are commands of <see cref="Record"/>. Safe to call from any thread.
/// </summary>
public sealed partial class DraftSession : IAsyncDisposable
{
    private readonly TrackerClient client;
    private readonly PendingText text;
    private readonly UndoStack undo = new();
    private readonly List<(Guid Id, int Author)> places = [];
    private readonly List<ParticipantId> authors = [];
    private readonly List<(TextChange Change, ParticipantId? By)> untold = [];
    private TextTerms? terms;
    private bool wantsToSuggest;
    private bool telling;
    private int pendingCount;

    // Decisions that were made here and whose change has not come yet.
    private int deciding;
    private (Intent Intent, long At)? lastStep;

    internal DraftSession(TrackerClient client, RecordSession record, CompartmentId compartment)
    {
        (this.client, Record, Compartment) = (client, record, compartment);
        text = new PendingText(client.Principal.Id, Guid.NewGuid());
        undelivered = client.Time.CreateTimer(_ => AskAgain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The record of the text: its title, mode, remarks and frozen versions.</summary>
    public RecordSession Record { get; }

    internal CompartmentId Compartment { get; }

    /// <summary>What a screen shows: what is confirmed and what is pending, with all marks.</summary>
    public RichText Text => text.Shown;

    /// <summary>The revision that is confirmed.</summary>
    public long Revision => text.Revision;

    /// <summary>Changes that are not confirmed yet.</summary>
    public int PendingCount => Volatile.Read(ref pendingCount);

    public Status Status => PendingCount > 0 && Record.Status is Status.Saved ? Status.Saving : Record.Status;

    /// <summary>Whether the viewer may write the text now.</summary>
    public bool CanType => Refuses(Intent.Write) is null;

    /// <summary>Whether the viewer may at least suggest changes of it.</summary>
    public bool CanSuggest => Refuses(Intent.Suggest) is null;

    /// <summary>
    /// Whether the viewer is one of those who write the text, also while its mode lets nobody: he names and freezes it, sets its mode
    /// and decides on suggestions.
    /// </summary>
    public bool IsWriter => terms?.MayWrite(client.StandingIn(Record.Role)) is true && Record.ReadOnly is null && Record.RightIn(Compartment) == Right.Write;

    /// <summary>Whether what is typed becomes a suggestion; always so for those who may only suggest.</summary>
    public bool Suggesting
    {
        get => wantsToSuggest || (!CanType && CanSuggest);
        set
        {
            wantsToSuggest = value;
            Announce();
        }
    }

    public bool CanUndo => undo.CanUndo;
    public bool CanRedo => undo.CanRedo;

    /// <summary>What was typed here and not taken, oldest first.</summary>
    public ImmutableList<RefusedText> Refusals { get; private set; } = [];

    /// <summary>
    /// A change of somebody else, with its author, or a correction of what is shown, without one; to be applied to what the screen
    /// shows. In order, each once. Text typed in writing mode has its author's mark in <see cref="Text"/> without being told.
    /// </summary>
    public event Action<TextChange, ParticipantId?>? Remote;

    /// <summary>Anything above changed. Handlers may run on any thread.</summary>
    public event Action? Changed;

    /// <summary>
    /// What the viewer did to the text: shown at once, sent when it can be. Marks that it inherited from the text around it are taken
    /// off; where the text then differs from what the screen shows, <see cref="Remote"/> tells.
    /// </summary>
    /// <param name="caret">What is selected after the change, in the text that the screen then shows; without it the caret stands behind the change.</param>
    /// <returns>Why nothing was changed, or null.</returns>
    public TextProblem? Type(TextChange change, TextRange? caret = null) => Type(_ => change, caret);

    /// <summary>The same for a change that is made on the text of this moment, whichever threads type.</summary>
    public TextProblem? Type(Func<RichText, TextChange> write, TextRange? caret = null)
    {
        lock (Record.Gate)
        {
            var change = write(text.Shown);
            var intent = Suggesting ? Intent.Suggest : Intent.Write;
            if (Refuses(intent) is { } no) return new TextProblem(no.Code, no.Sentence);
            var typed = Marks.Stripped(change);
            if (RefusesHere(intent, typed) is { } problem) return new TextProblem(problem.Code, problem.Sentence);
            var before = text.Shown;
            var shown = TextChange.Empty;
            if (!typed.IsEmpty)
                foreach (var piece in Pieces.Of(typed)) shown = shown.Compose(text.Add(intent, piece));
            undo.Record(shown, before, GoesOn(intent));
            var seen = intent == Intent.Write ? Authored.Stamp(change, client.Principal.Id.Value) : change;
            var unseen = Correction.Between(before, seen, shown);
            if (!unseen.IsEmpty) untold.Add((unseen, null));
            Typed(shown, caret is { } at ? Moved(at, unseen) : null);
            Publish();
        }
        Move();
        return null;
    }

    /// <summary>Takes back the last that was done here, and only that. False where there is nothing to take back.</summary>
    public bool Undo() => Step(undo.Undo);

    /// <summary>Does the last undone step again.</summary>
    public bool Redo() => Step(undo.Redo);

    /// <summary>Accepts or rejects suggestions. What it changed is one step of <see cref="Undo"/>.</summary>
    public async Task<OutcomeMessage> Decide(DecideSuggestions decision)
    {
        lock (Record.Gate) deciding++;
        var outcome = await Record.Send(Compartment, decision);
        if (outcome.Result != Result.Accepted)
            lock (Record.Gate)
                deciding = Math.Max(0, deciding - 1);
        return outcome;
    }

    private bool Step(Func<RichText, TextChange?> take)
    {
        lock (Record.Gate)
        {
            if (Refuses(Intent.Undo) is not null || take(text.Shown) is not { } step) return false;
            lastStep = null;
            foreach (var piece in Pieces.Of(step)) text.Add(Intent.Undo, piece);
            untold.Add((step, null));
            Typed(step, hasSelection ? Moved(selection, step) : null);
            Publish();
        }
        Move();
        return true;
    }

    /// <summary>What is counted as saved is in <see cref="RecordSession.Confirmed"/> by then. Within the gate.</summary>
    internal void Publish() => Volatile.Write(ref pendingCount, text.Count);

    /// <summary>Typing without a pause is one step of undo.</summary>
    private bool GoesOn(Intent intent)
    {
        var now = client.Time.GetTimestamp();
        var goesOn = lastStep is { } last && last.Intent == intent && client.Time.GetElapsedTime(last.At, now) < TimeSpan.FromSeconds(1);
        lastStep = (intent, now);
        return goesOn;
    }

    private Rejection? Refuses(Intent intent)
    {
        if (terms is null) return Rejection.NotFound;
        if (Record.ReadOnly is { } reason) return new Rejection(RejectionCode.ReadOnly, reason);
        return DraftPart.Refuses(State, terms, client.StandingIn(Record.Role), Record.RightIn(Compartment), intent);
    }

    private Rejection? RefusesHere(Intent intent, TextChange typed) =>
        TextRules.Check(text.Shown, terms!, typed, marks: false)
        ?? (intent == Intent.Suggest ? TextRules.RefusesFormat(text.Shown, terms!, client.StandingIn(Record.Role), typed) : null);

    private DraftState State => (DraftState?)Record.ConfirmedNow.Compartments.GetValueOrDefault(Compartment)?.State ?? DraftState.Empty;

    /// <summary>The text that is shown was changed by this, not by its editor. Within the gate.</summary>
    private void Note(TextChange change, ParticipantId? by)
    {
        if (change.IsEmpty) return;
        undo.Remote(change);
        Follow(change, by);
        untold.Add((change, by));
    }

    /// <summary>Tells the changes in the order in which they were made, whichever threads bring them. Outside the gate.</summary>
    internal void Announce()
    {
        while (TakeUntold() is { } batch)
        {
            foreach (var (change, by) in batch) Guard(() => Remote?.Invoke(change, by));
            lock (Record.Gate) telling = false;
        }
        Settle();
        Guard(() => Changed?.Invoke());
    }

    private (TextChange Change, ParticipantId? By)[]? TakeUntold()
    {
        lock (Record.Gate)
        {
            if (telling || untold.Count == 0) return null;
            telling = true;
            (TextChange, ParticipantId?)[] batch = [.. untold];
            untold.Clear();
            return batch;
        }
    }

    private void Guard(Action handler)
    {
        try
        {
            handler();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            client.Report(e);
        }
    }

    /// <summary>Ends the session. What is still pending may or may not be saved.</summary>
    public async ValueTask DisposeAsync()
    {
        await undelivered.DisposeAsync();
        await Record.DisposeAsync();
    }
}
