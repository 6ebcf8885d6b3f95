using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>Every kind of page prints whole, in ink, with its marking.</summary>
public sealed partial class PaperTests(Chromium chromium) : IAsyncLifetime
{
    private const string Draft = "t/delegation/1/sample-sg13/delegation/papers/briefing";

    private static readonly string Long = string.Join('\n', Enumerable.Range(1, 66).Select(i => $"Line {i}, which is printed like the others."));

    private ServerProcess server = null!;
    private Person head = null!;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.Start("--sample");
        head = await Person.SignIn(chromium.Browser, server.Links["Alex Morgan (sample)"]);
        await head.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
    }

    public async ValueTask DisposeAsync()
    {
        if (head is not null) await head.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task Position_of_sixty_six_lines_is_printed_whole_with_its_record_audience_reader_and_date()
    {
        await head.OpenPoint(new Uri(server.Address, "d/sample-sg13"));
        await head.Field("Red line").FillAsync(Long);
        await head.Field("Red line").PressAsync("Control+Enter");
        await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
        await Print("delegation", "Delegation to ITU-T SG13 (sample)", "Delegation");
        Assert.True(await head.Page.EvaluateAsync<bool>("""
            () => {
              const copy = document.querySelector('#position-redLine + .field-text');
              const line = parseFloat(getComputedStyle(copy).lineHeight);
              return getComputedStyle(document.querySelector('#position-redLine')).display === 'none'
                && copy.dataset.text.split('\n').length === 66 && copy.clientHeight >= 66 * line && copy.scrollHeight <= copy.clientHeight;
            }
            """), "The whole text is on the paper.");
        await Assertions.Expect(head.Page.Locator(".pane-m .aud").First).ToHaveTextAsync("Delegation");
        Assert.True(await Sheets() >= 3, "Sixty-six lines and the rest take more than two sheets.");
    }

    [Fact]
    public async Task Text_of_many_lines_is_printed_whole()
    {
        await head.Open(new Uri(server.Address, "d/sample-sg13"));
        await head.Page.EvaluateAsync(
            """
            async lines => {
              const body = { actor: 'draft/delegation/1/sample-sg13/delegation/papers/briefing', operation: crypto.randomUUID(), compartment: 'delegation',
                seen: 0, payload: { title: 'Briefing', text: [{ insert: lines + '\n' }] } };
              const answer = await fetch('/api/draft/create-draft', { method: 'POST', headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify(body) });
              if (!answer.ok) throw new Error(await answer.text());
            }
            """, Long);
        await head.Open(new Uri(server.Address, Draft));
        await Assertions.Expect(head.Page.Locator(".ql-editor > p")).ToHaveCountAsync(66);
        await Print("draft", "Briefing", "Delegation");
        Assert.True(await Sheets() >= 2, "Sixty-six paragraphs take more than a sheet.");
    }

    [Fact]
    public async Task Lists_and_the_records_in_them_are_printed_whole()
    {
        foreach (var address in new[] { "", "d", "records", "records/no-such-kind" })
        {
            await head.Page.GotoAsync(new Uri(server.Address, address).ToString());
            await Print(address.Replace('/', '-'), "Tracker");
        }
        foreach (var kind in new[] { "committee", "work-item", "delegation" })
        {
            await Screen();
            await head.Page.GotoAsync(new Uri(server.Address, "records/" + kind).ToString());
            var first = head.Page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link).First;
            var title = await first.InnerTextAsync();
            await Print("records-" + kind, "Tracker");
            await Screen();
            await first.ClickAsync();
            await Assertions.Expect(head.Banner).ToHaveTextAsync("Saved");
            await Print("record-" + kind, title);
        }
    }

    [Fact]
    public async Task List_longer_than_a_page_says_so_on_paper_and_can_be_one_page()
    {
        await head.Page.GotoAsync(new Uri(server.Address, "records/committee").ToString());
        await Print("records-page", "Tracker");
        await Assertions.Expect(head.Page.Locator("p.on-paper")).ToBeVisibleAsync();
        await Assertions.Expect(head.Page.Locator("p.on-paper")).ToHaveTextAsync("Page 1 of this list. More pages follow.");
        await Screen();
        await head.Page.GetByRole(AriaRole.Link, new() { Name = "Up to 1000 on one page" }).ClickAsync();
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" })).ToHaveCountAsync(0);
        // The head of the table and more than the fifty of one page.
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Row).Nth(51)).ToBeAttachedAsync();
        await Print("records-whole", "Tracker");
    }

    [Fact]
    public async Task Administration_is_printed_whole()
    {
        await using var administrator = await Person.SignIn(chromium.Browser, await server.Link("admin"));
        await administrator.Open(new Uri(server.Address, "admin"));
        await Print(administrator, "Administrator", "administration", "Directory", "Administrators");
    }

    private Task Screen() => head.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Screen });

    /// <summary>What is on the paper: nothing is cut off, all of it is ink, and it says what it is, for whom and when.</summary>
    private Task Print(string name, params string[] marking) => Print(head, "Alex Morgan (sample)", name, marking);

    private static async Task Print(Person reader, string who, string name, params string[] marking)
    {
        await reader.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        var shown = reader.Page.Locator(".marking >> visible=true");
        await Assertions.Expect(shown).ToHaveCountAsync(1);
        foreach (var words in marking) await Assertions.Expect(shown).ToContainTextAsync(words);
        await Assertions.Expect(shown).ToContainTextAsync("For " + who);
        await Assertions.Expect(shown).ToContainTextAsync(Day());
        Assert.Empty(await reader.Page.EvaluateAsync<string[]>("""
            () => {
              const name = e => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`;
              const seen = [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && !e.closest('.unseen'));
              const cut = seen.filter(e => {
                const style = getComputedStyle(e);
                return style.overflowY !== 'visible' && e.scrollHeight > e.clientHeight + 1
                  || style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1;
              });
              const bright = seen.filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).filter(e => {
                const [r, g, b] = getComputedStyle(e).color.match(/[\d.]+/g).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                return 1.05 / (.2126 * r + .7152 * g + .0722 * b + .05) < 4.5;
              });
              const boxes = seen.filter(e => e.matches('select, input[type=date]'));
              const heads = seen.filter(e => e.matches('thead th') && !e.textContent.trim().includes(' '));
              const broken = heads.filter(e => {
                const words = document.createRange();
                words.selectNodeContents(e);
                return words.getClientRects().length > 1;
              });
              return [
                ...broken.map(e => 'a broken word: ' + name(e)), ...boxes.map(e => 'a box to choose in: ' + name(e)),
                ...cut.map(e => 'cut: ' + name(e)), ...bright.map(e => 'not ink: ' + name(e)),
              ];
            }
            """));
        Assert.Empty(await reader.Page.EvaluateAsync<string[]>("""
            () => document.documentElement.scrollWidth <= innerWidth ? [] : ['The page is wider than the paper.',
              ...[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth)
                .map(e => `${e.tagName}.${e.className} ends at ${e.getBoundingClientRect().right} of ${innerWidth}`)]
            """));
        await reader.Photograph("paper-" + name);
    }

    private async Task<int> Sheets() => Sheet().Count(Encoding.Latin1.GetString(await head.Page.PdfAsync(new() { Format = "A4" })));

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();

    [GeneratedRegex(@"\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d [A-Z]{3}")]
    private static partial Regex Day();
}
