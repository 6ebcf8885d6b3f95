using System.Text.Json.Nodes;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Api;

/// <summary>The list of a delegation's texts, as its page asks for it.</summary>
public sealed class TextListTests : IAsyncLifetime
{
    private static readonly string Paper =
        DelegationTexts.Paper(ActorId.Parse(Delegation.Actor), CompartmentId.Delegation, PaperKind.Contribution, "1a")!.Value.Value;
    private static readonly string Secret =
        DelegationTexts.TalkingPointsOf(ActorId.Parse(Delegation.Actor), CompartmentId.Government, EntityId.Parse("p1"))!.Value.Value;
    private RunningServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await Delegation.Start();
        await Write("head", Paper, "delegation", new CreateDraft("Reply to C7"));
        await Write("official", Secret, "government", new CreateDraft("What we say"));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Texts_are_listed_for_who_holds_their_compartment_and_for_nobody_else()
    {
        Assert.Equal(["Reply to C7", "What we say"], await Titles("official"));
        Assert.Equal(["Reply to C7"], await Titles("head"));
        Assert.Equal(["Reply to C7"], await Titles("observer"));
        Assert.Empty(await Titles("outsider"));
        Assert.Empty(await Titles("head", "delegation/none"));
        Assert.Equal(["Reply to C7"], JsonNode.Parse(await Text("head", "/api/records?kind=draft"))!.AsArray().Select(l => (string)l!["title"]!));
        Assert.Equal("[]", await Text("outsider", "/api/records?kind=draft"));
    }

    [Fact]
    public async Task Text_is_no_longer_listed_for_who_left_the_roster()
    {
        await server.Directs(new Tracker.Domain.Directory.AddParticipant(ParticipantId.Parse("guest"), "guest", "guest@example.org"));
        await Delegation.Accepted(server, "head", "delegation",
            new AddToRoster(EntityId.Parse("r-guest"), ParticipantId.Parse("guest"), "guest", Delegation.Rival, RosterRole.Member));
        Assert.Equal(["Reply to C7"], await Titles("guest"));
        await Delegation.Accepted(server, "head", "delegation", new EndRosterEntry(EntityId.Parse("r-guest"), null, new DateOnly(2022, 1, 1)));
        Assert.Empty(await Titles("guest"));
    }

    [Fact]
    public async Task Line_says_who_changed_the_text_last_and_follows_its_title()
    {
        await Write("official", Paper, "delegation", new RenameDraft(new Edit("Reply to C7", "Reply to C7 and C8")));
        var line = JsonNode.Parse(await Text("head", $"/api/draft/list?of={Delegation.Actor}"))!.AsArray().Single()!;
        Assert.Equal((Paper, "delegation", "Reply to C7 and C8", "official", "official"),
            ((string)line["actor"]!, (string)line["compartment"]!, (string)line["title"]!, (string)line["changedBy"]!, (string)line["changedByName"]!));
    }

    [Fact]
    public async Task Readers_of_a_text_are_those_who_hold_its_compartment_and_only_they_are_told()
    {
        Assert.Equal(["head", "observer", "official"], await Readers("observer", Paper));
        Assert.Equal(["official"], await Readers("official", Secret));
        foreach (var (participant, text) in new[] { ("head", Secret), ("outsider", Paper), ("outsider", Secret) })
            Assert.Equal(await Text(participant, "/api/draft/readers?actor=draft/delegation/1/none/delegation/papers/x"),
                await Text(participant, $"/api/draft/readers?actor={text}"));
    }

    [Fact]
    public async Task List_of_something_that_is_no_record_is_refused_with_the_field() =>
        Assert.Contains("\"field\":\"of\"", await Text("head", "/api/draft/list?of=nothing"), StringComparison.Ordinal);

    private async Task<IEnumerable<string>> Titles(string participant, string of = Delegation.Actor) =>
        JsonNode.Parse(await Text(participant, $"/api/draft/list?of={of}"))!.AsArray().Select(l => (string)l!["title"]!);

    private async Task<IEnumerable<string>> Readers(string participant, string text) =>
        JsonNode.Parse(await Text(participant, $"/api/draft/readers?actor={text}"))!.AsArray().Select(r => (string)r!["name"]!);

    private async Task<string> Text(string participant, string path)
    {
        using var browser = await server.SignedIn(participant);
        using var response = await browser.GetAsync(path);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task Write(string participant, string text, string compartment, Command command)
    {
        var outcome = await server.Sends(participant, text, compartment, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.ToString());
    }
}
