using Bunit;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class BoardRowsTests : BunitContext
{
    private static readonly DateOnly day = new(2026, 7, 2);
    private static readonly EntityId second = EntityId.Parse("p2");

    private readonly FakeHub hub = new();
    private readonly BoardRows rows = new();
    private Desks desks = null!;

    [Fact]
    public async Task Row_that_did_not_change_stays_the_same_object_and_one_that_did_is_new()
    {
        await Open();
        var before = Rows();
        await Tell(new PositionTextEdited(second, PositionText.RedLine, new Edit(null, "No registry.")), d => d.Positions[second].TextVersion > 0);
        var after = Rows();
        Assert.Same(before[0], after[0]);
        Assert.NotSame(before[1], after[1]);
        Assert.Equal("No registry.", after[1].Position.Text(PositionText.RedLine).Value);
    }

    [Fact]
    public async Task Rows_are_new_when_the_roster_changes_or_the_day_does()
    {
        await Open();
        var before = Rows();
        Assert.NotSame(before[0], rows.Of(desks.Delegation, day.AddDays(1))[0]);
        before = Rows();
        var third = new RosterEntryAdded(EntityId.Parse("r3"), ParticipantId.Parse("cam"), "Cam Cape", FakeHub.Acme, RosterRole.Member);
        await Tell(third, d => d.Roster.Count == 3);
        var after = Rows();
        Assert.NotSame(before[0], after[0]);
        Assert.Equal((2, 3), (before[0].Owed, after[0].Owed));
    }

    [Fact]
    public async Task Removed_point_leaves_the_board_and_the_next_takes_its_place()
    {
        await Open();
        Assert.Equal([FakeHub.Point, second], Rows().Select(r => r.Id));
        await Tell(new PointRemoved(FakeHub.Point), d => d.AgendaOrder.Length == 1);
        Assert.Equal([(0, second)], Rows().Select(r => (r.Place, r.Id)));
    }

    [Fact]
    public async Task Answer_is_owed_until_it_is_given_again_when_the_text_changed_and_never_for_a_final_position()
    {
        await Open();
        Assert.Equal((2, true), Owed());
        await Tell(new Concurred(FakeHub.Point, 0, Answer.Concur), d => d.Positions[FakeHub.Point].Concurrences.Count == 1);
        Assert.Equal((1, false), Owed());
        await Tell(new PositionTextEdited(FakeHub.Point, PositionText.RedLine, new Edit(null, "x")), d => d.Positions[FakeHub.Point].TextVersion == 1);
        Assert.Equal((2, true), Owed());
        await Tell(new PositionStateChanged(FakeHub.Point, 1, PositionState.Draft, PositionState.Final),
            d => d.Positions[FakeHub.Point].State.Is(PositionState.Final));
        Assert.Equal((0, false), Owed());
    }

    private (int, bool) Owed() => (Rows()[0].Owed, Rows()[0].IsOwedBy(FakeHub.Ann));

    private IReadOnlyList<BoardRow> Rows() => rows.Of(desks.Delegation, day);

    private async Task Open()
    {
        hub.Happen(CompartmentId.Delegation, new PointAdded(second, "7.3", "Registry"));
        desks = await Desks.Open(hub);
    }

    private async Task Tell(Event happened, Func<DelegationState, bool> seen)
    {
        var told = new TaskCompletionSource();
        void Look()
        {
            if (seen(desks.Delegation)) told.TrySetResult();
        }
        desks.Desk.Record.Changed += Look;
        hub.Tell(CompartmentId.Delegation, happened, FakeHub.Ann);
        Look();
        await told.Task.WaitAsync(DefaultWaitTimeout);
        desks.Desk.Record.Changed -= Look;
    }
}
