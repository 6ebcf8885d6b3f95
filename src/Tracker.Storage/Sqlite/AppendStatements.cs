namespace Tracker.Storage.Sqlite;

/// <summary>The prepared statements of the writer, for one connection.</summary>
internal sealed class AppendStatements : IDisposable
{
    private readonly SqliteCommand begin, commit, rollback, events, listings, access, texts, come, leave, claims, links;

    public AppendStatements(SqliteConnection connection)
    {
        Connection = connection;
        begin = Prepare("begin immediate");
        commit = Prepare("commit");
        rollback = Prepare("rollback");
        events = Prepare(SqlFiles.Text("sqlite/append_event"), "actor", "version", "compartment", "compartment_version", "operation", "ordinal",
            "participant", "on_behalf_of", "name", "schema", "payload", "recorded_at", "hash");
        listings = Prepare(SqlFiles.Text("sqlite/append_listing"), "actor", "compartment", "title", "search", "detail", "version", "changed_at");
        texts = Prepare(SqlFiles.Text("sqlite/append_search_text"), "actor", "compartment", "key", "place", "text", "folded");
        come = Prepare(SqlFiles.Text("query/search_term_add"), "actor", "compartment", "key", "term", "place");
        leave = Prepare(SqlFiles.Text("sqlite/append_search_drop"), "actor", "compartment", "key", "term");
        claims = Prepare(SqlFiles.Text("sqlite/append_claim"), ClaimTable.Columns);
        links = Prepare(SqlFiles.Text("query/claim_link_add"), "named", "actor", "compartment", "version");
        access = Prepare(SqlFiles.Text("sqlite/append_access"), "actor", "list", "version");
    }

    public SqliteConnection Connection { get; }
    public void Begin() => begin.ExecuteNonQuery();
    public void Commit() => commit.ExecuteNonQuery();
    public void Rollback() => rollback.ExecuteNonQuery();

    public void Write(Append append)
    {
        foreach (var row in append.Events)
            Run(events, row.Actor.Value, row.Version, row.Compartment.Value, row.CompartmentVersion, row.Operation.Value, row.Ordinal,
                row.Participant.Value, (object?)row.OnBehalfOf?.Value ?? DBNull.Value, row.Name, row.Schema, row.Payload,
                row.RecordedAt.Microseconds(), row.Hash);
        foreach (var row in append.Listings)
            Run(listings, row.Actor.Value, row.Compartment.Value, Listings.Title(row), Listings.Search(Listings.Title(row)), row.Detail,
                row.Version, row.ChangedAt.Microseconds());
        foreach (var row in append.Search ?? []) Write(row);
        foreach (var row in append.Claims ?? []) Write(row);
        if (append.Access is { } list)
            Run(access, append.Actor.Value, list, append.Events[^1].Version);
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[begin, commit, rollback, events, listings, access, texts, come, leave, claims, links]) command.Dispose();
    }

    private void Write(SearchRow row)
    {
        Run(texts, row.Actor.Value, row.Compartment.Value, row.Key, (int)row.Place, row.Stored, row.Folded);
        var terms = row.Terms();
        foreach (var term in terms.Leave) Run(leave, row.Actor.Value, row.Compartment.Value, row.Key, term);
        foreach (var term in terms.Come) Run(come, row.Actor.Value, row.Compartment.Value, row.Key, term, (int)row.Place);
    }

    private void Write(ClaimRow row)
    {
        Run(claims, [.. ClaimTable.Values(row, time => time.Microseconds()).Select(value => value ?? DBNull.Value)]);
        foreach (var named in row.Records()) Run(links, named.Value, row.Actor.Value, row.Compartment.Value, row.Version);
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 5;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Prepare();
        return command;
    }
}
