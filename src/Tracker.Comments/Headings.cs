namespace Tracker.Comments;

/// <summary>Recognises the columns of a form by what stands above them, wherever they are.</summary>
internal static partial class Headings
{
    private const int Enough = 3;

    // As the template of 2001, its translations into practice and our own columns name them.
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["mb"] = "mbnc", ["nc"] = "mbnc", ["line"] = "linenumber", ["clause"] = "clausesubclause", ["clauseno"] = "clausesubclause",
        ["clausesubclauseannexfiguretable"] = "clausesubclause", ["paragraphlistitemnote"] = "paragraphfiguretable", ["type"] = "typeofcomment",
        ["comment"] = "comments", ["commentjustificationforchange"] = "comments",
        ["secretariatobservationsoneachcommentsubmitted"] = "observationsofthesecretariat", ["secretariatobservations"] = "observationsofthesecretariat",
    };

    /// <summary>The columns of a layout by their place, if the cells are its headings; null if they are not.</summary>
    public static Dictionary<int, TextOf<FormRow>>? Of(FormLayout layout, IEnumerable<(int At, string Text)> cells)
    {
        var columns = FormRow.ColumnsOf(layout);
        var found = new Dictionary<int, TextOf<FormRow>>();
        foreach (var (at, text) in cells)
        {
            var word = Word(text);
            var column = columns.FirstOrDefault(c => Word(c.Name) == word)
                ?? (layout == FormLayout.Template && Others.TryGetValue(word, out var other) ? columns.FirstOrDefault(c => Word(c.Name) == other) : null);
            // A heading that is there twice: the first counts, what is below the other is named as lost.
            if (column is not null && !found.ContainsValue(column)) found.Add(at, column);
        }
        return found.Count >= Enough && found.Values.Any(c => c.Set(FormRow.Empty, "x").Comment is not null) ? found : null;
    }

    /// <summary>The layout whose headings most of the cells are.</summary>
    public static (FormLayout Layout, Dictionary<int, TextOf<FormRow>> Columns)? Best(IReadOnlyList<(int At, string Text)> cells) =>
        Enum.GetValues<FormLayout>().Select(layout => (Layout: layout, Columns: Of(layout, cells)!)).Where(f => f.Columns is not null)
            .OrderByDescending(f => f.Columns.Count).Select(f => ((FormLayout, Dictionary<int, TextOf<FormRow>>)?)f).FirstOrDefault();

    public static bool AreMoved(Dictionary<int, TextOf<FormRow>> columns, FormLayout layout)
    {
        var usual = FormRow.ColumnsOf(layout);
        var places = columns.OrderBy(c => c.Key).Select(c => usual.IndexOf(c.Value)).ToList();
        return !places.SequenceEqual(places.Order());
    }

    /// <summary>Without case, spaces, footnote marks and what is in brackets.</summary>
    public static string Word(string text) => NoLetter().Replace(Bracket().Replace(text, ""), "").ToLowerInvariant();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"[^\p{L}]+")]
    private static partial Regex NoLetter();
}
