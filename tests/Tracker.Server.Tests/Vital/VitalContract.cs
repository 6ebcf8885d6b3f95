using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Domain.Parts;
using Tracker.Domain.Vital;
using Tracker.Protocol;
using Tracker.Server.Records;
using Tracker.Server.Tests.Alerts;
using Tracker.Server.Tests.Sessions;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.Vital;

/// <summary>A note of a government office on a running server: who reads it, who is told, who is reminded, and who is not.</summary>
public abstract class VitalContract : AlertServers
{
    private const string Note = "vital/affairs/5g", Office = "office/affairs", Recipients = "recipients";
    private static readonly Addressees Engineer = new([new(ParticipantId.Parse("engineer"), GroupId.Parse("org/orion"))]);

    [Fact]
    public async Task Recipient_is_told_acknowledges_and_asks_and_nobody_beside_them_and_the_office_learns_of_it()
    {
        var server = await Begin();
        await Accepted(server, "official", Note, Office, new ReleaseVital(1, Engineer));
        Assert.Contains("sent you vital information “5G transport”", await Said(server, "engineer"), StringComparison.Ordinal);
        Assert.Equal("", await Said(server, "other"));
        Assert.Empty(await Listed(server, "other"));
        Assert.Empty(await Listed(server, "stranger"));
        Assert.Equal([Note], await Listed(server, "engineer"));
        Assert.Equal([Note], await Listed(server, "colleague"));

        await Accepted(server, "engineer", Note, "own/engineer", new AcknowledgeRelease(1));
        var twice = await server.Sends("engineer", Note, "own/engineer", new AcknowledgeRelease(1));
        Assert.Equal("You have acknowledged this already.", twice.Rejection?.Sentence);
        await Accepted(server, "engineer", Note, Recipients, new AskSender(EntityId.Parse("q"), "Which draft?"));
        Assert.Contains("asks about “5G transport”: “Which draft?”", await Said(server, "official"), StringComparison.Ordinal);
        await Accepted(server, "colleague", Note, Office, new AnswerRecipients(EntityId.Parse("q"), new Edit(null, "The second")));
        Assert.Contains("answered a question about “5G transport”: “The second”", await Said(server, "engineer"), StringComparison.Ordinal);
        foreach (var (who, at, command) in new (string, string, Command)[]
        {
            ("other", "own/other", new AcknowledgeRelease(1)), ("stranger", Office, new WithdrawRelease()),
            ("other", Recipients, new AskSender(EntityId.New(), "?")),
        })
            Assert.Equal(Rejection.NotFound, (await server.Sends(who, Note, at, command)).Rejection);
    }

    [Fact]
    public async Task Who_leaves_the_company_loses_the_note_at_once_and_cannot_be_sent_it_again()
    {
        var server = await Begin();
        await Accepted(server, "official", Note, Office, new ReleaseVital(1, Engineer));
        Assert.NotEqual("", await Said(server, "engineer"));
        using var browser = await server.SignedIn("engineer");
        Assert.Contains("Read both", await browser.GetStringAsync($"/api/record?actor={Note}"), StringComparison.Ordinal);
        await server.Directs(new RemoveMembership(EntityId.Parse("m"), ParticipantId.Parse("engineer")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/api/record?actor={Note}")).StatusCode);
        Assert.Equal("[]", await browser.GetStringAsync("/api/records?kind=vital"));
        Assert.Equal("[]", await browser.GetStringAsync("/api/search?q=transport"));
        Assert.Equal("", await Said(server, "engineer"));
        Assert.Equal(Rejection.NotFound, (await server.Sends("engineer", Note, "own/engineer", new AcknowledgeRelease(1))).Rejection);
        var refused = (await server.Sends("official", Note, Office, new ReleaseVital(1, Engineer))).Rejection;
        Assert.Equal(("engineer does not belong to Orion any more. Take them off the list.", "to"), (refused?.Sentence, refused?.Field));
    }

    [Fact]
    public async Task Office_sees_exactly_who_will_read_it_before_it_goes_out_and_others_do_not()
    {
        var server = await Begin();
        Assert.Equal(["engineer"], await Audience(server, "official"));
        Assert.Null(await Audience(server, "stranger"));
        Assert.Null(await Audience(server, "engineer"));
        await server.Directs(new RemoveMembership(EntityId.Parse("m"), ParticipantId.Parse("engineer")));
        Assert.Equal([], await Audience(server, "official"));
    }

    [Fact]
    public async Task People_are_found_by_members_of_an_office_and_by_nobody_else()
    {
        var server = await Begin();
        using var official = await server.SignedIn("official");
        var found = await official.GetFromJsonAsync<JsonArray>("/api/people?contains=ORI");
        Assert.Equal(["engineer", "other"], found!.Select(p => (string)p!["id"]!));
        Assert.Equal("Orion", (string)found![0]!["groupName"]!);
        using var engineer = await server.SignedIn("engineer");
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.GetAsync("/api/people")).StatusCode);
    }

    [Fact]
    public async Task Note_about_a_record_that_is_not_there_is_refused()
    {
        var server = await Begin();
        var refused = (await server.Sends("official", "vital/affairs/other", Office, new DraftVital("A", "B", Engineer, null, ActorId.Parse(Item)))).Rejection;
        Assert.Equal(("There is no such record to be about.", "about"), (refused?.Sentence, refused?.Field));
        await Opens(server, Item, "Framework");
        await Accepted(server, "official", "vital/affairs/other", Office, new DraftVital("A", "B", Engineer, null, ActorId.Parse(Item)));
    }

    [Fact]
    public async Task Those_who_owe_are_reminded_by_the_program_once_on_the_day_before_also_if_no_server_ran_then()
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        var eve = new DateTimeOffset(day.AddDays(-1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var both = new Addressees([.. Engineer.All, new(ParticipantId.Parse("other"), GroupId.Parse("org/orion"))]);
        var server = await Begin(eve.AddHours(-5), day, both);
        await Accepted(server, "official", Note, Office, new ReleaseVital(1, both));
        await Accepted(server, "other", Note, "own/other", new AcknowledgeRelease(1));
        Assert.DoesNotContain("reminds you", await Said(server, "engineer"), StringComparison.Ordinal);
        await Stop(server);
        foreach (var minutes in (int[])[1, 30])
        {
            server = await Start(eve.AddMinutes(minutes) - TimeProvider.System.GetUtcNow());
            using var browser = await server.SignedIn("official");
            await using (var page = await Socket.Of(server, browser))
                await page.Until<VitalNote>(server.Directory.Find(ParticipantId.Parse("official"))!, Note, Office, n => n.Ahead is not null);
            Assert.Contains("reminds you to acknowledge “5G transport”", await Said(server, "engineer"), StringComparison.Ordinal);
            Assert.DoesNotContain("reminds you", await Said(server, "other"), StringComparison.Ordinal);
            var rows = await server.Services.GetRequiredService<IEventLog>().Read(ActorId.Parse(Note), 0);
            Assert.Equal(["office/affairs", "own/engineer"], rows.Where(r => r.Name == "vital.reminded").Select(r => r.Compartment.Value));
            await Stop(server);
        }
    }

    private async Task<RunningServer> Begin(DateTimeOffset? at = null, DateOnly? day = null, Addressees? to = null)
    {
        var server = await Start(at is { } moment ? moment - TimeProvider.System.GetUtcNow() : default);
        foreach (var (id, group) in new[] { ("other", "org/orion"), ("stranger", "office/trade") })
        {
            if (group == "office/trade") await server.Directs(new AddOrganization(GroupId.Parse(group), "Trade", OrganizationKind.GovernmentOffice));
            await server.Directs(
                new AddParticipant(ParticipantId.Parse(id), id), new AddMembership(EntityId.Parse("m"), ParticipantId.Parse(id), GroupId.Parse(group)));
        }
        await Accepted(server, "official", Note, Office, new DraftVital("5G transport", "Read both before the meeting", to ?? Engineer, day));
        return server;
    }

    private static async Task<string> Said(RunningServer server, string who) =>
        string.Join('\n', (await Alerts(server, who)).Lines.Where(l => l.Record.Value == Note).SelectMany(l => l.Changes).Select(c => c.What));

    private static async Task<IEnumerable<string>> Listed(RunningServer server, string who) =>
        (await server.Services.GetRequiredService<HeldRecords>().Of(new VitalKind(), server.Directory.Find(ParticipantId.Parse(who))!))
            .Select(h => h.Row.Actor.Value);

    /// <summary>Null if it is not for them to know.</summary>
    private static async Task<IEnumerable<string>?> Audience(RunningServer server, string who)
    {
        using var browser = await server.SignedIn(who);
        using var answer = await browser.GetAsync($"/api/record/audience?actor={Note}&compartment=recipients");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonArray>())!.Select(p => (string)p!["id"]!) : null;
    }
}

public sealed class SqliteVitalTests : VitalContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresVitalTests : VitalContract
{
    protected override Task<string?> Database() => OnPostgres();
}
