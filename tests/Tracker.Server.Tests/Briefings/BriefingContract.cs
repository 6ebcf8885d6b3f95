using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Briefings;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Protocol;
using Tracker.Server.Tests.Alerts;
using Tracker.Server.Tests.Sessions;
using Tracker.Testing;

namespace Tracker.Server.Tests.Briefings;

/// <summary>A briefing on a running server: it says what the record says, to whom it names, and tells when the record says something else.</summary>
public abstract class BriefingContract : AlertServers
{
    private const string Briefing = "briefing/affairs/sc-27", Office = "office/affairs", Institute = "organization/institute", Body = "committee/sc-27";
    private static readonly Source Source = new("A report", "an institute of measures");
    private static readonly Addressees Engineer = new([new(ParticipantId.Parse("engineer"), GroupId.Parse("org/orion"))]);

    [Fact]
    public async Task It_is_collected_from_the_record_and_other_words_beside_a_claim_are_refused()
    {
        var server = await Begin();
        var found = await Collected(server);
        Assert.Equal([Institute], found.Select(o => (string)o!["organization"]!));
        Assert.Equal(
            ["Institute of Measures", "Research institute", "Norway", "Editor: Key distribution"],
            found[0]!["lines"]!.AsArray().Select(l => (string)l!["words"]!));
        var included = Included(found[0]!);
        await Accepted(server, "official", Briefing, Office, included);
        var wrong = included with { Lines = [included.Lines[0] with { Words = "Institute of secrets" }] };
        Assert.Equal(
            "“Institute of secrets” is not what the record says. Collect again.",
            (await server.Sends("official", Briefing, Office, wrong)).Rejection?.Sentence);
        var cited = new AddSentence(EntityId.New(), "It is large.", null, new(ActorId.Parse("source/none"), null, new Source("None", "large")));
        Assert.Equal(
            "There is no such source in the record. Choose a source of the record, with its page.",
            (await server.Sends("official", Briefing, Office, cited)).Rejection?.Sentence);
    }

    [Fact]
    public async Task Release_is_done_once_and_neither_to_who_left_nor_with_a_fact_that_changed()
    {
        var server = await Begin();
        await Accepted(server, "official", Briefing, Office, Included((await Collected(server))[0]!));
        await Accepted(server, "official", Briefing, Office, new ChangeRecipients(Addressees.None, Engineer));
        await Accepted(server, "colleague", Briefing, Office, new PassReview(2));
        await Accepted(server, "official", Briefing, Office, new ReleaseBriefing(2, Engineer));
        await Accepted(server, "official", Briefing, Office, new ReleaseBriefing(2, Engineer));
        using var engineer = await server.SignedIn("engineer");
        var record = await engineer.GetStringAsync($"/api/record?actor={Briefing}");
        Assert.Contains("\"revision\":1", record, StringComparison.Ordinal);
        Assert.Equal("[]", await engineer.GetStringAsync($"/api/briefing/changes?actor={Briefing}"));

        await Accepted(server, "official", Institute, Public, new WithdrawClaim(EntityId.Parse("country"), "Misread"));
        var changes = await engineer.GetFromJsonAsync<JsonArray>($"/api/briefing/changes?actor={Briefing}");
        Assert.Equal(("Norway", "withdrawn", "Misread"), ((string)changes![0]!["words"]!, (string)changes[0]!["fate"]!, (string)changes[0]!["now"]!));
        await Accepted(server, "official", Briefing, Office, new RenameBriefing(new("Counterparts", "Counterparts at SC 27")));
        await Accepted(server, "colleague", Briefing, Office, new PassReview(3));
        Assert.Equal(
            "“Norway” was changed in the record since it was collected. Collect again, or take it out.",
            (await server.Sends("official", Briefing, Office, new ReleaseBriefing(3, Engineer))).Rejection?.Sentence);

        await server.Directs(new RemoveMembership(EntityId.Parse("m"), ParticipantId.Parse("engineer")));
        Assert.Equal(
            "engineer does not belong to Orion any more. Take them off the list.",
            (await server.Sends("official", Briefing, Office, new ReleaseBriefing(3, Engineer))).Rejection?.Sentence);
        foreach (var path in (string[])["record", "briefing/changes"])
            Assert.Equal(HttpStatusCode.NotFound, (await engineer.GetAsync($"/api/{path}?actor={Briefing}")).StatusCode);
    }

    [Fact]
    public async Task Attendees_are_compared_for_members_of_an_office_and_for_nobody_else()
    {
        var server = await Begin();
        using var official = await server.SignedIn("official");
        using var answer = await official.PostAsync("/api/briefing/attendees", new StringContent("Dr. Institute of Measures\nInstitute of Measure\nNobody"));
        var lines = (await answer.Content.ReadFromJsonAsync<JsonArray>())!;
        Assert.Equal([1, 0, 0], lines.Select(l => l!["known"]!.AsArray().Count));
        Assert.Equal([0, 1, 0], lines.Select(l => l!["similar"]!.AsArray().Count));
        using var tooLong = await official.PostAsync("/api/briefing/attendees", new StringContent(string.Join('\n', Enumerable.Repeat("A", 2_001))));
        Assert.Contains("at most 2000 lines; this has 2001", await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var engineer = await server.SignedIn("engineer");
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.PostAsync("/api/briefing/attendees", new StringContent("A"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.GetAsync($"/api/briefing/collected?about={Body}")).StatusCode);
    }

    private async Task<RunningServer> Begin()
    {
        var server = await Start();
        await Record(server, Body, "SC 27", []);
        await Record(server, Institute, "Institute of Measures", [("sort", new OfSort("research institute")), ("country", new OfCountry("Norway"))]);
        await Record(server, "topic/keys", "Key distribution",
        [
            ("home", new OfCommittee(new("SC 27", ActorId.Parse(Body)))),
            ("editor", new TakesPart(DocumentRole.Editor, PartyKind.Organization, new("Institute of Measures", ActorId.Parse(Institute)))),
        ]);
        await Accepted(server, "official", Briefing, Office, new CreateBriefing("Counterparts", ActorId.Parse(Body)));
        return server;
    }

    private static async Task Record(RunningServer server, string actor, string title, (string Id, Statement Says)[] claims)
    {
        await Accepted(server, "official", actor, Public, new OpenSubject(EntityId.Parse("title"), title, Source));
        foreach (var (id, says) in claims)
            await Accepted(server, "official", actor, Public, new RecordClaim(new Assertion(EntityId.Parse(id), says, Source)));
    }

    private static async Task<JsonArray> Collected(RunningServer server)
    {
        using var official = await server.SignedIn("official");
        return (await official.GetFromJsonAsync<JsonObject>($"/api/briefing/collected?about={Body}"))!["organizations"]!.AsArray();
    }

    private static IncludeOrganization Included(JsonNode found)
    {
        var one = System.Text.Json.JsonSerializer.Deserialize(
            $$"""{"organizations":[{{found.ToJsonString()}}],"general":[]}""", ApiJson.Strict.CollectedBriefing)!.Organizations[0];
        return new(one.Organization, one.Name, one.Lines);
    }
}

public sealed class SqliteBriefingTests : BriefingContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresBriefingTests : BriefingContract
{
    protected override Task<string?> Database() => OnPostgres();
}
