using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Web.Live;

namespace Tracker.Web.Tests.Live;

public sealed class HeldActsTests
{
    private static readonly RemoveNote Note = new(EntityId.Parse("n1"));
    private readonly FakeTimeProvider time = new();
    private readonly List<Command> sent = [];
    private readonly HeldActs removals;
    private Rejection? answer;

    public HeldActsTests() => removals = new HeldActs(time, HeldActs.OfRemovals, (_, command) =>
    {
        sent.Add(command);
        return Task.FromResult(answer);
    }, () => { });

    [Fact]
    public void Removal_is_sent_when_it_can_no_longer_be_undone()
    {
        removals.Begin("n1", CompartmentId.Delegation, Note);
        time.Advance(HeldActs.OfRemovals - TimeSpan.FromMilliseconds(1));
        Assert.True(removals.IsWaiting("n1"));
        Assert.Empty(sent);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(removals.IsWaiting("n1"));
        Assert.Equal([Note], sent);
    }

    [Fact]
    public void Removal_that_was_undone_is_never_sent()
    {
        removals.Begin("n1", CompartmentId.Delegation, Note);
        removals.Undo("n1");
        time.Advance(HeldActs.OfRemovals * 2);
        Assert.Empty(sent);
        Assert.Equal(0, removals.Count);
    }

    [Fact]
    public void Page_that_is_left_sends_each_removal_once()
    {
        removals.Begin("n1", CompartmentId.Delegation, Note);
        removals.Send();
        removals.Send();
        time.Advance(HeldActs.OfRemovals * 2);
        Assert.Equal([Note], sent);
    }

    [Fact]
    public void Act_tells_its_outcome_once_and_none_if_it_was_undone()
    {
        var outcomes = new List<Rejection?>();
        removals.Begin("n1", CompartmentId.Delegation, Note, outcomes.Add);
        removals.Begin("n2", CompartmentId.Delegation, Note, outcomes.Add);
        removals.Undo("n2");
        time.Advance(HeldActs.OfRemovals * 2);
        Assert.Equal([null], outcomes);
    }

    [Fact]
    public void Refused_removal_gives_its_reason()
    {
        answer = Rejection.NotFound;
        removals.Begin("n1", CompartmentId.Delegation, Note);
        removals.Send();
        Assert.Equal(Rejection.NotFound, removals.WhyNot("n1"));
        removals.Begin("n1", CompartmentId.Delegation, Note);
        Assert.Null(removals.WhyNot("n1"));
    }
}
