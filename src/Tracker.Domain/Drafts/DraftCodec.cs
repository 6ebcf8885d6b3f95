using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Drafts;

/// <summary>The stable names of a draft's commands and events.</summary>
public static class DraftCodec
{
    /// <summary>The name of the one event that is not JSON on its way to those who type.</summary>
    public const string TextChanged = "text.changed";

    private static readonly DraftJson Json = new(Codec.Options);

    public static readonly JsonTypeInfo State = Json.DraftState;

    public static readonly Codec Instance = new(Json,
    [
        ("create-draft", typeof(CreateDraft)),
        ("rename-draft", typeof(RenameDraft)),
        ("set-draft-mode", typeof(SetDraftMode)),
        ("change-text", typeof(ChangeText)),
        ("decide-suggestions", typeof(DecideSuggestions)),
        ("add-comment", typeof(AddComment)),
        ("reply-to-comment", typeof(ReplyToComment)),
        ("resolve-comment", typeof(ResolveComment)),
        ("freeze-draft", typeof(FreezeDraft)),
    ],
    [
        ("draft.created", 1, typeof(DraftCreated)),
        ("draft.renamed", 1, typeof(DraftRenamed)),
        ("draft.mode-set", 1, typeof(DraftModeSet)),
        (TextChanged, 1, typeof(Drafts.TextChanged)),
        ("comment.added", 1, typeof(CommentAdded)),
        ("comment.replied", 1, typeof(CommentReplied)),
        ("comment.resolved", 1, typeof(CommentResolved)),
        ("draft.frozen", 1, typeof(DraftFrozen)),
    ]);
}

/// <summary>The JSON of a draft's state, commands and events. Made with <c>new DraftJson(Codec.Options)</c>.</summary>
[JsonSerializable(typeof(DraftState))]
[JsonSerializable(typeof(CreateDraft)), JsonSerializable(typeof(RenameDraft)), JsonSerializable(typeof(SetDraftMode))]
[JsonSerializable(typeof(ChangeText)), JsonSerializable(typeof(DecideSuggestions)), JsonSerializable(typeof(AddComment))]
[JsonSerializable(typeof(ReplyToComment)), JsonSerializable(typeof(ResolveComment)), JsonSerializable(typeof(FreezeDraft))]
[JsonSerializable(typeof(DraftCreated)), JsonSerializable(typeof(DraftRenamed)), JsonSerializable(typeof(DraftModeSet))]
[JsonSerializable(typeof(TextChanged)), JsonSerializable(typeof(CommentAdded)), JsonSerializable(typeof(CommentReplied))]
[JsonSerializable(typeof(CommentResolved)), JsonSerializable(typeof(DraftFrozen))]
public sealed partial class DraftJson : JsonSerializerContext;
