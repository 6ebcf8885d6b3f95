using Tracker.Domain.Parts;

namespace Tracker.Domain.Watches;

/// <summary>A name to look for, with the dates on which it was in use as far as they are known.</summary>
public sealed record WatchedName(string Name, PartialInterval? Valid = null);

/// <summary>A body's decision that a topic is not to be discussed.</summary>
/// <param name="LastDay">The last day of the ban; from the next day on the topic may come back.</param>
public sealed record Ban(string Decision, DateOnly LastDay);

/// <summary>What a watch looks for: at least one name, sponsor or word.</summary>
/// <param name="Sponsors">Organisations that proposed or edited it, by name.</param>
/// <param name="Words">Words and phrases of its texts.</param>
public sealed record WatchTerms(
    ImmutableArray<WatchedName> Names, ImmutableArray<string> Sponsors, ImmutableArray<string> Words, Ban? Ban = null)
{
    /// <summary>Entries of each list.</summary>
    public const int Most = 100;

    public static readonly WatchTerms None = new([], [], []);

    /// <summary>Null if every entry keeps its rule.</summary>
    public Rejection? Refuses()
    {
        if (Names.IsDefault || Sponsors.IsDefault || Words.IsDefault) return TextLimits.Required("terms");
        if (Names.Length + Sponsors.Length + Words.Length == 0)
            return Rejection.Invalid("A watch needs a name, a sponsor or a word to look for.", "terms");
        if (Math.Max(Names.Length, Math.Max(Sponsors.Length, Words.Length)) > Most)
            return new Rejection(RejectionCode.TooMany, $"A watch takes at most {Most} names, sponsors and words each.", "terms");
        return First(Names, n => TextLimits.Demands(n.Name, "terms.names", TextLimits.Name) ?? n.Valid?.Refuses("terms.names"))
            ?? First(Sponsors, s => TextLimits.Demands(s, "terms.sponsors", TextLimits.Name))
            ?? First(Words, w => TextLimits.Demands(w, "terms.words", TextLimits.Name))
            ?? (Ban is { } ban ? TextLimits.Demands(ban.Decision, "terms.ban", TextLimits.Line) : null);
    }

    public bool Equals(WatchTerms? other) =>
        other is not null && Ban == other.Ban && Names.SequenceEqual(other.Names) && Sponsors.SequenceEqual(other.Sponsors) && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => HashCode.Combine(Ban, Names.Length, Sponsors.Length, Words.Length);

    public override string ToString() => string.Join(", ", [.. Names.Select(n => n.Name), .. Sponsors, .. Words]);

    private static Rejection? First<T>(ImmutableArray<T> entries, Func<T, Rejection?> refuses) => entries.Select(refuses).FirstOrDefault(r => r is not null);
}

/// <summary>What one audience watches for, in its compartment.</summary>
/// <param name="EndedFor">Why it was ended; null while it goes on.</param>
public sealed record Watch(Field Title, Choice<WatchTerms> Terms, ImmutableSortedDictionary<EntityId, Note> Notes, Choice<string?> EndedFor)
{
    public static readonly Watch Empty = new(Field.Empty, new(WatchTerms.None), ImmutableSortedDictionary<EntityId, Note>.Empty, new(null));
}
