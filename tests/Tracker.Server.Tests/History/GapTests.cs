using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Tracker.Domain;
using Tracker.Domain.Delegations;
using Tracker.Domain.Drafts;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Server.CommandLine;
using Tracker.Server.History;
using Tracker.Server.Tests.Api;
using Tracker.Storage;
using Tracker.Testing;
using Tracker.Text;

namespace Tracker.Server.Tests.History;

/// <summary>What was stored and cannot be read any more costs what it changed, and nothing else.</summary>
public sealed class GapTests : IAsyncLifetime
{
    private static readonly string Paper =
        DelegationTexts.Paper(ActorId.Parse(Delegation.Actor), CompartmentId.Delegation, PaperKind.Contribution, "1a")!.Value.Value;

    private readonly SqliteFile file = new();

    public async ValueTask InitializeAsync()
    {
        var server = await Delegation.Start(file.Folder);
        for (var i = 0; i < 6; i++) await Delegation.Accepted(server, "head", "delegation", new AddNote(EntityId.Parse($"n{i}"), $"Note {i}"));
        await server.Sends("head", Paper, "delegation", new CreateDraft("Reply to C7", TextChange.Build().Insert("It begins.\n").ToChange()));
        await server.Stop();
        SqliteConnection.ClearAllPools();
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("name = 'note.nonsense'"), InlineData("payload = cast('{\"id\":' as blob)"), InlineData("payload = cast('{\"id\":\"n9\"}' as blob)")]
    public async Task Event_that_cannot_be_read_is_a_gap_and_the_history_shows_the_rest(string damage)
    {
        file.Tamper($"update event set {damage} where actor = '{Delegation.Actor}' and cast(payload as text) like '%Note 3%'");

        var (code, told) = await Run("history", Delegation.Actor);
        Assert.Equal(0, code);
        Assert.Contains("\"Note 5\"", told, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Note 3\"", told, StringComparison.Ordinal);
        Assert.Contains(RecordHistory.Gap, told, StringComparison.Ordinal);

        await using var server = await RunningServer.Start(file.Folder);
        using var head = await server.SignedIn("head");
        var lines = JsonNode.Parse(await head.GetStringAsync($"/api/history?actor={Delegation.Actor}&compartment=delegation"))!.AsArray();
        Assert.Equal(RecordHistory.Gap, (string)Assert.Single(lines, l => l!["gap"] is not null)!["gap"]!);
        Assert.Contains("Note 5", lines[^1]!["changes"]!.ToJsonString(), StringComparison.Ordinal);
        using var past = await head.GetAsync($"/api/record/past?actor={Delegation.Actor}&at=2999-01-01");
        Assert.Equal(HttpStatusCode.OK, past.StatusCode);
    }

    [Fact]
    public async Task Half_a_character_of_an_earlier_program_hides_neither_the_history_nor_the_past_nor_the_snapshot()
    {
        await AppendHalf();
        await using (var server = await RunningServer.Start(file.Folder))
        {
            using var head = await server.SignedIn("head");
            string[] routes = ["history?actor=", "record/past?at=2999-01-01&actor=", "draft/text?actor=", "draft/changes?actor=", "record?actor="];
            foreach (var route in routes) Assert.Contains("https://x", await head.GetStringAsync($"/api/{route}{Paper}"), StringComparison.Ordinal);
            await server.Sends("head", Paper, "delegation", new RenameDraft(new Edit("Reply to C7", "Reply to C8")));
        }
        var (code, told) = await Run("verify");
        Assert.True(code == 0, told);
        await using var store = Stores.OpenReadOnly(new StorageSettings(file.Folder));
        Assert.NotNull(await store.ReadSnapshot(ActorId.Parse(Paper)));
        Assert.Equal(0, (await Run("history", Paper)).Code);
        Assert.Contains("It begins.", (await Run("show", Paper)).Output, StringComparison.Ordinal);
        Assert.Contains("https://x", (await Run("show", Paper, "--json")).Output, StringComparison.Ordinal);
    }

    /// <summary>The link as a program stored it that did not refuse it yet.</summary>
    private async Task AppendHalf()
    {
        await using var store = await Stores.Open(new StorageSettings(file.Folder));
        var last = (await store.Events.Read(ActorId.Parse(Paper), 0))[^1];
        var changed = new TextChanged([], [], [new AppliedChange(
            0, -1, 0, ChangeKind.Typed, TextChange.Build().Retain(5, TextAttributes.Of(("link", "https://x\ud800"))).ToChange())]);
        var codec = TrackerKinds.All.Of(last.Actor)!.Codec;
        var (name, schema) = codec.NameOf(changed);
        var row = last with
        {
            Version = last.Version + 1, CompartmentVersion = last.CompartmentVersion + 1, Operation = OperationId.New(), Ordinal = 0,
            Name = name, Schema = schema, Payload = codec.Encode(changed),
        };
        await store.Events.Append(new Append(row.Actor, [row with { Hash = HashChain.Next(last.Hash, row) }], []));
    }

    private async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        SqliteConnection.ClearAllPools();
        var output = new StringWriter();
        var code = await TrackerCommands.Root().Parse([.. arguments, "--data", file.Folder]).InvokeAsync(new() { Output = output, Error = output });
        return (code, output.ToString());
    }
}
