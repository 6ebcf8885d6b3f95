using AngleSharp.Dom;
using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class ConflictTests : BunitContext
{
    [Fact]
    public async Task Field_edited_by_two_shows_both_texts_and_who_wrote_the_other()
    {
        var (_, _, page) = await InConflict();
        var panel = page.Find(".conflict");
        Assert.Equal("their text", panel.QuerySelector(".theirs")!.TextContent);
        Assert.Equal("my text", panel.QuerySelector(".mine")!.TextContent);
        Assert.Contains("by Ben Boat", panel.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_turn_the_direction_of_a_text_are_shown_in_both_texts()
    {
        var (_, _, page) = await InConflict("their \u202Etext", "my \u202Etext");
        Assert.Equal(["their [U+202E]text", "my [U+202E]text"], page.FindAll(".conflict blockquote").Select(q => q.TextContent));
    }

    [Theory]
    [InlineData("Use mine", "my text")]
    [InlineData("Keep theirs", "their text")]
    [InlineData("Save combined text", "their text\nmy text")]
    public async Task Conflict_ended_by_a_button_sends_the_text_with_what_was_proposed(string button, string sent)
    {
        var (_, hub, page) = await InConflict();
        page.FindAll(".conflict button").Single(b => b.TextContent == button).Click();
        var resolution = await hub.NextSent();
        var edit = Assert.IsType<EditPositionText>(new DelegationKind().Codec.DecodeCommand(resolution.Name, resolution.Payload.Utf8.Span).Command).Edit;
        Assert.Equal(new Edit("their text", sent, "my text"), edit);
        page.WaitForState(() => page.FindAll(".conflict").Count == 0);
    }

    [Fact]
    public async Task Conflict_that_only_the_server_knew_shows_both_texts()
    {
        var hub = new FakeHub { Judge = _ => OutcomeMessage.Rejected(new Rejection(RejectionCode.Conflict, "Changed.", "redLine", "their text", FakeHub.Ben)) };
        var (_, page) = await Show(hub);
        page.Find("#position-redLine").Input("my text");
        page.Find("#position-redLine").Blur();
        page.WaitForState(() => page.FindAll(".conflict").Count == 1);
        Assert.Equal(["their text", "my text"], page.FindAll(".conflict blockquote").Select(q => q.TextContent));
    }

    private async Task<(Desks Desks, FakeHub Hub, IRenderedComponent<PointPage> Page)> InConflict(
        string theirs = "their text", string mine = "my text")
    {
        var hub = new FakeHub();
        var (desks, page) = await Show(hub);
        var field = page.Find("#position-preferredOutcome");
        field.Focus();
        field.Input(mine);
        hub.Tell(CompartmentId.Delegation, new PositionTextEdited(FakeHub.Point, PositionText.PreferredOutcome, new Edit(null, theirs)), FakeHub.Ben);
        page.Find("#position-preferredOutcome").Blur();
        page.WaitForState(() => page.FindAll(".conflict").Count == 1);
        return (desks, hub, page);
    }

    private async Task<(Desks Desks, IRenderedComponent<PointPage> Page)> Show(FakeHub hub)
    {
        var desks = await Desks.Open(hub);
        return (desks, this.ShowPoint(desks));
    }
}
