namespace Tracker.Storage;

/// <summary>Runs statements that are the same for both engines.</summary>
internal abstract class Database
{
    public abstract ValueTask<DbConnection> OpenToRead(CancellationToken cancellation);

    /// <summary>Runs the work on a connection that may write.</summary>
    public abstract Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation);

    /// <summary>A UTC time as this engine stores it.</summary>
    public abstract object Time(DateTimeOffset time);

    public abstract object Operation(OperationId operation);

    /// <summary>Texts as one parameter of this engine.</summary>
    public abstract object Texts(IEnumerable<string> texts);

    /// <summary>The folder of the statements that only this engine understands.</summary>
    public abstract string Engine { get; }

    /// <summary>What the engine says about its own tables and indexes.</summary>
    public abstract IAsyncEnumerable<Finding> Integrity(DbConnection connection, CancellationToken cancellation);

    /// <summary>Drops idle connections, which a restart of the database breaks all at once.</summary>
    protected abstract void ForgetIdle();

    /// <summary>All rows; retried once on a new connection if the first was lost.</summary>
    public Task<List<T>> Read<T>(string query, Func<DbDataReader, T> row, CancellationToken cancellation, params (string, object?)[] parameters) =>
        ReadText(SqlFiles.Text(query), row, cancellation, parameters);

    /// <summary>The same for a statement that was put together from a file.</summary>
    public async Task<List<T>> ReadText<T>(string sql, Func<DbDataReader, T> row, CancellationToken cancellation, params (string, object?)[] parameters)
    {
        try
        {
            return await ReadOnce(sql, row, parameters, cancellation);
        }
        catch (DbException e) when (e.IsTransient)
        {
            ForgetIdle();
            return await ReadOnce(sql, row, parameters, cancellation);
        }
    }

    public Task<List<T>> WriteReturning<T>(string query, Func<DbDataReader, T> row, CancellationToken cancellation, params (string, object?)[] parameters) =>
        Write(connection => ReadAll(connection, query, row, parameters, cancellation), cancellation);

    public Task<int> Write(string query, CancellationToken cancellation, params (string, object?)[] parameters) => Write(async connection =>
    {
        await using var command = connection.Command(SqlFiles.Text(query), parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }, cancellation);

    /// <summary>Several statements in one transaction.</summary>
    /// <param name="work">Runs statements by what it is given, which returns the number of rows that each wrote.</param>
    public Task Together(Func<Func<string, (string, object?)[], Task<int>>, Task> work, CancellationToken cancellation) => Write(async connection =>
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await work(async (statement, parameters) =>
        {
            await using var command = connection.Command(SqlFiles.Text(statement), parameters);
            command.Transaction = transaction;
            return await command.ExecuteNonQueryAsync(cancellation);
        });
        await transaction.CommitAsync(cancellation);
        return 0;
    }, cancellation);

    private async Task<List<T>> ReadOnce<T>(string sql, Func<DbDataReader, T> row, (string, object?)[] parameters, CancellationToken cancellation)
    {
        await using var connection = await OpenToRead(cancellation);
        return await Rows(connection, sql, row, parameters, cancellation);
    }

    public static Task<List<T>> ReadAll<T>(
        DbConnection connection, string query, Func<DbDataReader, T> row, (string, object?)[] parameters, CancellationToken cancellation) =>
        Rows(connection, SqlFiles.Text(query), row, parameters, cancellation);

    private static async Task<List<T>> Rows<T>(
        DbConnection connection, string sql, Func<DbDataReader, T> row, (string, object?)[] parameters, CancellationToken cancellation)
    {
        await using var command = connection.Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(row(reader));
        return rows;
    }
}
