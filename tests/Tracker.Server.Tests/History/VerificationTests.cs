using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Server.CommandLine;
using Tracker.Server.Tests.Api;
using Tracker.Storage;
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
        "delegation/sg13@29: The snapshot shows events that are not stored|From here events are gone: the list knows version")]
    [InlineData("update listing set title = 'Another' where actor = 'delegation/sg13'", "The list row of 'delegation' differs from its events")]
    [InlineData("update listing set search = 'another' where actor = 'delegation/sg13'", "The list row of 'delegation' differs from its events")]
    [InlineData("update listing set detail = replace(detail, 'ITU-T', 'ISO') where actor = 'delegation/sg13'", "The list row of 'delegation' differs from")]
    [InlineData("delete from listing where actor = 'delegation/sg13'", "The list row of 'delegation' is missing")]
    [InlineData("insert into listing (actor, compartment, title, search, detail, version, changed_at) "
        + "values ('delegation/sg13', 'org/rival', 'A', 'a', '{}', 1, 1)", "The list row of 'org/rival' differs from its events")]
    [InlineData("update access_list set list = replace(list, 'observer', 'head') where actor = 'delegation/sg13'", "The access list differs from its events")]
    [InlineData("delete from access_list where actor = 'delegation/sg13'", "The access list differs from its events")]
    [InlineData("update last_change set changed_at = changed_at + 1 where actor = 'delegation/sg13'", "The last change of 'delegation' in lists differs")]
    [InlineData("delete from last_change where actor = 'delegation/sg13'", "The last change of 'delegation' is missing in lists")]
    [InlineData("delete from OrleansStorage; delete from event where actor = 'delegation/sg13' and version > 20",
        "delegation/sg13@21: From here events are gone: the list knows version")]
    [InlineData("delete from event where actor = 'delegation/sg13'", "delegation/sg13@1: Its events are gone")]
    [InlineData("update event set operation = upper(operation) where actor = 'delegation/sg13' and version = 6 and operation glob '*[a-f]*'",
        "delegation/sg13@6: Its operation is not written as the program writes it|: no problem")]
    [InlineData("update event set participant = 'No Name' where actor = 'delegation/sg13' and version = 6", "delegation/sg13@6: It has a column that is not")]
    public async Task Store_that_somebody_altered_is_found_out(string sql, string expected)
    {
        file.Tamper(sql);
        var (code, output) = await Run("verify");
        Assert.Equal(1, code);
        Assert.Contains(expected.Split('|'), e => output.Contains(e, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("delete from {0} where {1} = 'delegation/sg13'", "delegation/sg13@1: The whole record is gone: it had 29 events")]
    [InlineData("delete from event where actor = 'delegation/sg13' and version > 20; delete from OrleansStorage; delete from last_change; "
        + "insert into last_change select actor, compartment, max(compartment_version), max(recorded_at) from event group by 1, 2",
        "delegation/sg13@21: From here to version 29 events are gone")]
    [InlineData("update event set hash = zeroblob(32) where actor = 'delegation/sg13' and version = 29",
        "delegation/sg13@29: Up to here it is not the history of the earlier verification")]
    public async Task What_was_taken_away_with_every_trace_is_found_by_the_heads_of_an_earlier_verification(string sql, string expected)
    {
        var heads = Path.Combine(file.Folder, "kept-elsewhere");
        var (code, output) = await Run("verify", "--heads", heads);
        Assert.True(code == 0, output);
        Assert.Equal(UnixFileMode.None, PrivateFile.OpenTo(heads));
        foreach (var (table, column) in ((string, string)[])[("event", "actor"), ("listing", "actor"), ("access_list", "actor"), ("last_change", "actor"),
            ("milestone", "actor"), ("OrleansStorage", "GrainIdExtensionString")])
            file.Tamper(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, table, column));
        var kept = await File.ReadAllTextAsync(heads);
        foreach (var _ in (int[])[1, 2])
        {
            (code, output) = await Run("verify", "--heads", heads);
            Assert.Equal(1, code);
            Assert.Contains(expected, output, StringComparison.Ordinal);
            Assert.Equal(kept, await File.ReadAllTextAsync(heads));
        }
    }

    [Fact]
    public async Task Head_stays_what_it_was_for_what_was_there_and_grows_with_what_comes()
    {
        var heads = Path.Combine(file.Folder, "kept-elsewhere");
        var first = (await Run("verify", "--heads", heads)).Output.Trim().Split('\n')[^1];
        Assert.StartsWith("head: 2 records, ", first, StringComparison.Ordinal);
        Assert.Equal(first, (await Run("verify")).Output.Trim().Split('\n')[^1]);
        var server = await RunningServer.Start(file.Folder);
        await Delegation.Accepted(server, "head", "delegation", new AddNote(EntityId.Parse("later"), "Later"));
        await server.Stop();
        var (code, output) = await Run("verify", "--heads", heads);
        Assert.True(code == 0, output);
        Assert.Contains(first.Replace("head: ", "compared with: ", StringComparison.Ordinal), output, StringComparison.Ordinal);
        Assert.NotEqual(first, output.Trim().Split('\n')[^1]);
    }

    [Fact]
    public async Task Write_ahead_log_that_was_cut_is_found_by_the_heads()
    {
        using var live = new SqliteFile();
        using var copy = new SqliteFile();
        var heads = Path.Combine(live.Folder, "kept-elsewhere");
        await using (var server = await RunningServer.Start(file.Folder))
        {
            await Delegation.Accepted(server, "head", "delegation", new AddNote(EntityId.Parse("in-the-log"), "Only in the write-ahead log"));
            foreach (var suffix in (string[])["", "-wal"]) File.Copy(file.File + suffix, copy.File + suffix);
        }
        var (code, output) = await RunOn(copy.Folder, "verify", "--heads", heads);
        Assert.True(code == 0, output);
        SqliteConnection.ClearAllPools();
        foreach (var beside in (string[])["-wal", "-shm"]) File.Delete(copy.File + beside);
        // Without it the database is whole, and only older.
        (code, output) = await RunOn(copy.Folder, "verify");
        Assert.True(code == 0, output);
        (code, output) = await RunOn(copy.Folder, "verify", "--heads", heads);
        Assert.Equal(1, code);
        Assert.Contains("delegation/sg13@30: From here to version 30 events are gone", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "it is not a database|not a database"), InlineData(5, "damaged|malformed|could not be")]
    public async Task Damaged_file_is_said_in_sentences(int page, string expected)
    {
        SqliteConnection.ClearAllPools();
        await using (var bytes = File.OpenWrite(file.File))
        {
            bytes.Seek(page * 4096, SeekOrigin.Begin);
            bytes.Write([.. Enumerable.Repeat((byte)0x5a, 4 * 4096)]);
        }
        var (code, output) = await Run("verify");
        Assert.Equal(1, code);
        Assert.Contains(expected.Split('|'), e => output.Contains(e, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forged_snapshot_is_not_served()
    {
        foreach (var (what, sql) in ((string, string)[])[
            ("its content", "cast(replace(cast(PayloadBinary as text), 'Note 7', 'Forged') as blob)"),
            ("content and seal", "cast(replace(replace(cast(PayloadBinary as text), 'Note 7', 'Forged'), char(10), '') as blob)")])
        {
            file.Tamper($"update OrleansStorage set PayloadBinary = {sql} where GrainIdExtensionString = 'delegation/sg13'");
            await using var server = await RunningServer.Start(file.Folder);
            using var head = await server.SignedIn("head");
            var record = await head.GetStringAsync($"/api/record?actor={Delegation.Actor}");
            Assert.True(record.Contains("Note 7", StringComparison.Ordinal) && !record.Contains("Forged", StringComparison.Ordinal), what);
        }
        // It is replaced as soon as the record rests.
        var (code, output) = await Run("verify");
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task Snapshot_of_another_record_is_not_served_for_this_one()
    {
        file.Tamper("update OrleansStorage set PayloadBinary = cast(replace(cast(PayloadBinary as text), substr(cast(PayloadBinary as text), "
            + "instr(cast(PayloadBinary as text), '\"hash\":\"') + 8, 10), 'AAAAAAAAAA') as blob) where GrainIdExtensionString = 'delegation/sg13'");
        await using var server = await RunningServer.Start(file.Folder);
        using var head = await server.SignedIn("head");
        Assert.Contains("Note 7", await head.GetStringAsync($"/api/record?actor={Delegation.Actor}"), StringComparison.Ordinal);
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

    private Task<(int Code, string Output)> Run(params string[] arguments) => RunOn(file.Folder, arguments);

    private static async Task<(int Code, string Output)> RunOn(string folder, params string[] arguments)
    {
        SqliteConnection.ClearAllPools();
        var output = new StringWriter();
        var code = await TrackerCommands.Root().Parse([.. arguments, "--data", folder]).InvokeAsync(new() { Output = output, Error = output });
        return (code, output.ToString());
    }
}
