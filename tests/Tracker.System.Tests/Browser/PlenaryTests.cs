using Microsoft.Playwright;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>The plenary of WG 11: a delegation of four, the liaison and an observer see a post fall vacant and prepare for it, on two servers.</summary>
public sealed class PlenaryTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Wg11 = "records/committee/jtc1/wg-11", Standards = "records/topic/report-2022/set/doc-iso-wg11-10", Board = "d/wg-11";
    private const string Nominate = "Nominate or support a candidate: Convenor of Working Group 11";
    private static readonly GroupId Company = GroupId.Parse("org/sample-industry"), Office = GroupId.Parse("office/sample-office");
    private static readonly ActorId Delegation = ActorId.Parse("delegation/wg-11");

    [Fact]
    public async Task Delegation_sees_the_pattern_and_the_vacancy_agrees_on_a_task_and_records_who_was_elected()
    {
        await servers.Add("dana", "Dana Okafor (sample)", Company);
        await servers.Add("ines", "Ines Duarte (sample)", Company);
        await using var liaison = await servers.SignIn("sample-liaison");
        await using var head = await servers.SignIn("sample-head");
        await using var kim = await servers.SignIn("sample-member");
        await using var dana = await servers.SignIn("dana");
        await using var ines = await servers.SignIn("ines");
        await using var observer = await servers.SignIn("sample-program");
        await Seated(liaison, head);

        await Watched(liaison);
        await Vacant(kim, head, dana);
        await Refused(observer, head);
        await Claimed(dana, ines);
        await Overlapping(ines, head);
        await Elected(kim, dana, head);
        // They are stored in the background, within seconds.
        Assert.Contains(("sample-program", "add-task", "forbidden"), await servers.Refusals());
        foreach (var seat in new[] { liaison, head, kim, dana, ines })
            seat.Person.HasNoFaults();
        Assert.All(observer.Person.Faults, fault => Assert.Contains("403", fault, StringComparison.Ordinal));
    }

    private static async Task Seated(Seat liaison, Seat head)
    {
        var (alex, day) = (ParticipantId.Parse("sample-head"), DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30));
        await liaison.Sends(Delegation, CompartmentId.Delegation, new CreateDelegation(
            "Delegation to WG 11 (sample)", "ISO/IEC JTC 1/WG 11", "Plenary of WG 11 (sample)", day, day.AddDays(4), alex, "Alex Morgan (sample)", Company));
        foreach (var (id, name, group, role) in new[]
        {
            ("sample-member", "Kim Tanaka (sample)", Company, RosterRole.Member), ("dana", "Dana Okafor (sample)", Company, RosterRole.Member),
            ("ines", "Ines Duarte (sample)", Company, RosterRole.Member), ("sample-liaison", "Robin Hale (sample)", Office, RosterRole.Liaison),
            ("sample-program", "Jordan Reyes (sample)", Office, RosterRole.Observer),
        })
            await head.Sends(Delegation, CompartmentId.Delegation, new AddToRoster(EntityId.New(), ParticipantId.Parse(id), name, group, role));
    }

    /// <summary>Every officer is from one country, and the pages of the groups and meetings have how it came: each with its source.</summary>
    private static async Task Watched(Seat liaison)
    {
        await liaison.Go("watch/sample-leadership");
        var group = liaison.Page.Locator("#counted > ul > li", new() { HasText = "JTC 1/WG 11" }).First;
        await Assertions.Expect(group).ToContainTextAsync("All officers of one country: China");
        await liaison.Photographed("s03-1-watch");
        foreach (var (page, row, when) in new[]
        {
            ("records/meeting/jtc1-28", "Study Group on Smart Cities: formed", "Nov 2013"), (Wg11, "Working Group 11: voted to form", "Oct 2015"),
            (Wg11, "Yuan Yuan", "Oct 2015"), (Wg11, "Heng Qian", "Dec 2022"), (Wg11, "Tangli Liu", "Jun 2020"), (Wg11, "Ning Sun", "Sept 2020"),
            (Wg11, "Hongwei Zhang", "Sept 2020"),
        })
        {
            if (!liaison.Page.Url.Contains(page, StringComparison.Ordinal)) await liaison.Go(page + "?all=true");
            var fact = liaison.Page.Locator("table.facts tbody tr", new() { HasText = row }).First;
            await Assertions.Expect(fact).ToContainTextAsync(when.Replace("Sept", "Sep", StringComparison.Ordinal));
            await Assertions.Expect(fact.GetByRole(AriaRole.Link, new() { NameRegex = new("^Source") })).ToBeVisibleAsync();
        }
        await liaison.Photographed("s03-1-committee");
        foreach (var spelling in (string[])["Liu Tangli", "Tangli Liu"])
        {
            await liaison.Go("search?q=" + Uri.EscapeDataString(spelling));
            await Assertions.Expect(liaison.Page.Locator(".results a[href='records/person/tangli-liu']")).ToHaveCountAsync(1);
        }
        await liaison.Go("records/person/tangli-liu");
        await Assertions.Expect(liaison.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tangli Liu");
        foreach (var scored in (string[])["score", "rank", "rating"])
            Assert.DoesNotContain(scored, await liaison.Main.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Half a year before its end the term is on the list; from there a member opens the task, and all have it at once.</summary>
    private static async Task Vacant(Seat kim, Seat head, Seat dana)
    {
        foreach (var seat in new[] { head, dana })
        {
            await seat.Go(Board + "?tab=tasks");
            await seat.Sees("No tasks yet.");
        }
        await kim.Go("vacancies?asof=2022-06");
        await kim.Sees("No term ends soon");
        await kim.Go("vacancies?asof=2022-08");
        var line = kim.Page.Locator("#vacancies li", new() { HasText = "Convenor of Working Group 11" });
        await Assertions.Expect(line).ToContainTextAsync("Heng Qian, term ends Dec 2022");
        await Assertions.Expect(line).ToContainTextAsync("vacant from then");
        await line.Locator("summary").ClickAsync();
        await Person.Accessible(kim.Page);
        await kim.Photographed("s03-2-vacancies");
        await line.GetByRole(AriaRole.Link, new() { Name = "Delegation to WG 11 (sample)" }).ClickAsync();
        await Assertions.Expect(kim.Page.Locator("#task-title")).ToHaveValueAsync(Nominate);
        await Assertions.Expect(kim.Page.Locator("#task-due")).ToHaveValueAsync("2022-12-01");
        await kim.Page.Locator("#task-owner").SelectOptionAsync("dana");
        await kim.Photographed("s03-2-task");
        await kim.Press("Add task");
        foreach (var seat in new[] { head, dana })
        {
            var task = seat.Page.Locator(".tasks > .list > li", new() { HasText = Nominate });
            await Assertions.Expect(task).ToContainTextAsync("owner Dana Okafor (sample)");
            await Assertions.Expect(task).ToContainTextAsync("due 1 Dec 2022");
        }
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Mark as done: " + Nominate }).ClickAsync();
        await Assertions.Expect(dana.Page.Locator(".tasks > .list > li", new() { HasText = Nominate })).ToContainTextAsync("done");
    }

    /// <summary>The observer follows live and has nothing to press. What is sent in spite of that is refused, which an administrator can read.</summary>
    private static async Task Refused(Seat observer, Seat head)
    {
        await observer.Go(Board + "?tab=tasks");
        await observer.Sees(Nominate);
        await Assertions.Expect(observer.Page.Locator("#task-at option")).ToHaveTextAsync(["Program managers and the head"]);
        await Assertions.Expect(observer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Reopen") })).ToBeDisabledAsync();
        await observer.Photographed("s03-must-observer");
        var refused = await Assert.ThrowsAsync<PlaywrightException>(
            () => observer.Sends(Delegation, CompartmentId.Delegation, new AddTask(EntityId.New(), "Not theirs")));
        Assert.Contains("forbidden", refused.Message, StringComparison.Ordinal);
        await Assertions.Expect(head.Page.GetByText("Not theirs")).ToHaveCountAsync(0);
    }

    /// <summary>What CESI says of the standards is something heard; a member's concern stands beside it for the members' company.</summary>
    private static async Task Claimed(Seat dana, Seat ines)
    {
        await ines.Go(Standards);
        await dana.Go(Standards);
        var heard = dana.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Heard, not confirmed") }).First;
        await Assertions.Expect(heard).ToContainTextAsync("Chinese national standards");
        await heard.GetByRole(AriaRole.Link, new() { NameRegex = new("^Source") }).First.ClickAsync();
        await Assertions.Expect(dana.Page.Locator("#source")).ToContainTextAsync("China Electronics Standardization Institute");
        await dana.Page.GetByText("Raise a concern…", new() { Exact = true }).ClickAsync();
        await dana.Page.Locator("#concern-kind").SelectOptionAsync("DataSharing");
        await dana.Fill("#concern-reason", "Data of cities would be shared without a rule");
        await dana.Photographed("s03-3-origin");
        await dana.Press("Raise the concern");
        await ines.Sees("Data of cities would be shared without a rule");
        await Person.Accessible(ines.Page);
    }

    /// <summary>A document on indicators is found and linked as overlapping with the group's standards.</summary>
    private static async Task Overlapping(Seat ines, Seat head)
    {
        await ines.Go("search?q=" + Uri.EscapeDataString("key performance indicators"));
        await ines.Page.Locator(".results a[href='records/topic/document/doc-itu-fgssc3']").ClickAsync();
        await ines.Sees("Key performance indicators definitions");
        await ines.Page.GetByRole(AriaRole.Link, new() { Name = "Add a fact" }).ClickAsync();
        await ines.Fill("#claim-document", "Comparison by the delegation (sample)");
        await ines.Fill("#claim-quote", "Both define indicators of smart cities.");
        await ines.Page.Locator("#claim-kind").SelectOptionAsync("related");
        await ines.Page.Locator("#claim-relation").SelectOptionAsync("Overlapping");
        await ines.Page.GetByRole(AriaRole.Combobox, new() { Name = "Other" }).FillAsync("Standards of Working Group 11");
        await ines.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Standards of Working Group 11") }).First.ClickAsync();
        await ines.Press("Record the fact");
        var fact = ines.Page.Locator("table.facts tbody tr", new() { HasText = "Overlapping" });
        await Assertions.Expect(fact).ToContainTextAsync("Standards of Working Group 11");
        await ines.Photographed("s03-4-overlapping");
        await head.Go(Standards);
        await Assertions.Expect(head.Main).ToContainTextAsync("Key performance indicators definitions");
    }

    /// <summary>Two members record two results at the same time: both stay, each with its source, until one of them is withdrawn with the reason.
    /// That the result is compared with what was wanted comes with the floor view.</summary>
    private static async Task Elected(Seat kim, Seat dana, Seat head)
    {
        await head.Go("vacancies?asof=2022-12-01");
        await Task.WhenAll(
            Result(kim, "Lena Fischer", "Report of the plenary (sample)"), Result(dana, "Omar Haddad", "Message from the floor (sample)"));
        foreach (var seat in new[] { kim, dana })
            foreach (var name in (string[])["Lena Fischer", "Omar Haddad", "Heng Qian"])
                await Assertions.Expect(seat.Page.Locator("table.facts tbody tr", new() { HasText = name }).First).ToBeVisibleAsync();
        await kim.Photographed("s03-failure-results");
        await head.Page.ReloadAsync();
        var line = head.Page.Locator("#vacancies li", new() { HasText = "Convenor of Working Group 11" });
        await Assertions.Expect(line).ToContainTextAsync(": sources differ");
        foreach (var name in (string[])["Lena Fischer", "Omar Haddad"]) await Assertions.Expect(line).ToContainTextAsync(name);
        await head.Photographed("s03-failure-vacancies");

        var wrong = kim.Page.Locator("table.facts tbody tr", new() { HasText = "Omar Haddad" }).First;
        await wrong.GetByRole(AriaRole.Link, new() { NameRegex = new("^Source") }).ClickAsync();
        await kim.Page.GetByText("Withdraw it…", new() { Exact = true }).ClickAsync();
        await kim.Fill("#withdraw-reason", "The report of the plenary has the result");
        await kim.Press("Withdraw the fact");
        await Assertions.Expect(dana.Page.GetByText(new global::System.Text.RegularExpressions.Regex("^Corrected and withdrawn"))).ToBeVisibleAsync();
        await head.Page.ReloadAsync();
        await Assertions.Expect(line).ToContainTextAsync("Then Lena Fischer");
        await Assertions.Expect(line).Not.ToContainTextAsync("Omar Haddad");

        await dana.Go(Wg11 + "?all=true&asof=2023-02");
        await Assertions.Expect(dana.Page.Locator("table.facts tbody tr", new() { HasText = "Lena Fischer" }).First).ToBeVisibleAsync();
        var term = dana.Page.Locator("table.facts tbody tr", new() { HasText = "Convenor" }).Filter(new() { HasText = "Heng Qian" });
        await Assertions.Expect(term).ToHaveCountAsync(0);
        await dana.Go(Wg11 + "?all=true&asof=2022-08");
        await Assertions.Expect(term).ToBeVisibleAsync();
        await dana.Photographed("s03-5-then");
    }

    private static async Task Result(Seat by, string name, string document)
    {
        await by.Go(Wg11 + "?form=add");
        await by.Fill("#claim-document", document);
        await by.Fill("#claim-quote", $"{name} was elected convenor.");
        await by.Page.Locator("#claim-kind").SelectOptionAsync("role");
        await by.Fill("#claim-role", "convenor");
        await by.Page.GetByRole(AriaRole.Combobox, new() { Name = "With (optional)" }).FillAsync(name);
        await by.Page.GetByRole(AriaRole.Combobox, new() { Name = "With (optional)" }).BlurAsync();
        await by.Fill("#claim-from", "2023-01");
        await by.Press("Record the fact");
        await Assertions.Expect(by.Page.Locator("#form")).ToHaveCountAsync(0);
    }
}
