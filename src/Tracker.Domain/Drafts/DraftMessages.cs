namespace Tracker.Domain.Drafts;

[JsonDerivedType(typeof(CreateDraft), "create-draft")]
[JsonDerivedType(typeof(RenameDraft), "rename-draft")]
[JsonDerivedType(typeof(SetDraftMode), "set-draft-mode")]
[JsonDerivedType(typeof(ChangeText), "change-text")]
[JsonDerivedType(typeof(DecideSuggestions), "decide-suggestions")]
[JsonDerivedType(typeof(AddComment), "add-comment")]
[JsonDerivedType(typeof(ReplyToComment), "reply-to-comment")]
[JsonDerivedType(typeof(ResolveComment), "resolve-comment")]
[JsonDerivedType(typeof(FreezeDraft), "freeze-draft")]
public abstract record DraftCommand : Command;

[JsonDerivedType(typeof(DraftCreated), "draft.created")]
[JsonDerivedType(typeof(DraftRenamed), "draft.renamed")]
[JsonDerivedType(typeof(DraftModeSet), "draft.mode-set")]
[JsonDerivedType(typeof(CommentAdded), "comment.added")]
[JsonDerivedType(typeof(CommentReplied), "comment.replied")]
[JsonDerivedType(typeof(CommentResolved), "comment.resolved")]
[JsonDerivedType(typeof(DraftFrozen), "draft.frozen")]
[JsonDerivedType(typeof(TextChanged), TextChanged.Name)]
public abstract record DraftEvent : Event;

/// <param name="Text">The initial text as plain inserts; null for an empty text.</param>
public sealed record CreateDraft(string Title, TextChange? Text = null) : DraftCommand;

public sealed record RenameDraft(Edit Edit) : DraftCommand;
public sealed record SetDraftMode(DraftMode Was, DraftMode To) : DraftCommand;

/// <summary>One change as a command, for programs. Editors send <c>Tracker.Protocol.TypeMessage</c> instead.</summary>
/// <param name="Revision">The revision that the change was made on.</param>
/// <param name="Suggest">True to turn inserts and deletions into suggestions.</param>
public sealed record ChangeText(long Revision, TextChange Change, bool Suggest = false) : DraftCommand;

/// <summary>Accepts or rejects suggestions: one by its id, all by an author, or all in a passage; at least one of the three is required.</summary>
/// <param name="Revision">
/// The revision that the sender saw, and that <paramref name="From"/> and <paramref name="To"/> refer to. What was suggested later stays.
/// </param>
public sealed record DecideSuggestions(
    bool Accept, long Revision, string? Suggestion = null, ParticipantId? By = null, int? From = null, int? To = null) : DraftCommand;

/// <param name="Revision">The revision that the passage refers to.</param>
public sealed record AddComment(EntityId Id, long Revision, int From, int To, string Body) : DraftCommand;

public sealed record ReplyToComment(EntityId Id, string Body) : DraftCommand;
public sealed record ResolveComment(EntityId Id, bool Was, bool To) : DraftCommand;

/// <param name="Revision">The revision that the sender read, so that they do not freeze a text that they have not seen.</param>
public sealed record FreezeDraft(EntityId Id, string Name, long Revision) : DraftCommand;

public sealed record DraftCreated(string Title) : DraftEvent;
public sealed record DraftRenamed(Edit Edit) : DraftEvent;
public sealed record DraftModeSet(DraftMode Was, DraftMode To) : DraftEvent;

/// <param name="From">Position in the text when the event was recorded.</param>
public sealed record CommentAdded(EntityId Id, int From, int To, string Excerpt, string Body) : DraftEvent;

public sealed record CommentReplied(EntityId Id, string Body) : DraftEvent;
public sealed record CommentResolved(EntityId Id, bool Was, bool To) : DraftEvent;
public sealed record DraftFrozen(EntityId Id, string Name, long Revision) : DraftEvent;
