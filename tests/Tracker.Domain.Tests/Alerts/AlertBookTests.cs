using System.Collections.Immutable;
using Tracker.Domain.Alerts;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Alerts;

public sealed class AlertBookTests
{
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Principal Kim = new(ParticipantId.Parse("kim_t@example.org"), "Kim", []), Sam = new(ParticipantId.Parse("sam"), "Sam", []);
    private static readonly Principal Admin = new(ParticipantId.Parse("admin"), "Admin", [new(GroupId.Administration)]);
    private static readonly ActorId Delegation = ActorId.Parse("delegation/sg13");
    private static readonly EntityId Point = EntityId.Parse("p1");

    private readonly RecordBench bench = new(new AlertsKind(), AlertsKind.Of(Kim.Id), Start);

    [Fact]
    public void Record_is_named_after_its_participant_and_no_two_have_the_same()
    {
        Assert.Equal("alerts/kim__t_aexample.org", AlertsKind.Of(Kim.Id).Value);
        string[] ids = ["a_b", "a__b", "a@b", "a_ab", "a_a@b", "a"];
        Assert.Equal(ids.Length, ids.Select(i => ParticipantId.Parse(i).AsKey).Distinct().Count());
        Assert.All(ids, id => Assert.Equal(ParticipantId.Parse(id), CompartmentId.Own(ParticipantId.Parse(id)).Owner));
        Assert.Null(CompartmentId.Parse("own/a_b").Owner);
        Assert.Null(CompartmentId.Record.Owner);
    }

    [Fact]
    public void Nobody_else_reads_or_writes_what_a_participant_follows()
    {
        Assert.Null(Send(Kim, new FollowRecord(Delegation, AlertLevel.Nothing, AlertLevel.Everything)));
        foreach (var other in (Principal[])[Sam, Admin])
        {
            Assert.Equal(Rejection.NotFound, Send(other, new FollowRecord(Delegation, AlertLevel.Everything, AlertLevel.Nothing)));
            Assert.Equal(Rejection.NotFound, Send(other, new OpenAlerts(), CompartmentId.Own(other.Id)));
            Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(other)));
        }
        Assert.Equal(AlertLevel.Everything, Book.LevelOf(Delegation).Value);
    }

    [Fact]
    public void Point_is_followed_more_closely_than_its_delegation()
    {
        Send(Kim, new FollowRecord(Delegation, AlertLevel.Nothing, AlertLevel.Important));
        Send(Kim, new FollowRecord(Delegation, AlertLevel.Nothing, AlertLevel.Everything, Point));
        Assert.Equal((AlertLevel.Important, AlertLevel.Everything), (Book.LevelOf(Delegation).Value, Book.LevelOf(Delegation, Point).Value));
        Send(Kim, new FollowRecord(Delegation, AlertLevel.Important, AlertLevel.Nothing));
        Assert.True(Book.Following[Delegation].IsOn);
        Send(Kim, new FollowRecord(Delegation, AlertLevel.Everything, AlertLevel.Nothing, Point));
        Assert.False(Book.Following[Delegation].IsOn);
    }

    [Fact]
    public void What_was_on_the_screen_when_following_began_is_read_and_nothing_that_was_read_is_unread_again()
    {
        Send(Kim, new FollowRecord(Delegation, AlertLevel.Nothing, AlertLevel.Important, Seen: Versions(12)));
        Assert.Equal(12, Book.Read[Delegation].Versions[CompartmentId.Delegation]);
        Send(Kim, new FollowRecord(Delegation, AlertLevel.Nothing, AlertLevel.Everything, Point, Versions(20)));
        Assert.Equal(12, Book.Read[Delegation].Versions[CompartmentId.Delegation]);
        Send(Kim, new ReadAlerts([new(Delegation, Versions(15))]));
        Send(Kim, new ReadAlerts([new(Delegation, Versions(14), ["task/a"])]));
        Assert.Equal(15, Book.Read[Delegation].Versions[CompartmentId.Delegation]);
        Assert.True(Book.Read[Delegation].HasRead("task/a"));
        var before = bench.Log.Count;
        Send(Kim, new ReadAlerts([new(Delegation, Versions(15), ["task/a"])]));
        Assert.Equal(before, bench.Log.Count);
    }

    [Fact]
    public void Program_rings_once_for_each_record_until_it_is_read()
    {
        Assert.Equal(RejectionCode.NotFound, Send(DirectoryState.System, new RingAlerts([Delegation]))?.Code);
        Send(Kim, new OpenAlerts());
        Assert.Null(Send(DirectoryState.System, new RingAlerts([Delegation, Delegation])));
        Assert.Null(Send(DirectoryState.System, new RingAlerts([Delegation])));
        Assert.Equal(1, bench.Log.Count(r => r.Event is AlertsRung));
        Assert.Equal(RejectionCode.Forbidden, Send(Kim, new RingAlerts([Delegation]))?.Code);
        Send(Kim, new ReadAlerts([new(Delegation, ImmutableSortedDictionary<CompartmentId, long>.Empty)]));
        Assert.Empty(Book.Waiting);
        Send(DirectoryState.System, new RingAlerts([Delegation]));
        Assert.Equal(2, bench.Log.Count(r => r.Event is AlertsRung));
    }

    [Fact]
    public void Bad_input_is_refused_with_its_field()
    {
        Assert.Equal("record", Send(Kim, new FollowRecord(AlertsKind.Of(Kim.Id), AlertLevel.Nothing, AlertLevel.Everything))?.Field);
        Assert.Equal("read", Send(Kim, new ReadAlerts([]))?.Field);
        Assert.Equal("read.reminders", Send(Kim, new ReadAlerts([new(Delegation, Versions(1), [new string('x', 201)])]))?.Field);
        Send(Kim, new FollowRecord(Delegation, AlertLevel.Nothing, AlertLevel.Everything));
        Assert.Equal(RejectionCode.Conflict, Send(Kim, new FollowRecord(Delegation, AlertLevel.Nothing, AlertLevel.Important))?.Code);
    }

    private AlertBook Book => bench.In<AlertBook>(CompartmentId.Own(Kim.Id))!;

    private Rejection? Send(Principal who, AlertCommand command, CompartmentId? at = null) =>
        bench.Send(who, at ?? CompartmentId.Own(Kim.Id), command).Rejection;

    private static ImmutableSortedDictionary<CompartmentId, long> Versions(long version) =>
        ImmutableSortedDictionary<CompartmentId, long>.Empty.Add(CompartmentId.Delegation, version);
}
