using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Alerts;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.ExportControl;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.ExportControl;
using Tracker.Server.Tests.Alerts;
using Tracker.Testing;

namespace Tracker.Server.Tests.ExportControl;

/// <summary>Listed organisations that take part in a committee, and what guidance says of working beside them, on a running server.</summary>
public abstract class GuidanceContract : AlertServers
{
    private const string Listed = "organization/listed", Employer = "organization/employer", Plain = "organization/plain", Guide = "guidance/listed";
    private static readonly Reference Group = Of(Committee, "Working Group 5");

    [Fact]
    public async Task Committee_shows_who_is_listed_with_date_and_quote_and_answers_from_the_words_that_hold_today()
    {
        var server = await Start();
        await Told(server);
        Assert.Empty((await Panel(server, Committee))!.Participants);
        await Listing(server);

        var panel = (await Panel(server, Committee))!;
        Assert.Equal(["Employer", "Listed"], panel.Participants.Select(p => p.Name));
        var fact = Assert.Single(panel.Participants[1].Facts);
        Assert.Equal(("Entity List", "2019-10", "added to the list"), (fact.List, fact.On?.Value, fact.Quote));
        Assert.All(panel.Participants, p => Assert.All(p.Cases, c => Assert.Equal(GuidanceAnswer.NoGuidanceFound, c.Answer)));

        var first = Version("v1", "2020", StandardsActivity.Attend);
        await Accepted(server, "official", Guide, Public, new PublishGuidance("Work beside Listed", first));
        panel = (await Panel(server, Committee))!;
        // The other one is on the same list, and the words do not name it.
        Assert.All(panel.Participants[0].Cases, c => Assert.Equal(GuidanceAnswer.UnclearForThisCase, c.Answer));
        Assert.Equal(
            [GuidanceAnswer.CoveredAsQuoted, .. Enumerable.Repeat(GuidanceAnswer.UnclearForThisCase, 4)], panel.Participants[1].Cases.Select(c => c.Answer));

        await Accepted(server, "official", Guide, Public, new ReviseGuidance(first.Id, Version("v2", "2021", StandardsActivity.Lead)));
        panel = (await Panel(server, Committee))!;
        Assert.Equal("v2", Assert.Single(panel.Guidance).Version.Id.Value);
        Assert.Equal(GuidanceAnswer.UnclearForThisCase, panel.Participants[1].Cases[0].Answer);
        await Accepted(server, "official", Guide, Public, new WithdrawGuidance("Replaced"));
        Assert.All((await Panel(server, Committee))!.Participants, p => Assert.All(p.Cases, c => Assert.Equal(GuidanceAnswer.NoGuidanceFound, c.Answer)));
    }

    [Fact]
    public async Task What_a_company_keeps_for_itself_changes_no_answer_for_anybody()
    {
        var server = await Start();
        await Listing(server);
        await Accepted(server, "engineer", Plain, "org/orion", Claim(new Associated(AssociationKind.EntityList, AssociationStrength.OfTheOrganisation)));
        await Accepted(server, "engineer", Committee, "org/orion", Claim(new RoleHeld("secretary", Of("organization/hidden", "Hidden"))));
        foreach (var who in (string[])["engineer", "official"])
            Assert.Equal(["Employer", "Listed"], (await Panel(server, Committee, who))!.Participants.Select(p => p.Name));
    }

    [Fact]
    public async Task Who_follows_a_named_organisation_is_told_of_a_new_version_and_others_are_not()
    {
        var server = await Start();
        await Listing(server);
        await Follows(server, "engineer", Listed, AlertLevel.Important);
        await Follows(server, "colleague", Plain, AlertLevel.Everything);
        var first = Version("v1", "2020", StandardsActivity.Attend);
        await Accepted(server, "official", Guide, Public, new PublishGuidance("Work beside Listed", first));
        await Accepted(server, "official", Guide, Public, new ReviseGuidance(first.Id, Version("v2", "2022-09", StandardsActivity.Attend)));
        const string News = "published a new version of the guidance “Work beside Listed”, from 2022-09 on";
        Assert.Contains(News, await Said(server, "engineer"), StringComparison.Ordinal);
        Assert.Equal("", await Said(server, "colleague"));
    }

    [Fact]
    public async Task Delegation_that_deals_with_a_listed_participant_is_told_of_a_new_version_and_what_it_froze_before_is_marked()
    {
        var server = await Start();
        await Listing(server);
        await Delegate(server);
        var first = Version("v1", "2020", StandardsActivity.Attend);
        await Accepted(server, "official", Guide, Public, new PublishGuidance("Work beside Listed", first));
        await Accepted(server, "official", Guide, Public, new ReviseGuidance(first.Id, Version("v2", "2021", StandardsActivity.Attend)));
        Assert.Empty((await Concerning(server, "engineer"))!);
        Assert.Equal("", await Said(server, "engineer"));

        await Accepted(server, "official", "delegation/sg13", "delegation", new LinkWorkItem(EntityId.Parse("p1"), ActorId.Parse(Item)));
        var frozen = DateTimeOffset.UtcNow.AddSeconds(1);
        var before = Assert.Single((await Concerning(server, "engineer"))!);
        Assert.Equal((Guide, false), (before.Guidance.Value, before.HasChangedSince(frozen)));
        await Accepted(server, "official", Guide, Public, new WithdrawGuidance("Replaced by a rule"));
        var after = Assert.Single((await Concerning(server, "engineer"))!);
        Assert.Equal((2, true), (after.Changes.Count, after.HasChangedSince(after.Changes[0])));
        Assert.False(after.HasChangedSince(after.Since.AddDays(-1)));
        Assert.Contains("withdrew the guidance “Work beside Listed”", await Said(server, "engineer"), StringComparison.Ordinal);
        // Whoever is on no roster of it learns neither that there is a delegation nor what concerns it.
        Assert.Null(await Concerning(server, "colleague"));
        Assert.Equal("", await Said(server, "colleague"));
    }

    [Fact]
    public async Task Panel_is_of_committees_and_meetings_only()
    {
        var server = await Start();
        using var browser = await server.SignedIn("engineer");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/api/record/guidance?actor=work-item/framework")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync("/api/record/guidance?actor=x")).StatusCode);
        var answer = await browser.GetStringAsync("/api/record/guidance?actor=committee/none");
        Assert.Empty(JsonSerializer.Deserialize(answer, ApiJson.Strict.GuidancePanel)!.Participants);
    }

    /// <summary>A listed organisation leads a work item of the committee, another one employs its convenor, and a third is not listed.</summary>
    private static async Task Listing(RunningServer server)
    {
        foreach (var (actor, title) in new[]
        {
            (Committee, "Working Group 5"), (Item, "Framework"), (Listed, "Listed"), (Employer, "Employer"), (Plain, "Plain"), ("person/lee", "Lee"),
        })
            await Opens(server, actor, title);
        await Says(server, Item, new OfCommittee(Group));
        await Says(server, Item, new TakesPart(DocumentRole.ProjectLead, PartyKind.Organization, Of(Listed, "Listed")));
        await Says(server, Committee, new RoleHeld("convenor", Of("person/lee", "Lee")));
        await Says(server, Committee, new RoleHeld("vice convenor", Of(Plain, "Plain")));
        await Says(server, "person/lee", new Affiliated(Of(Employer, "Employer")));
        foreach (var actor in (string[])[Listed, Employer])
            await Accepted(server, "engineer", actor, Public, new RecordClaim(new Assertion(
                EntityId.New(), new Associated(AssociationKind.EntityList, AssociationStrength.OfTheOrganisation, "Entity List"),
                new Source("A report", "added to the list"), new PartialInterval(PartialDate.Parse("2019-10")))));
        await Says(server, Plain, new Associated(AssociationKind.EntityList, AssociationStrength.OfAClass, "Entity List"));
    }

    private static Task<IReadOnlyList<ConcerningGuidance>?> Concerning(RunningServer server, string who) => server.Services
        .GetRequiredService<ListedParticipants>().Concerning(server.Directory.Find(ParticipantId.Parse(who))!, ActorId.Parse("delegation/sg13"));

    private static Task<GuidancePanel?> Panel(RunningServer server, string actor, string who = "engineer") =>
        server.Services.GetRequiredService<ListedParticipants>().Of(server.Directory.Find(ParticipantId.Parse(who))!, ActorId.Parse(actor));

    private static async Task<string> Said(RunningServer server, string who) =>
        string.Join('\n', (await Alerts(server, who)).Lines.Where(l => l.Record.Value == Guide).SelectMany(l => l.Changes).Select(c => c.What));

    private static GuidanceVersion Version(string id, string from, StandardsActivity activity) => new(
        EntityId.Parse(id), new Reference("An authority"), [activity], [Of(Listed, "Listed")], new PartialInterval(PartialDate.Parse(from)),
        new Source("A rule", "certain standards activities"), "Counsel", "Entity List");

    private static Reference Of(string actor, string name) => new(name, ActorId.Parse(actor));
}

public sealed class SqliteGuidanceTests : GuidanceContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresGuidanceTests : GuidanceContract
{
    protected override Task<string?> Database() => OnPostgres();
}
