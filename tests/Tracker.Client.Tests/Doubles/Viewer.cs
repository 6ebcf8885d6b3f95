using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Doubles;

/// <summary>A participant with the record open, and everything he was told.</summary>
internal sealed class Viewer
{
    private readonly World world;

    public Viewer(FakeTransport transport, TrackerClient client, World world)
    {
        var session = client.Open(World.Actor);
        (Transport, Client, Session, this.world) = (transport, client, session, world);
        session.Happened += Happened.Add;
    }

    public FakeTransport Transport { get; }
    public TrackerClient Client { get; }
    public RecordSession Session { get; }
    public List<Recorded> Happened { get; } = [];
    public List<Sent> Sent { get; } = [];

    /// <summary>States already compared with the server's.</summary>
    public HashSet<object> Checked { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Those of <see cref="Sent"/> that were not refused on the spot, in order.</summary>
    public List<Sent> Judged { get; } = [];

    /// <summary>The operation of each of <see cref="Judged"/>: commands go out one after the other.</summary>
    public IEnumerable<OperationId> Operations => Transport.Executed.Select(c => c.Operation).Distinct();

    public DelegationState? Delegation => StateIn(Session.View, CompartmentId.Delegation);
    public DelegationState? Government => StateIn(Session.View, CompartmentId.Government);
    public Position Position => Delegation!.Positions[World.Point];
    public string? Outcome => Position.Text(PositionText.PreferredOutcome).Value;

    public Sent Send(Command command, CompartmentId? compartment = null)
    {
        world.Run(() => Note(Session.Send(compartment ?? CompartmentId.Delegation, command)));
        return Sent[^1];
    }

    /// <summary>Writes the preferred outcome over what is shown now.</summary>
    public Sent Write(string? to) => Send(new EditPositionText(World.Point, PositionText.PreferredOutcome, new Edit(Outcome, to)));

    public Sent Resolve(Conflict conflict, string? chosen)
    {
        world.Run(() => Note(Session.Resolve(conflict, chosen)));
        return Sent[^1];
    }

    private void Note(Task<OutcomeMessage> sent)
    {
        Sent.Add(new Sent(sent));
        if (!sent.IsCompleted) Judged.Add(Sent[^1]);
    }

    private static DelegationState? StateIn(RecordState record, CompartmentId compartment) =>
        record.Compartments.TryGetValue(compartment, out var c) ? (DelegationState)c.State : null;
}

/// <summary>A command under way.</summary>
internal sealed class Sent(Task<OutcomeMessage> task)
{
    public bool IsCompleted => task.IsCompleted;
    public OutcomeMessage Outcome => task.IsCompletedSuccessfully ? task.Result : throw new InvalidOperationException("There is no outcome yet.");
    public Result Result => Outcome.Result;
    public Rejection? Rejection => Outcome.Rejection;
}
