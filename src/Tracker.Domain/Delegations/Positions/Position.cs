namespace Tracker.Domain.Delegations;

/// <summary>What a delegation wants of an item.</summary>
public enum Stance { NotYet, Support, SupportWithChanges, Neutral, Oppose, DeferToAnotherBody }

/// <summary>The texts of a position. <see cref="DeferTo"/> names the bodies that have to treat the topic first.</summary>
public enum PositionText { PreferredOutcome, AcceptableRange, RedLine, Fallback, Rationale, DeferTo }

/// <summary>Who may change stance and texts of a position. Its own spokesperson counts as one in each of the first two.</summary>
public enum PositionAuthority { AnyMember, SpokespersonAndHead, HeadOnly }

/// <summary>How far a position is agreed. Only a head makes it final.</summary>
public enum PositionState { Draft, InReview, Cleared, Final }

/// <summary>The delegation's position on one agenda point.</summary>
/// <param name="TextVersion">Rises by one with every change of stance or text; 0 where nothing was set yet.</param>
/// <param name="Texts">Only texts that were set at least once.</param>
/// <param name="Concurrences">The newest answer of each participant, also where it is stale.</param>
/// <param name="PublishedTo">By partner group: what stands in its compartment.</param>
/// <param name="WrittenTogether">Texts that have a draft; null where none has.</param>
public sealed record Position(
    Choice<Stance> Stance,
    ImmutableSortedDictionary<PositionText, Field> Texts,
    Choice<ParticipantId?> Spokesperson,
    Choice<PositionAuthority> Authority,
    Choice<PositionState> State,
    int TextVersion,
    ImmutableSortedDictionary<ParticipantId, Concurrence> Concurrences,
    ImmutableSortedDictionary<GroupId, Publication> PublishedTo,
    ImmutableSortedSet<PositionText>? WrittenTogether = null)
{
    public static readonly Position None = new(
        new(Delegations.Stance.NotYet), ImmutableSortedDictionary<PositionText, Field>.Empty, new(null), new(PositionAuthority.AnyMember),
        new(PositionState.Draft), 0, ImmutableSortedDictionary<ParticipantId, Concurrence>.Empty, ImmutableSortedDictionary<GroupId, Publication>.Empty);

    /// <summary>True where the text has a draft of its own, which many write at once.</summary>
    public bool IsWrittenTogether(PositionText text) => WrittenTogether?.Contains(text) ?? false;

    /// <summary>What participants answer to: the text version with the answers.</summary>
    [JsonIgnore]
    public AnswerSheet Sheet
    {
        get => new(TextVersion, Concurrences);
        init => Concurrences = value.Answers;
    }

    public Field Text(PositionText text) => Texts.GetValueOrDefault(text) ?? Field.Empty;
}
