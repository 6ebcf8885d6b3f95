using System.Runtime.CompilerServices;

namespace Tracker.Storage.Postgres;

internal sealed class PostgresDatabase(NpgsqlDataSource source) : Database
{
    public override async ValueTask<DbConnection> OpenToRead(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation);

    public override async Task<T> Write<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await work(connection);
    }

    public override object Time(DateTimeOffset time) => time.ToUniversalTime();
    public override object Operation(OperationId operation) => operation.Id;
    public override object Texts(IEnumerable<string> texts) => texts.ToArray();
    public override string Engine => "postgres";

    public override async IAsyncEnumerable<Finding> Integrity(DbConnection connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if ((await ReadAll(connection, "postgres/integrity_known", row => row.GetString(0), [], cancellation)).Count == 0)
        {
            yield return new Finding("Indexes were not looked at: the database does not have the extension amcheck.", IsFault: false);
            yield break;
        }
        foreach (var index in await ReadAll(connection, "postgres/integrity_indexes", row => row.GetString(0), [], cancellation))
            if (await Check(connection, index, cancellation) is { } finding)
                yield return finding;
    }

    private static async Task<Finding?> Check(DbConnection connection, string index, CancellationToken cancellation)
    {
        try
        {
            await ReadAll(connection, "postgres/integrity_index", _ => 0, [("index", index)], cancellation);
            return null;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return new Finding($"The index {index} was not looked at: this user may not check it.", IsFault: false);
        }
        catch (PostgresException e)
        {
            return new Finding($"The index {index} is damaged: {e.MessageText}", IsFault: true);
        }
    }

    protected override void ForgetIdle() => source.Clear();
}
