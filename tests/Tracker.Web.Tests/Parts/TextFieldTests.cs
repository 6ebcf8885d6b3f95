using AngleSharp.Dom;
using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Parts;

public sealed class TextFieldTests : BunitContext
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Field_shows_what_was_sent_and_never_the_old_text_before_the_page_is_drawn_again()
    {
        var hub = new FakeHub();
        hub.Happen(CompartmentId.Delegation, new PositionTextEdited(FakeHub.Point, PositionText.RedLine, new Edit(null, "old")));
        var desks = await Desks.Open(hub);
        var page = Show(desks);
        page.Find("#position-redLine").Input("new");
        page.Find("#position-redLine").Blur();
        Assert.Equal("new", page.Find("#position-redLine").GetAttribute("value"));
        await hub.NextSent();
        Assert.Equal("new", page.Find("#position-redLine").GetAttribute("value"));
    }

    [Fact]
    public async Task Typing_that_goes_on_while_the_first_part_is_on_its_way_is_no_conflict_with_itself()
    {
        var hub = new FakeHub();
        var desks = await Desks.Open(hub);
        var page = Show(desks);
        page.Find("#position-redLine").Input("one");
        page.Find("#position-redLine").Blur();
        page.Find("#position-redLine").Input("one two");
        hub.Judge = _ => new OutcomeMessage(Result.Accepted, 99);
        Assert.Equal(new Edit(null, "one"), EditIn(await hub.NextSent()));
        page.Find("#position-redLine").Blur();
        Assert.Empty(page.FindAll(".conflict"));
        Assert.Equal("one two", desks.Position.Text(PositionText.RedLine).Value);
    }

    [Fact]
    public async Task Nothing_is_sent_while_a_word_is_composed_and_the_text_before_it_is_what_was_seen()
    {
        var hub = new FakeHub();
        var desks = await Desks.Open(hub);
        var page = Show(desks);
        await page.Find("#position-redLine").TriggerEventAsync("oncompositionstart", EventArgs.Empty);
        Assert.True(desks.Desk.IsWriting);
        hub.Tell(CompartmentId.Delegation, new PositionTextEdited(FakeHub.Point, PositionText.RedLine, new Edit(null, "theirs")), FakeHub.Ben);
        page.Render(p => p.Add(e => e.Desk, desks.Desk));
        Assert.Equal("", page.Find("#position-redLine").GetAttribute("value") ?? "");
        desks.Time.Advance(Pause * 10);
        Assert.False(hub.HasSent);

        page.Find("#position-redLine").Input("你好");
        desks.Time.Advance(Pause);
        page.WaitForState(() => desks.Desk.Record.Conflicts.Count == 1);
        Assert.Equal(("theirs", "你好"), (desks.Desk.Record.Conflicts[0].Theirs, desks.Desk.Record.Conflicts[0].Mine));
    }

    [Fact]
    public async Task Text_typed_back_to_what_it_was_is_nothing_unsent()
    {
        var desks = await Desks.Open(new FakeHub());
        var page = Show(desks);
        page.Find("#position-redLine").Input("x");
        page.Find("#position-redLine").Input("");
        Assert.False(desks.Desk.IsWriting);
        desks.Time.Advance(Pause);
        Assert.False(desks.Hub.HasSent);
    }

    [Fact]
    public async Task Refused_text_is_there_again_after_another_point_was_shown()
    {
        var desks = await Desks.Open(new FakeHub());
        var words = new string('x', DelegationLimits.PositionText + 1);
        var page = Show(desks);
        page.Find("#position-redLine").Input(words);
        page.Find("#position-redLine").Blur();
        await DisposeComponentsAsync();
        Assert.True(desks.Desk.IsWriting);
        Assert.True(desks.Desk.WouldLose);
        page = Show(desks);
        Assert.Equal(words, page.Find("#position-redLine").GetAttribute("value"));
        Assert.Contains("at most 4000 characters", page.Find(".refusal").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_that_is_left_sends_what_was_typed_and_carries_it_as_a_request_of_its_own()
    {
        var desks = await Desks.Open(new FakeHub());
        var page = Show(desks);
        page.Find("#position-redLine").Input("the last words");
        desks.Desk.SendTyped();
        Assert.False(desks.Desk.WouldLose);
        var request = Assert.Single(desks.Desk.Record.Unanswered);
        var sent = await desks.Hub.NextSent();
        Assert.Equal("api/delegation/edit-position-text", request.Path);
        Assert.Contains(sent.Operation.ToString(), request.Body, StringComparison.Ordinal);
        Assert.Contains("the last words", request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_that_is_left_without_a_connection_loses_what_was_typed_and_says_so()
    {
        var desks = await Desks.Open(new FakeHub());
        var page = Show(desks);
        desks.Hub.Lose();
        Assert.False(desks.Desk.WouldLose);
        page.Find("#position-redLine").Input("the last words");
        desks.Desk.SendTyped();
        Assert.True(desks.Desk.WouldLose);
    }

    private static Edit EditIn(CommandMessage message) =>
        Assert.IsType<EditPositionText>(new DelegationKind().Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span).Command).Edit;

    private IRenderedComponent<PointPage> Show(Desks desks) => this.ShowPoint(desks);
}
