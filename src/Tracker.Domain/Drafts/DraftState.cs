namespace Tracker.Domain.Drafts;

/// <summary>How a text may be changed. In <see cref="Suggesting"/> everybody's changes are suggestions; in <see cref="Closed"/> nobody changes the text.</summary>
public enum DraftMode { Open, Suggesting, Closed }

/// <summary>A co-edited text: the text with its marks, who writes it, comments that follow it, and its frozen versions.</summary>
/// <param name="Revision">Changes of the text so far; each change has the next number.</param>
/// <param name="Authors">Everybody who changed the text; changes name them by their place here.</param>
/// <param name="Sessions">Who is typing from which window, with the last change that was taken from there; the place of a session may be given to another after a long time.</param>
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

    /// <summary>The latest changes, over which a change on an older revision is moved. Not part of the text.</summary>
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

/// <summary>One window in which somebody types. Its changes are numbered from 1, so that one sent again is known.</summary>
/// <param name="Author">Place in <see cref="DraftState.Authors"/>.</param>
/// <param name="Last">The last number that was taken.</param>
/// <param name="At">The revision it made: the session that rested longest gives its place away.</param>
public readonly record struct TypingSession(Guid Id, int Author, long Last, long At);

/// <summary>A remark on a passage, which follows the text.</summary>
/// <param name="From">UTF-16 index; with <paramref name="To"/> the passage as it stands now.</param>
/// <param name="Gone">True where the passage was deleted; the remark stays to be read.</param>
/// <param name="Excerpt">The passage as it was when the remark was written.</param>
public sealed record Comment(
    int From, int To, string Excerpt, string Body, ParticipantId By, DateTimeOffset At, ImmutableArray<Reply> Replies,
    bool Gone = false, Choice<bool>? Resolved = null)
{
    public bool IsResolved => Resolved?.Value ?? false;

    public bool Equals(Comment? other) =>
        other is not null && (From, To, Excerpt, Body, By, At, Gone, Resolved) == (other.From, other.To, other.Excerpt, other.Body, other.By, other.At, other.Gone, other.Resolved)
        && Replies.SequenceEqual(other.Replies);

    public override int GetHashCode() => HashCode.Combine(From, To, Body);
}

public sealed record Reply(string Body, ParticipantId By, DateTimeOffset At);

/// <summary>A named version of the text that never changes.</summary>
/// <param name="Version">The compartment's version whose text it is.</param>
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

    /// <summary>Places in <see cref="DraftState.Authors"/>.</summary>
    public const int Authors = 10_000;
}
