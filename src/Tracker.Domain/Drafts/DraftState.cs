namespace Tracker.Domain.Drafts;

/// <summary>How a text may be changed. In <see cref="Suggesting"/> every change is a suggestion; in <see cref="Closed"/> the text is locked.</summary>
public enum DraftMode { Open, Suggesting, Closed }

/// <summary>A co-edited text with its marks, authors, comments and frozen versions.</summary>
/// <param name="Revision">The number of changes so far.</param>
/// <param name="Authors">All who changed the text; changes refer to them by index.</param>
/// <param name="Sessions">Editor windows with the last change that was accepted from each; a session that was idle for long may lose its place.</param>
public sealed record DraftState(
    Field Title,
    Choice<DraftMode> Mode,
    RichText Text,
    long Revision,
    ImmutableArray<ParticipantId> Authors,
    ImmutableArray<TypingSession> Sessions,
    ImmutableSortedDictionary<EntityId, Comment> Comments,
    ImmutableSortedDictionary<EntityId, FrozenVersion> Frozen)
{
    public static readonly DraftState Empty = new(
        Field.Empty, new(DraftMode.Open), RichText.Empty, 0, [], [],
        ImmutableSortedDictionary<EntityId, Comment>.Empty, ImmutableSortedDictionary<EntityId, FrozenVersion>.Empty);

    /// <summary>The latest changes, to transform a change on an older revision. Not part of the text.</summary>
    [JsonIgnore]
    public ChangeWindow Window { get; init; } = ChangeWindow.Empty;

    [JsonIgnore]
    public bool Exists => Title.Version > 0;

    public bool Equals(DraftState? other) =>
        other is not null && Title == other.Title && Mode == other.Mode && Revision == other.Revision && Text.Equals(other.Text)
        && Authors.SequenceEqual(other.Authors) && Sessions.SequenceEqual(other.Sessions)
        && Comments.SequenceEqual(other.Comments) && Frozen.SequenceEqual(other.Frozen);

    public override int GetHashCode() => HashCode.Combine(Title, Revision);
}

/// <summary>One editor window. Its changes are numbered from 1, so that a resent change is recognised.</summary>
/// <param name="Author">Index in <see cref="DraftState.Authors"/>.</param>
/// <param name="Last">The last number that was accepted.</param>
/// <param name="At">The revision of that change: the session idle the longest loses its place first.</param>
public readonly record struct TypingSession(Guid Id, int Author, long Last, long At);

/// <summary>A comment on a passage, which moves with the text.</summary>
/// <param name="From">UTF-16 index; with <paramref name="To"/> the passage in the present text.</param>
/// <param name="Gone">True if the passage was deleted; the comment stays readable.</param>
/// <param name="Excerpt">The passage when the comment was written.</param>
public sealed record Comment(
    int From, int To, string Excerpt, string Body, ParticipantId By, DateTimeOffset At, ImmutableArray<Reply> Replies,
    bool Gone = false, Choice<bool>? Resolved = null)
{
    public bool IsResolved => Resolved?.Value ?? false;

    public bool Equals(Comment? other) =>
        other is not null && (From, To, Excerpt, Body, By) == (other.From, other.To, other.Excerpt, other.Body, other.By)
        && (At, Gone, Resolved) == (other.At, other.Gone, other.Resolved) && Replies.SequenceEqual(other.Replies);

    public override int GetHashCode() => HashCode.Combine(From, To, Body);
}

public sealed record Reply(string Body, ParticipantId By, DateTimeOffset At);

/// <summary>A named version of the text that never changes.</summary>
/// <param name="Version">The compartment's version with this text.</param>
public sealed record FrozenVersion(string Name, long Revision, long Version, ParticipantId By, DateTimeOffset At);

/// <summary>Limits of a draft; texts in UTF-16 characters.</summary>
public static class DraftLimits
{
    public const int Text = 1_000_000;
    public const int Comment = 4_000;
    public const int Comments = 1_000;
    public const int Replies = 200;
    public const int Frozen = 200;
    public const int Excerpt = 120;
    public const int Sessions = 256;

    /// <summary>Most entries of <see cref="DraftState.Authors"/>.</summary>
    public const int Authors = 10_000;
}
