namespace Tracker.Domain.Delegations;

/// <summary>A document on which the delegation collects comments, at a point of the agenda.</summary>
/// <param name="Name">By its number, as committees cite it.</param>
/// <param name="Decider">Who decides its comments besides the head; null if only the head does.</param>
public sealed record CommentedDocument(
    EntityId Id, Field Name, EntityId Point, ParticipantId By, DateTimeOffset At, ImmutableSortedDictionary<EntityId, DocumentComment> Comments,
    Choice<ParticipantId?> Decider)
{
    internal static CommentedDocument Of(CommentingBegun e, Recorded recorded) => new(
        e.Id, Field.Empty.Set(e.Name, recorded), e.Point, recorded.By, recorded.At, ImmutableSortedDictionary<EntityId, DocumentComment>.Empty, new());

    /// <summary>True if this participant merges and decides comments: the head, and the one whom the head names.</summary>
    public bool IsDecidedBy(Standing sender) => sender.Role == RosterRole.Head || Decider.Value is { } decider && decider == sender.Principal.Id;

    /// <summary>Those that stand for themselves, in the order of the document: by clause, line and the time at which they came.</summary>
    [JsonIgnore]
    public IEnumerable<DocumentComment> Standing =>
        Comments.Values.Where(c => c.Into is null).OrderBy(c => NameOrder.Of(c.Says.Clause ?? ""), StringComparer.Ordinal)
            .ThenBy(c => NameOrder.Of(c.Says.Line ?? ""), StringComparer.Ordinal).ThenBy(c => c.At).ThenBy(c => c.Id);

    /// <summary>Those that were merged into this one, in the order in which they came.</summary>
    public IEnumerable<DocumentComment> MergedInto(EntityId comment) => Comments.Values.Where(c => c.Into == comment).OrderBy(c => c.At).ThenBy(c => c.Id);

    /// <summary>The decision on a comment; on a merged one that on the comment into which it was merged.</summary>
    public CommentDecision? DecisionOn(DocumentComment comment) =>
        (comment.Into is { } into ? Comments.GetValueOrDefault(into) ?? comment : comment).Decision.Value;

    /// <summary>Others that stand for themselves, are not decided and have the same words on the same clause.</summary>
    public IEnumerable<DocumentComment> SayingTheSameAs(DocumentComment comment) =>
        Standing.Where(c => c.Id != comment.Id && c.Decision.Value is null && c.SaysTheSameAs(comment));
}

/// <summary>What a colleague says of a document.</summary>
/// <param name="By">Who added it.</param>
/// <param name="Into">The comment into which it was merged; null if it stands for itself.</param>
public sealed record DocumentComment(
    EntityId Id, FormRow Says, ParticipantId By, DateTimeOffset At, Choice<CommentDecision?> Decision, EntityId? Into = null)
{
    public bool SaysTheSameAs(DocumentComment other) =>
        Plain(Says.Clause) == Plain(other.Says.Clause) && Plain(Says.Comment) == Plain(other.Says.Comment)
            && Plain(Says.ProposedChange) == Plain(other.Says.ProposedChange);

    /// <summary>Without what does not change the meaning: case, spaces and a full stop at the end.</summary>
    private static string Plain(string? words) =>
        string.Join(' ', (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.').ToLowerInvariant();
}

/// <summary>What becomes of a comment.</summary>
public enum CommentOutcome
{
    Accepted,
    AcceptedWithModifications,
    AcceptedInPart,
    Rejected,
    Noted,
    Withdrawn,
}

/// <param name="Observation">Why, or how; null if nothing was said.</param>
public sealed record CommentDecision(CommentOutcome Outcome, string? Observation = null)
{
    /// <summary>As forms say it.</summary>
    [JsonIgnore]
    public string Words => WordOf(Outcome);

    public static string WordOf(CommentOutcome outcome) => outcome switch
    {
        CommentOutcome.AcceptedWithModifications => "Accepted with modifications",
        CommentOutcome.AcceptedInPart => "Accepted in part",
        _ => outcome.ToString(),
    };

    public override string ToString() => Observation is null ? Words : $"{Words}. {Observation}";
}
