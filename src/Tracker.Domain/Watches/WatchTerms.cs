using Tracker.Domain.Committees;

namespace Tracker.Domain.Watches;

/// <summary>A name to look for, with the dates on which it was in use as far as they are known.</summary>
public sealed record WatchedName(string Name, PartialInterval? Valid = null);

/// <summary>A body's decision that a topic is not to be discussed.</summary>
/// <param name="LastDay">The last day of the ban (UTC); from the next day on the topic may come back.</param>
public sealed record Ban(string Decision, DateOnly LastDay)
{
    /// <summary>The first moment after the ban.</summary>
    [JsonIgnore]
    public DateTimeOffset EndsAt =>
        LastDay == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new(LastDay.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}

/// <summary>What a watch looks for: at least one name, sponsor, word or threshold.</summary>
/// <param name="Sponsors">Organisations that proposed or edited it, by name.</param>
/// <param name="Words">Words and phrases of its texts.</param>
/// <param name="Committees">If any are named, a sponsor or words alone count only there and where the committee is not known.</param>
/// <param name="Records">The records of sponsors and committees, by the names above.</param>
/// <param name="Thresholds">What is counted in each committee that has a record, and in each below it.</param>
public sealed record WatchTerms(
    ImmutableArray<WatchedName> Names, ImmutableArray<string> Sponsors, ImmutableArray<string> Words, Ban? Ban = null,
    ImmutableArray<string>? Committees = null, ImmutableSortedDictionary<string, ActorId>? Records = null,
    ImmutableArray<Threshold>? Thresholds = null)
{
    /// <summary>Entries of each list.</summary>
    public const int Most = 100;

    public const int MostThresholds = 20;

    public static readonly WatchTerms None = new([], [], []);

    /// <summary>The committees, none if none are named.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Places => Committees ?? [];

    /// <summary>What is counted, none if nothing is.</summary>
    [JsonIgnore]
    public ImmutableArray<Threshold> Counts => Thresholds ?? [];

    /// <summary>The records of its committees.</summary>
    [JsonIgnore]
    public IEnumerable<ActorId> Counted => Places.Select(RecordOf).OfType<ActorId>().Where(a => a.Kind == Committee.Kind.Name).Distinct();

    /// <summary>The record of a sponsor or committee, or null.</summary>
    public ActorId? RecordOf(string name) => Records is { } records && records.TryGetValue(name, out var actor) ? actor : null;

    /// <summary>Null if every entry keeps its rule.</summary>
    public Rejection? Refuses()
    {
        if (Names.IsDefault || Sponsors.IsDefault || Words.IsDefault) return TextLimits.Required("terms");
        if (Names.Length + Sponsors.Length + Words.Length + Counts.Length == 0)
            return Rejection.Invalid("A watch needs a name, a sponsor, a word or a threshold to look for.", "terms");
        if (Math.Max(Math.Max(Names.Length, Places.Length), Math.Max(Sponsors.Length, Words.Length)) > Most)
            return new Rejection(RejectionCode.TooMany, $"A watch takes at most {Most} names, sponsors, committees and words each.", "terms");
        return First(Names, n => Demands(n.Name, "terms.names") ?? n.Valid?.Refuses("terms.names"))
            ?? First(Sponsors, s => Demands(s, "terms.sponsors"))
            ?? First(Words, w => Demands(w, "terms.words"))
            ?? First(Places, c => Demands(c, "terms.committees"))
            ?? (Ban is { } ban ? TextLimits.Demands(ban.Decision, "terms.ban", TextLimits.Line) : null)
            ?? (Records?.Keys.FirstOrDefault(n => !Sponsors.Contains(n) && !Places.Contains(n)) is { } name
                ? Rejection.Invalid($"'{name}' has a record, and is neither a sponsor nor a committee of the watch.", "terms.records") : null)
            ?? RefusesCounts("terms.thresholds");
    }

    public bool Equals(WatchTerms? other) =>
        other is not null && Ban == other.Ban && Names.SequenceEqual(other.Names) && Sponsors.SequenceEqual(other.Sponsors)
        && Words.SequenceEqual(other.Words) && Places.SequenceEqual(other.Places) && Linked.SequenceEqual(other.Linked)
        && Counts.SequenceEqual(other.Counts);

    public override int GetHashCode() => HashCode.Combine(Ban, Names.Length, Sponsors.Length, Words.Length);

    public override string ToString() =>
        string.Join(", ", [.. Names.Select(n => n.Name), .. Sponsors, .. Words, .. Counts.Select(c => c.ToString()), .. In]);

    /// <summary>Where it counts; a watch for names is known by these.</summary>
    private IEnumerable<string> In => Counts.IsEmpty ? [] : Places;

    private Rejection? RefusesCounts(string field)
    {
        if (Counts.IsEmpty) return null;
        if (Counts.Length > MostThresholds)
            return new Rejection(RejectionCode.TooMany, $"'{field}' takes at most {MostThresholds} thresholds; this has {Counts.Length}.", field);
        return Counts.Select(c => c.Refuses(field)).FirstOrDefault(r => r is not null)
            ?? (Counts.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { Key: var twice }
                ? Rejection.Invalid($"'{field}' has “{twice}” twice.", field) : null)
            ?? (Counted.Any() ? null
                : Rejection.Invalid("Choose a committee that has a record in Tracker: officers and editors are counted there.", field));
    }

    private IEnumerable<KeyValuePair<string, ActorId>> Linked => Records ?? Enumerable.Empty<KeyValuePair<string, ActorId>>();

    /// <summary>A text that has something to look for: a letter or a digit.</summary>
    private static Rejection? Demands(string text, string field) =>
        TextLimits.Demands(text, field, TextLimits.Name)
        ?? (Phrase.Of(text).IsEmpty ? Rejection.Invalid($"'{field}' needs a letter or a digit to look for.", field) : null);

    private static Rejection? First<T>(ImmutableArray<T> entries, Func<T, Rejection?> refuses) => entries.Select(refuses).FirstOrDefault(r => r is not null);
}
