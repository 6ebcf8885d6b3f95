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
    public override object Names(IEnumerable<string> names) => names.ToArray();
    public override string Folder => "postgres";
    protected override void ForgetIdle() => source.Clear();
}
