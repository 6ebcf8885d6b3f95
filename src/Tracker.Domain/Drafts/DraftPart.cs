using Tracker.Domain.Delegations;

namespace Tracker.Domain.Drafts;

/// <summary>The text, its title and mode, its comments and its frozen versions.</summary>
public sealed class DraftPart : Part<DraftState, DraftCommand, DraftEvent>
{
    protected override Decision Decide(DraftState here, Sight sight, DraftCommand command)
    {
        var terms = sight.Terms!;
        return command switch
        {
            CreateDraft c => Create(sight, terms, here, c),
            RenameDraft or SetDraftMode or FreezeDraft when Writers(sight, terms) is { } no => no,
            RenameDraft c => here.Title.Decide(
                c.Edit, "title", TextLimits.Title, sight.At, new DraftRenamed(c.Edit with { Was = here.Title.Value }), required: true),
            SetDraftMode c => here.Mode.Decide(c.Was, c.To, "mode", sight.At, new DraftModeSet(c.Was, c.To)),
            ChangeText c => Change(sight, terms, here, c),
            DecideSuggestions c => DecideOn(sight, terms, here, c),
            AddComment c => Comment(sight.At, here, c),
            ReplyToComment c => Reply(sight.At, here, c),
            ResolveComment c => Resolve(sight.At, here, c),
            FreezeDraft c => Freeze(sight.At, here, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override DraftState Evolve(DraftState state, DraftEvent happened, Recorded recorded) => happened switch
    {
        TextChanged e => TextEvolution.After(state, e),
        DraftCreated e => state with { Title = state.Title.Set(e.Title, recorded) },
        DraftRenamed e => state with { Title = state.Title.Set(e.Edit.To, recorded) },
        DraftModeSet e => state with { Mode = state.Mode.Set(e.To, recorded) },
        CommentAdded e => state with { Comments = state.Comments.SetItem(e.Id, new(e.From, e.To, e.Excerpt, e.Body, recorded.By, recorded.At, [])) },
        CommentReplied e => With(state, e.Id, c => c with { Replies = c.Replies.Add(new Reply(e.Body, recorded.By, recorded.At)) }),
        CommentResolved e => With(state, e.Id, c => c with { Resolved = (c.Resolved ?? new Choice<bool>()).Set(e.To, recorded) }),
        DraftFrozen e => state with { Frozen = state.Frozen.SetItem(e.Id, new(e.Name, e.Revision, recorded.Version, recorded.By, recorded.At)) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    /// <summary>Why this sender may not change the text in this way now, or null.</summary>
    public static Rejection? Refuses(DraftState state, TextTerms terms, Standing sender, Right right, Intent intent)
    {
        if (!state.Exists || right == Right.None) return Rejection.NotFound;
        if (right == Right.Read) return Rejection.MayOnlyRead;
        if (terms.Closed is { } closed) return Rejection.IllegalStep(closed);
        if (state.Mode.Is(DraftMode.Closed)) return ModeClosed;
        if (intent != Intent.Write) return null;
        if (!terms.MayWrite(sender)) return Rejection.Forbidden("You can suggest changes to this text, but not edit it.");
        return state.Mode.Is(DraftMode.Suggesting) ? Rejection.IllegalStep("This text accepts only suggestions for now.") : null;
    }

    public static readonly Rejection PassageDeleted = new(RejectionCode.Conflict, "The passage was deleted in the meantime.", "from");

    private static readonly Rejection ModeClosed = new(RejectionCode.IllegalStep, "This text is locked. Anyone with write access can unlock it.");

    private static Rejection? Writers(Sight sight, TextTerms terms) =>
        terms.MayWrite(sight.Standing) ? null : Rejection.Forbidden("Only people with write access to this text can do that.");

    private static Decision Create(Sight sight, TextTerms terms, DraftState state, CreateDraft c)
    {
        if (state.Exists) return Rejection.Duplicate("text", "draft");
        if (Writers(sight, terms) is { } no) return no;
        if (TextLimits.Demands(c.Title, "title", TextLimits.Title) is { } bad) return bad;
        var created = new Directed(sight.At, new DraftCreated(c.Title));
        if (c.Text is not { } text || text.Ops.Length == 0) return Decision.Of(created);
        if (TextRules.Check(RichText.Empty, terms, text, marks: false) is { } problem) return problem with { Field = "text" };
        return Decision.Of(created, new Directed(sight.At, new TextChanged([sight.By], [], [new AppliedChange(0, -1, 0, ChangeKind.Typed, text)])));
    }

    private static Decision Change(Sight sight, TextTerms terms, DraftState state, ChangeText c)
    {
        var intent = c.Suggest ? Intent.Suggest : Intent.Write;
        if (Refuses(state, terms, sight.Standing, Right.Write, intent) is { } no) return no;
        var typed = new TypedChange(sight.Standing, Right.Write, Guid.Empty, state.Revision + 1, c.Revision, intent, c.Change);
        var (change, rejection) = TextRules.Fit(state, terms, sight.By, Guid.Empty, typed);
        return rejection is not null ? rejection : Applied(sight, state, change!, c.Suggest ? ChangeKind.Suggested : ChangeKind.Typed);
    }

    private static Decision DecideOn(Sight sight, TextTerms terms, DraftState state, DecideSuggestions c)
    {
        if (c is { Suggestion: null, By: null, From: null, To: null }) return TextLimits.Required("suggestion");
        if ((c.From is null) != (c.To is null) || c.From > c.To || c.From < 0) return Rejection.Invalid("A passage must not end before it starts.", "from");
        var withdraws = !c.Accept && (c.By == sight.By || c.Suggestion is { } s && TextRules.IsOf(s, sight.By));
        if (!terms.MayWrite(sight.Standing) && !withdraws)
            return Rejection.Forbidden("Only people with write access to this text can accept or reject suggestions of others.");
        if (terms.Closed is { } closed) return Rejection.IllegalStep(closed);
        if (state.Mode.Is(DraftMode.Closed)) return ModeClosed;
        if (c.Revision > state.Revision) return Rejection.NotSeen("revision", "revision");
        if (state.Window.Last(state.Revision - c.Revision) is not { } since) return TextRules.TooOld;
        var unseen = since.Aggregate(TextChange.Empty, (all, next) => all.Compose(next));
        TextRange? range = null;
        if (c is { From: { } from, To: { } to })
        {
            if (Passage(state, c.Revision, from, to, out var moved) is { } bad) return bad;
            range = moved;
        }
        bool Chosen(string id, string? author) => (c.Suggestion is null || c.Suggestion == id) && (c.By is null || c.By.Value.Value == author);
        var change = c.Accept
            ? Suggestions.Accept(state.Text, Chosen, sight.By.Value, range?.From ?? 0, range?.To, unseen)
            : Suggestions.Reject(state.Text, Chosen, range?.From ?? 0, range?.To, unseen);
        return change.Ops.Length == 0
            ? Rejection.Missing("suggestion", "suggestion")
            : Applied(sight, state, change, c.Accept ? ChangeKind.Accepted : ChangeKind.Rejected);
    }

    private static Decision Applied(Sight sight, DraftState state, TextChange change, ChangeKind kind)
    {
        if (change.Ops.Length == 0) return Decision.Nothing;
        var (author, added) = Typing.AuthorOf(state, sight.By);
        return Decision.Of(sight.At, new TextChanged(added, [], [new AppliedChange(author, -1, 0, kind, change)]));
    }

    private static Decision Comment(CompartmentId at, DraftState state, AddComment c)
    {
        var bad = (state.Comments.ContainsKey(c.Id) ? Rejection.Duplicate("comment", "id") : null)
            ?? Rejection.Full(state.Comments.Count, DraftLimits.Comments, "comments")
            ?? TextLimits.Demands(c.Body, "body", DraftLimits.Comment);
        if (bad is not null) return bad;
        if (c.From < 0 || c.To <= c.From) return Rejection.Invalid("A comment must cover at least one character.", "from");
        if (Passage(state, c.Revision, c.From, c.To, out var range) is { } no) return no;
        var excerpt = state.Text.PlainText(range.From, Math.Min(range.To, range.From + DraftLimits.Excerpt));
        if (char.IsHighSurrogate(excerpt[^1])) excerpt = excerpt[..^1];
        return Decision.Of(at, new CommentAdded(c.Id, range.From, range.To, excerpt, c.Body));
    }

    private static Decision Reply(CompartmentId at, DraftState state, ReplyToComment c) =>
        !state.Comments.TryGetValue(c.Id, out var comment)
            ? Rejection.Missing("comment", "id")
            : Decision.Unless(
                Rejection.Full(comment.Replies.Length, DraftLimits.Replies, "replies") ?? TextLimits.Demands(c.Body, "body", DraftLimits.Comment),
                at, new CommentReplied(c.Id, c.Body));

    private static Decision Resolve(CompartmentId at, DraftState state, ResolveComment c) =>
        state.Comments.TryGetValue(c.Id, out var comment)
            ? (comment.Resolved ?? new Choice<bool>()).Decide(c.Was, c.To, "to", at, new CommentResolved(c.Id, c.Was, c.To))
            : Rejection.Missing("comment", "id");

    private static Decision Freeze(CompartmentId at, DraftState state, FreezeDraft c) => Decision.Unless(
        (state.Frozen.ContainsKey(c.Id) ? Rejection.Duplicate("frozen version", "id") : null)
            ?? Rejection.Full(state.Frozen.Count, DraftLimits.Frozen, "frozen versions")
            ?? TextLimits.Demands(c.Name, "name", TextLimits.Name)
            ?? (c.Revision == state.Revision ? null : new Rejection(
                RejectionCode.Conflict, "The text has changed in the meantime. Read it and freeze it again.", "revision",
                state.Revision.ToString(CultureInfo.InvariantCulture))),
        at, new DraftFrozen(c.Id, c.Name, c.Revision));

    /// <summary>Finds a passage of an older revision in the present text; null if that succeeds.</summary>
    private static Rejection? Passage(DraftState state, long revision, int from, int to, out TextRange range)
    {
        range = new TextRange(from, to);
        if (revision > state.Revision) return Rejection.NotSeen("revision", "revision");
        if (state.Window.Last(state.Revision - revision) is not { } since) return TextRules.TooOld;
        foreach (var change in since)
        {
            if (Anchors.Move(range, change) is not { } moved)
                return PassageDeleted;
            range = moved;
        }
        return range.To > state.Text.Length ? Rejection.Invalid("The passage ends after the end of the text.", "to") : null;
    }

    private static DraftState With(DraftState state, EntityId id, Func<Comment, Comment> change) =>
        state with { Comments = state.Comments.SetItem(id, change(state.Comments[id])) };
}
