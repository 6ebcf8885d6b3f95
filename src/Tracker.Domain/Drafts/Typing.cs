namespace Tracker.Domain.Drafts;

/// <summary>How the sender wants a change to be applied.</summary>
public enum Intent { Write, Suggest, Undo }

/// <summary>A change as it comes from an editor window.</summary>
/// <param name="Sender">Who typed it, with their right in the compartment of the text.</param>
/// <param name="Number">From 1, incremented with each change of the session.</param>
/// <param name="Revision">The revision it was made on.</param>
public sealed record TypedChange(Standing Sender, Right Right, Guid Session, long Number, long Revision, Intent Intent, TextChange Change);

/// <summary>A change that was rejected. None of it is in the text.</summary>
public sealed record RefusedChange(TypedChange Typed, Rejection Rejection);

/// <summary>The rules of typing: changes of many people become one event.</summary>
public static class Typing
{
    /// <summary>Decides changes in order. Those accepted before are skipped silently, because they are in the text. If a change is rejected, so are
    /// the later changes of its session.</summary>
    public static (TextChanged? Changed, IReadOnlyList<RefusedChange> Refused) Take(DraftState state, TextTerms terms, IReadOnlyList<TypedChange> typed)
    {
        var (authors, sessions) = (ImmutableArray.CreateBuilder<ParticipantId>(), ImmutableArray.CreateBuilder<NewSession>());
        var changes = ImmutableArray.CreateBuilder<AppliedChange>();
        List<RefusedChange>? refused = null;
        foreach (var next in typed)
        {
            var step = Step(state, terms, next);
            // The event assigns all places before its changes, so a place that one of them uses cannot get another session.
            if (step.Changed is { NewSessions: [var begun] } && changes.Any(c => c.Session == begun.Place)) step = (null, Crowded);
            if (step.Rejection is { } rejection) (refused ??= []).Add(new RefusedChange(next, rejection));
            if (step.Changed is not { } changed) continue;
            authors.AddRange(changed.NewAuthors);
            sessions.AddRange(changed.NewSessions);
            changes.AddRange(changed.Changes);
            state = TextEvolution.After(state, changed);
        }
        return (changes.Count == 0 ? null : new TextChanged(authors.ToImmutable(), sessions.ToImmutable(), changes.ToImmutable()), refused ?? []);
    }

    private static readonly Rejection Crowded = new(RejectionCode.TooFast, "Too many people started typing at once. Send the change again.");

    private static (TextChanged? Changed, Rejection? Rejection) Step(DraftState state, TextTerms terms, TypedChange typed)
    {
        if (typed.Right == Right.None) return (null, Rejection.NotFound);
        var by = typed.Sender.Principal.Id;
        var place = PlaceOf(state, typed.Session);
        var last = place < 0 ? 0 : state.Sessions[place].Last;
        if (place >= 0 && state.Authors[state.Sessions[place].Author] != by)
            return (null, Rejection.Invalid("This session belongs to another participant.", "session"));
        if (typed.Number <= last) return (null, null);
        if (typed.Number > last + 1)
            return (null, new Rejection(RejectionCode.UnknownVersion, $"Change {last + 1} of this session is missing. Open the text again.", "number"));
        if (DraftPart.Refuses(state, terms, typed.Sender, typed.Right, typed.Intent) is { } no) return (null, no);
        var (change, rejection) = TextRules.Fit(state, terms, by, typed.Session, typed);
        if (rejection is not null) return (null, rejection);
        var (author, newAuthors) = AuthorOf(state, by);
        if (author >= DraftLimits.Authors) return (null, new Rejection(RejectionCode.TooMany, $"At most {DraftLimits.Authors} people can write one text."));
        ImmutableArray<NewSession> newSessions = [];
        if (place < 0) newSessions = [new NewSession(place = FreePlace(state), typed.Session, author)];
        return (new TextChanged(newAuthors, newSessions, [new AppliedChange(author, place, typed.Number, KindOf(typed.Intent), change!)]), null);
    }

    internal static (int Author, ImmutableArray<ParticipantId> New) AuthorOf(DraftState state, ParticipantId by) =>
        state.Authors.IndexOf(by) is >= 0 and var known ? (known, []) : (state.Authors.Length, [by]);

    private static ChangeKind KindOf(Intent intent) => intent switch
    {
        Intent.Suggest => ChangeKind.Suggested,
        Intent.Undo => ChangeKind.Undone,
        _ => ChangeKind.Typed,
    };

    private static int PlaceOf(DraftState state, Guid session)
    {
        for (var i = 0; i < state.Sessions.Length; i++)
            if (state.Sessions[i].Id == session)
                return i;
        return -1;
    }

    private static int FreePlace(DraftState state) =>
        state.Sessions.Length < DraftLimits.Sessions ? state.Sessions.Length : state.Sessions.Index().MinBy(s => s.Item.At).Index;
}
