namespace Tracker.Domain.Watches;

/// <summary>The terms of one watch, ready to be compared with many records.</summary>
public sealed class WatchMatcher(WatchTerms terms)
{
    private readonly ImmutableArray<(string Term, Phrase Phrase)> names = [.. terms.Names.Select(n => (n.Name, Phrase.Of(n.Name)))];
    private readonly ImmutableArray<(string Term, Phrase Phrase)> words = [.. terms.Words.Select(w => (w, Phrase.Of(w)))];
    private readonly ImmutableArray<Party> sponsors = [.. terms.Sponsors.Select(s => new Party(s, Phrase.Of(s), terms.RecordOf(s)))];
    private readonly ImmutableArray<Party> committees = [.. terms.Places.Select(c => new Party(c, Phrase.Of(c), terms.RecordOf(c)))];

    private sealed record Party(string Name, Phrase Phrase, ActorId? Record);

    /// <summary>Why the record may be what is watched for, the strongest reasons first; empty if it is not.</summary>
    public ImmutableArray<MatchReason> Match(Candidate candidate) => Match(new Prepared(candidate));

    /// <summary>The same of a record that many watches are compared with.</summary>
    public ImmutableArray<MatchReason> Match(Prepared record)
    {
        var named = Named(record);
        if (named.IsEmpty && !IsWhereItCounts(record)) return [];
        return [.. named, .. Sponsored(record), .. Worded(record)];
    }

    private ImmutableArray<MatchReason> Named(Prepared record)
    {
        var found = ImmutableArray.CreateBuilder<MatchReason>();
        foreach (var (term, phrase) in names)
            if (record.With(phrase) is { } whole) found.Add(new(MatchKind.Name, term, whole));
            else if (record.Near(phrase) is { } near) found.Add(new(MatchKind.NearName, term, near));
        return found.DrainToImmutable();
    }

    private IEnumerable<MatchReason> Worded(Prepared record) =>
        from word in words let text = record.With(word.Phrase) where text is not null select new MatchReason(MatchKind.Words, word.Term, text);

    private IEnumerable<MatchReason> Sponsored(Prepared record) =>
        from sponsor in sponsors let is_ = record.Sponsors.FirstOrDefault(s => IsSame(sponsor, s)) where is_.Of is not null
        select new MatchReason(MatchKind.Sponsor, sponsor.Name, Prepared.Short(is_.Of.Name));

    private bool IsWhereItCounts(Prepared record) =>
        committees.IsEmpty || record.Committees.IsEmpty || committees.Any(c => record.Committees.Any(r => IsSame(c, r) || IsPart(c, r.Of)));

    /// <summary>By its record, or else by a name that has the words of the watch.</summary>
    private static bool IsSame(Party party, (Reference Of, Phrase Name) named) =>
        party.Record is { } record && record == named.Of.Actor || named.Name.Contains(party.Phrase);

    private static bool IsPart(Party party, Reference named) =>
        party.Record is { } record && named.Actor is { } part && part.Value.StartsWith(record.Value + '/', StringComparison.Ordinal);
}

/// <summary>A record whose texts were read once, for many watches.</summary>
public sealed class Prepared
{
    private readonly ImmutableArray<(string Text, Phrase Phrase)> texts;
    private readonly HashSet<string> all = new(StringComparer.Ordinal);

    public Prepared(Candidate candidate)
    {
        texts = [.. candidate.Texts.Select(t => (t, Phrase.Of(t)))];
        foreach (var (_, phrase) in texts) all.UnionWith(phrase.Words);
        Sponsors = [.. candidate.Sponsors.Select(s => (s, Phrase.Of(s.Name)))];
        Committees = [.. candidate.Committees.Select(c => (c, Phrase.Of(c.Name)))];
    }

    internal ImmutableArray<(Reference Of, Phrase Name)> Sponsors { get; }
    internal ImmutableArray<(Reference Of, Phrase Name)> Committees { get; }

    /// <summary>The first text that has the phrase, or null.</summary>
    internal string? With(Phrase phrase) =>
        phrase.Words.All(all.Contains) && texts.FirstOrDefault(t => t.Phrase.Contains(phrase)) is { Text: { } text } ? Short(text) : null;

    /// <summary>The first text that has most of the name, or null.</summary>
    internal string? Near(Phrase name) =>
        name.Words.Count(all.Contains) * 4 >= name.Words.Count * 3 && texts.FirstOrDefault(t => t.Phrase.IsNear(name)) is { Text: { } text }
            ? Short(text) : null;

    internal static string Short(string text) => text.Length <= TextLimits.Title ? text : VisibleEnd(text[..(TextLimits.Title - 1)]) + "…";

    private static string VisibleEnd(string text) => char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
}
