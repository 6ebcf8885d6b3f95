using Tracker.Domain.Identifiers;

namespace Tracker.Domain.Decisions;

/// <summary>Reads the clauses of a decision for documents, terms of office and deadlines.</summary>
public static partial class DecisionSuggestions
{
    /// <summary>Technical limit of one decision.</summary>
    public const int Most = 60;

    private const int LongestSentence = 600;

    /// <summary>Stands in a text where a row of a table begins.</summary>
    private const string Row = "\u001e";

    private const string Lasting = "for (?:an?|another|the) (?:(?:additional|further|new|second|third) )*(?:period of )?"
        + @"(?:one|two|three|four|five|six|\d)[- ]years?";

    private const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    /// <summary>Every suggestion of a record, in the order of its clauses, with its answer.</summary>
    public static ImmutableArray<AnsweredSuggestion> Of(ClaimBook book)
    {
        var clauses = book.Claims.Where(c => c is { IsFact: true, Statement: DecisionClause }).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = from claim in clauses.OrderBy(c => ((DecisionClause)c.Statement).Sort).ThenBy(c => ((DecisionClause)c.Statement).Number)
                    from suggestion in In((DecisionClause)claim.Statement)
                    // A document that two clauses name is one.
                    where seen.Add(suggestion.Sort == SuggestionSort.Document ? suggestion.Words : suggestion.Key)
                    let answers = suggestion.AnswersIn(book).ToList()
                    // What was corrected by another fact is still answered.
                    let last = answers.LastOrDefault(a => a.Stands || a.SupersededBy is not null)
                    select new AnsweredSuggestion(suggestion, claim, last == answers.LastOrDefault() ? last : null, answers.Count);
        return [.. found.Take(Most)];
    }

    /// <summary>What one clause suggests.</summary>
    public static IEnumerable<DecisionSuggestion> In(DecisionClause clause)
    {
        var text = Space().Replace(RowStart().Replace(clause.Text, Row), " ").Trim();
        foreach (Match match in Document().Matches(text))
            if (DocumentIdentifier.Read(DocumentName.Plain(match.Value)) is { Family: IdentifierFamily.IsoIec })
                yield return Found(clause, text, match, SuggestionSort.Document, new Related(Relation.References, new Reference(match.Value), match.Value));
        foreach (Match match in Term().Matches(text))
            yield return Found(clause, text, match, SuggestionSort.Term, Office(text, match), Years(text, match));
        foreach (Match match in Deadline().Matches(text))
            if (DayOf(match.Groups["day"].Value) is { } day)
                yield return Found(clause, text, match, SuggestionSort.Deadline, new DueBy(Around(text, match)), new(day));
    }

    private static DecisionSuggestion Found(
        DecisionClause clause, string text, Match match, SuggestionSort sort, Statement statement, PartialInterval? day = null)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{(clause.Sort == ClauseSort.Action ? "action" : "consideration")} {clause.Number}");
        return new($"{place} ({clause.Language}): {match.Value}", sort, place, match.Value, Around(text, match), statement, day);
    }

    /// <summary>The post and who has it, where the sentence says both; else only that there is a term.</summary>
    private static Statement Office(string text, Match term)
    {
        var sentence = Around(text, term);
        return Appointed().Match(sentence) is { Success: true } said
            ? new RoleHeld(said.Groups["role"].Value.Trim(), new Reference(said.Groups["who"].Value.Trim()), TenureAsPrinted: term.Value)
            : new Described("term of office", sentence);
    }

    /// <summary>From when to when, where it is printed beside the term.</summary>
    private static PartialInterval? Years(string text, Match term) =>
        Span().Match(Around(text, term)) is { Success: true } span && DayOf(span.Groups["from"].Value) is { } from && DayOf(span.Groups["to"].Value) is { } to
        && from.Earliest <= to.Latest ? new(from, to) : null;

    private static string Around(string text, Match match)
    {
        var row = (From: text.LastIndexOf(Row, match.Index, StringComparison.Ordinal) + 1,
            End: text.IndexOf(Row, match.Index, StringComparison.Ordinal) is > -1 and var next ? next : text.Length);
        var from = text.LastIndexOf(". ", match.Index, StringComparison.Ordinal) is > -1 and var before && before >= row.From ? before + 2 : row.From;
        var end = text.IndexOf(". ", match.Index + match.Length, StringComparison.Ordinal) is > -1 and var after && after < row.End ? after + 1 : row.End;
        if (end - from <= LongestSentence) return text[from..end].Trim();
        var start = Math.Max(from, match.Index - LongestSentence / 3);
        return text[start..Math.Min(end, start + LongestSentence)].Trim();
    }

    private static PartialDate? DayOf(string text)
    {
        if (PartialDate.Read(text) is { } iso) return iso;
        foreach (var form in (ReadOnlySpan<string>)["d MMMM yyyy", "MMMM d, yyyy", "MMMM d yyyy"])
            if (DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return PartialDate.Of(day);
        return DateOnly.TryParseExact("1 " + text, "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? PartialDate.Read(month.ToString("yyyy-MM", CultureInfo.InvariantCulture)) : null;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <summary>A row of a table stands on a line of its own.</summary>
    [GeneratedRegex(@"\s*\n\s*\|(?:={3,})?")]
    private static partial Regex RowStart();

    /// <summary>With the words of its stage and kind; whether they are some is for the grammar to say.</summary>
    [GeneratedRegex(@"\bISO(?:/[A-Za-z]+){0,4}(?: [A-Z]{2,5}){0,3} \d{4,6}(?:-\d+)?(?::(?:19|20)\d\d\b)?")]
    private static partial Regex Document();

    [GeneratedRegex(@"\b" + Lasting + @"(?: (?:term|period))?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Term();

    /// <summary>The post goes on to the words of the term: <c>Convenor for the Quality Committee</c>.</summary>
    [GeneratedRegex(@"\b(?:appoints?|re-?appoints?|nominates?|re-?nominates?|approves?|confirms?|elects?)\b (?:the (?:appointment|nomination) of )?"
        + @"(?<who>[^.,;:*|()]{3,60}?)(?: for an? [^.;:*|]{3,80}?)? (?:as|to serve as|to be) (?:the |an? )?"
        + @"(?<role>[^.;:*|()]{3,120}?)(?=,? " + Lasting + @"| and [a-z]+s\b|,|\.|$)")]
    private static partial Regex Appointed();

    [GeneratedRegex(@"\((?<from>(?:" + Month + @" )?(?:19|20)\d\d) ?(?:-|–|to) ?(?<to>(?:" + Month + @" )?(?:19|20)\d\d)\)")]
    private static partial Regex Span();

    [GeneratedRegex(@"\b(?:by|before|no later than|not later than|on or before) (?:the )?(?:end of |end |beginning of )?"
        + @"(?<day>(?:19|20)\d\d-\d\d-\d\d|\d{1,2} " + Month + @" (?:19|20)\d\d|" + Month + @"(?: \d{1,2},?)? (?:19|20)\d\d|(?:19|20)\d\d(?![\d-]))")]
    private static partial Regex Deadline();
}
