using Microsoft.Playwright;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>A liaison audits a committee and a program manager follows it live; a finding stays open until there is evidence. On two servers.</summary>
public sealed class AuditTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Title = "Voting in SG20 (sample)", Found = "No public record of voting";
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    [Fact]
    public async Task Finding_of_a_liaison_stays_open_on_every_screen_until_evidence_is_given()
    {
        await servers.Add("auditor", "Ines Duarte (sample)", GroupId.Parse("org/venue-works"), OrganizationKind.Company, "Venue Works (sample)");
        await using var liaison = await servers.SignIn("sample-liaison");
        await using var manager = await servers.SignIn("sample-program");
        await using var outsider = await servers.SignIn("auditor");
        var audit = await Opened(liaison, manager);
        await Recorded(liaison, manager);
        await Refused(manager);
        await Followed(liaison, manager);
        await Closed(liaison, manager);
        await Hidden(outsider, audit);
        foreach (var seat in new[] { liaison, manager, outsider }) seat.Person.HasNoFaults();
    }

    private static async Task<string> Opened(Seat liaison, Seat manager)
    {
        await liaison.Go("audits");
        await liaison.Sees("No audit is recorded");
        await liaison.Photographed("audit-0-none");
        await liaison.Page.GetByRole(AriaRole.Link, new() { Name = "New audit" }).First.ClickAsync();
        await liaison.Fill("#audit-title", Title);
        await liaison.Page.Locator("#audit-body").FillAsync("SG20");
        await liaison.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await liaison.Fill("#audit-first", Day(5));
        await liaison.Fill("#audit-last", Day(2));
        await liaison.Press("Open the audit");
        await liaison.Sees("The last day must not be before the first.");
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("audit-1-new");
        await liaison.Fill("#audit-last", Day(60));
        await liaison.Press("Open the audit");
        await liaison.Page.WaitForURLAsync("**/audit/*");
        await liaison.Sees("In 5 days", ".strip");
        var audit = new Uri(liaison.Page.Url).AbsolutePath.Trim('/');
        await manager.Go("audits");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await manager.Sees("None is recorded yet", "#findings");
        return audit;
    }

    /// <summary>The manager, on the other server, sees it live.</summary>
    private static async Task Recorded(Seat liaison, Seat manager)
    {
        await liaison.Press("Finding…");
        await liaison.Fill("#finding-found", Found);
        await liaison.Press("Record the finding");
        await liaison.Sees("A finding needs its source", "dialog[open]");
        await liaison.Fill("#finding-document", "Rules of procedure");
        await liaison.Press("Record the finding");
        await liaison.Sees("A source must have a quote, a link or a passage of a document.", "dialog[open]");
        await liaison.Photographed("audit-2-finding");
        await liaison.Fill("#finding-link", "https://example.org/rules");
        await liaison.Press("Record the finding");
        await manager.Sees(Found, "#findings li");
        await manager.Sees("open", "#findings li > .chip");
        await Person.Accessible(manager.Page);
    }

    /// <summary>Without evidence nothing is closed, and the words that were written are still there.</summary>
    private static async Task Refused(Seat manager)
    {
        await manager.Press($"Close with evidence: {Found}");
        await manager.Fill("#closing-remedy", "Votes are published");
        await manager.Press("Close the finding");
        await manager.Sees("A finding stays open until there is evidence of its remedy", "dialog[open]");
        await Assertions.Expect(manager.Page.Locator("#closing-remedy")).ToHaveValueAsync("Votes are published");
        await Assertions.Expect(manager.Page.Locator("#findings li > .chip")).ToHaveTextAsync("open");
        await Person.Accessible(manager.Page);
        await manager.Photographed("audit-3-refused");
    }

    private static async Task Followed(Seat liaison, Seat manager)
    {
        await liaison.Press("Task…");
        await liaison.Fill("#follow-up-title", "Ask for the record of votes");
        await liaison.Fill("#follow-up-owner", "Delegation of Syldavia");
        await liaison.Fill("#follow-up-due", Day(90));
        await liaison.Page.Locator("#follow-up-finding").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await liaison.Press("Add the task");
        await liaison.Press("Partner…");
        await liaison.Fill("#partner-name", "Delegation of Syldavia");
        await liaison.Fill("#partner-country", "Syldavia");
        await liaison.Press("Add the partner");
        await liaison.Sees("Syldavia", "#audit-partners");
        await manager.Sees("Ask for the record of votes", "#follow-up");
    }

    private static async Task Closed(Seat liaison, Seat manager)
    {
        await manager.Fill("#closing-document", "Record of votes");
        await manager.Fill("#closing-link", "https://example.org/votes");
        await manager.Press("Close the finding");
        foreach (var seat in new[] { liaison, manager })
            await Assertions.Expect(seat.Page.Locator("#findings li > .chip")).ToHaveTextAsync("closed");
        await liaison.Sees("Votes are published", "#findings");
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("audit-4-closed");
        await liaison.Press($"Open again: {Found}");
        await liaison.Fill("#reopen-reason", "The page is gone");
        await liaison.Press("Open it again");
        await manager.Sees("The page is gone", "#findings");
        await Assertions.Expect(manager.Page.Locator("#findings li > .chip")).ToHaveTextAsync("open");
        await manager.Photographed("audit-5-manager");
    }

    private static async Task Hidden(Seat outsider, string audit)
    {
        await outsider.Go("audits");
        await outsider.Sees("No audit is recorded");
        await outsider.Go("search?q=voting");
        await outsider.Sees("Search");
        await Assertions.Expect(outsider.Main).Not.ToContainTextAsync(Title);
        await outsider.Go(audit);
        await Assertions.Expect(outsider.Main).Not.ToContainTextAsync(Found);
    }

    private static string Day(int inDays) => Today.AddDays(inDays).ToString("yyyy-MM-dd", global::System.Globalization.CultureInfo.InvariantCulture);
}
