using System.Text;
using Microsoft.Playwright;
using Tracker.Testing;

namespace Tracker.System.Tests.Browser;

/// <summary>Documents of sources, as people add, cite, read and compare them.</summary>
public sealed class SourceTests(SampleServer server) : IClassFixture<SampleServer>
{
    [Fact]
    public async Task Document_is_added_cited_by_its_words_shown_to_others_and_compared_with_what_its_publisher_made_of_it()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        var page = head.Page;
        await page.GotoAsync(new Uri(server.Address, "/records/source").ToString());
        await page.GetByRole(AriaRole.Link, new() { Name = "New source" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync("List of editors");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the source", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("List of editors");

        await Add(page, "editors-1.txt", "Editors of the item\nA. Adams\nB. Brown\nC. Chen\n", "2022-03");
        await Add(page, "editors-2.txt", "Editors of the item\nA. Adams\nC. Chen\n", "2022-11");
        await page.GetByRole(AriaRole.Link, new() { Name = "What changed" }).ClickAsync();
        await Assertions.Expect(page.Locator("#difference del")).ToHaveTextAsync("Removed: B. Brown");
        await Assertions.Expect(page.Locator("#difference ins")).ToHaveCountAsync(0);
        await Person.Accessible(page);

        await page.GotoAsync(new Uri(server.Address, "/records/work-item/itu/newip?form=add").ToString());
        await page.GetByLabel("Document", new() { Exact = true }).FillAsync("List of editors");
        await page.GetByLabel("Words of the source").FillAsync("A. Adams  C. Chen");
        await Assertions.Expect(page.Locator("#form [role=status]").First).ToContainTextAsync("Found in List of editors");
        await page.GetByLabel("Kind of fact").SelectOptionAsync("identified");
        await page.Locator("#claim-identifier").FillAsync("TSAG-C83-editors");
        await page.GetByRole(AriaRole.Button, new() { Name = "Record the fact", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#source mark")).ToHaveTextAsync("A. Adams C. Chen");

        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await member.Page.GotoAsync(page.Url);
        await Assertions.Expect(member.Page.Locator("#source mark")).ToHaveTextAsync("A. Adams C. Chen");
        await member.Page.GetByRole(AriaRole.Link, new() { Name = "Read on in the document" }).ClickAsync();
        await Assertions.Expect(member.Page.Locator("#text mark")).ToContainTextAsync("A. Adams");
        await Person.Accessible(member.Page);
        head.HasNoFaults();
        member.HasNoFaults();
    }

    [Fact]
    public async Task Every_fact_of_the_sample_shows_its_words_once_the_text_of_the_study_is_added()
    {
        if (SharedData.Study is not { } study) return;
        await using var liaison = await Person.SignIn(server.Browser, await server.LinkOf("sample-liaison"));
        var page = liaison.Page;
        await page.GotoAsync(new Uri(server.Address, "/records/source/report-2022").ToString());
        await Add(page, "report.txt", await File.ReadAllTextAsync(study), "2022-11");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look up the words of all" }).ClickAsync();
        await Assertions.Expect(page.GetByText("each leads to its words")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(server.Address, "/records/work-item/itu/newip").ToString());
        await page.Locator("a.src").First.ClickAsync();
        await Assertions.Expect(page.Locator("#source mark").First).ToBeVisibleAsync();
        liaison.HasNoFaults();
    }

    private static async Task Add(IPage page, string name, string text, string taken)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a document" }).ClickAsync();
        await page.GetByLabel("Document", new() { Exact = true }).SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.GetByLabel("As of").FillAsync(taken);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the document", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = name })).ToBeVisibleAsync();
    }
}
