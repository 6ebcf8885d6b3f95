namespace Tracker.Domain.Delegations;

/// <summary>Comments of colleagues on documents: each keeps its author and its words, also when it is merged with others and decided.</summary>
public sealed class CommentsPart : Part<DelegationState, CommentsCommand, CommentsEvent>
{
    /// <summary>Most comments of one command: a message has at most 64 KB.</summary>
    public const int MostAtOnce = 100;

    private static readonly CompartmentId At = CompartmentId.Delegation;

    private static readonly Rejection NotYours = Rejection.Forbidden(
        "Only the head, or the one whom the head names, merges and decides comments. Their author can withdraw one that is not decided.");

    protected override bool Belongs(CompartmentId at, CommentsCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, CommentsCommand command)
    {
        if (command is BeginCommenting begin) return Begin(here, begin);
        if (Of(here).GetValueOrDefault(command.Id) is not { } document) return Rejection.Missing("document", "id");
        return command switch
        {
            RenameCommented c => document.Name.Decide(c.Name, "name", TextLimits.Title, At, new CommentedRenamed(c.Id, c.Name), required: true),
            NameDecider c => c.To is { } one && !Roster.Has(here.Roster, one, sight.Standing.Today)
                ? Rejection.Invalid("Who decides comments must be on the roster of the delegation.", "to")
                : document.Decider.Decide(c.Was, c.To, "to", At, new DeciderNamed(c.Id, c.Was, c.To)),
            SubmitComments c => Submit(document, c),
            DecideComment c => Decide(document, sight, c),
            _ when !document.IsDecidedBy(sight.Standing) => NotYours,
            MergeComments c => Merge(document, c),
            SeparateComment c => document.Comments.GetValueOrDefault(c.Comment) is not { } comment ? Rejection.Missing("comment", "comment")
                : comment.Into is null ? Decision.Nothing : Decision.Of(At, new CommentSeparated(c.Id, c.Comment)),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override DelegationState Evolve(DelegationState state, CommentsEvent happened, Recorded recorded) => state with
    {
        Comments = Of(state).SetItem(
            happened.Id, happened is CommentingBegun begun ? CommentedDocument.Of(begun, recorded) : After(Of(state)[happened.Id], happened, recorded)),
    };

    public static ImmutableSortedDictionary<EntityId, CommentedDocument> Of(DelegationState state) =>
        state.Comments ?? ImmutableSortedDictionary<EntityId, CommentedDocument>.Empty;

    private static Decision Begin(DelegationState here, BeginCommenting c) => Decision.Unless(
        (Of(here).ContainsKey(c.Id) ? Rejection.Duplicate("document", "id") : null)
            ?? Rejection.Full(Of(here).Count, DelegationLimits.CommentedDocuments, "documents with comments")
            ?? TextLimits.Demands(c.Name, "name", TextLimits.Title)
            ?? AgendaPart.Closed(here, c.Point, "point"),
        At, new CommentingBegun(c.Id, c.Name, c.Point));

    private static Decision Submit(CommentedDocument document, SubmitComments c)
    {
        if (c.Comments.IsDefaultOrEmpty) return Rejection.Invalid("Submit at least one comment.", "comments");
        if (c.Comments.Length > MostAtOnce) return Rejection.Invalid($"At most {MostAtOnce} comments are submitted at once.", "comments");
        if (c.Comments.DistinctBy(n => n.Id).Count() != c.Comments.Length || c.Comments.Any(n => document.Comments.ContainsKey(n.Id)))
            return Rejection.Duplicate("comment", "comments");
        return Decision.Unless(
            Rejection.Full(document.Comments.Count + c.Comments.Length - 1, DelegationLimits.DocumentComments, "comments on one document")
                ?? c.Comments.Select(n => RefusesWords(n.Says)).FirstOrDefault(no => no is not null),
            At, new CommentsSubmitted(c.Id, c.Comments));
    }

    /// <summary>Why these words are no comment; null if they are one.</summary>
    public static Rejection? RefusesWords(FormRow says) =>
        string.IsNullOrWhiteSpace(says.Comment) && string.IsNullOrWhiteSpace(says.ProposedChange)
            ? Rejection.Invalid("Write a comment, or the change that it proposes.", "comment")
            : FormRow.Texts.Select(t => RefusesText(t.Get(says), NameOf(t))).FirstOrDefault(no => no is not null);

    /// <summary>What is collected here can always be exported.</summary>
    private static Rejection? RefusesText(string? text, string field) =>
        TextLimits.Refuses(text, field, DelegationLimits.Comment)
            ?? (FormText.Normal(text) is { } plain && FormText.Unwritable(plain) >= 0
                ? Rejection.Invalid($"'{field}' has a character that no commenting form can have.", field) : null);

    /// <summary>The text's name in messages.</summary>
    private static string NameOf(TextOf<FormRow> text) => text.Set(FormRow.Empty, "x") switch
    {
        { Comment: not null } => "comment",
        { ProposedChange: not null } => "proposedChange",
        { Clause: not null } => "clause",
        _ => text.Name,
    };

    private static Decision Merge(CommentedDocument document, MergeComments c)
    {
        if (document.Comments.GetValueOrDefault(c.Into) is not { } into) return Rejection.Missing("comment", "into");
        if (into.Into is not null) return Rejection.IllegalStep("This comment was merged with another. Merge with that one.", "into");
        if (c.Comments.IsDefaultOrEmpty) return Rejection.Invalid("Choose the comments that say the same.", "comments");
        var left = new List<EntityId>();
        foreach (var id in c.Comments.Distinct())
        {
            if (document.Comments.GetValueOrDefault(id) is not { } comment) return Rejection.Missing("comment", "comments");
            if (id == c.Into) return Rejection.Invalid("A comment cannot be merged with itself.", "comments");
            if (comment.Into == c.Into) continue;
            if (comment.Into is not null) return Rejection.IllegalStep("A comment was merged with another one already. Separate it first.", "comments");
            if (comment.Decision.Value is not null)
                return Rejection.IllegalStep("A comment that is decided cannot be merged. Take its decision back first.", "comments");
            left.Add(id);
        }
        return left.Count == 0 ? Decision.Nothing : Decision.Of(At, new CommentsMerged(c.Id, c.Into, [.. left]));
    }

    private static Decision Decide(CommentedDocument document, Sight sight, DecideComment c)
    {
        if (document.Comments.GetValueOrDefault(c.Comment) is not { } comment) return Rejection.Missing("comment", "comment");
        var withdraws = comment.By == sight.By && c is { Was: null, To.Outcome: CommentOutcome.Withdrawn };
        if (!document.IsDecidedBy(sight.Standing) && !withdraws) return NotYours;
        if (comment.Into is not null) return Rejection.IllegalStep("This comment was merged with another and is decided with it.", "comment");
        return RefusesText(c.To?.Observation, "observation") is { } no
            ? no : comment.Decision.Decide(c.Was, c.To, "to", At, new CommentDecided(c.Id, c.Comment, c.Was, c.To));
    }

    private static CommentedDocument After(CommentedDocument document, CommentsEvent happened, Recorded recorded) => happened switch
    {
        CommentedRenamed e => document with { Name = document.Name.After(e.Name, recorded) },
        DeciderNamed e => document with { Decider = document.Decider.Set(e.To, recorded) },
        CommentsSubmitted e => document with
        {
            Comments = document.Comments.AddRange(e.Comments.Select(n =>
                KeyValuePair.Create(n.Id, new DocumentComment(n.Id, n.Says, recorded.By, recorded.At, new())))),
        },
        CommentsMerged e => document with
        {
            Comments = document.Comments.SetItems(document.Comments.Values
                .Where(c => e.Comments.Contains(c.Id) || c.Into is { } into && e.Comments.Contains(into))
                .Select(c => KeyValuePair.Create(c.Id, c with { Into = e.Into }))),
        },
        CommentSeparated e => With(document, e.Comment, c => c with { Into = null }),
        CommentDecided e => With(document, e.Comment, c => c with { Decision = c.Decision.Set(e.To, recorded) }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static CommentedDocument With(CommentedDocument document, EntityId comment, Func<DocumentComment, DocumentComment> change) =>
        document with { Comments = document.Comments.SetItem(comment, change(document.Comments[comment])) };
}
