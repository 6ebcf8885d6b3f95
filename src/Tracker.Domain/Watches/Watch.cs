namespace Tracker.Domain.Watches;

/// <summary>What one audience watches for, in its compartment.</summary>
/// <param name="EndedFor">Why it was ended; null while it goes on.</param>
/// <param name="Suggested">Records that may be what is watched for, each once.</param>
/// <param name="BanEnded">When the watch itself noted that its ban has ended; of a ban that was changed since then, nothing.</param>
/// <param name="Crossed">What it said last of each threshold in each committee, by committee and threshold.</param>
/// <param name="Owners">Whose members change and end a watch that everyone shares; null if everyone who writes there may.</param>
public sealed record Watch(
    Field Title, Choice<WatchTerms> Terms, ImmutableSortedDictionary<EntityId, Note> Notes, Choice<string?> EndedFor,
    ImmutableSortedDictionary<ActorId, Suggestion>? Suggested = null, BanEnd? BanEnded = null,
    ImmutableSortedDictionary<string, Crossing>? Crossed = null, ImmutableArray<GroupId>? Owners = null)
{
    public static readonly Watch Empty = new(Field.Empty, new(WatchTerms.None), ImmutableSortedDictionary<EntityId, Note>.Empty, new(null));

    /// <summary>Suggestions of one watch.</summary>
    public const int Most = 10_000;

    /// <summary>Thresholds in committees of which one watch has said something.</summary>
    public const int MostCrossed = 2_000;

    [JsonIgnore]
    public bool IsOn => Title.Value is not null && EndedFor.Value is null;

    /// <summary>The suggestions, the best first.</summary>
    [JsonIgnore]
    public IEnumerable<Suggestion> Suggestions =>
        (Suggested ?? Nothing).Values.OrderBy(s => s.Rank).ThenByDescending(s => s.Reasons.Length).ThenByDescending(s => s.At);

    /// <summary>Those on which nobody has decided.</summary>
    [JsonIgnore]
    public IEnumerable<Suggestion> Open => Suggestions.Where(s => s.Verdict is null);

    /// <summary>What was said of thresholds, the latest first.</summary>
    [JsonIgnore]
    public IEnumerable<Crossing> Crossings => (Crossed ?? NotCrossed).Values.OrderByDescending(c => c.At).ThenBy(c => c.Committee.Name, StringComparer.Ordinal);

    /// <summary>What was said and nobody of the audience has seen.</summary>
    [JsonIgnore]
    public IEnumerable<Crossing> Unseen => Crossings.Where(c => c.Seen is null);

    public Crossing? Of(Threshold threshold, ActorId committee) => Crossed?.GetValueOrDefault(KeyOf(threshold, committee));

    public Watch With(Crossing crossing) => this with
    {
        Crossed = (Crossed ?? NotCrossed).SetItem(KeyOf(crossing.Threshold, crossing.Committee.Actor!.Value), crossing),
    };

    /// <summary>Without what was said of thresholds and committees that are not in its terms.</summary>
    public Watch Kept() => Crossed is null ? this : this with
    {
        Crossed = Crossed.RemoveRange(
            Crossed.Where(c => !Terms.Value.Counts.Contains(c.Value.Threshold) || !Terms.Value.Counted.Contains(c.Value.Under)).Select(c => c.Key)),
    };

    public Suggestion? Of(ActorId record) => Suggested?.GetValueOrDefault(record);

    public Watch With(Suggestion suggestion) => this with { Suggested = (Suggested ?? Nothing).SetItem(suggestion.Record, suggestion) };

    private static readonly ImmutableSortedDictionary<ActorId, Suggestion> Nothing = ImmutableSortedDictionary<ActorId, Suggestion>.Empty;
    private static readonly ImmutableSortedDictionary<string, Crossing> NotCrossed = ImmutableSortedDictionary.Create<string, Crossing>(StringComparer.Ordinal);

    private static string KeyOf(Threshold threshold, ActorId committee) => $"{committee} {threshold.Word}";
}

/// <summary>The end of a ban, as the watch noted it.</summary>
/// <param name="LastDay">The last day of that ban.</param>
public sealed record BanEnd(DateOnly LastDay, DateTimeOffset At);

/// <summary>A record that may be what is watched for. It changes nothing else until a person confirms it.</summary>
/// <param name="Title">As the record was called when it was suggested.</param>
/// <param name="Verdict">What a person decided; null while nobody did.</param>
/// <param name="Dismissed">The reasons for which it was dismissed before: for these alone it does not come back.</param>
public sealed record Suggestion(
    ActorId Record, string Title, ImmutableArray<MatchReason> Reasons, DateTimeOffset At, Verdict? Verdict = null,
    ImmutableArray<MatchReason>? Dismissed = null)
{
    [JsonIgnore]
    public MatchRank Rank => MatchReason.RankOf(Reasons);

    /// <summary>True if these reasons say something that is neither suggested nor dismissed already.</summary>
    public bool Learns(ImmutableArray<MatchReason> reasons) => Verdict is not { Confirmed: true } && reasons.Any(r => !Knows(r));

    private bool Knows(MatchReason reason) => (Verdict is null ? Reasons : [.. Dismissed ?? []]).Any(r => r.IsSame(reason));
}

/// <param name="Reason">Why, in the person's words; null for a dismissal without one.</param>
public sealed record Verdict(bool Confirmed, ParticipantId By, DateTimeOffset At, string? Reason = null);
