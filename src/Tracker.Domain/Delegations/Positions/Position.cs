namespace Tracker.Domain.Delegations;

/// <summary>What a delegation wants for an item.</summary>
public enum Stance { NotYet, Support, SupportWithChanges, Neutral, Oppose, DeferToAnotherBody }

/// <summary>The texts of a position. <see cref="DeferTo"/> names the bodies that must deal with the topic first.</summary>
public enum PositionText { PreferredOutcome, AcceptableRange, RedLine, Fallback, Rationale, DeferTo }

/// <summary>Who may change stance and texts of a position. The spokesperson of the position is included in the first two.</summary>
public enum PositionAuthority { AnyMember, SpokespersonAndHead, HeadOnly }

/// <summary>How far a position is agreed. Only a head makes it final.</summary>
public enum PositionState { Draft, InReview, Cleared, Final }

/// <summary>The delegation's position on one agenda point.</summary>
/// <param name="TextVersion">Incremented with every change of stance or text; 0 if nothing was set yet.</param>
/// <param name="Texts">The texts that were set at least once.</param>
/// <param name="Concurrences">The latest answer of each participant, even if stale.</param>
/// <param name="PublishedTo">The copy in the compartment of each partner group.</param>
/// <param name="WrittenTogether">The texts that have a draft; null if none has.</param>
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

    /// <summary>True if the text is edited in a draft.</summary>
    public bool IsWrittenTogether(PositionText text) => WrittenTogether?.Contains(text) ?? false;

    /// <summary>The text version that participants answer, with their answers.</summary>
    [JsonIgnore]
    public AnswerSheet Sheet
    {
        get => new(TextVersion, Concurrences);
        init => Concurrences = value.Answers;
    }

    public Field Text(PositionText text) => Texts.GetValueOrDefault(text) ?? Field.Empty;
}
