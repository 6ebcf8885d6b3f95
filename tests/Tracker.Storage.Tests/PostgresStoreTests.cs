using Npgsql;
using Tracker.Domain.Shared;
using Tracker.Storage.Postgres;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public sealed class PostgresStoreTests
{
    private static readonly ActorId Actor = ActorId.Parse("delegation/sg13/2026-11");

    [Fact]
    public async Task Eight_openers_at_once_find_one_schema()
    {
        await using var database = await PostgresServer.Shared.CreateDatabase();
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgresStore.Open(database.ConnectionString)));
        await stores[0].Events.Append(new Chain(Actor).Next());
        foreach (var store in stores)
        {
            Assert.Single(await store.Events.Read(Actor, 0));
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Openers_of_several_databases_at_once_share_the_role()
    {
        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostgresServer.Shared.CreateDatabase()));
        foreach (var store in await Task.WhenAll(databases.Select(d => PostgresStore.Open(d.ConnectionString))))
        {
            Assert.True(store.RestrictedRole);
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Program_works_as_a_role_that_may_not_change_events_nor_the_schema()
    {
        await using var database = await PostgresServer.Shared.CreateDatabase();
        await using var store = await PostgresStore.Open(database.ConnectionString);
        Assert.Equal("tracker_app", await Text(store, "select current_user::text"));
        foreach (var sql in (string[])["update event set name = ''", "delete from event", "truncate event", "drop table event",
            "alter table event disable trigger all", "delete from listing", "update schema_migration set hash = ''"])
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => Text(store, sql))).SqlState);
    }

    [Fact]
    public async Task Owner_without_the_right_to_make_roles_works_behind_the_trigger_alone()
    {
        await using var database = await PostgresServer.Shared.CreateDatabase();
        var (plain, password) = ($"plain_{Guid.NewGuid():N}", Guid.NewGuid().ToString());
        await database.Execute($"create role {plain} login password '{password}'; grant create on schema public to {plain}");
        await using var store = await PostgresStore.Open(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = plain, Password = password }.ConnectionString);
        Assert.False(store.RestrictedRole);
        await store.Events.Append(new Chain(Actor).Next());
        foreach (var sql in (string[])["update event set name = ''", "delete from event", "truncate event"])
            Assert.Contains("never changed", (await Assert.ThrowsAsync<PostgresException>(() => Text(store, sql))).MessageText, StringComparison.Ordinal);
        await store.DisposeAsync();
        await database.Execute($"drop owned by {plain}; drop role {plain}");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Hots=localhost;Password=secret")]
    [InlineData("Database=tracker;Password=secret")]
    [InlineData("Host=127.0.0.1;Port=1;Timeout=2;Database=tracker;Username=someone;Password=secret")]
    public async Task Wrong_connection_string_is_told_without_its_password(string connectionString)
    {
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => PostgresStore.Open(connectionString));
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string?> Text(PostgresStore store, string sql)
    {
        await using var command = store.DataSource.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }
}
