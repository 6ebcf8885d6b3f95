using NpgsqlTypes;

namespace Tracker.Storage.Postgres;

/// <summary>The changed claims of a group as columns, for <c>unnest</c>.</summary>
internal static class ClaimColumns
{
    /// <param name="rows">One for each claim, after all changes of the group.</param>
    public static IEnumerable<NpgsqlBatchCommand> Commands(List<ClaimRow> rows)
    {
        var values = rows.ConvertAll(row => ClaimTable.Values(row, time => time.UtcDateTime));
        yield return AppendColumns.Command("postgres/append_claims", [.. ClaimTable.Columns.Select((name, i) => Column(name, values.ConvertAll(v => v[i])))]);
        var links = rows.SelectMany(row => row.Records(), (row, named) => (Named: named, Row: row)).ToList();
        if (links.Count == 0) yield break;
        yield return AppendColumns.Command("postgres/append_claim_links",
            AppendColumns.Column(links.ConvertAll(l => l.Named.Value), NpgsqlDbType.Text),
            AppendColumns.Column(links.ConvertAll(l => l.Row.Actor.Value), NpgsqlDbType.Text),
            AppendColumns.Column(links.ConvertAll(l => l.Row.Compartment.Value), NpgsqlDbType.Text),
            AppendColumns.Column(links.ConvertAll(l => l.Row.Version), NpgsqlDbType.Bigint));
    }

    private static NpgsqlParameter Column(string name, List<object?> values) => name switch
    {
        "version" => AppendColumns.Column(values.ConvertAll(v => (long)v!), NpgsqlDbType.Bigint),
        "hearsay" => AppendColumns.Column(values.ConvertAll(v => (short)v!), NpgsqlDbType.Smallint),
        "recorded_from" or "recorded_to" or "removed_at" => AppendColumns.Column(values.ConvertAll(v => (DateTime?)v), NpgsqlDbType.TimestampTz),
        _ => AppendColumns.Column(values.ConvertAll(v => (string?)v), NpgsqlDbType.Text),
    };
}
