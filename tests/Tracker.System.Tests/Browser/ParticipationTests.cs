using Microsoft.Playwright;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.ExportControl;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>A company waits for counsel beside a listed organisation, asks the government, and resumes: its log stays with it, and what is counted names
/// nobody. On two servers.</summary>
public sealed class ParticipationTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Group = "records/committee/jtc1/sc-42/wg-5", Question = "Does the rule cover editing in this group?";

    [Fact]
    public async Task Company_waits_asks_and_resumes_and_only_its_question_leaves_it()
    {
        await using var kim = await servers.SignIn("sample-member");
        await using var alex = await servers.SignIn("sample-head");
        await using var liaison = await servers.SignIn("sample-liaison");
        await servers.Add("rival", "Rival (sample)", GroupId.Parse("org/rival"), OrganizationKind.Company, "Rival Inc. (sample)");
        await using var rival = await servers.SignIn("rival");

        var log = await Begun(kim);
        await Asked(kim, log);
        await Carried(kim, alex, log);
        await Answered(liaison, alex, log);

        await kim.Go(log);
        await kim.Sees("The words do not name editing.");
        await kim.Page.GetByRole(AriaRole.Link, new() { Name = "Record a change" }).ClickAsync();
        await kim.Fill("#line-words", "Counsel has read it; we take part again");
        await kim.Press("Record it");
        await Assertions.Expect(kim.Page.Locator(".head")).ToContainTextAsync("Takes part");
        await Assertions.Expect(kim.Page.Locator("#lines li")).ToHaveCountAsync(2);
        await Person.Accessible(kim.Page);
        await kim.Photographed("s06-4-resumed");

        // One more company that stays away changes no number that anybody can read.
        foreach (var seat in new[] { kim, liaison, rival })
        {
            await seat.Go("withdrawals");
            await Assertions.Expect(seat.Page.Locator("main table tbody tr")).ToHaveCountAsync(8);
            await seat.Sees("No quarter has 5 companies with the same reason yet");
            await Assertions.Expect(seat.Page.Locator("main table tbody td:not(:has-text('not shown'))")).ToHaveCountAsync(0);
        }
        await kim.Photographed("s06-4-withdrawals");

        await rival.Go(log);
        await rival.Sees("There is no such record");
        await rival.Go("participation");
        await rival.Sees("Nothing is recorded yet");
        await liaison.Go(log);
        var seen = await liaison.Page.Locator("main").InnerTextAsync();
        Assert.Contains(Question, seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Counsel", seen, StringComparison.Ordinal);
        foreach (var seat in new[] { kim, alex, liaison, rival }) seat.Person.HasNoFaults();
    }

    private static async Task<string> Begun(Seat kim)
    {
        await kim.Go(Group);
        await kim.Page.GetByRole(AriaRole.Link, new() { Name = "Record your company’s basis…" }).ClickAsync();
        await kim.Page.Locator("#basis-status").SelectOptionAsync("WaitingForCounsel");
        await kim.Fill("#basis-words", "Counsel reads the rule on listed participants");
        await kim.Press("Record it");
        // Who waits says why.
        await Assertions.Expect(kim.Page.Locator("#basis-reason-hint")).ToContainTextAsync("Say why the company does not take part.");
        await kim.Page.Locator("#basis-reason").SelectOptionAsync("LegalRepercussions");
        await Person.Accessible(kim.Page);
        await kim.Photographed("s06-2-form");
        await kim.Press("Record it");
        await kim.Page.WaitForURLAsync("**/basis/**");
        await Assertions.Expect(kim.Page.Locator(".head")).ToContainTextAsync("Waits for counsel");
        return new Uri(kim.Page.Url).AbsolutePath.Trim('/');
    }

    private static async Task Asked(Seat kim, string log)
    {
        await kim.Fill("#case-question", Question);
        await kim.Press("Ask the government offices…");
        var dialog = kim.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Every member of a government office");
        await Assertions.Expect(dialog).Not.ToContainTextAsync("Robin Hale");
        await kim.Photographed("s06-2-who-reads");
        await dialog.Locator("#ask-offices-go").ClickAsync();
        await kim.Page.Locator("#ask-offices-now").ClickAsync();
        await Assertions.Expect(kim.Page.Locator("#questions")).ToContainTextAsync("Not answered yet.");
        await Assertions.Expect(kim.Page.Locator("#case-question")).ToHaveValueAsync("");
        await kim.Photographed("s06-2-asked");
        Assert.StartsWith("basis/", log, StringComparison.Ordinal);
    }

    /// <summary>Guidance is silent: the question goes to the next preparation meeting of the delegation.</summary>
    private static async Task Carried(Seat kim, Seat alex, string log)
    {
        var starts = DateTimeOffset.UtcNow.AddDays(20);
        await alex.Sends(ActorId.Parse("delegation/sample-sg13"), CompartmentId.Delegation, new PlanPreparation(
            EntityId.Parse("before"), "Before SG13 (sample)", new PreparationTime(starts, 60, "UTC", "Call"), [EntityId.Parse("sample-framework")],
            [ParticipantId.Parse("sample-member")]));
        await kim.Go(log);
        await Assertions.Expect(kim.Page.Locator("#carry-meeting")).ToContainTextAsync("Before SG13 (sample)");
        await kim.Press("Take it there…");
        var dialog = kim.Page.GetByRole(AriaRole.Dialog);
        foreach (var reader in (string[])["Alex Morgan (sample)", "Robin Hale (sample)"]) await Assertions.Expect(dialog).ToContainTextAsync(reader);
        await kim.Photographed("s06-failure-carried");
        await dialog.Locator("#carry-question-act-go").ClickAsync();
        await kim.Page.Locator("#carry-question-act-now").ClickAsync();
        await kim.Sees("It is a task of this delegation.", "#carry");
        await alex.Go("d/sample-sg13?tab=tasks");
        await alex.Sees(Question);
    }

    private static async Task Answered(Seat liaison, Seat alex, string log)
    {
        await liaison.Go("");
        await Assertions.Expect(liaison.Page.Locator("#cases")).ToContainTextAsync("1 open question");
        await liaison.Photographed("s06-2-liaison");
        await liaison.Page.Locator("#cases a").First.ClickAsync();
        await liaison.Page.WaitForURLAsync($"**/{log}");
        var answer = liaison.Page.GetByLabel("Answer for the company");
        await answer.FillAsync("You are cleared to edit");
        await liaison.Press("Answer");
        await liaison.Sees("reads as legal advice");
        await answer.FillAsync("The words do not name editing.");
        await liaison.Press("Answer");
        await Assertions.Expect(liaison.Page.Locator(".question")).ToContainTextAsync("Answered by");
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("s06-2-answered");
        var text = await liaison.Page.Locator("main").InnerTextAsync();
        Assert.All(GuidanceVersion.Advice, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        // A colleague in the same company reads it with the log.
        await alex.Go(log);
        await alex.Sees("The words do not name editing.");
    }
}
