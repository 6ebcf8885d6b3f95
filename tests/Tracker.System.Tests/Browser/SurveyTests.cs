using System.Net;
using System.Net.Http.Json;
using Microsoft.Playwright;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>The barriers survey of a year: a program manager opens it and invites a company, people answer, one of them on two devices, and when it is closed
/// everybody reads the numbers that are large enough. On two servers.</summary>
public sealed class SurveyTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private static readonly int ThisYear = DateTime.UtcNow.Year;
    private static readonly string Survey = $"survey/{ThisYear + 1}";
    private static readonly GroupId Company = GroupId.Parse("org/many-people");

    [Fact]
    public async Task Survey_is_answered_by_many_and_its_result_joins_nothing_to_anybody()
    {
        await servers.Add("ann", "Ann Novak (sample)", Company, OrganizationKind.Company, "Many People (sample)");
        string[] others = [.. Enumerable.Range(1, 14).Select(i => $"person-{i}")];
        foreach (var other in others) await servers.Add(other, $"Person {other[7..]} (sample)", Company);
        await using var manager = await servers.SignIn("sample-program");
        await using var ann = await servers.SignIn("ann");
        await using var phone = await servers.SignIn("ann");
        await using var late = await servers.SignIn("person-14");
        await using var liaison = await servers.SignIn("sample-liaison");

        await Opened(manager);
        await Answered(ann, phone);
        await liaison.Go(Survey);
        await liaison.Sees("You are not invited to this survey.");
        await late.Go(Survey);
        foreach (var (other, i) in others[..13].Select((o, i) => (o, i)))
            await Answer(other, i < 6 ? ["export-control"] : i < 9 ? ["expertise"] : ["time-and-staff", "resources"]);
        await manager.Sees("14", ".strip > :nth-child(2) dd");
        await Assertions.Expect(manager.Main).Not.ToContainTextAsync("Ann Novak");
        await manager.Photographed("s12-2-manager");
        await Closed(manager, late);
        await Read([manager, ann, liaison]);
        foreach (var seat in new[] { manager, ann, phone, late, liaison }) seat.Person.HasNoFaults();
    }

    private static async Task Opened(Seat manager)
    {
        await manager.Go("surveys");
        await manager.Sees("No survey was held yet");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "New survey" }).First.ClickAsync();
        await manager.Fill("#survey-year", "20x6");
        await manager.Fill("#survey-about", "What keeps companies away from meetings");
        await manager.Press("Open the survey");
        await manager.Sees($"Write a year in digits, such as {ThisYear}.");
        await manager.Fill("#survey-year", $"{ThisYear + 5}");
        await manager.Press("Open the survey");
        await manager.Sees($"Choose {ThisYear - 1}, {ThisYear} or {ThisYear + 1}.");
        await manager.Fill("#survey-year", $"{ThisYear + 1}");
        await Person.Accessible(manager.Page);
        await manager.Press("Open the survey");
        await manager.Page.WaitForURLAsync("**/" + Survey);
        await Withdrawn(manager);
        await manager.Page.Locator("#survey-company").FillAsync("Many");
        await manager.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Many People") }).First.ClickAsync();
        await manager.Sees("Ann Novak", "ul.recipients");
        await manager.Fill("#survey-words", "Please answer by Friday");
        await manager.Press("Invite 15 people");
        await manager.Sees("15", "#survey-invited h2");
        await Person.Accessible(manager.Page);
        await manager.Photographed("s12-2-invited");
    }

    /// <summary>What was opened by mistake is withdrawn and opened again.</summary>
    private static async Task Withdrawn(Seat manager)
    {
        await manager.Page.Locator("#withdraw-survey summary").ClickAsync();
        await manager.Fill("#withdraw-reason", "Opened too early");
        await manager.Press("Withdraw it");
        await manager.Sees("This survey was withdrawn.");
        await manager.Sees("Opened too early");
        await Person.Accessible(manager.Page);
        await manager.Go("surveys/new");
        await manager.Fill("#survey-year", $"{ThisYear + 1}");
        await manager.Fill("#survey-about", "What keeps companies away from meetings");
        await manager.Press("Open the survey");
        await manager.Page.WaitForURLAsync("**/" + Survey);
    }

    /// <summary>On two devices: what was sent on one is known on the other, and a second answer is refused.</summary>
    private async Task Answered(Seat ann, Seat phone)
    {
        await ann.Go("");
        await ann.Sees("your answer is asked for", "#surveys-home");
        await ann.Photographed("s12-2-home");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = $"Barriers survey {ThisYear + 1}" }).ClickAsync();
        await ann.Page.WaitForURLAsync("**/" + Survey);
        await phone.Go(Survey);
        await ann.Sees("Please answer by Friday");
        await ann.Press("Send my answer");
        await ann.Sees("Choose what keeps you from taking part");
        await ann.Page.GetByLabel("None of these").CheckAsync();
        await ann.Page.GetByLabel("Uncertainty about export control").CheckAsync();
        await Assertions.Expect(ann.Page.GetByLabel("None of these")).Not.ToBeCheckedAsync();
        await Person.Accessible(ann.Page);
        await ann.Photographed("s12-2-answer");
        await ann.Press("Send my answer");
        await ann.Sees("You have answered.");
        await phone.Sees("You have answered.");
        await ann.Photographed("s12-2-answered");
        using var third = await servers.SignInWithoutBrowser("ann");
        using var second = await third.PostAsJsonAsync("/api/surveys/answer", new { survey = Survey, barriers = (string[])["none"] });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains("Your answer is counted already.", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var stored = await ann.Page.EvaluateAsync<string>("() => JSON.stringify({ ...localStorage, ...sessionStorage })");
        Assert.DoesNotContain("xportControl", stored, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("export-control", stored, StringComparison.OrdinalIgnoreCase);
    }

    private async Task Answer(string participant, string[] barriers)
    {
        using var client = await servers.SignInWithoutBrowser(participant);
        using var sent = await client.PostAsJsonAsync("/api/surveys/answer", new { survey = Survey, barriers });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
    }

    /// <summary>Somebody whose form is open learns that it is too late.</summary>
    private static async Task Closed(Seat manager, Seat late)
    {
        await late.Page.GetByLabel("Something else").CheckAsync();
        await manager.Press("Close the survey…");
        await manager.Sees("14 of 15 invited people have answered so far", "dialog[open]");
        await manager.Sees("A number is shown if more than 5 named it", "dialog[open]");
        await manager.Photographed("s12-2-close");
        await manager.Press("Close and publish");
        await late.Sees("You have not answered.");
        await late.Photographed("s12-2-late");
    }

    private static async Task Read(Seat[] seats)
    {
        foreach (var seat in seats)
        {
            await seat.Go(Survey);
            await Row(seat, "Uncertainty about export control", "7 of 14");
            await Row(seat, "Lack of expertise in the company", "not shown");
            await Row(seat, "None of these", "not shown");
            await seat.Sees("14 answers from 15 invited people. What keeps the other person away is unknown.", "#survey-result footer");
            await Assertions.Expect(seat.Main).Not.ToContainTextAsync("3 of 14");
            await seat.Go("surveys");
            await seat.Sees("14 of 15 invited", "#survey-years");
        }
        await Person.Accessible(seats[^1].Page);
        await seats[^1].Photographed("s12-2-years");
        await seats[0].Go(Survey);
        await Person.Accessible(seats[0].Page);
        await seats[0].Photographed("s12-2-result");
    }

    private static Task Row(Seat seat, string barrier, string says) =>
        Assertions.Expect(seat.Page.Locator("#survey-result tr", new() { HasText = barrier })).ToContainTextAsync(says);
}
