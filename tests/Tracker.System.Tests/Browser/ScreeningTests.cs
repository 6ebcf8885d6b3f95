using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>A government liaison imports a screening list, decides on a similar name and records the status; nobody else learns of it.</summary>
public sealed class ScreeningTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const float Patience = 60_000;
    private const string Organization = "organization/orionis-test";

    private const string List = "source,entity_number,name,addresses,federal_register_notice,start_date,source_list_url,alt_names\n"
        + "Entity List (EL) - Bureau of Industry and Security,,\"ORIONIS TECHNOLOGY CO., LTD.\",\"1 Long Road, Harbour\",87 FR 1,2020-01-02,"
        + "https://example.org/list,Orionis Keji\n"
        + "Entity List (EL) - Bureau of Industry and Security,,Vega Shipping,Harbour,,,,\n";

    [Fact]
    public async Task Similar_name_is_decided_by_a_person_recorded_by_a_person_and_seen_by_no_one_else()
    {
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        await Visit(liaison.Page, "/screening");
        await Assertions.Expect(liaison.Page.Locator("main")).ToContainTextAsync("No list has been imported yet", new() { Timeout = Patience });
        await liaison.PhotographEach("screening-empty");
        await Post(liaison.Page, "/api/organization/open", $$$"""
            {"actor":"{{{Organization}}}","operation":"{{{Guid.NewGuid()}}}","compartment":"record","seen":0,
            "payload":{"id":"o1","title":"Orionis Technologies (test)","source":{"document":"A list of members","quote":"Orionis Technologies"} } }
            """, "application/json");
        await Post(liaison.Page, "/api/screening/list?name=list.csv&apply=true&dated=2026-11-28", List, "application/octet-stream");

        await Visit(liaison.Page, "/screening");
        var pair = liaison.Page.Locator("#awaiting li.match");
        await Assertions.Expect(pair).ToContainTextAsync("ORIONIS TECHNOLOGY CO., LTD.", new() { Timeout = Patience });
        await pair.GetByText("Why", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(pair).ToContainTextAsync("technologies = technology (same meaning)");
        await pair.GetByText("The entry as printed").ClickAsync();
        await Assertions.Expect(pair).ToContainTextAsync("1 Long Road, Harbour");
        await Person.Accessible(liaison.Page);
        await liaison.PhotographEach("screening");
        await NarrowAndDark(liaison, "screening");

        var tab = await liaison.NewTab();
        await Visit(tab, "/records/" + Organization);
        await Assertions.Expect(tab.Locator("#similar-names li.match")).ToContainTextAsync("to decide", new() { Timeout = Patience });
        await pair.GetByText("Decide…").ClickAsync();
        await pair.GetByRole(AriaRole.Radio, new() { Name = "The same", Exact = true }).CheckAsync();
        await pair.GetByLabel("Why you think so").FillAsync("The address on their letters is the same");
        await pair.GetByRole(AriaRole.Button, new() { Name = "Keep the decision", Exact = true }).ClickAsync();
        await Assertions.Expect(liaison.Page.Locator("#awaiting")).ToContainTextAsync("Nothing awaits a decision", new() { Timeout = Patience });

        // The other page of the same moment shows it without being opened again.
        var decided = tab.Locator("#similar-names li.match");
        await Assertions.Expect(decided).ToContainTextAsync("The address on their letters is the same", new() { Timeout = Patience });
        await decided.GetByText("Record the status as a fact…").ClickAsync();
        await decided.GetByRole(AriaRole.Button, new() { Name = "For government only" }).ClickAsync();
        await Assertions.Expect(tab.Locator(".facts", new() { HasText = "Entity List" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(decided.GetByText("Record the status as a fact…")).ToHaveCountAsync(0);
        await Person.Accessible(tab);
        await liaison.Page.GotoAsync(new Uri(server.Address, "/records/" + Organization).ToString());
        await Assertions.Expect(liaison.Page.Locator("#similar-names li.match")).ToBeVisibleAsync(new() { Timeout = Patience });
        await liaison.PhotographEach("organization-screened");
        await NarrowAndDark(liaison, "organization-screened");

        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await Visit(head.Page, "/records/" + Organization);
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(
            "Orionis Technologies (test)", new() { Timeout = Patience });
        await Assertions.Expect(head.Page.Locator("#similar-names")).ToHaveCountAsync(0);
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Link, new() { Name = "Similar names" })).ToHaveCountAsync(0);
        await head.Page.GotoAsync(new Uri(server.Address, "/screening").ToString());
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToContainTextAsync("Similar", new() { Timeout = Patience });
        foreach (var word in (string[])["ORIONIS TECHNOLOGY", "letters is the same", "screening-list/us-csl"])
            Assert.DoesNotContain(word, await head.Received());
        liaison.HasNoFaults();
    }

    private static async Task NarrowAndDark(Person person, string name)
    {
        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await person.Page.SetViewportSizeAsync(390, 800);
        await person.Photograph(name + "-narrow-dark");
        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await person.Page.SetViewportSizeAsync(1280, 900);
    }

    private Task<IResponse?> Visit(IPage page, string path) => page.GotoAsync(new Uri(server.Address, path).ToString());

    private static async Task Post(IPage page, string path, string body, string type)
    {
        var status = await page.EvaluateAsync<int>(
            "async ([path, body, type]) => (await fetch(path, { method: 'POST', body, headers: { 'Content-Type': type } })).status",
            new[] { path, body, type });
        Assert.Equal(200, status);
    }
}
