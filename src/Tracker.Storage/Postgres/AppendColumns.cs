using NpgsqlTypes;

namespace Tracker.Storage.Postgres;

/// <summary>The rows of a group as columns, for <c>unnest</c>. One object serves all groups of the writer.</summary>
internal sealed class AppendColumns
{
    private readonly List<string> actors = [], compartments = [], participants = [], names = [];
    private readonly List<string?> onBehalfOf = [];
    private readonly List<long> versions = [], compartmentVersions = [];
    private readonly List<Guid> operations = [];
    private readonly List<short> ordinals = [], schemas = [];
    private readonly List<byte[]> payloads = [], hashes = [];
    private readonly List<DateTime> times = [];
    private readonly Dictionary<(ActorId, CompartmentId), ListingRow> listings = [];
    private readonly Dictionary<ActorId, (string List, long Version)> access = [];
    private readonly Dictionary<(ActorId, CompartmentId, string), SearchRow> texts = [];
    private readonly Dictionary<(ActorId, CompartmentId, long), ClaimRow> claims = [];

    /// <summary>A few statements, which Npgsql sends as one round trip and one transaction.</summary>
    public NpgsqlBatch Batch(NpgsqlConnection connection, IReadOnlyList<Pending> group)
    {
        Clear();
        foreach (var pending in group) Add(pending.Append);
        var batch = new NpgsqlBatch(connection) { Timeout = PostgresCommitter.TimeoutSeconds };
        batch.BatchCommands.Add(Events());
        if (listings.Count > 0) batch.BatchCommands.Add(ListingRows());
        if (access.Count > 0) batch.BatchCommands.Add(AccessRows());
        if (texts.Count > 0) foreach (var command in SearchColumns.Commands([.. texts.Values])) batch.BatchCommands.Add(command);
        if (claims.Count > 0) foreach (var command in ClaimColumns.Commands([.. claims.Values])) batch.BatchCommands.Add(command);
        return batch;
    }

    private void Clear()
    {
        System.Collections.IList[] columns =
            [actors, compartments, participants, names, onBehalfOf, versions, compartmentVersions, operations, ordinals, schemas, payloads, hashes, times];
        foreach (var column in columns) column.Clear();
        listings.Clear();
        access.Clear();
        texts.Clear();
        claims.Clear();
    }

    private void Add(Append append)
    {
        foreach (var row in append.Events) Add(row);
        foreach (var row in append.Listings) listings[(row.Actor, row.Compartment)] = row;
        foreach (var row in append.Search ?? [])
        {
            var at = (row.Actor, row.Compartment, row.Key);
            texts[at] = row.After(texts.GetValueOrDefault(at));
        }
        foreach (var row in append.Claims ?? []) claims[(row.Actor, row.Compartment, row.Version)] = row;
        if (append.Access is { } list) access[append.Actor] = (list, append.Events[^1].Version);
    }

    private void Add(StoredEvent row)
    {
        actors.Add(row.Actor.Value);
        versions.Add(row.Version);
        compartments.Add(row.Compartment.Value);
        compartmentVersions.Add(row.CompartmentVersion);
        operations.Add(row.Operation.Id);
        ordinals.Add((short)row.Ordinal);
        participants.Add(row.Participant.Value);
        onBehalfOf.Add(row.OnBehalfOf?.Value);
        names.Add(row.Name);
        schemas.Add((short)row.Schema);
        payloads.Add(row.Payload);
        times.Add(row.RecordedAt.UtcDateTime);
        hashes.Add(row.Hash);
    }

    private NpgsqlBatchCommand Events() => actors.Count == 1 ? OneEvent() : Command("postgres/append_events",
        Column(actors, NpgsqlDbType.Text), Column(versions, NpgsqlDbType.Bigint), Column(compartments, NpgsqlDbType.Text),
        Column(compartmentVersions, NpgsqlDbType.Bigint), Column(operations, NpgsqlDbType.Uuid), Column(ordinals, NpgsqlDbType.Smallint),
        Column(participants, NpgsqlDbType.Text), Column(onBehalfOf, NpgsqlDbType.Text), Column(names, NpgsqlDbType.Text),
        Column(schemas, NpgsqlDbType.Smallint), Column(payloads, NpgsqlDbType.Bytea), Column(times, NpgsqlDbType.TimestampTz),
        Column(hashes, NpgsqlDbType.Bytea));

    // With few editors, most groups have one row. Without unnest, that is half the work on both sides.
    private NpgsqlBatchCommand OneEvent() => Command("postgres/append_event",
        Value(actors), Value(versions), Value(compartments), Value(compartmentVersions), Value(operations), Value(ordinals), Value(participants),
        onBehalfOf[0] is { } group ? new NpgsqlParameter<string> { TypedValue = group }
            : new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        Value(names), Value(schemas), Value(payloads), Value(times), Value(hashes));

    private NpgsqlBatchCommand ListingRows()
    {
        var rows = listings.Values.ToList();
        var titles = rows.ConvertAll(Listings.Title);
        return Command("postgres/append_listings",
            Column(rows.ConvertAll(r => r.Actor.Value), NpgsqlDbType.Text), Column(rows.ConvertAll(r => r.Compartment.Value), NpgsqlDbType.Text),
            Column(titles, NpgsqlDbType.Text), Column(titles.ConvertAll(Listings.Search), NpgsqlDbType.Text),
            Column(rows.ConvertAll(r => r.Detail), NpgsqlDbType.Text), Column(rows.ConvertAll(r => r.Version), NpgsqlDbType.Bigint),
            Column(rows.ConvertAll(r => r.ChangedAt.UtcDateTime), NpgsqlDbType.TimestampTz));
    }

    private NpgsqlBatchCommand AccessRows() => Command("postgres/append_access",
        Column(access.Keys.Select(actor => actor.Value).ToList(), NpgsqlDbType.Text),
        Column(access.Values.Select(a => a.List).ToList(), NpgsqlDbType.Text),
        Column(access.Values.Select(a => a.Version).ToList(), NpgsqlDbType.Bigint));

    internal static NpgsqlBatchCommand Command(string statement, params ReadOnlySpan<NpgsqlParameter> columns)
    {
        var command = new NpgsqlBatchCommand(SqlFiles.Text(statement));
        foreach (var column in columns) command.Parameters.Add(column);
        return command;
    }

    private static NpgsqlParameter<T> Value<T>(List<T> column) => new() { TypedValue = column[0] };

    internal static NpgsqlParameter<List<T>> Column<T>(List<T> values, NpgsqlDbType type) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
