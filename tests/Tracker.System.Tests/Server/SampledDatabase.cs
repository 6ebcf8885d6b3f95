using Tracker.Testing;

namespace Tracker.System.Tests.Server;

/// <summary>What a first start with the sample leaves in a PostgreSQL database, made once: each story gets a copy.</summary>
internal static class SampledDatabase
{
    private static readonly Lazy<Task<PostgresDatabase>> Made = new(Make);

    public static async Task<PostgresDatabase> Create() => await PostgresServer.Shared.CreateDatabase(await Made.Value);

    private static async Task<PostgresDatabase> Make()
    {
        var database = await PostgresServer.Shared.CreateDatabase();
        await using var server = await ServerProcess.Start("--postgres", database.ConnectionString, "--sample");
        await server.Stop();
        return database;
    }
}
