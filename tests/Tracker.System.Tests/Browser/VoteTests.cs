using System.Globalization;
using Microsoft.Playwright;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.System.Tests.Browser;

/// <summary>A ballot on a draft: the head and three experts, on two servers. It becomes an expected vote, is settled and cast once, and counts for the year.
/// Comments on the draft by kind and part of the text come with the ballots of the meeting.</summary>
public sealed class VoteTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Ballot = "DIS ballot on ISO/IEC 23837-2", Votes = "d/sample-sg13?tab=votes";
    private static readonly GroupId Company = GroupId.Parse("org/sample-industry");
    private static readonly ActorId Delegation = ActorId.Parse("delegation/sample-sg13");

    [Fact]
    public async Task Ballot_is_owed_by_who_casts_it_and_the_vote_is_recorded_once_however_often_and_wherever_it_is_pressed()
    {
        foreach (var (id, name) in new[] { ("dana", "Dana Okafor (sample)"), ("ines", "Ines Duarte (sample)") }) await servers.Add(id, name, Company);
        await using var head = await servers.SignIn("sample-head");
        await using var again = await servers.SignIn("sample-head");
        await using var kim = await servers.SignIn("sample-member");
        await using var dana = await servers.SignIn("dana");
        await using var ines = await servers.SignIn("ines");
        foreach (var id in (string[])["dana", "ines"])
            await head.Sends(Delegation, CompartmentId.Delegation,
                new AddToRoster(EntityId.New(), ParticipantId.Parse(id), id, Company, RosterRole.Member));

        foreach (var seat in new[] { kim, dana, ines }) await seat.Go(Votes);
        await Expected(kim, dana, ines);
        await Reminded(head, kim);
        await CastOnce(head, again, kim, dana);
        await NotCast(head, ines);
        await Counted(head, kim);
        foreach (var seat in new[] { again, kim, dana, ines }) seat.Person.HasNoFaults();
        // What was sent too late was refused.
        Assert.Contains("responded with a status of 4", Assert.Single(head.Person.Faults), StringComparison.Ordinal);
    }

    /// <summary>A member adds it, all experts have it at once, and none of them can say that it was cast.</summary>
    private static async Task Expected(Seat kim, Seat dana, Seat ines)
    {
        await Assertions.Expect(kim.Page.Locator("#vote-ballot")).ToBeEditableAsync();
        await kim.Press("Add the vote");
        await kim.Sees("Choose the day on which the ballot closes.");
        var closes = DateTime.UtcNow.AddHours(2);
        await kim.Fill("#vote-ballot", Ballot);
        await kim.Fill("#vote-day", closes.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await kim.Fill("#vote-time", closes.ToString("HH:mm", CultureInfo.InvariantCulture));
        await kim.Page.Locator("#vote-point").SelectOptionAsync("sample-framework");
        await kim.Press("Add the vote");
        foreach (var seat in new[] { kim, dana, ines })
        {
            await Assertions.Expect(Of(seat)).ToContainTextAsync("Votes of others: unknown.");
            await Assertions.Expect(Of(seat)).ToContainTextAsync("Expected contribution");
            await Assertions.Expect(Of(seat).GetByRole(AriaRole.Button, new() { NameRegex = new("^It was cast") })).ToHaveCountAsync(0);
        }
        await kim.Photographed("s09-1-expected");
    }

    /// <summary>It closes within three days: the head is alerted on every page, and owes it on the first one.</summary>
    private static async Task Reminded(Seat head, Seat kim)
    {
        await head.Go("/");
        await Assertions.Expect(head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Alerts: [1-9]") })).ToBeVisibleAsync();
        await head.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Alerts:") }).ClickAsync();
        await head.Sees("reminds of the vote on “" + Ballot + "”", "#bell-panel");
        await head.Photographed("s09-2-alert");
        await kim.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Alerts:") }).ClickAsync();
        await Assertions.Expect(kim.Page.Locator("#bell-panel h2")).ToBeVisibleAsync();
        await Assertions.Expect(kim.Page.Locator("#bell-panel")).Not.ToContainTextAsync(Ballot);
        await kim.Page.Keyboard.PressAsync("Escape");
        await head.Page.Keyboard.PressAsync("Escape");
        var owed = head.Page.Locator("li", new() { HasText = "Cast the vote: " + Ballot });
        await Assertions.Expect(owed).ToContainTextAsync("closes soon");
        await owed.GetByRole(AriaRole.Link).First.ClickAsync();
        await Person.Accessible(head.Page);
    }

    /// <summary>The head settles it; then it is recorded by two presses here and one at the other server, which knows of neither.</summary>
    private static async Task CastOnce(Seat head, Seat again, Seat kim, Seat dana)
    {
        var cable = await Cable.Of(again.Page);
        await again.Go(Votes);
        await Of(head).GetByRole(AriaRole.Combobox).SelectOptionAsync("ApproveWithComments");
        foreach (var seat in new[] { kim, dana, again }) await Assertions.Expect(Of(seat)).ToContainTextAsync("We answer: approve with comments");
        await head.Photographed("s09-2-settled");
        foreach (var seat in new[] { head, again }) await seat.Page.GetByRole(AriaRole.Button, new() { Name = "It was cast…: " + Ballot }).ClickAsync();
        await cable.Cut();
        await Assertions.Expect(again.Person.Banner).ToContainTextAsync("Reconnecting");
        await Record(again).ClickAsync();
        await Record(head).DblClickAsync();
        await Assertions.Expect(Of(head)).ToContainTextAsync("Cast: approve with comments");
        cable.Mend();
        await Assertions.Expect(again.Person.Banner).ToHaveTextAsync("Saved");
        foreach (var seat in new[] { head, again, kim, dana }) await Assertions.Expect(Of(seat)).ToContainTextAsync("Cast: approve with comments");
        await Assertions.Expect(Of(kim)).ToContainTextAsync("Votes of others: unknown.");
        await Tallied(kim, dana);

        await head.Go("d/sample-sg13?tab=history");
        var recorded = head.Page.GetByRole(AriaRole.Row).Filter(new() { Has = head.Page.GetByRole(AriaRole.Cell, new() { Name = "Cast", Exact = true }) });
        await Assertions.Expect(recorded).ToHaveCountAsync(1);
    }

    /// <summary>The rule of the body with its clause, and what its count comes to, for everyone at once; a number without a source is not kept.</summary>
    private static async Task Tallied(Seat kim, Seat dana)
    {
        await kim.Page.GetByRole(AriaRole.Button, new() { Name = "How it is decided…: " + Ballot }).ClickAsync();
        await Of(kim).GetByLabel("P-members in favour (optional)").FillAsync("12");
        await Of(kim).GetByLabel("P-members against (optional)").FillAsync("3");
        await Of(kim).GetByLabel("All in favour (optional)").FillAsync("17");
        await Of(kim).GetByLabel("All against, with reasons (optional)").FillAsync("five");
        await Of(kim).GetByLabel("Where the numbers are from").FillAsync("The result of the ballot");
        await kim.Press("Keep the rule and the count");
        await kim.Sees("A number of votes is a whole number");
        await Of(kim).GetByLabel("All against, with reasons (optional)").FillAsync("4");
        await kim.Press("Keep the rule and the count");
        foreach (var seat in new[] { kim, dana })
        {
            await Assertions.Expect(Of(seat)).ToContainTextAsync("The rule is met");
            await Assertions.Expect(Of(seat)).ToContainTextAsync("ISO/IEC Directives, Part 1, 2.6.3");
            await Assertions.Expect(Of(seat)).ToContainTextAsync("All: 17 in favour, 4 against, unknown abstained.");
            await Assertions.Expect(Of(seat)).Not.ToContainTextAsync("Votes of others: unknown.");
        }
        await Person.Accessible(kim.Page);
        await kim.Photographed("s09-2-counted");
    }

    /// <summary>A ballot that closes without the vote: that stays, whatever is pressed or sent, and its reason is written beside it.</summary>
    private static async Task NotCast(Seat head, Seat ines)
    {
        var (missed, other) = (EntityId.Parse("missed"), EntityId.Parse("other"));
        var soon = new VoteClosing(DateTimeOffset.UtcNow.AddSeconds(15), "UTC");
        await ines.Sends(Delegation, CompartmentId.Delegation, new ExpectVote(missed, "CD ballot nobody cast", soon));
        await ines.Sends(Delegation, CompartmentId.Delegation, new ExpectVote(other, "Another one", soon));
        var vote = ines.Page.Locator(Vote, new() { HasText = "CD ballot nobody cast" });
        await Assertions.Expect(vote).ToContainTextAsync("Expected, not cast");
        await Assertions.Expect(ines.Page.Locator(Vote, new() { HasText = "Another one" })).ToContainTextAsync("Expected, not cast");
        await vote.GetByRole(AriaRole.Button, new() { NameRegex = new("^Say why") }).ClickAsync();
        await vote.GetByRole(AriaRole.Textbox).FillAsync("No expert was left");
        await vote.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(vote).ToContainTextAsync("Why not: No expert was left");
        await ines.Photographed("s09-failure");
        var refused = await Assert.ThrowsAsync<PlaywrightException>(
            () => head.Sends(Delegation, CompartmentId.Delegation, new RecordVote(missed, BallotAnswer.Approve)));
        Assert.Contains("The ballot closed without this vote; that stays.", refused.Message, StringComparison.Ordinal);
        await head.Go(Votes);
        var late = head.Page.Locator(Vote, new() { HasText = "CD ballot nobody cast" });
        await Assertions.Expect(late).ToContainTextAsync("Why not: No expert was left");
        await Assertions.Expect(late.GetByRole(AriaRole.Button, new() { NameRegex = new("^It was cast") })).ToHaveCountAsync(0);
    }

    private static async Task Counted(Seat head, Seat kim)
    {
        for (var i = 2; i <= 10; i++)
        {
            var id = EntityId.Parse($"more-{i}");
            await head.Sends(Delegation, CompartmentId.Delegation,
                new ExpectVote(id, $"Ballot {i}", new VoteClosing(DateTimeOffset.UtcNow.AddHours(2), "UTC")));
            await head.Sends(Delegation, CompartmentId.Delegation, new RecordVote(id, BallotAnswer.Approve));
        }
        foreach (var seat in new[] { head, kim }) await seat.Sees("10 of 12 cast = 83.33 %");
        await head.Photographed("s09-3-scoreboard");
    }

    private const string Vote = "ul[aria-label='Votes'] > li";

    private static ILocator Of(Seat seat) => seat.Page.Locator(Vote, new() { HasText = Ballot });

    private static ILocator Record(Seat seat) => seat.Page.GetByRole(AriaRole.Button, new() { Name = "Record the vote", Exact = true });
}
