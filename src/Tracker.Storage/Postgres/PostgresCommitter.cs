using Npgsql;
using NpgsqlTypes;
using Tracker.Domain.Shared;
using Tracker.Storage.Appending;

namespace Tracker.Storage.Postgres;

/// <summary>Commits groups on one connection of its own, which is opened again after any failure of the connection.</summary>
internal sealed class PostgresCommitter(NpgsqlDataSource source) : ICommitter
{
    public const int TimeoutSeconds = 5;

    private readonly AppendColumns columns = new();
    private NpgsqlConnection? connection;

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

    private async ValueTask<NpgsqlConnection> Connection() => connection ??= await source.OpenConnectionAsync();

    private async ValueTask Drop()
    {
        if (connection is not { } broken) return;
        connection = null;
        await broken.DisposeAsync();
    }
}
