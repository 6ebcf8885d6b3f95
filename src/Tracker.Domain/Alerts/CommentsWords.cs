using Tracker.Domain.Delegations;

namespace Tracker.Domain.Alerts;

/// <summary>Comments on documents in words. Authors are told what becomes of theirs without following the delegation.</summary>
internal static class CommentsWords
{
    public static Told Of(DelegationState delegation, CommentsEvent happened)
    {
        var document = CommentsPart.Of(delegation).GetValueOrDefault(happened.Id);
        var name = AlertWords.Quoted(document?.Name.Value ?? (happened as CommentingBegun)?.Name);
        var told = happened switch
        {
            CommentingBegun => new Told($"collects comments on {name}").Important(),
            CommentedRenamed => new($"renamed a document with comments to {name}"),
            DeciderNamed e => new(
                e.To is null ? $"decides the comments on {name} alone again" : $"named who decides the comments on {name}",
                Concerns: [.. AlertWords.Only(e.Was).Union(AlertWords.Only(e.To))]),
            CommentsSubmitted e => new(e.Comments.Length == 1 ? $"commented on {name}" : $"added {e.Comments.Length} comments on {name}"),
            CommentsMerged e => new($"merged comments on {name}", Concerns: Authors(document, e.Comments)),
            CommentSeparated e => new($"separated a comment on {name}", Concerns: Authors(document, [e.Comment])),
            CommentDecided { To: { } to } e => new(
                $"decided a comment on {name}: {AlertWords.Spoken(to.Outcome.ToString())}", Concerns: Authors(document, AllOf(document, e.Comment))),
            CommentDecided e => new($"took back the decision on a comment on {name}", Concerns: Authors(document, AllOf(document, e.Comment))),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
        return told with { Tab = "comments" };
    }

    private static ImmutableArray<EntityId> AllOf(CommentedDocument? document, EntityId comment) =>
        document is null ? [] : [comment, .. document.MergedInto(comment).Select(c => c.Id)];

    private static ImmutableArray<ParticipantId> Authors(CommentedDocument? document, ImmutableArray<EntityId> comments) =>
        document is null ? [] : [.. comments.Select(c => document.Comments.GetValueOrDefault(c)?.By).OfType<ParticipantId>().Distinct()];
}
