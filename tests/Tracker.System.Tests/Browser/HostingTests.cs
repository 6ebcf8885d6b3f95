using Microsoft.Playwright;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>A meeting is hosted: the committee selects a venue that is lost later, an office tracks twelve visa cases of which five are open two weeks before,
/// and afterwards attendance is recorded. On two servers.</summary>
public sealed class HostingTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Title = "Plenary of WG 11 (sample)";
    private static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);
    private static readonly CompartmentId Office = CompartmentId.Parse("office/sample-office");

    [Fact]
    public async Task Meeting_is_hosted_with_its_visa_cases_closed_to_everyone_but_their_office()
    {
        await servers.Add("host", "Ines Duarte (sample)", GroupId.Parse("org/venue-works"), OrganizationKind.Company, "Venue Works (sample)");
        await servers.Add("official", "Noor Visser (sample)", GroupId.Parse("office/other"), OrganizationKind.GovernmentOffice, "Other Office (sample)");
        await using var manager = await servers.SignIn("sample-program");
        await using var host = await servers.SignIn("host");
        await using var liaison = await servers.SignIn("sample-liaison");
        await using var official = await servers.SignIn("official");

        var plan = await Opened(manager, host);
        await Selected(manager, host, liaison, plan);
        await Tracked(liaison, manager, host, plan);
        await Alerted(manager, host, liaison, plan);
        await Left(liaison);
        await Lost(manager, host, liaison);
        await Trained(host, liaison, manager, plan);
        await Hidden([manager, host, official], plan);
        await Attended(manager, host);
        foreach (var seat in new[] { manager, host, liaison, official }) seat.Person.HasNoFaults();
    }

    /// <summary>A meeting cannot end before it begins.</summary>
    private static async Task<ActorId> Opened(Seat manager, Seat host)
    {
        await host.Go("hosting");
        await host.Sees("No meeting is hosted");
        await manager.Go("hosting");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "New hosting plan" }).First.ClickAsync();
        await manager.Fill("#hosting-title", Title);
        await manager.Fill("#hosting-first", Day(40));
        await manager.Fill("#hosting-last", Day(38));
        await manager.Press("Open the plan");
        await manager.Sees("The last day must not be before the first.");
        await Person.Accessible(manager.Page);
        await manager.Photographed("s08-0-new");
        await manager.Fill("#hosting-last", Day(44));
        await manager.Press("Open the plan");
        await manager.Page.WaitForURLAsync("**/hosting/plenary*");
        await manager.Page.Locator("#committee").FillAsync("Ines");
        await manager.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("Ines Duarte") }).First.ClickAsync();
        await manager.Sees("Ines Duarte", "ul.recipients");
        return ActorId.Parse(new Uri(manager.Page.Url).AbsolutePath.Trim('/'));
    }

    /// <summary>The committee selects live: the manager's page, on the other server, has it, and the amounts stay there.</summary>
    private static async Task Selected(Seat manager, Seat host, Seat liaison, ActorId plan)
    {
        await host.Sees(Title);
        await host.Page.GetByRole(AriaRole.Link, new() { Name = Title }).ClickAsync();
        await host.Page.WaitForURLAsync("**/" + plan.Value);
        await liaison.Go(plan.Value);
        await Venue(host, "Harbor Center", 12, "Secured");
        await Venue(host, "Mountain Hall", 60, "Reserved");
        await host.Press("Task…");
        await host.Fill("#task-title", "Send invitation letters");
        await host.Fill("#task-lead", "10");
        await host.Sees("Due on", "dialog[open]");
        await host.Photographed("s08-1-task");
        await host.Press("Add the task");
        await host.Press("Select Harbor Center");
        await manager.Sees("In 12 days", ".strip");
        await Assertions.Expect(manager.Page.Locator("#venues tr", new() { HasText = "Harbor Center" })).ToContainTextAsync("selected");
        await liaison.Sees("In 12 days", ".strip");
        await Due(manager, 2);
        await manager.Press("Cost…");
        await manager.Fill("#cost-what", "Rooms");
        await manager.Fill("#cost-units", "24,000");
        await manager.Page.Locator("#cost-venue").SelectOptionAsync(new SelectOptionValue { Label = "Harbor Center" });
        await manager.Press("Save the cost");
        await manager.Sees("24,000.00 USD", "#hosting-budget");
        await Person.Accessible(manager.Page);
        await manager.Photographed("s08-1-manager");
        await host.Photographed("s08-1-committee");
        await Assertions.Expect(host.Main).Not.ToContainTextAsync("24,000");
        await Assertions.Expect(liaison.Main).Not.ToContainTextAsync("24,000");
    }

    private static async Task Venue(Seat host, string name, int days, string status)
    {
        await host.Press("Venue…");
        await host.Fill("#venue-name", name);
        await host.Fill("#venue-place", "Boston, United States");
        await host.Fill("#venue-first", Day(days));
        await host.Fill("#venue-last", Day(days + 4));
        await host.Fill("#venue-capacity", "120");
        await host.Page.Locator("#venue-status").SelectOptionAsync(status);
        await host.Press("Add the venue");
        await host.Sees(name, "#venues");
    }

    /// <summary>Four open cases are not told to anybody; five are, as a number.</summary>
    private static async Task Tracked(Seat liaison, Seat manager, Seat host, ActorId plan)
    {
        await liaison.Press("Expert…");
        await liaison.Fill("#expert-name", "Kim Rivers");
        await liaison.Fill("#expert-organization", "Institute of optics");
        await liaison.Press("Add the expert");
        await liaison.Sees("“Country” must not be empty.", "dialog[open]");
        await liaison.Photographed("s08-2-refused");
        await liaison.Fill("#expert-country", "Syldavia");
        await liaison.Press("Add the expert");
        await liaison.Sees("Kim Rivers", "#visa-cases");
        for (var i = 1; i < 11; i++)
            await liaison.Sends(plan, Office, new InviteExpert(
                EntityId.Parse($"guest{i}"), new($"Guest {i}", "A university", "Borduria"), i < 4 ? VisaStatus.Applied : VisaStatus.Issued, Today));
        await liaison.Sees("Guest 10", "#visa-cases");
        await manager.Sees("10", "#visa-counts dd >> nth=0");
        await manager.Sees("fewer than 5", "#visa-counts dd >> nth=1");
        await Assertions.Expect(manager.Page.Locator("#visa-counts")).ToContainTextAsync("7");
        await liaison.Sends(plan, Office, new InviteExpert(EntityId.Parse("guest11"), new("Guest 11", "A university", "Borduria"), VisaStatus.Applied, Today));
        foreach (var seat in new[] { manager, host }) await Assertions.Expect(seat.Page.Locator("#visa-counts dd >> nth=1")).ToHaveTextAsync("5");
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("s08-2-liaison");
        await host.Photographed("s08-2-committee");
    }

    /// <summary>Two weeks before the meeting five are open: everyone concerned is told, the office by name.</summary>
    private static async Task Alerted(Seat manager, Seat host, Seat liaison, ActorId plan)
    {
        foreach (var seat in new[] { manager, host })
        {
            await seat.Go("alerts");
            await seat.Sees("says that 5 visa cases are open, and the meeting begins on");
            await Assertions.Expect(seat.Main).Not.ToContainTextAsync("Guest");
        }
        await host.Photographed("s08-3-alert-committee");
        await liaison.Go("alerts");
        await liaison.Sees("5 visa cases are open");
        await liaison.Sees("Guest 1, Guest 11, Guest 2, Guest 3, Kim Rivers");
        await liaison.Photographed("s08-3-alert-liaison");
        await liaison.Go("");
        await liaison.Sees("5 visa cases open", "#hosting-home");
        await liaison.Photographed("s08-3-home-liaison");
        await manager.Go("");
        await manager.Sees(Title, "#hosting-home");
        await manager.Photographed("s08-3-home-manager");
        foreach (var seat in new[] { manager, host, liaison }) await seat.Go(plan.Value);
    }

    /// <summary>Somebody who does not come: without a sentence nothing happens, and then nothing is lost.</summary>
    private static async Task Left(Seat liaison)
    {
        await liaison.Press("Change the case of Guest 1");
        await liaison.Page.Locator("#case-status").SelectOptionAsync("Withdrawn");
        await liaison.Press("Save the case");
        await liaison.Sees("Say in a sentence why the case ends.", "dialog[open]");
        await liaison.Photographed("s08-2-withdrawn-without-a-word");
        await liaison.Fill("#case-note", "Changed employer");
        await liaison.Press("Save the case");
        await Assertions.Expect(liaison.Page.Locator("#case-guest1")).ToContainTextAsync("Changed employer");
        await Assertions.Expect(liaison.Page.Locator("#case-guest1")).ToContainTextAsync("closed");
    }

    /// <summary>The venue is lost: the dialog says where the meeting goes, and each open page has the new day of each task.</summary>
    private static async Task Lost(Seat manager, Seat host, Seat liaison)
    {
        await host.Press("Lost: Harbor Center");
        await host.Sees("The meeting begins 48 days later, and so does every task.", "dialog[open]");
        await host.Press("Record it and fall back");
        await host.Sees("“Why” must not be empty.", "dialog[open]");
        await host.Fill("#lost-reason", "Flooded");
        await host.Photographed("s08-failure-dialog");
        await host.Press("Record it and fall back");
        foreach (var seat in new[] { manager, host, liaison })
        {
            await seat.Sees("Mountain Hall", ".strip");
            await Due(seat, 50);
            await seat.Sees("Flooded", "#venues");
        }
        await manager.Photographed("s08-failure-manager");
        await host.Photographed("s08-failure-committee");
    }

    /// <summary>A training day for foreign experts, and the role that one of them has later, which links to its record.</summary>
    private static async Task Trained(Seat host, Seat liaison, Seat manager, ActorId plan)
    {
        await host.Page.Locator("#plan-training").ClickAsync();
        await host.Fill("#training-title", "Consensus in practice");
        await host.Fill("#training-host", "A university");
        await host.Fill("#training-on", Day(60));
        await host.Fill("#training-practices", "Due process, balance of interests");
        await host.Press("Save the training day");
        await manager.Sees("Consensus in practice", "#training");
        await liaison.Press("Participant…");
        await liaison.Fill("#trainee-name", "Kim Rivers");
        await liaison.Fill("#trainee-organization", "Institute of optics");
        await liaison.Fill("#trainee-country", "Syldavia");
        await liaison.Press("Add the participant");
        await liaison.Press("Later role of Kim Rivers");
        await liaison.Fill("#later-role", "Associate rapporteur");
        await liaison.Page.Locator("#later-in").FillAsync("SG20");
        await liaison.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await liaison.Fill("#later-since", "2026-03");
        await liaison.Fill("#later-source", "List of rapporteurs");
        await liaison.Press("Add the role");
        await liaison.Sees("Associate rapporteur", "#trainees");
        await Assertions.Expect(liaison.Page.Locator("#trainees li a")).ToHaveCountAsync(1);
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("s08-5-training-liaison");
        await manager.Sees("fewer than 5", "#training");
        await manager.Photographed("s08-5-training-manager");
        Assert.StartsWith("hosting/", plan.Value, StringComparison.Ordinal);
    }

    private static Task Due(Seat seat, int inDays) =>
        Assertions.Expect(seat.Page.Locator("#hosting-tasks time")).ToHaveAttributeAsync("datetime", Day(inDays));

    /// <summary>Neither a name nor a country, an organisation, a note or who tracks the cases is anywhere on their pages.</summary>
    private static async Task Hidden(Seat[] seats, ActorId plan)
    {
        foreach (var seat in seats)
            foreach (var (page, heading) in new[] { (plan.Value, Title), ("hosting", "Hosting"), ("alerts", "Alerts"), ("search?q=Rivers", "Search") })
            {
                await seat.Go(page);
                await seat.Sees(heading);
                var read = await seat.Main.InnerTextAsync();
                foreach (var word in (string[])["Kim Rivers", "Guest", "Syldavia", "Institute of optics", "Changed employer", "Robin Hale"])
                    Assert.DoesNotContain(word, read, StringComparison.Ordinal);
            }
    }

    /// <summary>Afterwards: the number beside the mean of others, with no cause claimed; the figures grow by one and by the number.</summary>
    private static async Task Attended(Seat manager, Seat host)
    {
        var past = ActorId.Parse("hosting/past");
        await manager.Sends(past, CompartmentId.Delegation, new OpenHosting("Plenary that was (sample)", new(Today.AddDays(-3), Today.AddDays(-1))));
        await manager.Sends(past, CompartmentId.Delegation, new RecordMeetingAttendance(new(
            EntityId.Parse("before"), "United States", 6, "List of participants", new Reference("Plenary 2025"), PartialDate.Parse("2025-10"))));
        await manager.Go("hosting");
        await Assertions.Expect(manager.Page.Locator("#hosting-years tbody td").First).ToHaveTextAsync("0");
        await manager.Go(past.Value);
        await manager.Press("Attendance…");
        await manager.Fill("#attendance-country", "United States");
        await manager.Fill("#attendance-number", "14");
        await manager.Fill("#attendance-source", "List of participants");
        await manager.Press("Record it");
        await Assertions.Expect(manager.Page.Locator("#hosting-attendance tbody tr")).ToContainTextAsync("14");
        await Assertions.Expect(manager.Page.Locator("#hosting-attendance tbody tr td >> nth=1")).ToHaveTextAsync("6");
        await manager.Sees("no cause is claimed", "#hosting-attendance footer");
        await manager.Page.Locator("#hosting-status").SelectOptionAsync("Held");
        await manager.Sees("held", ".head .chip");
        await Person.Accessible(manager.Page);
        await manager.Photographed("s08-4-attendance");
        await manager.Go("hosting");
        await Assertions.Expect(manager.Page.Locator("#hosting-years tbody td").First).ToHaveTextAsync("1");
        await Assertions.Expect(manager.Page.Locator("#hosting-years tbody td").Nth(1)).ToHaveTextAsync("14");
        await Person.Accessible(manager.Page);
        await manager.Photographed("s08-4-figures");
        await host.Go("hosting");
        await Assertions.Expect(host.Main).Not.ToContainTextAsync("Plenary that was");
    }

    private static string Day(int inDays) => Today.AddDays(inDays).ToString("yyyy-MM-dd", global::System.Globalization.CultureInfo.InvariantCulture);
}
