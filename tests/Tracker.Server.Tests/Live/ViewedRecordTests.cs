using System.Text;
using Tracker.Domain;
using Tracker.Domain.Shared;
using Tracker.Grains;
using Tracker.Protocol;
using Tracker.Server.Limits;
using Tracker.Server.Live;

namespace Tracker.Server.Tests.Live;

/// <summary>A viewer who missed the end of what happened notices within one renewal.</summary>
public sealed class ViewedRecordTests
{
    private static readonly ActorId Actor = ActorId.Parse("delegation/test");
    private static readonly byte[] NoAccess = AccessJson.Write(AccessList.Empty);

    private readonly People people = new();
    private readonly ViewedRecord record;
    private readonly Socket liaison = new("liaison"), member = new("member");

    public ViewedRecordTests()
    {
        record = new ViewedRecord(Actor, TrackerKinds.All.Of(Actor)!, people, null!, TimeProvider.System, 1, null!);
        record.Renewed(Reply(reached: 4));
        record.Add(Of(liaison, People.Liaison), null);
        record.Add(Of(member, People.Member), null);
    }

    [Fact]
    public void Host_whose_batch_went_to_its_predecessor_asks_its_viewers_to_open_the_record_again()
    {
        record.Renewed(Reply(reached: 4));
        Assert.Empty(liaison.Written);
        record.Renewed(Reply(reached: 5));
        Assert.Equal(Actor, Assert.Single(liaison.Of<ReopenMessage>(Wire.Reopen)).Actor);
        Assert.Single(member.Of<ReopenMessage>(Wire.Reopen));
        record.Renewed(Reply(reached: 5));
        Assert.Single(liaison.Written);
    }

    [Fact]
    public async Task Version_of_what_changed_comes_with_the_next_renewal_to_those_who_may_read_it()
    {
        people.Revoke();
        await record.Deliver(Batch(5, from: 3));
        Assert.Empty(liaison.Written);
        people.Grant();
        record.Renewed(Reply(reached: 5));
        var next = Assert.Single(liaison.Of<FrameMessage>(Wire.Frame));
        Assert.Equal((CompartmentId.Government, 4L, 0), (next.Compartment, next.From, next.Events.Count));
        Assert.Empty(member.Written);
    }

    [Fact]
    public async Task Version_is_told_once()
    {
        await record.Deliver(Batch(5, from: 3));
        record.Renewed(Reply(reached: 5));
        record.Renewed(Reply(reached: 5));
        Assert.Equal([3L, 4L], liaison.Of<FrameMessage>(Wire.Frame).Select(f => f.From));
    }

    private static Connection Of(Socket socket, ParticipantId participant) => new(socket, new Allowance(participant, 100, TimeProvider.System));

    private static WatchReply Reply(long reached) => new(NoAccess, reached, false, []);

    private static RecordBatch Batch(long version, long from)
    {
        var wire = Encoding.UTF8.GetBytes($$$"""
            {"n":"note.removed","s":1,"op":"{{{OperationId.New()}}}","by":"liaison","at":"2026-07-01T09:00:00+00:00","p":{"id":"n1"}}
            """);
        return new(version, [new EventFrame(CompartmentId.Government, from, [new EventLine(wire, null, default, default, default)])], null, null, null);
    }

    private sealed class People : IPrincipals
    {
        public static readonly ParticipantId Liaison = ParticipantId.Parse("liaison"), Member = ParticipantId.Parse("member");
        private bool revoked;

        public event Action<ParticipantId>? Changed { add { } remove { } }

        public void Revoke() => revoked = true;
        public void Grant() => revoked = false;

        public Principal? Find(ParticipantId participant) =>
            new(participant, participant.Value, participant == Liaison && !revoked ? [new Membership(GroupId.Parse("office/sample"))] : []);
    }
}
