using System.Net;
using System.Text.Json.Nodes;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Server.Tests.Api;

/// <summary>The delegation with a note of officials and a position that was changed twice.</summary>
public sealed class WrittenDelegation : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await Delegation.Start();
        await Delegation.Accepted(Server, "official", "government", new AddNote(EntityId.Parse("g1"), "For officials only"));
        await Delegation.Accepted(Server, "head", "delegation", new SetStance(EntityId.Parse("p1"), Stance.NotYet, Stance.Oppose));
        await Delegation.Accepted(
            Server, "head", "delegation", new EditPositionText(EntityId.Parse("p1"), PositionText.RedLine, new Edit(To: "No new work item")));
        await Delegation.Accepted(Server, "head", "delegation",
            new EditPositionText(EntityId.Parse("p1"), PositionText.RedLine, new Edit("No new work item", "No new Question", "Nothing new")));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

public sealed class ReadTests(WrittenDelegation shared) : IClassFixture<WrittenDelegation>
{
    private const string Names = $"/api/record/names?actor={Delegation.Actor}";

    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Lists_hold_only_what_the_reader_holds()
    {
        Assert.Equal([Delegation.Actor], await Titles("head"));
        Assert.Equal([Delegation.Actor], await Titles("observer"));
        Assert.Empty(await Titles("outsider"));
        Assert.Empty(await Titles("head", "&contains=nothing-like-it"));
        Assert.Empty(await Titles("head", "&skip=1"));
        Assert.Equal([Delegation.Actor], await Titles("head", "&contains=sg13"));
    }

    [Fact]
    public async Task Directory_is_listed_for_administrators_only()
    {
        Assert.Equal(["directory/main"], await Titles("admin", kind: "directory"));
        Assert.Empty(await Titles("head", kind: "directory"));
    }

    [Fact]
    public async Task Record_holds_only_the_readers_compartments_and_else_does_not_exist()
    {
        Assert.Contains("government", await Compartments("official"));
        Assert.DoesNotContain("government", await Compartments("head"));
        Assert.DoesNotContain("For officials only", await Text("head", $"/api/record?actor={Delegation.Actor}"), StringComparison.Ordinal);
        Assert.Equal(await Text("outsider", "/api/record?actor=delegation/xx13"),
            (await Text("outsider", $"/api/record?actor={Delegation.Actor}")).Replace("sg13", "xx13", StringComparison.Ordinal));
    }

    [Fact]
    public async Task History_of_a_position_says_who_changed_which_field_from_what_to_what()
    {
        var lines = JsonNode.Parse(await Text("observer", $"/api/history?actor={Delegation.Actor}&entity=p1"))!.AsArray();
        var last = lines[^1]!;
        Assert.Equal("head", (string)last["by"]!);
        Assert.Equal("delegation", (string)last["compartment"]!);
        Assert.Equal("position.text-edited", (string)last["event"]!);
        var change =
            Assert.Single(last["changes"]!.AsArray(), c => ((string?)c!["to"]?.ToString())?.Contains("No new Question", StringComparison.Ordinal) == true)!;
        Assert.Equal("No new work item", (string)change["from"]!);
        Assert.Contains(last["changes"]!.AsArray(), c => (string)c!["path"]! == "proposed" && (string)c["to"]! == "Nothing new");
        Assert.Equal(4, lines.Count);
    }

    [Fact]
    public async Task History_and_past_hold_only_the_readers_compartments()
    {
        Assert.Contains("For officials only", await Text("official", $"/api/history?actor={Delegation.Actor}"), StringComparison.Ordinal);
        foreach (var reader in new[] { "head", "observer" })
            foreach (var path in new[] { "/api/history", "/api/record/past" })
            {
                var text = await Text(reader, $"{path}?actor={Delegation.Actor}&at=2999-01-01");
                Assert.DoesNotContain("officials", text, StringComparison.Ordinal);
                Assert.DoesNotContain("government", text, StringComparison.Ordinal);
            }
        Assert.Equal(HttpStatusCode.NotFound, await Status("head", $"/api/history?actor={Delegation.Actor}&compartment=government"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("outsider", $"/api/history?actor={Delegation.Actor}"));
    }

    [Fact]
    public async Task Names_are_those_that_are_mentioned_in_what_the_reader_may_read()
    {
        await server.Directs(new Tracker.Domain.Directory.AddParticipant(ParticipantId.Parse("quiet"), "Quiet Official", "quiet@example.org"),
            new Tracker.Domain.Directory.AddMembership(EntityId.Parse("m"), ParticipantId.Parse("quiet"), Delegation.Office));
        await Delegation.Accepted(server, "quiet", "government", new AddNote(EntityId.Parse("q1"), "From the office"));
        var (official, head) = (JsonNode.Parse(await Text("official", Names))!, JsonNode.Parse(await Text("head", Names))!);
        Assert.Equal("Quiet Official", (string)official["quiet"]!);
        Assert.Null(head["quiet"]);
        Assert.Equal(("head", "Orion", "Affairs"), ((string)head["head"]!, (string)head["org/orion"]!, (string)head["office/affairs"]!));
        Assert.Equal(HttpStatusCode.NotFound, await Status("outsider", Names));
        Assert.Contains("\"byName\":\"Quiet Official\"", await Text("official", $"/api/history?actor={Delegation.Actor}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audience_names_exactly_those_who_read_a_compartment_to_those_who_may_write_there_and_see_the_roster()
    {
        Assert.Equal(["head", "observer", "official"], await Audience("official", "delegation"));
        Assert.Equal(["head", "observer", "official"], await Audience("head", "delegation"));
        Assert.Contains("official", await Audience("official", "government"));
        Assert.DoesNotContain("head", await Audience("official", "government"));
        foreach (var (reader, at) in new[] { ("head", "government"), ("observer", "delegation"), ("outsider", "delegation"), ("admin", "delegation") })
            Assert.Equal(HttpStatusCode.NotFound, await Status(reader, $"/api/record/audience?actor={Delegation.Actor}&compartment={at}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("official", "/api/record/audience?actor=delegation/none&compartment=delegation"));
    }

    [Fact]
    public async Task Past_shows_the_record_as_it_was()
    {
        var now = JsonNode.Parse(await Text("head", $"/api/record/past?actor={Delegation.Actor}&compartment=delegation&at=2999-01-01"))![0]!;
        var version = (long)now["version"]!;
        var before = await Text("head", $"/api/record/past?actor={Delegation.Actor}&compartment=delegation&at={version - 1}");
        Assert.Contains("No new work item", before, StringComparison.Ordinal);
        Assert.DoesNotContain("No new Question", before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/records?kind=nothing"), InlineData("/api/records?kind=delegation&take=0"), InlineData("/api/records?kind=delegation&skip=-1")]
    [InlineData("/api/record?actor=Nothing")]
    [InlineData("/api/history?actor=delegation/sg13&at=yesterday"), InlineData("/api/history?actor=delegation/sg13&at=2022-02-30")]
    [InlineData("/api/history?actor=delegation/sg13&at=3")]
    [InlineData("/api/record/audience?actor=Nothing&compartment=delegation"), InlineData("/api/record/audience?actor=delegation/sg13&compartment=secret")]
    [InlineData("/api/history?actor=delegation/sg13&entity=a%20b"), InlineData("/api/history?actor=delegation/sg13&compartment=secret")]
    public async Task Question_that_makes_no_sense_is_answered_with_field_and_rule(string path)
    {
        using var head = await server.SignedIn("head");
        var response = await head.GetAsync(path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.NotNull((await RunningServer.Json(response))["field"]);
    }

    private async Task<List<string>> Audience(string participant, string at)
    {
        var read = JsonNode.Parse(await Text(participant, $"/api/record/audience?actor={Delegation.Actor}&compartment={at}"))!;
        return [.. read.AsArray().Select(r => (string)r!["name"]!)];
    }

    private async Task<List<string>> Titles(string participant, string more = "", string kind = "delegation") =>
        [.. JsonNode.Parse(await Text(participant, $"/api/records?kind={kind}{more}"))!.AsArray().Select(r => (string)r!["actor"]!)];

    private async Task<List<string>> Compartments(string participant) =>
        [.. JsonNode.Parse(await Text(participant, $"/api/record?actor={Delegation.Actor}"))!["parts"]!.AsArray().Select(p => (string)p!["compartment"]!)];

    private async Task<string> Text(string participant, string path)
    {
        using var browser = await server.SignedIn(participant);
        return await (await browser.GetAsync(path)).Content.ReadAsStringAsync();
    }

    private async Task<HttpStatusCode> Status(string participant, string path)
    {
        using var browser = await server.SignedIn(participant);
        return (await browser.GetAsync(path)).StatusCode;
    }
}
