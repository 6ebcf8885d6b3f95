using System.Collections.Immutable;
using System.Globalization;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Text;

namespace Tracker.Domain.Drafts;

/// <summary>What a draft's commands lead to: events, or the reason why not.</summary>
public static class DraftRules
{
    public static Decision Decide(Sight sight, Command command)
    {
        if (sight.Actor is not { } actor || DraftId.TryParse(actor) is not { } id || id.Compartment != sight.At) return Rejection.NotFound;
        if (sight.Terms is not { } terms) return Rejection.NotFound;
        var state = sight.Of<DraftState>(sight.At);
        if (command is CreateDraft create) return Create(sight, terms, state, create);
        if (state is not { Exists: true }) return Rejection.NotFound;
        return command switch
        {
            RenameDraft or SetDraftMode or FreezeDraft when Writers(sight, terms) is { } no => no,
            RenameDraft c => Rename(state, sight.At, c),
            SetDraftMode c => SetMode(state, sight.At, c),
            ChangeText c => Change(sight, terms, state, c),
            DecideSuggestions c => DecideOn(sight, terms, state, c),
            AddComment c => Comment(sight.At, state, c),
            ReplyToComment c => Reply(sight.At, state, c),
            ResolveComment c => Resolve(sight.At, state, c),
            FreezeDraft c => Freeze(sight.At, state, c),
            _ => new Rejection(RejectionCode.UnknownCommand, $"A text has no rule for '{command.GetType().Name}'."),
        };
    }

    /// <summary>Why this sender may not change the text in this way now, or null.</summary>
    public static Rejection? Refuses(DraftState state, TextTerms terms, Standing sender, Right right, Intent intent)
    {
        if (!state.Exists || right == Right.None) return Rejection.NotFound;
        if (right == Right.Read) return Rejection.Forbidden("You may read this, but not change it.");
        if (terms.Closed is { } closed) return new Rejection(RejectionCode.IllegalStep, closed);
        if (state.Mode.Is(DraftMode.Closed)) return ModeClosed;
        if (intent != Intent.Write) return null;
        if (!terms.MayWrite(sender)) return Rejection.Forbidden("You may suggest changes of this text, but not write it.");
        return state.Mode.Is(DraftMode.Suggesting) ? new Rejection(RejectionCode.IllegalStep, "This text takes suggestions only for now.") : null;
    }

    private static readonly Rejection ModeClosed = new(RejectionCode.IllegalStep, "This text is closed for changes; whoever may write it can open it again.");

    private static Rejection? Writers(Sight sight, TextTerms terms) =>
        terms.MayWrite(sight.Standing) ? null : Rejection.Forbidden("Only who may write this text may do that.");

    private static Decision Create(Sight sight, TextTerms terms, DraftState? state, CreateDraft c)
    {
        // Nobody holds a text that is not there yet: whoever holds nothing of its record finds nothing of it.
        if (DelegationAccess.RightIn(sight.Standing, sight.At) == Right.None) return Rejection.NotFound;
        if (state is { Exists: true }) return Rejection.Duplicate("text", "draft");
        if (DelegationAccess.RightIn(sight.Standing, sight.At) == Right.Read) return Rejection.Forbidden("You may read this, but not change it.");
        if (Writers(sight, terms) is { } no) return no;
        if (TextLimits.Demands(c.Title, "title", TextLimits.Title) is { } bad) return bad;
        var created = new Directed(sight.At, new DraftCreated(c.Title));
        if (c.Text is not { } text || text.Ops.Length == 0) return Decision.Of(created);
        if (TextRules.Check(RichText.Empty, terms, text, marks: false) is { } problem) return problem with { Field = "text" };
        return Decision.Of(created, new Directed(sight.At, new TextChanged([sight.By], [], [new AppliedChange(0, -1, 0, ChangeKind.Typed, text)])));
    }

    private static Decision Rename(DraftState state, CompartmentId at, RenameDraft c) =>
        state.Title.Refuses(c.Edit, "title", TextLimits.Title, required: true) is { } no ? no
        : state.Title.Knows(c.Edit) ? Decision.Nothing
        : Decision.Of(at, new DraftRenamed(c.Edit with { Was = state.Title.Value }));

    private static Decision SetMode(DraftState state, CompartmentId at, SetDraftMode c) =>
        state.Mode.Refuses(c.Was, c.To, "mode") is { } no ? no
        : state.Mode.Is(c.To) ? Decision.Nothing
        : Decision.Of(at, new DraftModeSet(c.Was, c.To));

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
        if ((c.From is null) != (c.To is null) || c.From > c.To || c.From < 0) return Rejection.Invalid("A passage goes from a place to a later one.", "from");
        var withdraws = !c.Accept && (c.By == sight.By || c.Suggestion is { } s && TextRules.IsOf(s, sight.By));
        if (!terms.MayWrite(sight.Standing) && !withdraws) return Rejection.Forbidden("Only who may write this text accepts and rejects suggestions of others.");
        if (terms.Closed is { } closed) return new Rejection(RejectionCode.IllegalStep, closed);
        if (state.Mode.Is(DraftMode.Closed)) return ModeClosed;
        TextRange? range = null;
        if (c is { From: { } from, To: { } to })
        {
            if (Passage(state, c.Revision, from, to, out var moved) is { } bad) return bad;
            range = moved;
        }
        bool Chosen(string id, string? author) => (c.Suggestion is null || c.Suggestion == id) && (c.By is null || c.By.Value.Value == author);
        var change = c.Accept
            ? Suggestions.Accept(state.Text, Chosen, sight.By.Value, range?.From ?? 0, range?.To)
            : Suggestions.Reject(state.Text, Chosen, range?.From ?? 0, range?.To);
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
        if (state.Comments.ContainsKey(c.Id)) return Rejection.Duplicate("remark", "id");
        if (state.Comments.Count >= DraftLimits.Comments) return Full(DraftLimits.Comments, "remarks");
        if (TextLimits.Demands(c.Body, "body", DraftLimits.Comment) is { } bad) return bad;
        if (c.From < 0 || c.To <= c.From) return Rejection.Invalid("A remark is about at least one character.", "from");
        if (Passage(state, c.Revision, c.From, c.To, out var range) is { } no) return no;
        var excerpt = state.Text.PlainText(range.From, Math.Min(range.To, range.From + DraftLimits.Excerpt));
        if (char.IsHighSurrogate(excerpt[^1])) excerpt = excerpt[..^1];
        return Decision.Of(at, new CommentAdded(c.Id, range.From, range.To, excerpt, c.Body));
    }

    private static Decision Reply(CompartmentId at, DraftState state, ReplyToComment c) =>
        !state.Comments.TryGetValue(c.Id, out var comment) ? Rejection.Missing("remark", "id")
        : comment.Replies.Length >= DraftLimits.Replies ? Full(DraftLimits.Replies, "replies")
        : TextLimits.Demands(c.Body, "body", DraftLimits.Comment) is { } bad ? bad
        : Decision.Of(at, new CommentReplied(c.Id, c.Body));

    private static Decision Resolve(CompartmentId at, DraftState state, ResolveComment c)
    {
        if (!state.Comments.TryGetValue(c.Id, out var comment)) return Rejection.Missing("remark", "id");
        var standing = comment.Resolved ?? new Choice<bool>();
        return standing.Refuses(c.Was, c.To, "to") is { } no ? no
            : standing.Is(c.To) ? Decision.Nothing
            : Decision.Of(at, new CommentResolved(c.Id, c.Was, c.To));
    }

    private static Decision Freeze(CompartmentId at, DraftState state, FreezeDraft c)
    {
        if (state.Frozen.ContainsKey(c.Id)) return Rejection.Duplicate("frozen version", "id");
        if (state.Frozen.Count >= DraftLimits.Frozen) return Full(DraftLimits.Frozen, "frozen versions");
        if (TextLimits.Demands(c.Name, "name", TextLimits.Name) is { } bad) return bad;
        return c.Revision != state.Revision
            ? new Rejection(RejectionCode.Conflict, "The text was changed in the meantime. Read it and freeze it again.", "revision", state.Revision.ToString(CultureInfo.InvariantCulture))
            : Decision.Of(at, new DraftFrozen(c.Id, c.Name, c.Revision));
    }

    /// <summary>A passage of an older revision as it stands now; null where it could be found.</summary>
    private static Rejection? Passage(DraftState state, long revision, int from, int to, out TextRange range)
    {
        range = new TextRange(from, to);
        if (revision > state.Revision) return new Rejection(RejectionCode.UnknownVersion, "The revision that was seen does not exist.", "revision");
        if (state.Window.Last(state.Revision - revision) is not { } since)
            return new Rejection(RejectionCode.Stale, "The text has moved on too far since; open it again.", "revision");
        foreach (var change in since)
        {
            if (Anchors.Move(range, change) is not { } moved) return new Rejection(RejectionCode.Conflict, "The passage was deleted in the meantime.", "from");
            range = moved;
        }
        return range.To > state.Text.Length ? Rejection.Invalid("The passage ends behind the text.", "to") : null;
    }

    private static Rejection Full(int limit, string things) => new(RejectionCode.TooMany, $"There is room for at most {limit} {things} here.");
}
