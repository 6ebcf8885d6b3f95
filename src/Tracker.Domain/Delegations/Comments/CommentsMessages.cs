namespace Tracker.Domain.Delegations;

[JsonDerivedType(typeof(BeginCommenting), "begin-commenting")]
[JsonDerivedType(typeof(RenameCommented), "rename-commented")]
[JsonDerivedType(typeof(NameDecider), "name-decider")]
[JsonDerivedType(typeof(SubmitComments), "submit-comments")]
[JsonDerivedType(typeof(MergeComments), "merge-comments")]
[JsonDerivedType(typeof(SeparateComment), "separate-comment")]
[JsonDerivedType(typeof(DecideComment), "decide-comment")]
public abstract record CommentsCommand : Command
{
    /// <summary>The document.</summary>
    public abstract EntityId Id { get; init; }
}

/// <param name="Name">Of the document, such as "ISO/IEC DIS 23837-2".</param>
public sealed record BeginCommenting(EntityId Id, string Name, EntityId Point) : CommentsCommand;

public sealed record RenameCommented(EntityId Id, Edit Name) : CommentsCommand;

/// <summary>Who decides the comments besides the head; null for the head alone.</summary>
public sealed record NameDecider(EntityId Id, ParticipantId? Was = null, ParticipantId? To = null) : CommentsCommand;

/// <summary>The sender's comments, or those of a form that they add: all of them or none.</summary>
public sealed record SubmitComments(EntityId Id, ImmutableArray<SubmittedComment> Comments) : CommentsCommand
{
    /// <summary>A message has at most 64 KB, and a character takes up to six bytes of its JSON.</summary>
    private const int CharactersAtOnce = 8_000;

    /// <summary>Rows as commands that are short enough to be sent.</summary>
    public static IEnumerable<SubmitComments> InParts(EntityId document, IEnumerable<FormRow> rows)
    {
        var part = ImmutableArray.CreateBuilder<SubmittedComment>();
        var characters = 0;
        foreach (var row in rows)
        {
            var length = FormRow.Texts.Sum(t => t.Get(row)?.Length ?? 0);
            if (part.Count == CommentsPart.MostAtOnce || part.Count > 0 && characters + length > CharactersAtOnce)
            {
                yield return new(document, part.DrainToImmutable());
                characters = 0;
            }
            part.Add(new(EntityId.New(), row));
            characters += length;
        }
        if (part.Count > 0) yield return new(document, part.DrainToImmutable());
    }
}

public sealed record SubmittedComment(EntityId Id, FormRow Says);

/// <summary>These comments say the same as another: they are decided with it, and each keeps its author and its words.</summary>
public sealed record MergeComments(EntityId Id, EntityId Into, ImmutableArray<EntityId> Comments) : CommentsCommand;

/// <summary>A merged comment stands for itself again.</summary>
public sealed record SeparateComment(EntityId Id, EntityId Comment) : CommentsCommand;

/// <summary>Decides a comment; null takes the decision back. Its author can withdraw one that is not decided.</summary>
/// <param name="Was">What the sender saw.</param>
public sealed record DecideComment(EntityId Id, EntityId Comment, CommentDecision? Was = null, CommentDecision? To = null) : CommentsCommand;

[JsonDerivedType(typeof(CommentingBegun), "comments.begun")]
[JsonDerivedType(typeof(CommentedRenamed), "comments.document-renamed")]
[JsonDerivedType(typeof(DeciderNamed), "comments.decider-named")]
[JsonDerivedType(typeof(CommentsSubmitted), "comments.submitted")]
[JsonDerivedType(typeof(CommentsMerged), "comments.merged")]
[JsonDerivedType(typeof(CommentSeparated), "comments.separated")]
[JsonDerivedType(typeof(CommentDecided), "comments.decided")]
public abstract record CommentsEvent : Event
{
    public abstract EntityId Id { get; init; }
}

public sealed record CommentingBegun(EntityId Id, string Name, EntityId Point) : CommentsEvent;
public sealed record CommentedRenamed(EntityId Id, Edit Name) : CommentsEvent;
public sealed record DeciderNamed(EntityId Id, ParticipantId? Was = null, ParticipantId? To = null) : CommentsEvent;
public sealed record CommentsSubmitted(EntityId Id, ImmutableArray<SubmittedComment> Comments) : CommentsEvent;
public sealed record CommentsMerged(EntityId Id, EntityId Into, ImmutableArray<EntityId> Comments) : CommentsEvent;
public sealed record CommentSeparated(EntityId Id, EntityId Comment) : CommentsEvent;
public sealed record CommentDecided(EntityId Id, EntityId Comment, CommentDecision? Was = null, CommentDecision? To = null) : CommentsEvent;
