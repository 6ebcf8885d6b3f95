using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>What the study states, read off the pages with the place of its source.</summary>
public sealed class SampleFactsTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Study = "Study for NIST";

    /// <summary>A page, a row of it by its heading and its words, and what is said when it happened or held.</summary>
    private static readonly (string Record, string Row, string Text, string? When)[] Facts =
    [
        ("committee/itu-t/sg15/q11", "Part of", "Study Group 15", null),
        ("committee/itu-t/sg15/q11", "Rapporteur", "Nokia", null),
        ("committee/itu-t/sg15/q11", "Rapporteur", "Microsemi Corporation", null),
        ("committee/jtc1/wg-9", "Ended", "", "2017"),
        ("committee/jtc1/wg-9", "Incorporated into", "Subcommittee 42", "2017"),
        ("committee/itu-t/fg-imt-2020", "Parallel", "Working Party 5D", null),
        ("committee/itu-t/sg13", "Prohibition", "discussion banned", "Mar 2022"),
        ("committee/jtc1/wg-11", "Convenor", "Heng Qian", "Dec 2022"),
        ("committee/itu-t", "Study period", "Study Period 2017-2020", null),
        ("work-item/itu/aiot", "Editor", "ZTE", null),
        ("work-item/itu/aiot", "Kind", "Recommendation", null),
        ("work-item/iso/23837-2", "Stage", "proposal", "2018"),
        ("standard/iso/30141", "Stage", "60.60", "Aug 2018"),
        ("standard/iso/20547-4", "Committee", "Working Group 9", null),
        ("standard/itu/x1811", "Former title", "in 5G systems", null),
        ("standard/itu/scp", "Editor", "India", null),
        ("standard/itu/bdrm", "Foundational document", "Roadmap", null),
        ("organization/quantumctek-co.-ltd", "Also named", "科大国盾量子技术股份有限公司", null),
        ("organization/institute-of-communication-standards-research", "Part of", "Chinese Academy of Telecommunications Research", null),
        ("person/wo-chang", "Convenor", "Working Group 9", null),
        ("person/tangli-liu", "Family name", "Liu", null),
        ("meeting/jtc1-28", "Held", "France", null),
    ];

    [Fact]
    public async Task Facts_of_the_study_are_on_their_pages_each_with_its_source_one_press_away()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        foreach (var page in Facts.GroupBy(f => f.Record))
        {
            await head.Open(new Uri(server.Address, $"records/{page.Key}?all=true"));
            foreach (var (_, label, text, when) in page)
            {
                var row = head.Page.Locator("table.facts tbody tr").Filter(new() { Has = head.Page.Locator("th", new() { HasText = label }) })
                    .Filter(new() { HasText = text });
                if (when is not null) row = row.Filter(new() { HasText = when });
                await Assertions.Expect(row.First).ToBeVisibleAsync();
                await Assertions.Expect(row.First.GetByRole(AriaRole.Link, new() { NameRegex = new("^Source: .*line [0-9]+$") })).ToBeVisibleAsync();
            }
            await head.Page.Locator("table.facts tbody tr").First.GetByRole(AriaRole.Link, new() { NameRegex = new("^Source:") }).ClickAsync();
            await Assertions.Expect(head.Page.Locator("#source")).ToContainTextAsync(Study);
        }
        head.HasNoFaults();
    }

    [Fact]
    public async Task What_is_computed_missing_or_only_said_is_said_as_that()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await Sees("standard/iso/30141", "59 months from ");
        await Sees("standard/iso/19637", "26 months from ");
        await Sees("committee/itu-t?all=true", "1774 of 2766 = 64.14 %");
        await Sees("committee/itu-t?all=true", "646 of 2766 = 23.36 %");
        await Sees("topic/report-2022/set/set-itut-rec2766", "not approved");
        await Sees("committee/itu?all=true", "Not archived");
        await Sees("committee/iso?all=true", "Not provided");
        await Sees("meeting/jtc1-28", "Objections: none recorded.");
        await head.Open(new Uri(server.Address, "records/work-item/itu/5gmsg"));
        var heard = head.Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Heard, not confirmed") }).First;
        await Assertions.Expect(heard).ToContainTextAsync("China Mobile");
        await head.Open(new Uri(server.Address, "records/committee/itu-t/sg20"));
        await Assertions.Expect(head.Page.Locator(".cand")).ToHaveCountAsync(await head.Page.Locator(".cand:has(a.src)").CountAsync());
        foreach (var year in (string[])["2015", "2016", "2017"]) await Assertions.Expect(head.Page.Locator(".cand").GetByText(year).First).ToBeVisibleAsync();
        head.HasNoFaults();

        async Task Sees(string record, string words)
        {
            await head.Open(new Uri(server.Address, "records/" + record));
            await Assertions.Expect(head.Page.Locator("#main").GetByText(words).First).ToBeVisibleAsync();
        }
    }
}
