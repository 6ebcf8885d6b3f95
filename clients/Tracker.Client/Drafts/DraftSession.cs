using System.Collections.Immutable;

namespace Tracker.Client;

/// <summary>
/// A co-edited text in one window. Shows typing at once and sends it in order: one change is in flight, further typing is joined
/// behind it. Typing is never lost: it becomes part of the text or of <see cref="Refusals"/>. Title, mode, comments and decisions on
/// suggestions are commands of <see cref="Record"/>. Safe to call from any thread.
/// </summary>
public sealed partial class DraftSession : IAsyncDisposable
{
    private readonly TrackerClient client;
    private readonly PendingText text;
    private readonly UndoStack undo = new();
    private readonly List<(Guid Id, int Author)> places = [];
    private readonly List<ParticipantId> authors = [];
    private readonly OrderedEvents<(TextChange Change, ParticipantId? By)> remote;
    private TextTerms? terms;
    private bool wantsToSuggest;
    private int pendingCount;

    // Decisions made here whose change has not arrived yet.
    private int deciding;
    private (Intent Intent, long At)? lastStep;

    internal DraftSession(TrackerClient client, RecordSession record, CompartmentId compartment)
    {
        (this.client, Record, Compartment) = (client, record, compartment);
        text = new PendingText(client.Principal.Id, Guid.NewGuid());
        remote = new(record.Gate, change => client.Raise(Remote, h => h(change.Change, change.By)));
        undelivered = client.Time.CreateTimer(_ => RefreshIfAwaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The record of the text: its title, mode, comments and frozen versions.</summary>
    public RecordSession Record { get; }

    internal CompartmentId Compartment { get; }

    /// <summary>The text that a screen shows: confirmed and pending changes with all marks.</summary>
    public RichText Text => text.Shown;

    /// <summary>The confirmed revision.</summary>
    public long Revision => text.Revision;

    /// <summary>The number of changes that are not confirmed yet.</summary>
    public int PendingCount => Volatile.Read(ref pendingCount);

    public Status Status => PendingCount > 0 && Record.Status is Status.Saved ? Status.Saving : Record.Status;

    /// <summary>Whether the viewer may write the text now.</summary>
    public bool CanType => Refuses(Intent.Write) is null;

    /// <summary>Whether the viewer may at least suggest changes of it.</summary>
    public bool CanSuggest => Refuses(Intent.Suggest) is null;

    /// <summary>Whether the viewer has write access, also while the text is locked: to rename and freeze it, set its mode and decide on suggestions.</summary>
    public bool IsWriter => terms?.MayWrite(client.StandingIn(Record.Role)) is true && Record.ReadOnly is null && Record.RightIn(Compartment) == Right.Write;

    /// <summary>Whether typing becomes a suggestion; always true for viewers who may only suggest.</summary>
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

    /// <summary>Typing that the server refused, oldest first.</summary>
    public ImmutableList<RefusedText> Refusals { get; private set; } = [];

    /// <summary>The viewer has copied refused typing, or does not need it.</summary>
    public void Dismiss(RefusedText refused)
    {
        lock (Record.Gate) Refusals = Refusals.Remove(refused);
        Announce();
    }

    /// <summary>
    /// A change to apply to the screen: by another author, or a correction without one. In order, each once. Text typed in editing mode
    /// gets its author's mark in <see cref="Text"/> without an event.
    /// </summary>
    public event Action<TextChange, ParticipantId?>? Remote;

    /// <summary>Anything above changed. Handlers may run on any thread.</summary>
    public event Action? Changed;

    /// <summary>
    /// Applies the viewer's change at once and sends it when possible. Removes marks that it inherited from the text around it; if the
    /// text then differs from the screen, <see cref="Remote"/> is raised.
    /// </summary>
    /// <param name="caret">The selection after the change, in the text that the screen then shows; by default a caret behind the change.</param>
    /// <returns>Why nothing changed, or null.</returns>
    public TextProblem? Type(TextChange change, TextRange? caret = null) => Type(_ => change, caret);

    /// <summary>The same for a change that is computed from the text of this moment, whichever threads type.</summary>
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
            if (!unseen.IsEmpty) remote.Add((unseen, null));
            Typed(shown, caret is { } at ? Moved(at, unseen) : null);
            Publish();
        }
        Move();
        return null;
    }

    /// <summary>Undoes the last step of this window only. Returns false if there is none.</summary>
    public bool Undo() => Step(undo.Undo);

    /// <summary>Redoes the last undone step.</summary>
    public bool Redo() => Step(undo.Redo);

    /// <summary>Accepts or rejects suggestions, as one step of <see cref="Undo"/>.</summary>
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
            remote.Add((step, null));
            Typed(step, hasSelection ? Moved(selection, step) : null);
            Publish();
        }
        Move();
        return true;
    }

    /// <summary>Called once <see cref="RecordSession.Confirmed"/> contains what this counts as saved. Within the gate.</summary>
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

    /// <summary>Records a change of the shown text that its editor did not make. Within the gate.</summary>
    private void Note(TextChange change, ParticipantId? by)
    {
        if (change.IsEmpty) return;
        undo.Remote(change);
        Follow(change, by);
        remote.Add((change, by));
    }

    /// <summary>Raises the events. Outside the gate.</summary>
    internal void Announce()
    {
        remote.Raise();
        Settle();
        client.Raise(Changed, h => h());
    }

    /// <summary>Ends the session. Pending changes may or may not be saved.</summary>
    public async ValueTask DisposeAsync()
    {
        await undelivered.DisposeAsync();
        await Record.DisposeAsync();
    }
}
