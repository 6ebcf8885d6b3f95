using System.Globalization;
using Microsoft.Playwright;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;

namespace Tracker.System.Tests.Browser;

/// <summary>The only expert on an item on quantum key distribution loses their funding before the approval; on two servers. What is red is turned by a second
/// expert and a bridge; for another item nobody is found, and its withdrawal is accepted.</summary>
public sealed class ProgramTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Title = "Quantum participation", Qkd = "QKD key relay (sample)", Other = "QKD control layer (sample)", Secret = "180,000.00";
    private static readonly ActorId Item = ActorId.Parse("work-item/itu-t/sample-qkd-relay"), Lost = ActorId.Parse("work-item/itu-t/sample-qkd-control");
    private static readonly ActorId Delegation = ActorId.Parse("delegation/sample-sg13");
    private static readonly EntityId Point = EntityId.Parse("qkd-point"), LostPoint = EntityId.Parse("lost-point");
    private static readonly Source Invented = new("Invented (sample)", "Invented (sample)");
    private static readonly Month Now = Month.Of(DateOnly.FromDateTime(DateTime.UtcNow));

    [Fact]
    public async Task Only_expert_loses_funding_before_approval_and_the_decision_is_recorded()
    {
        await servers.Add("expert-one", "Ines Duarte (sample)", GroupId.Parse("org/qubit"), OrganizationKind.Company, "Qubit Labs (sample)");
        await servers.Add("expert-two", "Sam Okafor (sample)", GroupId.Parse("org/sample-industry"));
        await using var manager = await servers.SignIn("sample-program");
        await using var head = await servers.SignIn("sample-head");
        await using var one = await servers.SignIn("expert-one");
        await using var two = await servers.SignIn("expert-two");
        await Recorded(manager, head);

        var program = await Made(manager);
        await Named(manager);
        await Booked(manager, program);
        await Streamed(manager, Qkd, "Editor, key relay", Now, Now + 23);
        await Planned(manager, Qkd, Item, Now + 24, Now + 27, Now + 33);
        await Risk(manager, Item, "Amber");
        await Assertions.Expect(Row(manager, Item)).ToContainTextAsync("3 months uncovered");
        await Person.Accessible(manager.Page);
        await manager.Photographed("s04-1-amber");

        await head.Go(program.Value);
        await one.Go(program.Value);
        await Risk(head, Item, "Amber");
        await head.Sees(Secret);
        await Risk(one, Item, "Amber");
        await Shortened(manager, head, one);
        await Decided(manager, head, one);
        await Approved(manager, head);
        await Withdrawn(manager, head, program);
        await Closed(one, two, program);
        foreach (var seat in new[] { manager, head, one }) seat.Person.HasNoFaults();
    }

    /// <summary>The two invented items of the public record, both on the agenda of the delegation.</summary>
    private static async Task Recorded(Seat manager, Seat head)
    {
        await manager.Go("");
        await head.Go("");
        foreach (var (item, title) in new[] { (Item, Qkd), (Lost, Other) })
            await manager.Sends(item, CompartmentId.Record, new OpenSubject(EntityId.New(), title, Invented, "ITU-T"));
        await head.Sends(Delegation, CompartmentId.Delegation, new AddPoint(Point, "8", Qkd, Item));
        await head.Sends(Delegation, CompartmentId.Delegation, new AddPoint(LostPoint, "9", Other, Lost));
    }

    private static async Task<ActorId> Made(Seat manager)
    {
        await manager.Go("programs");
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "New program" }).First.ClickAsync();
        await manager.Fill("#program-title", Title);
        await manager.Fill("#program-country", "United States");
        await manager.Press("Add the program");
        await manager.Page.WaitForURLAsync("**/program/**");
        await manager.Sees("No stream yet");
        return ActorId.Parse(new Uri(manager.Page.Url).AbsolutePath.Trim('/'));
    }

    /// <summary>The head reads amounts, the expert does not.</summary>
    private static async Task Named(Seat manager)
    {
        await manager.Person.Tab("People");
        foreach (var (field, name) in new[] { ("#heads", "Alex Morgan"), ("#readers", "Ines Duarte") })
        {
            await manager.Page.Locator(field).PressSequentiallyAsync(name[..5]);
            await manager.Page.GetByRole(AriaRole.Option, new() { NameRegex = new(name) }).First.ClickAsync();
            await Assertions.Expect(manager.Page.Locator(field == "#heads" ? "#program-heads" : "#program-readers")).ToContainTextAsync(name);
        }
        await manager.Photographed("s04-1-people");
    }

    /// <summary>A fund; a fiscal year that ends before it begins is a sentence at the field.</summary>
    private static async Task Booked(Seat manager, ActorId program)
    {
        await manager.Person.Tab("Ledger");
        await manager.Press("Fund…");
        await manager.Fill("#fund-title", "Multi-year fund");
        await manager.Fill("#fund-authority", "1,900,000");
        await manager.Fill("#fund-year-from", Day(-30));
        await manager.Fill("#fund-year-to", Day(-60));
        await manager.Press("Add the fund");
        await manager.Sees("The fiscal year must end after it begins.", "dialog[open]");
        await manager.Fill("#fund-year-to", Day(335));
        await manager.Press("Add the fund");
        await manager.Sees("1,900,000.00 USD");
        await manager.Go(program.Value);
    }

    /// <summary>With the commitment of its amount, one cent over which nothing can be obligated.</summary>
    private static async Task Streamed(Seat manager, string item, string title, Month from, Month to)
    {
        await manager.Press("Stream…");
        await manager.Fill("#stream-title", title);
        await manager.Page.Locator("#stream-item").FillAsync(item[..12]);
        await manager.Page.GetByRole(AriaRole.Option, new() { NameRegex = new(global::System.Text.RegularExpressions.Regex.Escape(item)) }).First.ClickAsync();
        await manager.Fill("#stream-expert", "Ines Duarte (sample)");
        await manager.Fill("#stream-from", from.ToString());
        await manager.Fill("#stream-to", to.ToString());
        await manager.Page.Locator("#stream-area").SelectOptionAsync(new SelectOptionValue { Value = "topic/report-2022/set/doc-itu-qkd20" });
        await manager.Press("Add the stream");
        await Assertions.Expect(manager.Page.Locator("#streams")).ToContainTextAsync(title);
        if (item != Qkd) return;
        await manager.Person.Tab("Ledger");
        await Entered(manager, "Commitment", "180,000");
        await Entered(manager, "Obligation", "180,000.01");
        await manager.Sees("There is 180,000.00 USD of the commitments to this stream left to obligate; this is 180,000.01 USD.", "dialog[open]");
        await manager.Photographed("s04-1-refused");
        await manager.Fill("#entry-amount", "90,000");
        await manager.Press("Book it");
        await Assertions.Expect(manager.Page.Locator("#ledger tbody tr")).ToHaveCountAsync(2);
        await manager.Photographed("s04-1-ledger");
        await manager.Person.Tab("Coverage");
    }

    private static async Task Entered(Seat manager, string flow, string amount)
    {
        await manager.Press("Entry…");
        await manager.Page.Locator("#entry-flow").SelectOptionAsync(flow);
        await manager.Fill("#entry-amount", amount);
        await manager.Fill("#entry-for", $"{flow} for the editor");
        await manager.Press("Book it");
        if (flow == "Commitment") await Assertions.Expect(manager.Page.Locator("#ledger tbody tr")).ToHaveCountAsync(1);
    }

    private static async Task Planned(Seat manager, string name, ActorId item, Month early, Month middle, Month late)
    {
        await manager.Press("Plan the end: " + name);
        await manager.Fill("#end-early", early.ToString());
        await manager.Fill("#end-middle", middle.ToString());
        await manager.Fill("#end-late", late.ToString());
        await manager.Fill("#end-source", "Rapporteur (sample)");
        await manager.Press("Save the plan");
        await Assertions.Expect(Row(manager, item)).ToContainTextAsync("planned: Rapporteur");
    }

    /// <summary>Six months less: red at once on the screens of all.</summary>
    private static async Task Shortened(Seat manager, Seat head, Seat one)
    {
        await manager.Press("Change the months: Editor, key relay");
        await manager.Fill("#months-to", (Now + 17).ToString());
        await manager.Fill("#months-reason", "Budget decision (sample)");
        await manager.Press("Change the stream");
        foreach (var seat in new[] { manager, head, one }) await Risk(seat, Item, "Red");
        foreach (var seat in new[] { manager, head }) await Assertions.Expect(seat.Page.Locator("#gaps tbody tr").First).ToContainTextAsync("0 of 20");
        await head.Photographed("s04-2-red-head");
        await manager.Go("");
        await Assertions.Expect(manager.Page.Locator("#program-risks")).ToContainTextAsync(Qkd);
        await Person.Accessible(manager.Page);
        await manager.Photographed("s04-2-home-manager");
        await manager.Page.GoBackAsync();
        await Risk(manager, Item, "Red");
    }

    /// <summary>The head proposes a second expert, the manager a bridge; each arrives live, and both are decided with a reason.</summary>
    private static async Task Decided(Seat manager, Seat head, Seat one)
    {
        await head.Press("Decide: " + Qkd);
        await head.Fill("#handover-expert", "Sam Okafor (sample)");
        await head.Fill("#handover-why", "Knows the text");
        await head.Press("Propose it");
        await Assertions.Expect(Row(manager, Item)).ToContainTextAsync("proposes Sam Okafor (sample) as second expert");
        await manager.Press("Decide: " + Qkd);
        await manager.Page.Locator("dialog[open]").GetByRole(AriaRole.Radio, new() { Name = "Bridge funding" }).CheckAsync();
        await manager.Fill("#handover-until", (Now + 27).ToString());
        await manager.Fill("#handover-why", "Unspent travel");
        await manager.Press("Propose it");
        await Assertions.Expect(Row(head, Item)).ToContainTextAsync($"bridge funding to {Now + 27}");
        await manager.Photographed("s04-3-decide");
        var proposed = manager.Page.Locator("dialog[open] .box").Filter(new() { HasText = "second expert" });
        await proposed.GetByRole(AriaRole.Textbox, new() { Name = "Reason of the decision" }).FillAsync("Agreed with the company");
        await manager.Press("Accept it", proposed);
        foreach (var seat in new[] { head, one }) await Risk(seat, Item, "Amber");
        var bridge = manager.Page.Locator("dialog[open] .box").Filter(new() { HasText = "bridge funding" });
        await bridge.GetByRole(AriaRole.Textbox, new() { Name = "Reason of the decision" }).FillAsync("Covers the gap");
        await manager.Press("Accept it", bridge);
        await Assertions.Expect(Row(head, Item)).ToContainTextAsync("Covers the gap");
        await manager.Press("Close", manager.Page.Locator("dialog[open]"));
        await head.Photographed("s04-3-amber-head");
    }

    /// <summary>The body approves the item: the cycle was covered.</summary>
    private static async Task Approved(Seat manager, Seat head)
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        await manager.Sends(Item, CompartmentId.Record, new RecordClaim(new Assertion(
            EntityId.New(), new StatusReached(StatusCode.Parse("approved"), StepsBetweenUnknown: true), Invented,
            new PartialInterval(PartialDate.Of(day)))));
        await head.Page.ReloadAsync();
        await Assertions.Expect(Row(head, Item)).ToContainTextAsync("Cycle covered");
        await head.Photographed("s04-4-covered");
    }

    /// <summary>No substitute: it stays red, is in the log of withdrawals, and the position is to be reviewed.</summary>
    private static async Task Withdrawn(Seat manager, Seat head, ActorId program)
    {
        await Streamed(manager, Other, "Editor, control layer", Now, Now + 5);
        await Planned(manager, Other, Lost, Now + 12, Now + 15, Now + 20);
        await Risk(head, Lost, "Red");
        await head.Press("Decide: " + Other);
        await head.Page.Locator("dialog[open]").GetByRole(AriaRole.Radio, new() { Name = "Accept withdrawal" }).CheckAsync();
        await head.Fill("#handover-why", "No substitute");
        await head.Press("Propose it");
        var proposed = head.Page.Locator("dialog[open] .box").Filter(new() { HasText = "accept the withdrawal" });
        await proposed.GetByRole(AriaRole.Textbox, new() { Name = "Reason of the decision" }).FillAsync("Nobody was found");
        await head.Press("Accept it", proposed);
        foreach (var seat in new[] { manager, head })
        {
            await Risk(seat, Lost, "Red");
            await Assertions.Expect(seat.Page.Locator("#withdrawals")).ToContainTextAsync("Reason: funding");
        }
        await head.Photographed("s04-5-withdrawn");
        await head.Go($"d/sample-sg13/{LostPoint}");
        await head.Sees("Review the position on " + Other);
        await head.Photographed("s04-5-review");
        Assert.Equal(ProgramKind.Word, program.Kind);
    }

    /// <summary>No amount came to the expert who is named, and nothing at all to another one.</summary>
    private static async Task Closed(Seat one, Seat two, ActorId program)
    {
        await one.Go(program.Value + "?tab=ledger");
        await Risk(one, Lost, "Red");
        var received = await one.Person.Received();
        foreach (var closed in (string[])[Secret, "18000000", "190000000", "Commitment for the editor"])
            Assert.DoesNotContain(closed, received, StringComparison.Ordinal);
        foreach (var page in (string[])["", "programs", program.Value, "d/sample-sg13"]) await two.Go(page);
        Assert.DoesNotContain(Title, await two.Person.Received(), StringComparison.Ordinal);
    }

    private static ILocator Row(Seat seat, ActorId item) => seat.Page.Locator("#risk-" + item.Value.Replace('/', '-').Replace('.', '-'));

    private static Task Risk(Seat seat, ActorId item, string level) => Assertions.Expect(Row(seat, item).Locator("td").First).ToContainTextAsync(level);

    private static string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
