using System.Net;
using System.Text.Json;
using Tracker.Domain.Alerts;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Participating;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Server.Tests.Alerts;
using Tracker.Testing;

namespace Tracker.Server.Tests.ExportControl;

/// <summary>Logs of companies about a committee on a running server: who is told what, and what is counted.</summary>
public abstract class ParticipationContract : AlertServers
{
    private const string Listed = "organization/listed";

    [Fact]
    public async Task Office_that_follows_the_committee_is_told_of_a_question_and_who_asked_of_the_answer()
    {
        var server = await Start();
        await Opens(server, Committee, "Working Group 5");
        await Follows(server, "official", Committee, AlertLevel.Important);
        await Accepted(server, "engineer", Log("orion"), "org/orion", Begin());
        Assert.Equal("", await Said(server, "official"));
        await Accepted(server, "engineer", Log("orion"), "org/orion", new AskOffices(EntityId.Parse("q1"), "Does the rule cover editing?"));
        Assert.Contains("asks about taking part in “Working Group 5”", await Said(server, "official"), StringComparison.Ordinal);
        Assert.Equal("", await Said(server, "colleague"));
        await Accepted(server, "colleague", Log("orion"), "government", new AnswerCase(EntityId.Parse("q1"), new Edit(null, "The words do not name it")));
        Assert.Contains("answered a question about “Working Group 5”", await Said(server, "engineer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_companies_are_counted_once_the_quarter_has_ended_and_nothing_changes_before()
    {
        var server = await Start();
        await Companies(server, 5);
        var before = await Counts(server, "official");
        for (var i = 1; i <= 5; i++) await Accepted(server, $"staff{i}", Log($"c{i}"), $"org/c{i}", Begin(AwayReason.LegalRepercussions));
        await Accepted(server, "staff1", Log("c1"), "org/c1", new AddBasis(Entry("l2", AwayReason.Cost)));
        Assert.Equal(before, await Counts(server, "official"));

        await Stop(server);
        server = await Start(TimeSpan.FromDays(92));
        var after = await Counts(server, "official");
        Assert.Equal(after, await Counts(server, "staff2"));
        var counted = JsonSerializer.Deserialize(after, ApiJson.Strict.WithdrawalView)!.Ended
            .SelectMany(q => q.Reasons).Where(r => r.Companies is not null).ToList();
        Assert.Equal([new ReasonCount(AwayReason.LegalRepercussions, 5)], counted);
    }

    [Fact]
    public async Task Ground_is_two_days_of_the_public_record_without_a_cause()
    {
        var server = await Start();
        foreach (var (actor, title) in new[] { (Committee, "Working Group 5"), (Listed, "Listed"), ("person/lee", "Lee") }) await Opens(server, actor, title);
        var listed = new Reference("Listed", ActorId.Parse(Listed));
        await Says(server, Listed, new Associated(AssociationKind.EntityList, AssociationStrength.OfTheOrganisation, "Entity List"));
        await Says(server, "person/lee", new Affiliated(listed));
        await Held(server, new RoleHeld("convenor", new Reference("Ann"), listed), "2019", "2022");
        await Held(server, new RoleHeld("secretary", new Reference("Bo"), listed), "2020-09");
        await Held(server, new RoleHeld("vice convenor", new Reference("Lee", ActorId.Parse("person/lee"))), "2020-10");
        await Held(server, new RoleHeld("rapporteur", new Reference("Dee"), new Reference("Elsewhere")), "2020-10");
        await Held(server, new RoleHeld("critic", listed), "2020-10");
        using var browser = await server.SignedIn("engineer");
        var answer = await browser.GetStringAsync($"/api/record/ground?actor={Committee}&since=2020-03");
        var ground = JsonSerializer.Deserialize(answer, ApiJson.Strict.ListedGround)!;
        Assert.Equal((new DateOnly(2020, 3, 31), new DateOnly(2021, 3, 31)), (ground.On, ground.Later));
        Assert.Equal(["Ann, convenor (Listed)"], ground.Before);
        Assert.Equal(["Ann, convenor (Listed)", "Bo, secretary (Listed)", "Lee, vice convenor (Listed)"], ground.After);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync($"/api/record/ground?actor={Committee}&since=soon")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/api/record/ground?actor={Item}&since=2020")).StatusCode);
    }

    private static Task Held(RunningServer server, RoleHeld role, string from, string? to = null) => Accepted(
        server, "engineer", Committee, Public, new RecordClaim(new Assertion(
            EntityId.New(), role, new Source("A list", "A line"),
            new PartialInterval(PartialDate.Parse(from), to is null ? null : PartialDate.Parse(to)))));

    private static async Task Companies(RunningServer server, int number)
    {
        for (var i = 1; i <= number; i++)
        {
            var (company, staff) = (GroupId.Parse($"org/c{i}"), ParticipantId.Parse($"staff{i}"));
            await server.Directs(
                new AddOrganization(company, $"Company {i}", OrganizationKind.Company), new AddParticipant(staff, $"Staff {i}"),
                new AddMembership(EntityId.Parse("m"), staff, company));
        }
    }

    private static async Task<string> Counts(RunningServer server, string who)
    {
        using var browser = await server.SignedIn(who);
        return await browser.GetStringAsync("/api/withdrawals");
    }

    private static async Task<string> Said(RunningServer server, string who) =>
        string.Join('\n', (await Alerts(server, who)).Lines.Where(l => l.Record.Kind == BasisKind.Word).SelectMany(l => l.Changes).Select(c => c.What));

    private static BeginBasis Begin(AwayReason? reason = null) => new(ActorId.Parse(Committee), "Working Group 5", Entry("l1", reason));

    private static BasisEntry Entry(string id, AwayReason? reason) => new(
        EntityId.Parse(id), reason is null ? ParticipationStatus.TakingPart : ParticipationStatus.SteppedBack, PartialDate.Parse("2026-11"), "Counsel read it",
        [], reason, reason is not null);

    private static string Log(string company) => BasisKind.Of(GroupId.Parse("org/" + company), ActorId.Parse(Committee)).Value;
}

public sealed class SqliteParticipationTests : ParticipationContract
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresParticipationTests : ParticipationContract
{
    protected override Task<string?> Database() => OnPostgres();
}
