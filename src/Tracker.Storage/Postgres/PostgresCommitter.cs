using System.Diagnostics;
using NpgsqlTypes;

namespace Tracker.Storage.Postgres;

/// <summary>Commits groups on its own connection, which it reopens after failures.</summary>
internal sealed class PostgresCommitter(NpgsqlDataSource source) : ICommitter
{
    public const int TimeoutSeconds = 5;

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(100);
    private readonly AppendColumns columns = new();
    private NpgsqlConnection? connection;
    private long lastUse;

    public async Task<Dictionary<ActorId, Tail>> ReadTails(IReadOnlyCollection<ActorId> actors)
    {
        try
        {
            await using var command = new NpgsqlCommand(SqlFiles.Text("postgres/tails"), await Connection()) { CommandTimeout = TimeoutSeconds };
            var keys = actors.Select(a => a.Value).ToArray();
            command.Parameters.Add(new NpgsqlParameter { Value = keys, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            await using var reader = await command.ExecuteReaderAsync();
            var tails = new Dictionary<ActorId, Tail>();
            while (await reader.ReadAsync()) tails[ActorId.Parse(reader.GetString(0))] = new Tail(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
            return tails;
        }
        catch
        {
            await Drop();
            throw;
        }
    }

    public async Task Commit(IReadOnlyList<Pending> group)
    {
        try
        {
            await using var batch = columns.Batch(await Connection(), group);
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException e) when (Refusal(e) is { } refusal)
        {
            throw new RefusedException(refusal, e);
        }
        catch
        {
            await Drop();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await Drop();

    /// <summary>Why the server rolled back the rows; null if that is not certain.</summary>
    private static Refused? Refusal(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation when e.ConstraintName == "event_version" => Refused.Version,
        PostgresErrorCodes.UniqueViolation when e.ConstraintName == "event_operation" => Refused.Operation,
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => Refused.Rows,
        ['2', '2' or '3', ..] or ['5', '4', ..] => Refused.Rows,
        _ => null,
    };

    /// <summary>After a pause, checks the connection first, so that a restart of the server between edits has no effect.</summary>
    private async ValueTask<NpgsqlConnection> Connection()
    {
        if (connection is not null && Stopwatch.GetElapsedTime(lastUse) > Idle && !await Answers(connection)) await Drop();
        lastUse = Stopwatch.GetTimestamp();
        return connection ??= await source.OpenConnectionAsync();
    }

    private static async Task<bool> Answers(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand(SqlFiles.Text("query/ping"), connection) { CommandTimeout = TimeoutSeconds };
            await command.ExecuteScalarAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async ValueTask Drop()
    {
        if (connection is not { } broken) return;
        connection = null;
        await broken.DisposeAsync();
        source.Clear();
    }
}
