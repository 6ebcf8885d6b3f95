using Microsoft.Playwright;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>The room of the meeting: the head at a laptop, two delegates at phones, on two servers. One of them is without network for a while, the
/// head hands over in the middle, and the floor is closed before a last note arrives.</summary>
public sealed class FloorTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Floor = "d/sample-sg13/floor";
    private const string First = "Ask that the contribution be noted.", Changed = "Object to any work item, and name IETF and IEEE.";
    private static readonly ActorId Delegation = ActorId.Parse("delegation/sample-sg13");
    private static readonly string[] Lost = ["Borduria", "Syldavia"];

    [Fact]
    public async Task Instruction_reaches_every_delegate_and_what_was_noted_without_network_arrives_once()
    {
        await using var head = await servers.SignIn("sample-head");
        await using var kim = await servers.SignIn("sample-member", Phone);
        await using var robin = await servers.SignIn("sample-liaison", Phone);
        foreach (var seat in new[] { kim, robin }) await seat.Go(Floor);
        var cable = await Cable.Of(kim.Page);
        await Opened(head, kim, robin);
        await Instructed(head, kim, robin);
        await WithoutNetwork(head, kim, robin, cable);
        await HandedOver(head, robin);
        await Closed(kim, robin, cable);
        await Reported(head, kim, robin);
        foreach (var seat in new[] { head, kim, robin })
        {
            await Person.Accessible(seat.Page);
            seat.Person.HasNoFaults();
        }
    }

    private static void Phone(BrowserNewContextOptions options) => options.ViewportSize = new() { Width = 390, Height = 844 };

    /// <summary>From the board to the floor and to the point that is called, which all have before them at once.</summary>
    private static async Task Opened(Seat head, Seat kim, Seat robin)
    {
        await kim.Sees("The head opens the floor when the meeting begins.");
        await head.Go("d/sample-sg13");
        await head.Main.GetByRole(AriaRole.Link, new() { Name = "Floor", Exact = true }).ClickAsync();
        await head.Press("Open the floor");
        await kim.Sees("It appears here by itself when the next one is called.");
        await head.Main.GetByRole(AriaRole.Link, new() { NameRegex = new("Expected contribution") }).ClickAsync();
        await head.Press("Call point 2 now");
        foreach (var seat in new[] { head, kim, robin })
        {
            await Assertions.Expect(seat.Page.Locator("h1")).ToContainTextAsync("Expected contribution");
            await seat.Sees("None recorded. There may have been one that nobody here noted.");
            await seat.Sees("No new work item before IETF and IEEE have answered.", ".fl.red");
        }
    }

    private static async Task Instructed(Seat head, Seat kim, Seat robin)
    {
        await Instruct(head, First);
        foreach (var seat in new[] { kim, robin }) await seat.Sees(First, ".fl.ins");
        await head.Sees("0 of 2 acknowledged", ".fl.ins");
        await head.Photographed("s10-floor-head");
        await Acknowledge(kim);
        await head.Sees("1 of 2 acknowledged", ".fl.ins");
        await Assertions.Expect(Chip(head, "Robin Hale")).ToContainTextAsync("not yet");
        await Assertions.Expect(Chip(head, "Kim Tanaka")).Not.ToContainTextAsync("not yet");
        // Others can see it before the one who sent it is told that it arrived.
        await Assertions.Expect(Chip(kim, "Kim Tanaka")).Not.ToContainTextAsync("not sent yet");
    }

    /// <summary>What was loaded can be read, what is pressed is kept and said not to be sent, what is typed stays; then all of it arrives once.</summary>
    private static async Task WithoutNetwork(Seat head, Seat kim, Seat robin, Cable cable)
    {
        await cable.Cut();
        await kim.Sees("No network.");
        await Instruct(head, Changed);
        await Acknowledge(robin);
        foreach (var who in Lost)
        {
            await kim.Page.Locator("#intervention-who").FillAsync(who);
            await kim.Press("Record the intervention", kim.Page.Locator("#floor-form"));
            await Assertions.Expect(Note(kim, who)).ToContainTextAsync("not sent yet");
        }
        await kim.Page.Locator("#intervention-who").FillAsync("Typed and not sent");
        await kim.Sees("2 entries kept on this page, to be sent once when the network is back.");
        await kim.Sees(First, ".fl.ins");
        await Photographed(kim, "s10-floor-offline");
        await head.Sees("1 of 2 acknowledged", ".fl.ins");
        await Assertions.Expect(Note(head, Lost[0])).ToHaveCountAsync(0);

        cable.Mend();
        foreach (var who in Lost)
            foreach (var seat in new[] { kim, head, robin })
            {
                await Assertions.Expect(Note(seat, who)).ToHaveCountAsync(1);
                await Assertions.Expect(Note(seat, who)).Not.ToContainTextAsync("not sent yet");
            }
        await Assertions.Expect(kim.Page.Locator("#intervention-who")).ToHaveValueAsync("Typed and not sent");
        await kim.Sees(Changed, ".fl.ins");
        await Acknowledge(kim);
        await head.Sees("2 of 2 acknowledged", ".fl.ins");
        await head.Photographed("s10-floor-back");
    }

    /// <summary>The head gives the headship to the liaison while an instruction is half written: it is refused with its words kept.</summary>
    private static async Task HandedOver(Seat head, Seat robin)
    {
        await head.Press("Change the instruction…");
        await head.Page.Locator("#instruction-text").FillAsync("Postpone it.");
        await head.Sends(Delegation, CompartmentId.Delegation, new HandOverHeadship(EntityId.Parse("head"), EntityId.Parse("sample-liaison")));
        await head.Press("Change the instruction", head.Page.Locator(".fl.ins"));
        await head.Sees("Only the head can give and change an instruction.");
        await Assertions.Expect(head.Page.Locator("#instruction-text")).ToHaveValueAsync("Postpone it.");
        await robin.Sees(Changed, ".fl.ins");
    }

    /// <summary>The new head closes the floor before a last note arrives: its writer reads that, and has the words.</summary>
    private static async Task Closed(Seat kim, Seat robin, Cable cable)
    {
        await cable.Cut();
        await kim.Page.Locator("#intervention-who").FillAsync("Too late");
        await kim.Press("Record the intervention", kim.Page.Locator("#floor-form"));
        await Assertions.Expect(Note(kim, "Too late")).ToContainTextAsync("not sent yet");
        await robin.Press("More actions", robin.Main);
        await robin.Page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new("^Close the floor") }).ClickAsync();
        await robin.Press("Close the floor");
        await robin.Sees("The floor is closed.");
        cable.Mend();
        await kim.Sees(FloorPart.Closed.Sentence);
        await Assertions.Expect(kim.Page.Locator("#intervention-who")).ToHaveValueAsync("Too late");
        await Photographed(kim, "s10-floor-closed");
    }

    /// <summary>Two record outcomes at once: what was not met is a task of somebody, and the new head finishes when no point is without one.</summary>
    private static async Task Reported(Seat head, Seat kim, Seat robin)
    {
        await robin.Main.GetByRole(AriaRole.Link, new() { Name = "Go to the report of the meeting" }).ClickAsync();
        await head.Go("d/sample-sg13/report");
        await kim.Go("d/sample-sg13/report");
        var points = await robin.Page.Locator("main article").CountAsync();
        await robin.Sees("is not recorded yet");
        for (var i = 0; i < points; i++)
        {
            var (writes, article) = (i % 2 == 0 ? head : kim, (i % 2 == 0 ? head : kim).Page.Locator("main article").Nth(i));
            await article.GetByRole(AriaRole.Button, new() { NameRegex = new("^Record the outcome…") }).ClickAsync();
            var missed = i == 1;
            await article.Locator(".seg label", new() { HasTextRegex = new(missed ? "^\\s*Agreed" : "^\\s*Unknown") }).ClickAsync();
            if (missed)
            {
                await article.Locator(".seg label", new() { HasTextRegex = new("^\\s*Not met") }).ClickAsync();
                await article.GetByLabel("Why it differs from what we preferred").FillAsync("Twelve spoke for it.");
                await writes.Press("Record the outcome", article);
                await Assertions.Expect(article).ToContainTextAsync("say what is to be done about it");
                await article.GetByLabel("Task", new() { Exact = true }).FillAsync("Talk to the editors");
            }
            await writes.Press("Record the outcome", article);
            await Assertions.Expect(robin.Page.Locator("main article").Nth(i)).Not.ToContainTextAsync("No outcome yet");
        }
        await Assertions.Expect(robin.Page.Locator("main article").Nth(1)).ToContainTextAsync("Talk to the editors");
        await robin.Press("Finish the report");
        foreach (var seat in new[] { head, kim, robin }) await seat.Sees("Nothing of it changes unless the head reopens it.");
        await robin.Photographed("s10-report");
    }

    private static async Task Instruct(Seat head, string text)
    {
        await head.Page.Locator(".fl.ins").GetByRole(AriaRole.Button, new() { NameRegex = new("instruction…$") }).ClickAsync();
        await head.Page.Locator("#instruction-text").FillAsync(text);
        await head.Page.Locator(".fl.ins button[type=submit]").ClickAsync();
        await head.Sees(text, ".fl.ins .big");
    }

    /// <summary>The photographer leaves a wide page; the delegate goes on at a phone.</summary>
    private static async Task Photographed(Seat seat, string name)
    {
        await seat.Photographed(name);
        await seat.Page.SetViewportSizeAsync(390, 844);
    }

    private static Task Acknowledge(Seat seat) =>
        seat.Page.GetByRole(AriaRole.Region, new() { Name = "Floor actions" }).GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();

    private static ILocator Chip(Seat seat, string name) => seat.Page.Locator(".fl.ins .chip", new() { HasText = name });

    private static ILocator Note(Seat seat, string who) => seat.Page.GetByRole(AriaRole.List, new() { Name = "Notes on this point" })
        .GetByRole(AriaRole.Listitem).Filter(new() { HasText = who });
}
