namespace Tracker.Storage;

/// <summary>Commands and the rows they give, the same for both engines.</summary>
internal static class DbRows
{
    public static DbCommand Command(this DbConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>Microseconds since 1970-01-01 UTC, as SQLite stores a time.</summary>
    public static long Microseconds(this DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset Time(this DbDataReader row, int column) => row.GetFieldType(column) == typeof(long)
        ? DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(column) * TimeSpan.TicksPerMicrosecond)
        : row.GetFieldValue<DateTimeOffset>(column);

    public static StoredEvent Event(DbDataReader row) => new(
        ActorId.Parse(row.GetString(0)), row.GetInt64(1), CompartmentId.Parse(row.GetString(2)), row.GetInt64(3),
        new OperationId(row.GetGuid(4)), row.GetInt16(5), ParticipantId.Parse(row.GetString(6)),
        row.IsDBNull(7) ? null : GroupId.Parse(row.GetString(7)), row.GetString(8), row.GetInt16(9),
        row.GetFieldValue<byte[]>(10), row.Time(11), row.GetFieldValue<byte[]>(12));

    public static ListingRow Listing(DbDataReader row) => new(
        ActorId.Parse(row.GetString(0)), CompartmentId.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetInt64(4), row.Time(5));

    public static LastChange Change(DbDataReader row) => new(
        ActorId.Parse(row.GetString(0)), CompartmentId.Parse(row.GetString(1)), row.GetInt64(2), row.Time(3));

    public static TextRow Text(DbDataReader row) => new(
        ActorId.Parse(row.GetString(0)), CompartmentId.Parse(row.GetString(1)), row.GetString(2), ParticipantId.Parse(row.GetString(3)), row.Time(4));
}
