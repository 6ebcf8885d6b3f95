using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>What a body decided: from the page of its meeting to a suggestion that one person confirms and another sees as a fact.</summary>
public sealed class DecisionTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Meeting = "meeting/jtc1-28", Decision = "decision/jtc1-28/7", Committee = "committee/jtc1/wg-11";
    private const string Words = "It appoints Ann Lee as editor of ISO/IEC 30141 for a three-year term.";

    [Fact]
    public async Task Suggestion_is_no_fact_until_a_person_confirms_it_and_another_sees_that_live()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await using var member = await Person.SignIn(
            server.Browser, await server.LinkOf("sample-member"), o => o.ViewportSize = new() { Width = 390, Height = 844 });
        await Opens(head);
        await head.Page.GotoAsync(new Uri(server.Address, "/records/" + Meeting).ToString());
        await Assertions.Expect(head.Page.Locator("#decisions")).ToContainTextAsync("3 open", new() { Timeout = Chromium.Patience });
        await Assertions.Expect(head.Page.Locator("#decisions")).ToContainTextAsync("outside the meeting of");
        await Person.Accessible(head.Page);
        await head.Page.Locator("#decisions").GetByRole(AriaRole.Link, new() { Name = "Appoint an editor" }).ClickAsync();
        await member.Page.GotoAsync(new Uri(server.Address, "/records/" + Decision).ToString());
        await Assertions.Expect(member.Page.Locator("#decision-words")).ToContainTextAsync(Words, new() { Timeout = Chromium.Patience });
        await Assertions.Expect(member.Page.Locator("#suggestions")).ToContainTextAsync("Leads to", new() { Timeout = Chromium.Patience });
        await Assertions.Expect(member.Page.Locator(".facts")).Not.ToContainTextAsync(["Ann Lee"]);
        await Assertions.Expect(member.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Decision 7: Appoint an editor");
        await Assertions.Expect(member.Page.GetByText("The days do not fit.")).ToBeVisibleAsync();
        await Assertions.Expect(member.Page.Locator("#decision-of")).ToContainTextAsync("JTC 1/WG 11");
        await Person.Accessible(member.Page);

        await Press(head, "Confirm: for a three-year term");
        var fact = member.Page.GetByRole(AriaRole.Region, new() { Name = "People and organisations", Exact = true });
        await Assertions.Expect(fact).ToContainTextAsync("Ann Lee", new() { Timeout = Chromium.Patience });
        await Press(member, "Reject: ISO/IEC 30141");
        await Assertions.Expect(head.Page.Locator("#suggestions summary")).ToContainTextAsync("Answered (2)", new() { Timeout = Chromium.Patience });
        await head.Page.Locator("#suggestions summary").ClickAsync();
        await Assertions.Expect(head.Page.Locator("#suggestions")).ToContainTextAsync("Rejected by Kim Tanaka (sample)");
        await Person.Accessible(head.Page);
        await TakenBack(head, member);
        var wide = await member.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth");
        Assert.False(wide);
        head.HasNoFaults();
        member.HasNoFaults();
    }

    /// <summary>An answer is no end: it is taken back and given again. The post stands with the committee as long as it is confirmed.</summary>
    private async Task TakenBack(Person head, Person member)
    {
        await Press(head, "Take back: ISO/IEC 30141");
        await Press(member, "Confirm: ISO/IEC 30141");
        await Assertions.Expect(head.Page.Locator("#suggestions")).ToContainTextAsync(
            "Confirmed by Kim Tanaka (sample)", new() { Timeout = Chromium.Patience });
        await member.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm: ISO/IEC 30141" }))
            .ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        await head.Page.GotoAsync(new Uri(server.Address, $"/records/{Committee}?all=true").ToString());
        var post = head.Page.Locator("table.facts tbody tr", new() { HasText = "Ann Lee" });
        await Assertions.Expect(post).ToContainTextAsync("editor of ISO/IEC 30141", new() { IgnoreCase = true, Timeout = Chromium.Patience });
        await member.Page.Locator("#suggestions summary").ClickAsync();
        await Press(member, "Take back: for a three-year term");
        await Assertions.Expect(head.Page.GetByText(new global::System.Text.RegularExpressions.Regex("^Corrected and withdrawn"))).ToBeVisibleAsync();
    }

    /// <summary>As an import does.</summary>
    private async Task Opens(Person head)
    {
        var source = new { document = "Resolutions of the plenary", quote = Words, locator = "7" };
        object Claim(string id, object statement, string on = "2013-11-15") => new { id, statement, source, valid = new { from = on } };
        var made = await head.Page.APIRequest.PostAsync(new Uri(server.Address, "/api/decision/open").ToString(), new()
        {
            DataObject = new
            {
                actor = Decision, operation = Guid.NewGuid(), compartment = "record", seen = 0,
                payload = new
                {
                    id = "title", title = "Appoint an editor", source, claims = (object[])
                    [
                        Claim("number", new { kind = "identified", identifier = "7", scheme = "JTC 1" }),
                        Claim("meeting", new { kind = "decided-at", meeting = new { name = "The plenary", actor = Meeting }, position = 1 }),
                        Claim("committee", new { kind = "committee", committee = new { name = "JTC 1/WG 11", actor = Committee } }),
                        Claim("adopted", new { kind = "decision-day", day = "adoption" }, "2014-03-01"),
                        Claim("clause", new { kind = "decision-clause", sort = "action", number = 1, verb = "appoints", text = Words, language = "eng" }),
                        Claim("due", new
                        {
                            kind = "decision-clause", sort = "action", number = 2, verb = "requests", language = "eng",
                            text = "It requests a report by 2014-06-30.",
                        }),
                    ],
                },
            },
        });
        Assert.True(made.Ok, await made.TextAsync());
    }

    private static async Task Press(Person person, string name)
    {
        var button = person.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        await Assertions.Expect(button).ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        await button.ClickAsync();
    }
}
