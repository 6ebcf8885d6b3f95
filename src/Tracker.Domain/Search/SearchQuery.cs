using System.Text.RegularExpressions;

namespace Tracker.Domain.Search;

/// <summary>What one word of a search looks for: terms from <paramref name="Low"/> to <paramref name="High"/>, both included, in texts whose folded form
/// contains <paramref name="Contains"/>.</summary>
public sealed record SearchWord(string Low, string High, string Contains)
{
    internal bool Covers(string term) => Low == High ? term == Low : term.StartsWith(Low, StringComparison.Ordinal);
}

/// <summary>What somebody typed, as the index is asked for it. A record is found if each word is in one of its texts, or if it has the identifier.</summary>
/// <param name="Whole">The folded text.</param>
/// <param name="Exact">The term of the identifier that the text is, and <paramref name="Work"/> that of its document; null if it is none.</param>
public sealed partial record SearchQuery(string Whole, ImmutableArray<SearchWord> Words, string? Exact, string? Work)
{
    public const int MostWords = 24;

    /// <summary>How many characters of a matching text are shown.</summary>
    private const int Shown = 160;

    /// <summary>Behind every character that can follow a prefix.</summary>
    private const string Last = "\U0010ffff";

    /// <summary>Asks for the records with a piece that names this one.</summary>
    public static SearchQuery Naming(ActorId actor) => new("", [], SearchTerms.NamedAs(actor), null);

    /// <summary>The query, or why a field with this text asks for nothing.</summary>
    public static (SearchQuery? Query, Rejection? Rejection) Read(string? text, string field)
    {
        if (TextLimits.Demands(text, field, TextLimits.Title) is { } refused) return (null, refused);
        var folded = Folding.Of(text!);
        var runs = SearchTerms.Runs(folded).ToList();
        if (runs.Count == 0) return (null, Rejection.Invalid($"'{field}' must contain a letter or a digit.", field));
        var words = runs.Select((run, at) => Word(run.Run, run.IsPaired, isLast: at == runs.Count - 1 && folded.EndsWith(run.Run, StringComparison.Ordinal)))
            .Distinct().ToImmutableArray();
        if (words.Length > MostWords)
            return (null, new Rejection(RejectionCode.TooMany, $"'{field}' can have at most {MostWords} words; this has {words.Length}.", field));
        var meaning = SearchTerms.Meaning(text!.Trim());
        return (new SearchQuery(folded, words, meaning?.Exact, meaning?.Work), null);
    }

    /// <summary>True if a text has at least one of the words.</summary>
    public bool IsIn(string text)
    {
        var (terms, folded) = (SearchTerms.Of(text), Folding.Of(text));
        return terms.Contains(Exact ?? "") || terms.Contains(Work ?? "")
            || Words.Any(w => folded.Contains(w.Contains, StringComparison.Ordinal) && terms.Any(w.Covers));
    }

    /// <summary>The parts of a text that the search asked for, in order and apart from each other: the whole of an identifier that means the same, else
    /// the words as far as they were typed.</summary>
    public IReadOnlyList<Range> MarksIn(string text)
    {
        if (SearchTerms.Meaning(text) is { } meaning && (meaning.Exact == Exact || meaning.Work == Work)) return [0..text.Length];
        var places = new List<int>();
        var found = new List<Range>();
        foreach (var (run, isPaired, at) in SearchTerms.Runs(Folding.Of(text, places)))
            foreach (var (from, length) in isPaired ? PairedIn(run) : WordIn(run))
                Add(places[at + from], at + from + length < places.Count ? places[at + from + length] : text.Length);
        return found;

        void Add(int from, int to)
        {
            if (found.Count > 0 && from <= found[^1].End.Value) found[^1] = found[^1].Start..Math.Max(to, found[^1].End.Value);
            else found.Add(from..to);
        }
    }

    /// <summary>The beginning of a word that is the longest of what was typed for it, or nothing.</summary>
    private IEnumerable<(int From, int Length)> WordIn(string run) =>
        Words.Where(w => w.Contains.Length == 0 && w.Covers(SearchTerms.Cut(run))).Select(w => (0, w.Low.Length)).OrderByDescending(w => w.Item2).Take(1);

    private IEnumerable<(int From, int Length)> PairedIn(string run) =>
        from word in Words
        let typed = word.Contains.Length > 0 ? word.Contains : word.Low
        from at in Enumerable.Range(0, Math.Max(0, run.Length - typed.Length + 1))
        where run.AsSpan(at).StartsWith(typed, StringComparison.Ordinal)
        orderby at
        select (at, typed.Length);

    /// <summary>A long text, cut to what stands around the first of the words.</summary>
    public string Around(string text)
    {
        if (text.Length <= Shown) return text;
        return Around(text, Words.Select(w => text.IndexOf(w.Low, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(0).Min());
    }

    /// <summary>The place in a piece of a document where most of the words stand close together, and what is around it on one line. The place covers words
    /// that follow each other.</summary>
    public (Range Place, string Shown) BestIn(string text)
    {
        var marks = MarksIn(text);
        if (marks.Count == 0) return (0..0, Around(OneLine(text), 0));
        var first = Enumerable.Range(0, marks.Count).MaxBy(i => (Near(i), LastFrom(i) - i));
        var last = LastFrom(first);
        var before = OneLine(text[..marks[first].Start]);
        return (marks[first].Start..marks[last].End, Around(before + OneLine(text[marks[first].Start..]), before.Length));

        int Near(int at) => marks.Skip(at).TakeWhile(m => m.Start.Value - marks[at].Start.Value < Shown / 2)
            .Select(m => Folding.Of(text[m])).Distinct().Count();

        int LastFrom(int at)
        {
            while (at + 1 < marks.Count && string.IsNullOrWhiteSpace(text[marks[at].End..marks[at + 1].Start])) at++;
            return at;
        }
    }

    private static string OneLine(string text) => Spaces().Replace(LinesOfHan().Replace(text, ""), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<=[\u3040-\u30ff\u3400-\u9fff])\s*\n\s*(?=[\u3040-\u30ff\u3400-\u9fff])")]
    private static partial Regex LinesOfHan();

    private static string Around(string text, int at)
    {
        if (text.Length <= Shown) return text;
        var start = Edge(Math.Clamp(at - Shown / 3, 0, text.Length - Shown));
        var end = Edge(start + Shown);
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";

        int Edge(int cut) => cut > 0 && cut < text.Length && char.IsLowSurrogate(text[cut]) ? cut - 1 : cut;
    }

    /// <summary>Words match from their beginning; a single letter or a number only whole, unless it is the last and may still be typed.</summary>
    private static SearchWord Word(string run, bool isPaired, bool isLast)
    {
        if (!isPaired) return Term(SearchTerms.Cut(run), isPrefix: isLast || run.Length > 1 && !char.IsDigit(run[0]), contains: "");
        var runes = run.EnumerateRunes().Take(2).Select(r => r.ToString()).ToArray();
        return Term(string.Concat(runes), isPrefix: runes.Length == 1, contains: run.Length > string.Concat(runes).Length ? run : "");
    }

    private static SearchWord Term(string term, bool isPrefix, string contains) => new(term, isPrefix ? term + Last : term, contains);
}
