using Tracker.Domain.Shared;

namespace Tracker.Storage.Tests;

/// <summary>What every engine must do. Each test gets an empty database.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private static readonly ActorId Actor = ActorId.Parse("delegation/sg13/2026-11");
    private static readonly ActorId Other = ActorId.Parse("work-item/itu-t/sg15/q11/g.8310");

    private Engine engine = null!;
    private IStore store = null!;

    protected abstract Task<Engine> NewEngine();

    public async ValueTask InitializeAsync()
    {
        engine = await NewEngine();
        store = await engine.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        await engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static ListingRow Row(ActorId actor, string title, long version, CompartmentId? compartment = null) =>
        new(actor, compartment ?? CompartmentId.Record, title, """{"state":"draft"}""", version, Testing.Chain.Start.AddMicroseconds(version));

    /// <summary>The first value that SQL gives, sent as the running program could send it.</summary>
    private async Task<object?> AsProgram(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var connection = await engine.Connect(store);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return await command.ExecuteScalarAsync();
    }

    private async Task<IStore> Reopened()
    {
        await store.DisposeAsync();
        return store = await engine.Open();
    }
}

public sealed class PostgresContract : StoreContract
{
    protected override async Task<Engine> NewEngine() => new PostgresEngine(await Testing.PostgresServer.Shared.CreateDatabase());
}

public sealed class SqliteContract : StoreContract
{
    protected override Task<Engine> NewEngine() => Task.FromResult<Engine>(new SqliteEngine());
}
