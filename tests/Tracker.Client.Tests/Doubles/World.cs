using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Client.Tests.Doubles;

/// <summary>A delegation with one agenda point on a fake server, and viewers that come by connections of the test.</summary>
internal sealed class World
{
    public static readonly ActorId Actor = ActorId.Parse("delegation/sample/sg13-march");
    public static readonly EntityId Point = EntityId.Parse("point-1");
    public static readonly GroupId Industry = GroupId.Parse("org/sample-industry");
    public static readonly GroupId Office = GroupId.Parse("office/sample-office");

    public static readonly Principal Head = new(ParticipantId.Parse("head"), "Sample Head", [new(Industry)]);
    public static readonly Principal Liaison = new(ParticipantId.Parse("liaison"), "Sample Liaison", [new(Office)]);
    public static readonly Principal Member = new(ParticipantId.Parse("member"), "Sample Member", [new(Industry)]);

    private readonly OneThread thread = new();

    public World()
    {
        Server = new FakeServer(new DelegationKind(), Actor, Time);
        Do(Liaison, CompartmentId.Delegation, new CreateDelegation(
            "SG13 in March", "ITU-T SG13", "Geneva", new(2026, 3, 2), new(2026, 3, 13), Head.Id, Head.Name, Industry));
        Do(Head, CompartmentId.Delegation, new AddToRoster(EntityId.Parse("r-2"), Liaison.Id, Liaison.Name, Office, RosterRole.Liaison));
        Do(Head, CompartmentId.Delegation, new AddToRoster(EntityId.Parse("r-3"), Member.Id, Member.Name, Industry, RosterRole.Member));
        Do(Head, CompartmentId.Delegation, new AddPoint(Point, "1", "Digital twin"));
        Do(Liaison, CompartmentId.Government, new AddNote(EntityId.Parse("gov-1"), "For the office only"));
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero));
    public FakeServer Server { get; }
    public List<Viewer> Viewers { get; } = [];

    /// <summary>A command of somebody who is not simulated.</summary>
    public void Do(Principal principal, CompartmentId compartment, Command command)
    {
        var kind = Server.Kind;
        var outcome = Server.Execute(principal, new(
            Actor, OperationId.New(), compartment, 0, kind.Codec.NameOf(command).Name, new(kind.Codec.Encode(command))));
        Assert.Equal(Protocol.Result.Accepted, outcome.Result);
    }

    public Viewer Join(Principal principal, bool flow = true, int seed = 1)
    {
        var transport = new FakeTransport(Server, principal);
        Server.Viewers.Add(transport);
        Viewer viewer = null!;
        Run(() =>
        {
            var client = new TrackerClient(transport, new RecordKinds(Server.Kind), principal, Time, seed);
            viewer = new Viewer(transport, client, this);
            transport.Connect();
        });
        Viewers.Add(viewer);
        if (flow) Flow();
        return viewer;
    }

    public void Run(Action action) => thread.Run(action);

    public void Pass(TimeSpan time) => Run(() => Time.Advance(time));

    /// <summary>Everything that is under way arrives, until nothing moves any more.</summary>
    public void Flow()
    {
        while (Viewers.Any(v => v.Transport.Waiting > 0))
            foreach (var viewer in Viewers)
            {
                Run(() => viewer.Transport.DeliverRequest());
                Run(() => viewer.Transport.DeliverMessage());
                Run(() => viewer.Transport.DeliverReply());
            }
    }
}
