namespace Tracker.Web.Drafts;

/// <summary>One person's suggestions in one place. Each pause in typing starts a new suggestion; they are accepted or rejected together.</summary>
/// <param name="Ids">The suggestions in it, in the order of the text.</param>
/// <param name="Parts">Its effects, in the order of the text.</param>
public sealed record SuggestedPassage(string? Author, int From, int To, IReadOnlyList<string> Ids, IReadOnlyList<SuggestedPart> Parts)
{
    public string Key => Ids[0];

    public string Spoken => string.Join("; ", Parts);

    public static IReadOnlyList<SuggestedPassage> Of(RichText text)
    {
        var passages = new List<SuggestedPassage>();
        var open = new List<Suggestion>();
        foreach (var next in Suggestions.List(text).OrderBy(s => s.From))
        {
            if (open.Count > 0 && (open[^1].Author != next.Author || open.Max(s => s.To) < next.From))
            {
                passages.Add(Joined(open, text));
                open.Clear();
            }
            open.Add(next);
        }
        if (open.Count > 0) passages.Add(Joined(open, text));
        return passages;
    }

    /// <summary>Of later passages the one that a drawn one has become: of the same suggestion and with the same effects; the one with the same words, or
    /// else the nearest.</summary>
    public static SuggestedPassage? SameAs(SuggestedPassage drawn, IEnumerable<SuggestedPassage> now) => now
        .Where(p => p.Author == drawn.Author && p.Ids.Intersect(drawn.Ids).Any())
        .Where(p => p.Parts.Select(e => e.Kind).SequenceEqual(drawn.Parts.Select(e => e.Kind)))
        .OrderBy(p => p.Spoken != drawn.Spoken).ThenBy(p => Math.Abs(p.From - drawn.From)).FirstOrDefault();

    private static SuggestedPassage Joined(List<Suggestion> open, RichText text)
    {
        var parts = new List<(SuggestionKind Kind, int From, int To)>();
        foreach (var one in open)
            if (parts.Count > 0 && parts[^1].Kind == one.Kind && parts[^1].To == one.From) parts[^1] = parts[^1] with { To = one.To };
            else parts.Add((one.Kind, one.From, one.To));
        return new(open[0].Author, open[0].From, open.Max(s => s.To), [.. open.Select(s => s.Id).Distinct()],
            [.. parts.Select(p => new SuggestedPart(p.Kind, $"“{Excerpt(text, p.From, p.To)}”"))]);
    }

    private static string Excerpt(RichText text, int from, int to)
    {
        const int longest = 120;
        if (to - from <= longest) return text.PlainText(from, to);
        var end = from + longest - (char.IsHighSurrogate(text.At(from + longest - 1)) ? 1 : 0);
        return text.PlainText(from, end) + "…";
    }
}

/// <summary>One effect of a suggestion.</summary>
/// <param name="Quoted">The words that it inserts or deletes, in quotation marks; long ones are cut.</param>
public sealed record SuggestedPart(SuggestionKind Kind, string Quoted)
{
    public string Verb => Kind == SuggestionKind.Insertion ? "Insert" : "Delete";

    public override string ToString() => $"{Verb} {Quoted}";
}
