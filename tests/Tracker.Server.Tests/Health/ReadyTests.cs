using System.Net;
using Microsoft.Data.Sqlite;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Tests.Api;

namespace Tracker.Server.Tests.Health;

public sealed class ReadyTests
{
    [Fact]
    public async Task Server_is_not_ready_from_a_commit_that_its_database_failed_until_it_takes_a_write_again()
    {
        await using var server = await Delegation.Start();
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.OK, await Ready(browser));

        // As on a full disk: reading works, writing fails.
        Execute(server, "alter table event rename to event_gone; alter table write_probe rename to write_probe_gone");
        Assert.Equal(Result.Unknown, (await server.Sends("head", Delegation.Actor, "delegation", new AddNote(EntityId.Parse("n1"), "Lost"))).Result);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(browser));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(browser));

        Execute(server, "alter table event_gone rename to event; alter table write_probe_gone rename to write_probe");
        Assert.Equal(HttpStatusCode.OK, await Ready(browser));
        await Delegation.Accepted(server, "head", "delegation", new AddNote(EntityId.Parse("n1"), "Kept"));
    }

    private static async Task<HttpStatusCode> Ready(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/health/ready");
        return answer.StatusCode;
    }

    private static void Execute(RunningServer server, string sql)
    {
        var file = Path.Combine(server.Folder, "tracker.db");
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
