using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Server.CommandLine;
using Tracker.Server.Tests.Api;
using Tracker.Testing;

namespace Tracker.Server.Tests.History;

/// <summary>The folder of a stopped server, to be copied.</summary>
public sealed class WrittenStore : IAsyncLifetime
{
    private readonly SqliteFile file = new();

    public async ValueTask InitializeAsync()
    {
        var server = await Delegation.Start(file.Folder);
        await Delegation.Accepted(server, "official", "government", new AddNote(EntityId.Parse("g1"), "For officials only"));
        for (var i = 0; i < 20; i++)
            await Delegation.Accepted(server, "head", "delegation", new AddNote(EntityId.Parse($"n{i}"), $"Note {i}"));
        await Delegation.Accepted(server, "head", "delegation", new AddNote(EntityId.Parse("turned"), Turned));
        await server.Stop();
        SqliteConnection.ClearAllPools();
    }

    /// <summary>What follows the third word would stand in the other direction.</summary>
    public const string Turned = "Open the \u202egpj.exe\u001b[2J";

    public SqliteFile Copy()
    {
        var copy = new SqliteFile();
        foreach (var from in System.IO.Directory.EnumerateFiles(file.Folder)) File.Copy(from, Path.Combine(copy.Folder, Path.GetFileName(from)));
        return copy;
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class VerificationTests(WrittenStore written) : IClassFixture<WrittenStore>, IDisposable
{
    private readonly SqliteFile file = written.Copy();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Store_as_it_was_written_has_no_problem_and_its_snapshots_are_compared()
    {
        var (code, output) = await Run("verify");
        Assert.Equal((0, true), (code, output.Contains("2 records", StringComparison.Ordinal)));
        Assert.Contains("2 snapshots: no problem", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update event set payload = cast(replace(cast(payload as text), 'Note 7', 'Note 8') as blob) "
        + "where name = 'note.added' and cast(payload as text) like '%Note 7%'", "Its hash does not match")]
    [InlineData("update event set participant = 'official' where actor = 'delegation/sg13' and version = 6", "delegation/sg13@6: Its hash does not match")]
    [InlineData("delete from event where actor = 'delegation/sg13' and version = 6", "Version 6 is missing")]
    [InlineData("update event set recorded_at = 5 where actor = 'delegation/sg13' and version = 6", "delegation/sg13@6: It was recorded before")]
    [InlineData("update event set schema = 9 where actor = 'delegation/sg13' and version = 6", "'roster.entry-added' (9) cannot be applied|cannot be applied")]
    [InlineData("update OrleansStorage set PayloadBinary = cast(replace(cast(PayloadBinary as text), 'Note 7', 'Note 8') as blob) "
        + "where GrainIdExtensionString = 'delegation/sg13'", "The snapshot differs from its events in 'delegation'")]
    [InlineData(
        "update OrleansStorage set PayloadBinary = cast('nonsense' as blob) where GrainIdExtensionString = 'delegation/sg13'", "The snapshot cannot be read")]
    [InlineData("delete from event where actor = 'delegation/sg13' and version = (select max(version) from event where actor = 'delegation/sg13')",
        "The snapshot shows events that are not stored")]
    public async Task Store_that_somebody_altered_is_found_out(string sql, string expected)
    {
        file.Tamper(sql);
        var (code, output) = await Run("verify");
        Assert.Equal(1, code);
        Assert.Contains(expected.Split('|'), e => output.Contains(e, StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_on_the_command_line_shows_every_compartment_by_name()
    {
        var (code, output) = await Run("history", Delegation.Actor, "--entity", "g1");
        Assert.Equal(0, code);
        Assert.Contains("government@", output, StringComparison.Ordinal);
        Assert.Contains("official (official)", output, StringComparison.Ordinal);
        Assert.Contains("note.added", output, StringComparison.Ordinal);
        Assert.Contains("— → \"For officials only\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_on_the_command_line_shows_the_record_as_it_was()
    {
        Assert.Contains("Note 19", (await Run("show", Delegation.Actor)).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Note 19", (await Run("show", Delegation.Actor, "--at", "10")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("show", Delegation.Actor, "--at", "2001-01-01")).Code);
    }

    [Fact]
    public async Task Command_line_shows_what_would_turn_or_steer_the_terminal_and_its_json_says_the_same()
    {
        foreach (var command in (string[])["show", "history"])
        {
            var (_, output) = await Run(command, Delegation.Actor);
            Assert.DoesNotContain('\u202e', output);
            Assert.DoesNotContain('\u001b', output);
            Assert.Contains("Open the [U+202E]gpj.exe", output, StringComparison.Ordinal);
            var (_, json) = await Run(command, Delegation.Actor, "--json");
            Assert.DoesNotContain('\u202e', json);
            var lines = command == "show" ? [json] : json.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Contains(WrittenStore.Turned, lines.SelectMany(l => Texts(JsonNode.Parse(l))));
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(m => Texts(m.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [Theory]
    [InlineData("show", "Nonsense"), InlineData("show", "delegation/none"), InlineData("history", "nokind/a")]
    [InlineData("history", "delegation/sg13", "--at", "yesterday")]
    public async Task Command_line_with_a_mistake_ends_with_code_2(params string[] arguments) => Assert.Equal(2, (await Run(arguments)).Code);

    private async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        SqliteConnection.ClearAllPools();
        var output = new StringWriter();
        var code = await TrackerCommands.Root().Parse([.. arguments, "--data", file.Folder]).InvokeAsync(new() { Output = output, Error = output });
        return (code, output.ToString());
    }
}
