using NpgsqlTypes;

namespace Tracker.Storage.Postgres;

/// <summary>The changed texts of a group as columns, for <c>unnest</c>.</summary>
internal static class SearchColumns
{
    /// <param name="rows">One for each text, after all changes of the group.</param>
    public static IEnumerable<NpgsqlBatchCommand> Commands(List<SearchRow> rows)
    {
        var terms = rows.ConvertAll(row => (Row: row, Terms: row.Terms()));
        yield return AppendColumns.Command("postgres/append_search_texts",
        [
            .. Keys(rows), AppendColumns.Column(Places(rows), NpgsqlDbType.Smallint),
            AppendColumns.Column(rows.ConvertAll(r => r.Stored), NpgsqlDbType.Text), AppendColumns.Column(rows.ConvertAll(r => r.Folded), NpgsqlDbType.Text),
        ]);
        var leave = terms.SelectMany(t => t.Terms.Leave, (t, term) => (term, t.Row)).ToList();
        if (leave.Count > 0) yield return Terms("postgres/append_search_drops", leave);
        var come = terms.SelectMany(t => t.Terms.Come, (t, term) => (term, t.Row)).ToList();
        var places = AppendColumns.Column(Places(come.ConvertAll(c => c.Row)), NpgsqlDbType.Smallint);
        if (come.Count > 0) yield return Terms("postgres/append_search_terms", come, places);
    }

    private static List<short> Places(List<SearchRow> rows) => rows.ConvertAll(r => (short)r.Place);

    private static NpgsqlBatchCommand Terms(
        string statement, List<(string Term, SearchRow Row)> terms, params NpgsqlParameter[] more) => AppendColumns.Command(
        statement, [AppendColumns.Column(terms.ConvertAll(t => t.Term), NpgsqlDbType.Text), .. Keys(terms.ConvertAll(t => t.Row)), .. more]);

    private static NpgsqlParameter[] Keys(List<SearchRow> rows) =>
    [
        AppendColumns.Column(rows.ConvertAll(r => r.Actor.Value), NpgsqlDbType.Text),
        AppendColumns.Column(rows.ConvertAll(r => r.Compartment.Value), NpgsqlDbType.Text),
        AppendColumns.Column(rows.ConvertAll(r => r.Key), NpgsqlDbType.Text),
    ];
}
