using Microsoft.Playwright;
using Tracker.Domain.Calls;
using Tracker.Domain.Directory;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>A small business joins through a grant: it applies, two people who do not belong to it judge it, it is awarded within the caps, reports what
/// arose, and drops out. Another applicant learns of none of that. On two servers.</summary>
public sealed class CallTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Title = "Small businesses in quantum standards", Plan = "Attend three meetings of Question 16 and bring a contribution";
    private static readonly ActorId Program = ActorId.Parse("program/sample-participation");

    [Fact]
    public async Task Small_business_applies_is_judged_awarded_and_returns_what_it_did_not_spend()
    {
        await servers.Add("engineer", "Ines Duarte (sample)", GroupId.Parse("org/qubit"), OrganizationKind.Company, "Qubit Labs (sample)");
        await servers.Add("colleague", "Ola Berg (sample)", GroupId.Parse("org/qubit"));
        await servers.Add("first-judge", "Maya Lindqvist (sample)", GroupId.Parse("org/lab"), OrganizationKind.Company, "Standards Lab (sample)");
        await servers.Add("second-judge", "Tom Adeyemi (sample)", GroupId.Parse("org/measure"), OrganizationKind.Company, "Measure House (sample)");
        await servers.Add("rival", "Rival (sample)", GroupId.Parse("org/rival"), OrganizationKind.Company, "Rival Inc. (sample)");
        await using var manager = await servers.SignIn("sample-program");
        await using var engineer = await servers.SignIn("engineer");
        await using var first = await servers.SignIn("first-judge");
        await using var second = await servers.SignIn("second-judge");
        await using var rival = await servers.SignIn("rival");

        var call = await Opened(manager);
        await Applied(engineer, call);
        await Hidden(rival, call);
        await Named(manager, call);
        await Judged(first, second, manager, call);
        await Awarded(manager, engineer, call);
        await Reported(engineer, manager, call);
        await Ended(manager, engineer);
        await Hidden(rival, call);
        await Late(manager, engineer);
        foreach (var seat in new[] { manager, engineer, first, second, rival }) seat.Person.HasNoFaults();
    }

    /// <summary>A cap per applicant that is less than that of one award is a sentence at the field.</summary>
    private static async Task<string> Opened(Seat manager)
    {
        await manager.Go("calls");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "New call" }).First.ClickAsync();
        await manager.Fill("#call-title", Title);
        await manager.Fill("#call-for", "Taking part in meetings of a Question on quantum key distribution, by companies with few people.");
        await manager.Fill("#call-deadline", DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd"));
        await manager.Fill("#call-clock", "17:00");
        await manager.Fill("#call-most", "100,000");
        await manager.Fill("#call-per-award", "30,000");
        await manager.Fill("#call-per-applicant", "3,000");
        foreach (var kind in (string[])["Travel", "Labour"]) await manager.Page.GetByLabel(kind, new() { Exact = true }).CheckAsync();
        await manager.Fill("#call-question-0", "Has your company fewer than 500 employees?");
        await manager.Fill("#call-rule-0", "Terms of the call, paragraph 2");
        await manager.Press("Open the call");
        await manager.Sees("The cap per applicant cannot be less than the cap per award.");
        await manager.Fill("#call-per-applicant", "50,000");
        await Person.Accessible(manager.Page);
        await manager.Photographed("s07-0-new-call");
        await manager.Press("Open the call");
        await manager.Page.WaitForURLAsync("**/call/**");
        await manager.Sees("Nobody has applied yet.");
        return new Uri(manager.Page.Url).AbsolutePath.Trim('/');
    }

    /// <summary>What is missing is said, and a question answered otherwise is refused with its rule; the words stay.</summary>
    private static async Task Applied(Seat engineer, string call)
    {
        await engineer.Go("");
        await Assertions.Expect(engineer.Page.Locator("#calls-home")).ToContainTextAsync("you can apply");
        await engineer.Page.Locator("#calls-home").GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await engineer.Page.WaitForURLAsync("**/" + call);
        await engineer.Page.Locator("#apply").ClickAsync();
        await engineer.Fill("#apply-title", "Three meetings of Question 16");
        await Assertions.Expect(engineer.Page.Locator("#apply-missing")).Not.ToContainTextAsync("The title");
        await engineer.Press("Send the application");
        await engineer.Sees("Still missing: what you will do, the work in which you want to take part, the estimate of the costs");
        await engineer.Fill("#apply-plan", Plan);
        await engineer.Page.Locator("#apply-work").FillAsync("ITU-T SG13");
        await engineer.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Use the name") }).ClickAsync();
        await engineer.Fill("#apply-travel", "24,000");
        await engineer.Page.GetByLabel("Has your company fewer than 500 employees?").SelectOptionAsync("no");
        await Assertions.Expect(engineer.Page.Locator("#apply-missing")).ToHaveCountAsync(0);
        await engineer.Press("Send the application");
        await engineer.Sees("The rule: Terms of the call, paragraph 2");
        await Assertions.Expect(engineer.Page.Locator("#apply-plan")).ToHaveValueAsync(Plan);
        await Person.Accessible(engineer.Page);
        await engineer.Photographed("s07-1-apply");
        await engineer.Page.GetByLabel("Has your company fewer than 500 employees?").SelectOptionAsync("yes");
        await engineer.Press("Send the application");
        await engineer.Sees("Sent by");
        await engineer.Photographed("s07-1-sent");
    }

    private static async Task Hidden(Seat rival, string call)
    {
        await rival.Go(call);
        await rival.Sees("What it pays for");
        var read = await rival.Page.Locator("main").InnerTextAsync();
        foreach (var word in (string[])["Qubit", "Question 16", "Ines", "Maya", "24,000"]) Assert.DoesNotContain(word, read, StringComparison.Ordinal);
    }

    /// <summary>A colleague of the applicant is not found.</summary>
    private static async Task Named(Seat manager, string call)
    {
        await manager.Go("");
        await Assertions.Expect(manager.Page.Locator("#calls-home")).ToContainTextAsync("1 to decide");
        await manager.Photographed("s07-2-home-manager");
        await manager.Go(call);
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Three meetings of Question 16" }).ClickAsync();
        await manager.Sees(Plan, "#application");
        await manager.Page.Locator("#reviewers").FillAsync("Ola Berg");
        await manager.Sees("Nothing found", "#application");
        await manager.Photographed("s07-2-no-colleague");
        await Choose(manager, "Maya Lindqvist");
        await manager.Sees("One more: two people review it.", "#application");
        await Choose(manager, "Tom Adeyemi");
        await Assertions.Expect(manager.Page.Locator("#application .chip").First).ToContainTextAsync("0 of 2 reviews");
    }

    private static async Task Choose(Seat manager, string name)
    {
        await manager.Page.Locator("#reviewers").FillAsync(name[..4]);
        await manager.Page.GetByRole(AriaRole.Option, new() { NameRegex = new(name) }).First.ClickAsync();
        await Assertions.Expect(manager.Page.Locator("ul.recipients")).ToContainTextAsync(name);
    }

    /// <summary>Neither reads the review of the other one before the consensus.</summary>
    private static async Task Judged(Seat first, Seat second, Seat manager, string call)
    {
        await first.Go("");
        await Assertions.Expect(first.Page.Locator("#calls-home")).ToContainTextAsync("1 to review");
        await first.Go(call);
        await Review(first, "The plan is plain", award: true);
        await Person.Accessible(first.Page);
        await first.Photographed("s07-2-review");
        await Assertions.Expect(manager.Page.Locator("#application")).ToContainTextAsync("The plan is plain");
        await second.Go(call);
        await second.Sees(Plan);
        await Assertions.Expect(second.Main).Not.ToContainTextAsync("The plan is plain");
        await Review(second, "Travel only", award: false);
        await manager.Fill("#consensus-words", "Award the travel");
        await Person.Accessible(manager.Page);
        await manager.Press("Record the consensus");
        foreach (var seat in new[] { first, second })
            foreach (var words in (string[])["The plan is plain", "Travel only", "Award the travel"]) await seat.Sees(words);
    }

    private static async Task Review(Seat judge, string words, bool award)
    {
        await judge.Sees(Plan);
        await judge.Page.GetByRole(AriaRole.Radio, new() { Name = award ? "Award it" : "Decline it" }).CheckAsync();
        await judge.Page.GetByLabel("Why", new() { Exact = true }).FillAsync(words);
        await judge.Press("Give your review");
        await judge.Sees("reviewed");
    }

    /// <summary>Above the cap nothing is awarded; the award is booked in the ledger of the program.</summary>
    private static async Task Awarded(Seat manager, Seat engineer, string call)
    {
        await manager.Fill("#decide-units", "30,000.01");
        await manager.Fill("#decide-reason", "Travel only");
        await manager.Press("Award it");
        await manager.Sees("The cap per award is 30,000.00 USD; this is 30,000.01 USD.");
        await manager.Photographed("s07-3-cap");
        await manager.Fill("#decide-units", "24,000");
        await manager.Press("Award it");
        await Assertions.Expect(manager.Page.Locator("#booking")).ToContainTextAsync("not in the ledger: commitment, obligation");
        await manager.Page.Locator("#book").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("#booking")).ToContainTextAsync("in the ledger");
        await Person.Accessible(manager.Page);
        await manager.Photographed("s07-3-awarded");
        await engineer.Sees("Awarded: 24,000.00 USD");
        Assert.DoesNotContain("plan is plain", await engineer.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("call/", call, StringComparison.Ordinal);
    }

    private static async Task Reported(Seat engineer, Seat manager, string call)
    {
        await engineer.Go(call);
        await engineer.Page.GetByText("Report an activity…").ClickAsync();
        await engineer.Page.GetByLabel("What was done").FillAsync("Attended the first meeting");
        await engineer.Page.GetByLabel("Day", new() { Exact = true }).FillAsync(DateTime.UtcNow.ToString("yyyy-MM-dd"));
        await engineer.Page.GetByLabel("Cost in USD").FillAsync("8,000");
        await engineer.Page.GetByLabel("Hours of work (optional)").FillAsync("seven");
        await engineer.Press("Report it");
        await engineer.Sees("Write hours as a number");
        await engineer.Page.GetByLabel("Hours of work (optional)").FillAsync("7.5");
        await engineer.Page.GetByRole(AriaRole.Combobox, new() { Name = "What arose from it (optional)" }).FillAsync("quantum");
        await engineer.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await engineer.Press("Report it");
        await engineer.Sees("8,000.00 USD", "ul[aria-label=Activities]");
        await Assertions.Expect(engineer.Page.Locator("ul[aria-label=Activities] a")).ToHaveCountAsync(1);
        await Person.Accessible(engineer.Page);
        await engineer.Photographed("s07-4-reported");
        await manager.Sees("Attended the first meeting", "#application");
        await manager.Sees("7.5 hours recorded in 1 of them, 8,000.00 USD", "#application");
        var ledger = await engineer.Page.RunAndWaitForDownloadAsync(
            () => engineer.Page.GetByRole(AriaRole.Link, new() { Name = "Hours and costs (CSV)" }).ClickAsync());
        using var sheet = new StreamReader(await ledger.CreateReadStreamAsync());
        var lines = (await sheet.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("Attended the first meeting,7.5,8000.00,USD", Assert.Single(lines.Skip(1)), StringComparison.Ordinal);
        Assert.EndsWith("check the law in force.", lines[1].TrimEnd('"'), StringComparison.Ordinal);
    }

    /// <summary>What is not spent returns to the stream, also in the ledger.</summary>
    private static async Task Ended(Seat manager, Seat engineer)
    {
        await manager.Page.GetByText("End the award…").ClickAsync();
        await manager.Page.GetByRole(AriaRole.Radio, new() { Name = "Dropped out" }).CheckAsync();
        await manager.Fill("#end-spent", "8,000");
        await manager.Fill("#end-reason", "The expert left the company");
        await manager.Press("End it");
        await manager.Sees("returned 16,000.00 USD", "#application");
        await manager.Sees("not in the ledger: de-obligation", "#booking");
        await manager.Page.Locator("#book").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("#book")).ToHaveCountAsync(0);
        await engineer.Sees("The expert left the company");
        await manager.Photographed("s07-5-returned");
        await manager.Go(Program.Value + "?tab=ledger");
        await manager.Sees("−16,000.00 USD", "#ledger");
    }

    /// <summary>A second after the deadline the words stay in the form and nothing is sent.</summary>
    private static async Task Late(Seat manager, Seat engineer)
    {
        var actor = ActorId.Parse("call/late");
        var until = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddSeconds(15).ToUnixTimeSeconds());
        await manager.Sends(actor, CompartmentId.Program, new OpenCall(
            new("A call that closes", "Travel", new(until, "UTC"), "USD", 1_000_00, 1_000_00, [CostKind.Travel], []),
            new(Program, EntityId.Parse("f"), EntityId.Parse("s"), 1_000_00, "Stream")));
        await engineer.Go("call/late?form=apply");
        await engineer.Fill("#apply-title", "A late one");
        await engineer.Fill("#apply-plan", Plan);
        await engineer.Page.Locator("#apply-work").FillAsync("ITU-T SG13");
        await engineer.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Use the name") }).ClickAsync();
        await engineer.Fill("#apply-travel", "900");
        await engineer.Page.WaitForFunctionAsync("at => Date.now() > at", until.AddSeconds(1).ToUnixTimeMilliseconds());
        await engineer.Press("Send the application");
        await engineer.Sees("The deadline was");
        await Assertions.Expect(engineer.Page.Locator("#apply-plan")).ToHaveValueAsync(Plan);
        await engineer.Photographed("s07-failure-late");
        await engineer.Press("Discard: Send the application");
    }
}
