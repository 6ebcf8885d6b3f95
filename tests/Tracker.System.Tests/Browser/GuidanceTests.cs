using Microsoft.Playwright;
using Tracker.Domain.ExportControl;

namespace Tracker.System.Tests.Browser;

/// <summary>A listed company works in a group: a member sees what is known of it and what guidance says, which is never more than its words; a new version
/// reaches those who follow it. On two servers.</summary>
public sealed class GuidanceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Group = "records/committee/jtc1/sc-42/wg-5", Title = "Standards work beside Huawei (sample)";
    private const string Quote = "certain standards setting activities with Huawei";
    private const string Unclear = "Not every type of standards work is meant.";

    [Fact]
    public async Task Member_sees_who_is_listed_and_what_the_words_of_the_guidance_leave_unclear()
    {
        await using var liaison = await servers.SignIn("sample-liaison");
        await using var kim = await servers.SignIn("sample-member");
        await kim.Go(Group);
        var panel = kim.Page.Locator("#listed-participants");
        await Assertions.Expect(panel).ToContainTextAsync("iFlytek");
        await Assertions.Expect(panel).ToContainTextAsync("Entity List, since Oct 2019");
        await Assertions.Expect(panel.GetByText("no guidance found").First).ToBeVisibleAsync();
        await kim.Photographed("s06-1-none");

        var guidance = await Published(liaison);
        await kim.Go(Group);
        await Assertions.Expect(panel.GetByText("unclear for this case: ask counsel").First).ToBeVisibleAsync();
        await panel.Locator("summary").First.ClickAsync();
        foreach (var said in (string[])[Quote, Unclear, "Counsel of your company"]) await Assertions.Expect(panel).ToContainTextAsync(said);
        var text = await panel.InnerTextAsync();
        Assert.All(GuidanceVersion.Advice, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        await Person.Accessible(kim.Page);
        await kim.Photographed("s06-2-panel");

        await kim.Go(guidance);
        await kim.Press("Follow");
        await Assertions.Expect(kim.Page.GetByRole(AriaRole.Button, new() { Name = "Following" })).ToBeVisibleAsync();
        await Revised(liaison);
        await Assertions.Expect(kim.Page.Locator("#versions")).ToContainTextAsync("Since 8 Sep 2022");
        await kim.Go(guidance + "?on=2021-01-01");
        await Assertions.Expect(kim.Page.Locator("#stands")).ToContainTextAsync(Quote);
        await kim.Photographed("s06-3-as-it-stood");
        await kim.Go("alerts");
        await kim.Sees("published a new version of the guidance “" + Title);
        foreach (var seat in new[] { liaison, kim }) seat.Person.HasNoFaults();
    }

    private static async Task<string> Published(Seat liaison)
    {
        await liaison.Go("guidances");
        await liaison.Page.GetByRole(AriaRole.Link, new() { Name = "New guidance" }).First.ClickAsync();
        await liaison.Fill("#guidance-title", Title);
        await liaison.Fill("#guidance-authority", "Bureau of Industry and Security");
        await liaison.Page.Locator("#guidance-organizations").PressSequentiallyAsync("Huawei");
        await liaison.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Huawei") }).First.ClickAsync();
        await Assertions.Expect(liaison.Page.Locator(".recipients")).ToContainTextAsync("Huawei");
        await liaison.Fill("#guidance-list", "Entity List");
        await liaison.Page.GetByLabel("Certain activities, which are not named").CheckAsync();
        await liaison.Fill("#guidance-document", "Interim final rule");
        await liaison.Fill("#guidance-quote", Quote);
        await liaison.Fill("#guidance-unclear", Unclear);
        await liaison.Fill("#guidance-ask", "Counsel of your company");
        await liaison.Press("Publish the guidance");
        // Guidance without a date is none.
        await Assertions.Expect(liaison.Page.Locator("#guidance-from-hint")).ToContainTextAsync("“Holds from” must not be empty.");
        await liaison.Fill("#guidance-from", "2020-06-18");
        await Person.Accessible(liaison.Page);
        await liaison.Photographed("s06-1-form");
        await liaison.Press("Publish the guidance");
        await liaison.Page.WaitForURLAsync("**/guidance/**");
        await Assertions.Expect(liaison.Page.Locator("#stands")).ToContainTextAsync(Quote);
        await liaison.Photographed("s06-2-guidance");
        return new Uri(liaison.Page.Url).AbsolutePath.Trim('/');
    }

    private static async Task Revised(Seat liaison)
    {
        await liaison.Page.GetByRole(AriaRole.Link, new() { Name = "New version" }).ClickAsync();
        await liaison.Fill("#revise-from", "2022-09-08");
        await liaison.Fill("#revise-quote", "standards-related activities");
        await liaison.Press("Publish the new version");
        await Assertions.Expect(liaison.Page.Locator("#stands")).ToContainTextAsync("standards-related activities");
    }
}
