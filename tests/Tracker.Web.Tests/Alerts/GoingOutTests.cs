using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Alerts;
using Tracker.Domain.Shared;
using Tracker.Web.Alerts;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Alerts;

public sealed class GoingOutTests : BunitContext
{
    private static readonly EntityId One = EntityId.Parse("one");
    private static readonly HeldAct Act = new(
        ActorId.Parse("basis/orion/itu-t"), CompartmentId.Parse("org/orion"), "ask-offices", """{"id":"q1","text":"May our engineer speak there?"}""",
        OperationId.New(), 3, "ask-offices", "Your question goes to the government offices", "The government offices have your question.");

    private readonly Toasts toasts = new(TimeProvider.System);

    [Fact]
    public async Task What_waits_can_be_taken_back_on_any_page_and_goes_without_a_word_when_it_was()
    {
        var (own, page) = await Show();
        own.Tell(new ActHeld(One, Act));
        page.WaitForAssertion(() => Assert.Equal("Your question goes to the government offices in less than 30 seconds.", Assert.Single(toasts.Shown).Text));
        await toasts.Undo(toasts.Shown[0]);
        await own.Takes<TakeBackAct>(c => new ActTakenBack(c.Id));
        page.WaitForAssertion(() => Assert.Empty(toasts.Shown));
    }

    [Fact]
    public async Task What_went_out_is_said()
    {
        var (own, page) = await Show();
        own.Tell(new ActHeld(One, Act));
        page.WaitForAssertion(() => Assert.Single(toasts.Shown));
        own.Tell(new ActBegun(One));
        own.Tell(new ActSettled(One));
        page.WaitForAssertion(() => Assert.Equal(["The government offices have your question."], toasts.Shown.Select(t => t.Text)));
    }

    [Fact]
    public async Task What_was_refused_says_why_and_shows_the_words_until_it_is_dismissed()
    {
        var (own, page) = await Show();
        own.Tell(new ActHeld(One, Act));
        own.Tell(new ActBegun(One));
        own.Tell(new ActSettled(One, "You may read this, but not change it."));
        var said = page.WaitForElement(".banner").TextContent;
        Assert.Contains("You may read this, but not change it.", said, StringComparison.Ordinal);
        Assert.Contains("May our engineer speak there?", said, StringComparison.Ordinal);
        page.Find("button").Click();
        await own.Takes<DismissAct>(c => new ActDismissed(c.Id));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".banner")));
    }

    private async Task<(OwnRecord, IRenderedComponent<GoingOut>)> Show()
    {
        var own = await OwnRecord.Open();
        Services.AddSingleton(own.Workplace).AddSingleton(toasts);
        SetRendererInfo(new RendererInfo("WebAssembly", true));
        return (own, Render<GoingOut>());
    }
}
