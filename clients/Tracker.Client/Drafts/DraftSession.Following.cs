namespace Tracker.Client;

/// <summary>Messages of the server: events, whole states and rejections. Called by <see cref="RecordSession"/> within its gate.</summary>
public sealed partial class DraftSession
{
    internal Guid Session => text.Session;

    /// <summary>The record may have been open before typing began.</summary>
    internal void Begin()
    {
        terms = Record.TermsNow;
        Replace(State);
    }

    /// <summary>The server answered; its events, if it sent any, follow.</summary>
    internal void Adopt(OpenedMessage opened, Guid? asked, bool whole)
    {
        (number, awaiting) = (opened.Text is { } given && asked == text.Session ? given : null, false);
        if (!whole)
        {
            number = null;
            return;
        }
        if (opened.Parts.FirstOrDefault(p => p.Compartment == Compartment) is not { } part)
        {
            terms = null;
            LoseAll(opened.Rejection ?? Rejection.NotFound);
            return;
        }
        terms = opened.Terms;
        selectionIsSent = !hasSelection;
        if (part.State is not null) Replace(State);
    }

    internal void Follow(IEnumerable<Recorded> happened)
    {
        try
        {
            foreach (var recorded in happened) Happened(recorded);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The record applied the events, so its state shows the difference.
            client.Report(e);
            Replace(State);
        }
        PlaceCarets();
    }

    private void Happened(Recorded recorded)
    {
        if (recorded.Compartment != Compartment || recorded.Event is not TextChanged changed) return;
        authors.AddRange(changed.NewAuthors);
        foreach (var s in changed.NewSessions)
        {
            if (s.Place == places.Count) places.Add((s.Id, s.Author));
            else places[s.Place] = (s.Id, s.Author);
        }
        foreach (var applied in changed.Changes) Happened(applied);
    }

    private void Happened(AppliedChange applied)
    {
        var (session, author) = applied.Session >= 0 ? places[applied.Session] : (Guid.Empty, applied.Author);
        var (by, change) = (authors[author], Authored.Stamp(applied.Change, authors[author].Value));
        if (session == text.Session && text.First is { Sent: > 0 } && applied.Number == text.Taken + 1)
        {
            Note(text.Confirm(change), null);
            awaiting = false;
        }
        else if (deciding > 0 && by == client.Principal.Id && applied.Kind is ChangeKind.Accepted or ChangeKind.Rejected) ConfirmDecision(change, by);
        else Note(text.Take(change), by);
    }

    /// <summary>A decision of this window was confirmed. It is its own undo step, whatever is typed meanwhile.</summary>
    private void ConfirmDecision(TextChange change, ParticipantId by)
    {
        deciding--;
        var before = text.Shown;
        var shown = text.Take(change);
        if (shown.IsEmpty) return;
        undo.Record(shown, before);
        lastStep = null;
        Follow(shown, by);
        // Others now see the caret at the decision.
        selectionIsSent = !hasSelection;
        remote.Add((shown, by));
    }

    internal void Receive(RefusedMessage refused)
    {
        lock (Record.Gate)
        {
            if (refused.Session != text.Session || !awaiting || (refused.Number != 0 && refused.Number != text.Taken + 1)) return;
            Take(refused.Rejection);
            Publish();
        }
        Move();
    }

    private void Take(Rejection? rejection)
    {
        switch (rejection)
        {
            case null or { Code: RejectionCode.Stale } or { Code: RejectionCode.UnknownVersion, Field: not "number" }:
                Record.OpenAgain();
                break;
            case { Code: RejectionCode.TooFast }:
                text.NotSent();
                _ = TryLater();
                break;
            case { Code: RejectionCode.UnknownVersion }:
                // The actor forgot this session after many other changes: pending changes continue under a new one.
                StartAgain();
                break;
            default:
                Lose(rejection);
                break;
        }
    }

    private void Lose(Rejection rejection)
    {
        var first = text.First!;
        Refusals = Refusals.Add(RefusedText.Of(rejection, first.Typed));
        Note(text.Drop(), null);
        awaiting = false;
        // A copy may still be in flight under this number, so the next change needs a new session.
        if (first.Sent > 1) StartAgain();
    }

    private void StartAgain()
    {
        Note(text.StartAgain(Guid.NewGuid()), null);
        (number, awaiting) = (null, false);
        Record.OpenAgain();
    }

    private void LoseAll(Rejection rejection)
    {
        if (text.Count > 0) Refusals = Refusals.Add(RefusedText.Of(rejection, text.Pending));
        while (text.Count > 0) Note(text.Drop(), null);
        Replace(DraftState.Empty);
    }

    private void Replace(DraftState state)
    {
        deciding = 0;
        authors.Clear();
        authors.AddRange(state.Authors);
        places.Clear();
        foreach (var s in state.Sessions) places.Add((s.Id, s.Author));
        var taken = state.Sessions.FirstOrDefault(s => s.Id == text.Session).Last;
        Note(text.Replace(state.Text, state.Revision, taken), null);
    }
}
