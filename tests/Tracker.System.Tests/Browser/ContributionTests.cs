using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>A contribution from its record to its quality and its outcome: one member rates it, another sees that live, and nobody else does.</summary>
public sealed class ContributionTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Delegation = "delegation/sample-sg13", Point = "/d/sample-sg13/sample-framework", Item = "work-item/itu/newip";
    private const string First = "contribution/sg13-c0100", Second = "contribution/sg13-c0123", Alone = "contribution/sg13-c0124";
    private const string Note = "The framework names no problem of networks today.";

    private static readonly object Source = new { document = "Document register of SG13 (sample)", quote = "As registered" };

    [Fact]
    public async Task Member_rates_a_contribution_another_sees_it_live_an_outsider_never_and_the_outcome_goes_into_the_record_with_one_press()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await using var member = await Person.SignIn(
            server.Browser, await server.LinkOf("sample-member"), o => o.ViewportSize = new() { Width = 390, Height = 844 });
        await using var outsider = await Person.SignIn(server.Browser, await server.LinkOf("sample-program"));
        await Opens(head, First, "C0100", "Framework for vertical communications (sample)", []);
        await Opens(head, Second, "C0123", "Framework for vertical communications, revised (sample)",
            [Claim("revises", new { kind = "revises", contribution = new { name = "C0100", actor = First } })]);
        await Opens(head, Alone, "C0124", "Terms for vertical communications (sample)",
            [Claim("outcome", new { kind = "outcome", outcome = "partly-incorporated", clause = "clause 6" })]);

        await Listed(member);
        await Rated(head, member);
        await Opened(outsider, Second);
        await Assertions.Expect(outsider.Page.Locator("#chain")).ToContainTextAsync("no outcome recorded");
        await Assertions.Expect(outsider.Page.GetByRole(AriaRole.Heading, new() { Name = "Our ratings" })).ToHaveCountAsync(0);
        Assert.DoesNotContain(Note, await outsider.Received(), StringComparison.Ordinal);
        Assert.DoesNotContain("quality-rating", await outsider.Received(), StringComparison.Ordinal);
        await Reported(head);
        foreach (var person in new[] { head, member, outsider }) person.HasNoFaults();
    }

    /// <summary>The work item lists them: a revised one once, with what became of each.</summary>
    private async Task Listed(Person member)
    {
        await Opened(member, Item);
        var list = member.Page.Locator("#contributions");
        await Assertions.Expect(list.Locator("tbody").First.Locator("tr")).ToHaveCountAsync(2);
        await Assertions.Expect(list).ToContainTextAsync("Partly incorporated");
        await Assertions.Expect(list).ToContainTextAsync("2 contributions, 1 with a recorded outcome.");
        await Person.Accessible(member.Page);
        Assert.False(await member.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await member.Photograph("contributions-narrow");
    }

    private async Task Rated(Person head, Person member)
    {
        foreach (var person in new[] { head, member })
        {
            await person.Page.GotoAsync(new Uri(server.Address, Point).ToString());
            await Assertions.Expect(person.Page.Locator("#ratings")).ToContainTextAsync(
                "2 submitted / 0 substantive / 2 not rated", new() { Timeout = Chromium.Patience });
        }
        await Press(head, "Rate…: C0123 Framework for vertical communications, revised (sample)");
        var form = head.Page.Locator("#rating-sg13-c0123 form");
        foreach (var test in (string[])["Addresses a real problem", "Proposes a real solution", "Technical in nature"])
            await form.GetByRole(AriaRole.Group, new() { Name = test }).GetByRole(AriaRole.Radio, new() { Name = "Yes" }).CheckAsync();
        await form.GetByLabel("Note (optional)").FillAsync(Note);
        await head.Photograph("contributions-rating");
        await Person.Accessible(head.Page);
        await form.GetByRole(AriaRole.Button, new() { Name = "Record the rating", Exact = true }).ClickAsync();
        foreach (var person in new[] { head, member })
        {
            await Assertions.Expect(person.Page.Locator("#ratings")).ToContainTextAsync("2 submitted / 1 substantive / 1 not rated");
            await Assertions.Expect(person.Page.Locator("#rating-sg13-c0123")).ToContainTextAsync(Note);
        }
        await Person.Accessible(member.Page);
        await member.Photograph("contributions-rated-narrow");
        await Opened(member, Second);
        await Assertions.Expect(member.Page.Locator("#chain tbody tr")).ToHaveCountAsync(2);
        var ours = member.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Our ratings") });
        await Assertions.Expect(ours).ToContainTextAsync("Technical in nature: 1 yes, 0 no");
        await Person.Accessible(member.Page);
        await member.Page.SetViewportSizeAsync(1280, 900);
        await member.PhotographEach("contribution");
        await head.Page.GotoAsync(new Uri(server.Address, "/records/" + Item).ToString());
        await Assertions.Expect(head.Page.Locator("#contributions")).ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        await head.PhotographEach("contributions");
        await head.Page.GotoAsync(new Uri(server.Address, Point).ToString());
        await Assertions.Expect(head.Page.Locator("#ratings")).ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        await head.PhotographEach("contributions-rated");
    }

    /// <summary>The outcome of the point opens a form of the work item that is filled, and one press records it.</summary>
    private async Task Reported(Person head)
    {
        await Sends(head, Delegation, "open-floor", "delegation", new { });
        await Sends(head, Delegation, "report-point", "delegation", new
        {
            point = "sample-framework", version = 0, outcome = "not-accepted", met = "as-preferred", text = "The framework is not taken up.", source = "TD 123",
        });
        await head.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13/report").ToString());
        var point = head.Page.Locator("#outcome-sample-framework");
        await Assertions.Expect(point.GetByRole(AriaRole.Link, new() { Name = "C0123" })).ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        await Assertions.Expect(head.Banner).ToContainTextAsync("Saved");
        await point.GetByRole(AriaRole.Link, new() { Name = "Future Vertical Communications Networks", Exact = true }).ClickAsync();
        var form = head.Page.Locator("#form");
        await Assertions.Expect(form).ToContainTextAsync("Filled from the report of your delegation.");
        await Assertions.Expect(form.GetByLabel("Document", new() { Exact = true })).ToHaveValueAsync("TD 123");
        await Person.Accessible(head.Page);
        await head.Photograph("contributions-into-the-record");
        await form.GetByRole(AriaRole.Button, new() { Name = "Record the fact", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Page.Locator("#source")).ToContainTextAsync("The framework is not taken up.", new() { Timeout = Chromium.Patience });
    }

    private Task Opens(Person head, string actor, string number, string title, object[] more) => Sends(head, actor, "open", "record", new
    {
        id = "title", title, source = Source, claims = (object[])
        [
            Claim("number", new { kind = "identified", identifier = number }),
            Claim("sort", new { kind = "contribution-sort", sort = "new-recommendation" }),
            Claim("to", new { kind = "submitted-to", to = new { name = "New IP", actor = Item } }, "2026-10-05"),
            Claim("sponsor", new { kind = "sponsor", sponsor = new { name = "Syldavia" }, party = "country", coSponsor = false }),
            Claim("with", new
            {
                kind = "sponsor", sponsor = new { name = "Klow Telecom" }, party = "organization", coSponsor = true, country = "Borduria",
            }),
            .. more,
        ],
    });

    private async Task Sends(Person head, string actor, string command, string compartment, object payload)
    {
        var made = await head.Page.APIRequest.PostAsync(new Uri(server.Address, $"/api/{actor.Split('/')[0]}/{command}").ToString(), new()
        {
            DataObject = new { actor, operation = Guid.NewGuid(), compartment, seen = 0, payload },
        });
        Assert.True(made.Ok, await made.TextAsync());
    }

    private async Task Opened(Person person, string record)
    {
        await person.Page.GotoAsync(new Uri(server.Address, "/records/" + record).ToString());
        await Assertions.Expect(person.Banner).ToContainTextAsync("Saved", new() { Timeout = Chromium.Patience });
    }

    private static object Claim(string id, object statement, string? on = null) =>
        on is null ? new { id, statement, source = Source } : new { id, statement, source = Source, valid = new { from = on } };

    private static async Task Press(Person person, string name)
    {
        var button = person.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        await Assertions.Expect(button).ToBeVisibleAsync(new() { Timeout = Chromium.Patience });
        await button.ClickAsync();
    }
}
