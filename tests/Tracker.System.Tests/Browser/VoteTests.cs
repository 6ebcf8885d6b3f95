using System.Globalization;
using Microsoft.Playwright;

namespace Tracker.System.Tests.Browser;

/// <summary>A ballot on a draft: it becomes an expected vote, is settled and cast once, and the others' votes stay unknown.</summary>
public sealed class VoteTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Ballot = "DIS ballot on ISO/IEC 23837-2";

    [Fact]
    public async Task Ballot_is_owed_by_who_casts_it_and_the_vote_is_recorded_once_however_often_it_is_pressed()
    {
        await using var head = await Person.SignIn(server.Browser, await server.LinkOf("sample-head"));
        await using var member = await Person.SignIn(server.Browser, await server.LinkOf("sample-member"));
        await Open(member);
        await Open(head);
        await Unfold(member);
        await Press(member, "Add the vote");
        await Says(member, "main", "Choose the day on which the ballot closes.");
        await member.Page.Locator("#vote-ballot").FillAsync(Ballot);
        await member.Page.Locator("#vote-day").FillAsync(DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Press(member, "Add the vote");
        await Says(member, VoteOf, "Votes of others: unknown.");
        await Assertions.Expect(member.Page.Locator(VoteOf).GetByRole(AriaRole.Button, new() { Name = "It was cast" })).ToHaveCountAsync(0);

        await head.Page.GotoAsync(server.Address.ToString());
        var owed = head.Page.Locator("li", new() { HasText = "Cast the vote: " + Ballot });
        await Assertions.Expect(owed).ToContainTextAsync("closes soon", new() { Timeout = Chromium.Patience });
        await owed.GetByRole(AriaRole.Link).First.ClickAsync();
        await Person.Accessible(head.Page);
        await head.Page.Locator(VoteOf).GetByRole(AriaRole.Combobox).SelectOptionAsync("ApproveWithComments");
        await Says(member, VoteOf, "We answer: approve with comments");
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "It was cast…: " + Ballot }).ClickAsync();
        await head.Page.GetByRole(AriaRole.Button, new() { Name = "Record the vote", Exact = true }).DblClickAsync();
        await Says(head, VoteOf, "Cast: approve with comments");
        await Says(member, VoteOf, "Cast: approve with comments");
        await Says(member, "main", "1 of 1 cast = 100.00 %");

        await head.Page.Locator("nav.tabs").GetByRole(AriaRole.Link, new() { NameRegex = new("^History") }).ClickAsync();
        var recorded = head.Page.GetByRole(AriaRole.Row).Filter(new() { Has = head.Page.GetByRole(AriaRole.Cell, new() { Name = "Cast", Exact = true }) });
        await Assertions.Expect(recorded).ToHaveCountAsync(1, new() { Timeout = Chromium.Patience });
        Assert.Empty(head.Faults);
        Assert.Empty(member.Faults);
    }

    private const string VoteOf = "ul[aria-label='Votes'] > li";

    private async Task Open(Person person)
    {
        await person.Page.GotoAsync(new Uri(server.Address, "/d/sample-sg13?tab=votes").ToString());
        await Assertions.Expect(person.Page.Locator("#vote-ballot")).ToBeEditableAsync(new() { Timeout = Chromium.Patience });
    }

    private static Task Unfold(Person person) => Assertions.Expect(person.Page.Locator("details[open] #vote-ballot")).ToBeVisibleAsync();

    private static Task Press(Person person, string button) =>
        person.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static Task Says(Person person, string where, string words) =>
        Assertions.Expect(person.Page.Locator(where)).ToContainTextAsync(words, new() { Timeout = Chromium.Patience });
}
