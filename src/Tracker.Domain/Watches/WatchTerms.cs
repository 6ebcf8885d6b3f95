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

/// <summary>What a watch looks for: at least one name, sponsor or word.</summary>
/// <param name="Sponsors">Organisations that proposed or edited it, by name.</param>
/// <param name="Words">Words and phrases of its texts.</param>
/// <param name="Committees">If any are named, a sponsor or words alone count only there and where the committee is not known.</param>
/// <param name="Records">The records of sponsors and committees, by the names above.</param>
public sealed record WatchTerms(
    ImmutableArray<WatchedName> Names, ImmutableArray<string> Sponsors, ImmutableArray<string> Words, Ban? Ban = null,
    ImmutableArray<string>? Committees = null, ImmutableSortedDictionary<string, ActorId>? Records = null)
{
    /// <summary>Entries of each list.</summary>
    public const int Most = 100;

    public static readonly WatchTerms None = new([], [], []);

    /// <summary>The committees, none if none are named.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Places => Committees ?? [];

    /// <summary>The record of a sponsor or committee, or null.</summary>
    public ActorId? RecordOf(string name) => Records is { } records && records.TryGetValue(name, out var actor) ? actor : null;

    /// <summary>Null if every entry keeps its rule.</summary>
    public Rejection? Refuses()
    {
        if (Names.IsDefault || Sponsors.IsDefault || Words.IsDefault) return TextLimits.Required("terms");
        if (Names.Length + Sponsors.Length + Words.Length == 0)
            return Rejection.Invalid("A watch needs a name, a sponsor or a word to look for.", "terms");
        if (Math.Max(Math.Max(Names.Length, Places.Length), Math.Max(Sponsors.Length, Words.Length)) > Most)
            return new Rejection(RejectionCode.TooMany, $"A watch takes at most {Most} names, sponsors, committees and words each.", "terms");
        return First(Names, n => Demands(n.Name, "terms.names") ?? n.Valid?.Refuses("terms.names"))
            ?? First(Sponsors, s => Demands(s, "terms.sponsors"))
            ?? First(Words, w => Demands(w, "terms.words"))
            ?? First(Places, c => Demands(c, "terms.committees"))
            ?? (Ban is { } ban ? TextLimits.Demands(ban.Decision, "terms.ban", TextLimits.Line) : null)
            ?? (Records?.Keys.FirstOrDefault(n => !Sponsors.Contains(n) && !Places.Contains(n)) is { } name
                ? Rejection.Invalid($"'{name}' has a record, and is neither a sponsor nor a committee of the watch.", "terms.records") : null);
    }

    public bool Equals(WatchTerms? other) =>
        other is not null && Ban == other.Ban && Names.SequenceEqual(other.Names) && Sponsors.SequenceEqual(other.Sponsors)
        && Words.SequenceEqual(other.Words) && Places.SequenceEqual(other.Places) && Linked.SequenceEqual(other.Linked);

    public override int GetHashCode() => HashCode.Combine(Ban, Names.Length, Sponsors.Length, Words.Length);

    public override string ToString() => string.Join(", ", [.. Names.Select(n => n.Name), .. Sponsors, .. Words]);

    private IEnumerable<KeyValuePair<string, ActorId>> Linked => Records ?? Enumerable.Empty<KeyValuePair<string, ActorId>>();

    /// <summary>A text that has something to look for: a letter or a digit.</summary>
    private static Rejection? Demands(string text, string field) =>
        TextLimits.Demands(text, field, TextLimits.Name)
        ?? (Phrase.Of(text).IsEmpty ? Rejection.Invalid($"'{field}' needs a letter or a digit to look for.", field) : null);

    private static Rejection? First<T>(ImmutableArray<T> entries, Func<T, Rejection?> refuses) => entries.Select(refuses).FirstOrDefault(r => r is not null);
}
