namespace Tracker.Import.Decisions;

/// <summary>Words of the format, and those under which the record keeps what it says in one word.</summary>
internal static class DecisionWords
{
    public const string AgendaItem = "agenda item", Category = "category";

    /// <summary>The verbs of considerations and of actions, as the current schema lists them.</summary>
    public static readonly FrozenSet<string> Considerations =
    [
        "having", "noting", "recognizing", "acknowledging", "recalling", "reaffirming", "considering", "taking-into-account", "pursuant-to",
        "bearing-in-mind", "emphasizing", "concerned", "accepts", "observing", "referring", "acting", "empowers",
    ];

    public static readonly FrozenSet<string> Actions =
    [
        "adopts", "thanks", "approves", "decides", "declares", "asks", "invites", "resolves", "confirms", "welcomes", "recommends", "requests",
        "congratulates", "instructs", "urges", "appoints", "calls-upon", "encourages", "affirms", "elects", "authorizes", "charges", "states", "remarks",
        "judges", "sanctions", "abrogates", "empowers",
    ];

    /// <summary>What the current form cannot say, or asks for and is not known, each once.</summary>
    public static IEnumerable<string> Lost(PrintedDecisions printed)
    {
        if (printed.Meeting.Any(m => m.Day?.To is not null))
            yield return "The last day of the meeting is not in this file: the format has only the first.";
        var clauses = printed.Decisions.SelectMany(d => d.Says).Where(s => s.Statement is DecisionClause).ToList();
        if (clauses.Count(c => c.Day?.From is null) is > 0 and var undated)
            yield return $"The format asks for 'date_effective', which is not known of {undated} considerations or actions: they are without it.";
        var others = clauses.Select(c => (DecisionClause)c.Statement).Where(c => !(c.Sort == ClauseSort.Action ? Actions : Considerations).Contains(c.Verb))
            .Select(c => c.Verb).Distinct().Order(StringComparer.Ordinal);
        if (string.Join(", ", others) is { Length: > 0 } verbs) yield return $"Words of the body that the format's lists do not have are kept: {verbs}.";
    }
}
