using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tracker.System.Tests.Server;

namespace Tracker.System.Tests.Browser;

/// <summary>
/// Every page in each of its states: full, without script, empty, refused, read only and without a connection. Axe finds nothing and nothing is wider
/// than the screen. <c>TRACKER_SCREENS=FOLDER</c> (<c>deploy/screens</c>) photographs each there in light and dark, at 1280 and 390 px.
/// </summary>
public sealed partial class EveryPageTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly string? Screens = Environment.GetEnvironmentVariable("TRACKER_SCREENS");

    private static readonly EveryPage Text = EveryPage.OfMembers.Single(p => p.Name == "text");

    private readonly List<string> faults = [];
    private ServerProcess server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.Start("--sample");
        await using var head = await SignIn("sample-head");
        await Write(head);
        await using var manager = await SignIn("sample-program");
        await Call(manager);
        await Host(manager);
        await Survey(manager);
        await Audit(manager);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task Every_page_is_accessible_and_fits_the_screen_full_empty_refused_and_read_only()
    {
        await using (var admin = await SignIn("admin"))
        {
            await Open(admin, EveryPage.OfMembers[0] with { Content = "h1" });
            foreach (var page in EveryPage.OfAdministrators) await Look(admin, page, "full");
            await Invite(admin, "Nia Okoro");
        }
        foreach (var role in new[] { "liaison", "program" })
        {
            await using var other = await SignIn("sample-" + role);
            await Open(other, EveryPage.OfMembers[0]);
            await Look(other, EveryPage.OfMembers[0] with { Name = "home-" + role }, "full");
            if (role == "liaison")
                foreach (var page in EveryPage.OfLiaisons) await Look(other, page, "empty");
            else
                foreach (var page in EveryPage.OfProgramManagers) await Look(other, page, "full");
        }
        await using (var head = await SignIn("sample-head"))
        {
            await Open(head, EveryPage.OfMembers[0]);
            foreach (var page in EveryPage.OfMembers) await Look(head, page, "full");
            await Invite(head, "Ola Berg", ("role", "observer"), ("delegation", "delegation/sample-sg13"), ("organization", "org/sample-industry"));
        }
        await using (var newcomer = await SignIn("nia.okoro"))
        {
            await Open(newcomer, EveryPage.OfMembers[0] with { Content = "h1" });
            foreach (var name in new[] { "home", "delegations", "sessions" })
                await Look(newcomer, EveryPage.OfMembers.Single(p => p.Name == name) with { Content = "h1" }, "empty");
            foreach (var name in new[] { "board", "point", "record" })
                await Look(newcomer, EveryPage.OfMembers.Single(p => p.Name == name) with { Content = "h1" }, "refused");
            await Look(newcomer, EveryPage.OfAdministrators[0] with { Content = "h1" }, "refused");
            await Look(newcomer, new("no-such-page", "/nowhere", "h1"), "refused");
        }
        await using (var observer = await SignIn("ola.berg"))
        {
            await Open(observer, EveryPage.OfMembers[0] with { Content = "h1" });
            await observer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept the invitation") }).ClickAsync();
            await Assertions.Expect(observer.Page.GetByText("You are on the roster now.")).ToBeVisibleAsync();
            foreach (var page in EveryPage.OfMembers.Where(p => p.Address.StartsWith("/d/sample-sg13", StringComparison.Ordinal) || p == Text))
                await Look(observer, page, "read-only");
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Every_page_can_be_read_without_a_connection_and_says_that_it_is_offline()
    {
        await using var head = await SignIn("sample-head");
        await Open(head, EveryPage.OfMembers[0]);
        foreach (var page in EveryPage.OfMembers) await Go(head.Page, page);
        await server.Kill();
        await Assertions.Expect(head.Banner).ToContainTextAsync("Reconnecting");
        // Where one is signed in is not kept: the page says that it could not be loaded.
        foreach (var page in EveryPage.OfMembers.Select(p => p.Name == "sessions" ? p with { Content = "[role=alert]" } : p))
        {
            await Go(head.Page, page);
            await Assertions.Expect(head.Banner).ToContainTextAsync(Contactless());
            await Check(head.Page, page, "disconnected");
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Page_that_waits_for_the_server_says_that_it_is_loading()
    {
        await using var head = await SignIn("sample-head");
        var waits = false;
        await head.Page.RouteWebSocketAsync("**/*", page =>
        {
            var hub = page.ConnectToServer();
            page.OnMessage(sent => hub.Send(sent.Text!));
            // Pings pass; answers do not come.
            hub.OnMessage(answer => { if (!waits || !answer.Text!.Contains("\"type\":3", StringComparison.Ordinal)) page.Send(answer.Text!); });
        });
        await head.Page.RouteAsync("**/api/**", route => waits ? Task.CompletedTask : route.ContinueAsync());
        await Open(head, EveryPage.OfMembers.Single(p => p.Name == "sessions"));
        waits = true;
        foreach (var name in new[] { "record-list", "delegations", "board", "point", "text", "record", "work-item", "home" })
        {
            var page = EveryPage.OfMembers.Single(p => p.Name == name);
            await head.Page.EvaluateAsync("to => Blazor.navigateTo(to)", page.Address);
            await Assertions.Expect(head.Page.Locator("main [aria-busy=true]").First).ToBeVisibleAsync();
            await Check(head.Page, page, "loading");
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task Every_page_is_written_whole_before_any_script_runs()
    {
        await using var head = await Person.SignIn(chromium.Browser, await server.Link("sample-head"), o => o.JavaScriptEnabled = false);
        // The words of a text are drawn by its editor, and a form takes nothing before the browser has it.
        foreach (var page in EveryPage.OfMembers.Select(p => p == Text ? p with { Content = ".text-head h1" }
            : p.Name is "work-item-form" or "work-item-merge" or "meeting-schedule" ? p with { Content = ".facts a.src" }
            : p.Name == "source-form" ? p with { Content = "main .empty" } : p))
        {
            await head.Page.GotoAsync(new Uri(server.Address, page.Address).ToString());
            if (await head.Page.Locator(page.Content).CountAsync() == 0) faults.Add($"{page.Name}: its content waits for a script");
            foreach (var scheme in Screens is null ? [] : new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await head.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await head.Page.ScreenshotAsync(new() { Path = FileOf(page.Name, "unscripted", 1280, scheme), FullPage = true });
            }
        }
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    /// <summary>Five rounds through all pages in an order of their own, after a first one that warms them.</summary>
    [Fact]
    public async Task Going_from_page_to_page_shows_the_content_soon_in_the_same_document_on_the_same_connection()
    {
        await using var head = await SignIn("sample-head");
        await Open(head, EveryPage.OfMembers[0]);
        foreach (var page in EveryPage.OfMembers) await Go(head.Page, page);
        var sockets = 0;
        head.Page.WebSocket += (_, _) => sockets++;
        var order = new Random(20_22);
        var took = new List<(string Page, double Milliseconds)>();
        for (var round = 0; round < 5; round++)
            foreach (var page in EveryPage.OfMembers.OrderBy(_ => order.Next()).ToList())
                if (!head.Page.Url.EndsWith(page.Address, StringComparison.Ordinal)) took.Add((page.Name, await Go(head.Page, page)));
        var sorted = took.OrderBy(t => t.Milliseconds).ToList();
        var (half, p95) = (sorted[sorted.Count / 2].Milliseconds, sorted[sorted.Count * 95 / 100].Milliseconds);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{took.Count} ways between {EveryPage.OfMembers.Count} pages: p50 {half:0} ms, p95 {p95:0} ms; "
            + $"slowest {string.Join(", ", sorted.TakeLast(4).Select(t => $"{t.Page} {t.Milliseconds:0}"))}"));
        Assert.Equal(0, sockets);
        Assert.True(p95 <= Soon, $"p95 is {p95} ms.");
    }

    /// <summary>Milliseconds. The program that people get is trimmed and compiled ahead; the one of a developer is neither.</summary>
    private static double Soon => Environment.GetEnvironmentVariable("TRACKER_SERVER") is null ? 1_000 : 200;

    private async Task<Person> SignIn(string participant) => await Person.SignIn(chromium.Browser, await server.Link(participant));

    private static async Task Open(Person person, EveryPage page)
    {
        await person.Page.GotoAsync(new Uri(new Uri(person.Page.Url), page.Address).ToString());
        await Assertions.Expect(person.Page.Locator(page.Content).First).ToBeVisibleAsync();
        await Assertions.Expect(person.Banner).ToContainTextAsync("Saved");
    }

    /// <summary>Writes a text of the delegation.</summary>
    private async Task Write(Person by)
    {
        object[] text =
        [
            new { insert = "1 Position" }, new { insert = "\n", attributes = new { header = 2 } },
            new { insert = "This delegation does not support any work item that presupposes a new network layer.\n" },
        ];
        var asked = await by.Page.APIRequest.PostAsync(new Uri(server.Address, "api/draft/create-draft").ToString(), new()
        {
            DataObject = new
            {
                actor = "draft/" + EveryPage.TextKey, operation = Guid.NewGuid(), compartment = "delegation", seen = 0,
                payload = new { title = "Statement on a new network layer", text },
            },
        });
        Assert.True(asked.Ok, await asked.TextAsync());
    }

    /// <summary>Opens a call for small businesses.</summary>
    private async Task Call(Person by)
    {
        var deadline = new { at = DateTimeOffset.UtcNow.AddDays(40), zone = "America/New_York" };
        var question = new { id = "small", question = "Has your company fewer than 500 employees?", rule = "Terms, paragraph 2", wanted = true };
        var terms = new
        {
            title = "Small businesses in quantum standards", @for = "Taking part in three meetings of one Question", deadline, currency = "USD",
            mostPerAward = 3_000_000, mostPerApplicant = 5_000_000, costs = new[] { "travel", "labour" }, criteria = new[] { question },
        };
        var money = new { program = "program/sample-participation", fund = "sample-fy-2027", stream = "sample-roadmap", most = 10_000_000, name = "Roadmap" };
        var asked = await by.Page.APIRequest.PostAsync(new Uri(server.Address, "api/call/open-call").ToString(), new()
        {
            DataObject = new
            {
                actor = EveryPage.CallKey, operation = Guid.NewGuid(), compartment = "program", seen = 0, payload = new { terms, money },
            },
        });
        Assert.True(asked.Ok, await asked.TextAsync());
    }

    /// <summary>Opens a hosting plan with a venue and a task.</summary>
    private async Task Host(Person by)
    {
        var (planned, spring) = (new { first = "2027-03-08", last = "2027-03-12" }, new { first = "2027-04-12", last = "2027-04-16" });
        var terms = new { name = "Harbor Center", place = "Boston, United States", days = spring, status = "reserved", capacity = 120 };
        foreach (var (command, payload) in new (string, object)[]
        {
            ("open-hosting", new { title = "Plenary of WG 11", days = planned }), ("add-venue", new { id = "harbor", terms }),
            ("select-venue", new { to = "harbor" }), ("add-hosting-task", new { id = "letters", title = "Send invitation letters", lead = 90 }),
        })
        {
            var asked = await by.Page.APIRequest.PostAsync(new Uri(server.Address, "api/hosting/" + command).ToString(), new()
            {
                DataObject = new { actor = EveryPage.HostingKey, operation = Guid.NewGuid(), compartment = "delegation", seen = 0, payload },
            });
            Assert.True(asked.Ok, await asked.TextAsync());
        }
    }

    /// <summary>Opens an audit with a finding that is open, one that is closed, a partner and a task.</summary>
    private async Task Audit(Person by)
    {
        var source = new { document = "Rules of procedure", quote = "Votes are held in session", link = "https://example.org/rules" };
        var days = new { first = "2027-02-01", last = "2027-05-31" };
        var body = new { name = "ITU-T SG20", actor = "committee/itu-t/sg20" };
        foreach (var (command, payload) in new (string, object)[]
        {
            ("open-audit", new { title = "Voting in SG 20, 2027", body, days }),
            ("record-audit-finding", new { id = "votes", terms = new { criterion = "openness", found = "No public record of voting", source } }),
            ("record-audit-finding", new { id = "notice", terms = new { criterion = "due-process", found = "No notice of the last call", source } }),
            ("close-audit-finding", new { id = "notice", evidence = source, remedy = "Notice is given two weeks before" }),
            ("add-audit-partner", new { id = "partner", name = "Delegation of Syldavia", country = "Syldavia" }),
            ("add-follow-up", new { id = "ask", terms = new { title = "Ask for it", owner = "Sample Office", due = "2027-06-30", finding = "votes" } }),
        })
        {
            var asked = await by.Page.APIRequest.PostAsync(new Uri(server.Address, "api/audit/" + command).ToString(), new()
            {
                DataObject = new { actor = EveryPage.AuditKey, operation = Guid.NewGuid(), compartment = "program", seen = 0, payload },
            });
            Assert.True(asked.Ok, await asked.TextAsync());
        }
    }

    /// <summary>A survey that is closed, and one to which the head is invited.</summary>
    private async Task Survey(Person by)
    {
        var to = new { all = new[] { new { participant = "sample-head", group = "org/sample-industry" } } };
        foreach (var (survey, command, payload) in new (string, string, object)[]
        {
            ("survey/2026", "open-survey", new { about = "What keeps people away" }),
            (EveryPage.SurveyKey, "open-survey", new { about = "What keeps people away from standards work" }),
            (EveryPage.SurveyKey, "invite-to-survey", new { to, words = "Please answer by Friday" }),
        })
        {
            var asked = await by.Page.APIRequest.PostAsync(new Uri(server.Address, "api/survey/" + command).ToString(), new()
            {
                DataObject = new { actor = survey, operation = Guid.NewGuid(), compartment = "program", seen = 0, payload },
            });
            Assert.True(asked.Ok, await asked.TextAsync());
        }
        var closed = await by.Page.APIRequest.PostAsync(
            new Uri(server.Address, "api/surveys/close").ToString(), new() { DataObject = new { survey = "survey/2026" } });
        Assert.True(closed.Ok, await closed.TextAsync());
    }

    private async Task Invite(Person by, string name, params (string Name, string Value)[] more)
    {
        var body = new Dictionary<string, string> { ["name"] = name, ["email"] = name.Replace(' ', '.').ToLowerInvariant() + "@example.org" };
        foreach (var (field, value) in more) body[field] = value;
        var asked = await by.Page.APIRequest.PostAsync(new Uri(server.Address, "api/invitations").ToString(), new() { DataObject = body });
        Assert.True(asked.Ok, await asked.TextAsync());
    }

    /// <summary>Goes there inside the application and looks at it from every side; what is wrong is kept.</summary>
    private async Task Look(Person person, EveryPage page, string state)
    {
        await Go(person.Page, page);
        await Check(person.Page, page, state);
    }

    private async Task Check(IPage page, EveryPage at, string state)
    {
        var name = $"{at.Name}-{state}";
        foreach (var violation in await Violations(page)) faults.Add($"{name}: {violation}");
        foreach (var width in new[] { 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            var wide = await page.EvaluateAsync<string[]>("""
                () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
                  .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
                  .map(e => `${e.tagName}.${e.className} ends at ${Math.round(e.getBoundingClientRect().right)}`).slice(0, 5)
                """);
            if (wide.Length > 0) faults.Add($"{name}: wider than {width} px: {string.Join(", ", wide)}");
            if (Screens is null) continue;
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = FileOf(at.Name, state, width, scheme), FullPage = true });
            }
        }
    }

    private static string FileOf(string page, string state, int width, ColorScheme scheme) =>
        Path.Combine(Screens!, string.Create(CultureInfo.InvariantCulture, $"{page}-{state}-{width}-{scheme}.png").ToLowerInvariant());

    private static async Task<IEnumerable<string>> Violations(IPage page)
    {
        try
        {
            await Person.Accessible(page);
            return [];
        }
        catch (Xunit.Sdk.TrueException e)
        {
            return [e.Message];
        }
    }

    /// <summary>From the page that is shown to another, inside the application.</summary>
    /// <returns>Milliseconds until the content was there.</returns>
    private static async Task<double> Go(IPage page, EveryPage to)
    {
        var took = await page.EvaluateAsync<double>("""
            async ([to, content]) => {
              const from = performance.now();
              Blazor.navigateTo(to);
              for (;;) {
                const [main, now] = [document.querySelector('main'), performance.now()];
                if (location.pathname + location.search === to && main.querySelector(content) && !main.querySelector('[aria-busy=true]')) return now - from;
                if (now - from > 30_000) return -1;
                await new Promise(requestAnimationFrame);
              }
            }
            """, new[] { to.Address, to.Content });
        Assert.True(took >= 0, $"The content of {to.Name} does not come.");
        return took;
    }

    [GeneratedRegex("Reconnecting|Offline")]
    private static partial Regex Contactless();
}
