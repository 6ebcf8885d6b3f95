using System.Diagnostics;
using NpgsqlTypes;

namespace Tracker.Storage.Postgres;

/// <summary>Commits groups on one connection of its own, which is opened again after any failure of the connection.</summary>
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
            command.Parameters.Add(new NpgsqlParameter { Value = actors.Select(a => a.Value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
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

    /// <summary>Why the server rolled the rows back, or null where it did not say so for certain.</summary>
    private static Refused? Refusal(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation when e.ConstraintName == "event_version" => Refused.Version,
        PostgresErrorCodes.UniqueViolation when e.ConstraintName == "event_operation" => Refused.Operation,
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => Refused.Rows,
        ['2', '2' or '3', ..] or ['5', '4', ..] => Refused.Rows,
        _ => null,
    };

    /// <summary>After a pause it asks first whether the server is still there, so that a restart between edits disturbs none.</summary>
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
