using System.Collections.Immutable;
using Bunit;
using Tracker.Domain.Alerts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Alerts;
using Tracker.Web.App;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Alerts;

public sealed class BellTests : BunitContext
{
    private readonly Frame frame;

    public BellTests() => frame = new Frame(this, new FakeHub(new AlertsKind(), AlertsKind.Of(FakeHub.Ann)), FakeHub.Acme);

    [Fact]
    public void Second_change_of_an_unread_record_is_there_when_the_panel_opens()
    {
        frame.Reads.Told = Telling("wrote a note");
        var bell = Render<Bell>();
        bell.WaitForElement(".badge");
        frame.Reads.Told = Telling("wrote another note");
        bell.Find("button").Click();
        bell.WaitForAssertion(() => Assert.Contains("wrote another note", bell.Find("#bell-panel").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_marked_as_read_while_the_own_record_is_still_being_made_is_read()
    {
        var hub = new FakeHub(new AlertsKind(), AlertsKind.Of(FakeHub.Ann)) { Judge = _ => new OutcomeMessage(Result.Accepted, 1) };
        hub.Hold(CompartmentId.Own(FakeHub.Ann), Right.Write);
        await using var workplace = new Workplace(() => hub);
        workplace.Enter(new Principal(FakeHub.Ann, "Ann Ahead", []));
        var list = Telling("wrote a note") with { IsOpen = false };
        var starting = workplace.Inbox.Start(() => Task.FromResult<AlertList?>(list));
        var reading = workplace.Inbox.MarkRead(list.Lines);
        Assert.Equal("open-alerts", (await hub.NextSent()).Name);
        Assert.Equal("read-alerts", (await hub.NextSent()).Name);
        await starting;
        Assert.Null(await reading);
    }

    private static AlertList Telling(string what) => new(
        [
            new(FakeHub.Actor, "SG13", FakeHub.Usual, [new(FakeHub.Usual, what, true, FakeHub.Ben, "Ben Boat", CompartmentId.Delegation)], 1,
                new(FakeHub.Actor, ImmutableSortedDictionary<CompartmentId, long>.Empty)),
        ], 1, true);
}
