using CsCheck;
using Tracker.Client.Tests.Doubles;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;

namespace Tracker.Client.Tests.Simulation;

public sealed class ConvergenceTests
{
    private enum Move
    {
        Write, WriteStale, AddNote, AddOwnNote, EditNote, SetStance, Resolve, Request, Reply, Message, Repeat, Lose, Overflow, Disconnect, Connect, Restart,
        Quiet, LoseBeforeCommit, LoseAfterCommit, TooFast, Pass,
    }

    private static readonly Gen<(Move Move, int Who, int Number)> Step = Gen.Select(
        Gen.Frequency(
            (6, Gen.Const(Move.Write)), (2, Gen.Const(Move.WriteStale)), (2, Gen.Const(Move.AddNote)), (1, Gen.Const(Move.AddOwnNote)),
            (2, Gen.Const(Move.EditNote)), (2, Gen.Const(Move.SetStance)), (2, Gen.Const(Move.Resolve)), (14, Gen.Const(Move.Request)),
            (14, Gen.Const(Move.Reply)),
            (10, Gen.Const(Move.Message)), (2, Gen.Const(Move.Repeat)), (4, Gen.Const(Move.Lose)), (1, Gen.Const(Move.Overflow)),
            (2, Gen.Const(Move.Disconnect)),
            (6, Gen.Const(Move.Connect)), (1, Gen.Const(Move.Restart)), (1, Gen.Const(Move.Quiet)), (1, Gen.Const(Move.LoseBeforeCommit)),
            (1, Gen.Const(Move.LoseAfterCommit)), (1, Gen.Const(Move.TooFast)), (3, Gen.Const(Move.Pass))),
        Gen.Int[0, 3], Gen.Int[0, 9_999]);

    [Fact]
    public void Clients_over_bad_connections_end_with_the_state_of_the_server() =>
        Step.List[0, 500].Sample(Play, iter: Rounds.Or(600));

    private static void Play(List<(Move Move, int Who, int Number)> steps)
    {
        var world = new World();
        foreach (var (principal, seed) in new[] { (World.Head, 1), (World.Liaison, 2), (World.Member, 3), (World.Head, 4) })
            world.Join(principal, flow: false, seed);
        foreach (var (move, who, number) in steps)
        {
            Make(world, world.Viewers[who], move, number);
            foreach (var viewer in world.Viewers) Check(world.Server, viewer);
        }
        Finish(world);
        foreach (var viewer in world.Viewers) CheckEnd(world.Server, viewer);
        CheckLog(world);
    }

    private static void Make(World world, Viewer viewer, Move move, int number)
    {
        var (transport, session) = (viewer.Transport, viewer.Session);
        switch (move)
        {
            case Move.Write when viewer.Delegation is not null:
                viewer.Write($"text {number}");
                break;
            case Move.WriteStale when viewer.Delegation is not null:
                viewer.Send(new EditPositionText(World.Point, PositionText.PreferredOutcome, new Edit($"text {number % 7}", $"mine {number}")));
                break;
            case Move.AddNote:
                viewer.Send(new AddNote(EntityId.Parse($"note-{number % 40}"), $"note {number}"));
                break;
            case Move.AddOwnNote:
                viewer.Send(new AddNote(EntityId.Parse($"secret-{number % 40}"), $"secret {number}"), CompartmentId.Government);
                break;
            case Move.EditNote when viewer.Delegation is { Notes.IsEmpty: false } delegation:
                var note = delegation.Notes.Values.ElementAt(number % delegation.Notes.Count);
                viewer.Send(new EditNote(note.Id, new Edit(note.Text.Value, $"note again {number}")));
                break;
            case Move.SetStance when viewer.Delegation is not null:
                viewer.Send(new SetStance(World.Point, viewer.Position.Stance.Value, (Stance)(number % 6)));
                break;
            case Move.Resolve when session.Conflicts is [{ CanResolve: true } conflict, ..]:
                viewer.Resolve(conflict, number % 2 == 0 ? conflict.Mine : conflict.Theirs);
                break;
            case Move.Request: Some(() => world.Run(() => transport.DeliverRequest())); break;
            case Move.Reply: Some(() => world.Run(() => transport.DeliverReply())); break;
            case Move.Message: Some(() => world.Run(() => transport.DeliverMessage())); break;
            case Move.Repeat: world.Run(() => transport.RepeatMessage(number)); break;
            case Move.Lose: transport.LoseMessages(); break;
            case Move.Overflow: world.Run(() => transport.Overflow(World.Actor)); break;
            case Move.Disconnect: world.Run(() => transport.Disconnect(number % 2 == 0 ? Link.Reconnecting : Link.Offline)); break;
            case Move.Connect: world.Run(() => { transport.Connect(); transport.Turn(Link.Up); }); break;
            case Move.Restart: world.Run(world.Server.Restart); break;
            case Move.Quiet: world.Run(() => transport.Turn(Link.Reconnecting)); break;
            case Move.LoseBeforeCommit: world.Server.Troubles.Enqueue(Trouble.BeforeCommit); break;
            case Move.LoseAfterCommit: world.Server.Troubles.Enqueue(Trouble.AfterCommit); break;
            case Move.TooFast: world.Server.Troubles.Enqueue(Trouble.TooFast); break;
            case Move.Pass: world.Pass(TimeSpan.FromMilliseconds(number)); break;
        }

        void Some(Action deliver)
        {
            for (var i = 0; i <= number % 4; i++) deliver();
        }
    }

    private static void Finish(World world)
    {
        world.Server.Troubles.Clear();
        foreach (var viewer in world.Viewers) world.Run(() => { viewer.Transport.Connect(); viewer.Transport.Turn(Link.Up); });
        for (var round = 0; round < 200 && !world.Viewers.All(v => v.Transport.Waiting == 0 && v.Session.Status == Status.Saved); round++)
        {
            world.Flow();
            world.Pass(TimeSpan.FromSeconds(2.5));
        }
        // What shows a lost last frame is the next one.
        foreach (var compartment in new[] { CompartmentId.Delegation, CompartmentId.Government })
            world.Do(World.Liaison, compartment, new AddNote(EntityId.Parse("last"), "The last word"));
        world.Flow();
        world.Pass(TimeSpan.FromSeconds(2.5));
        world.Flow();
    }

    private static void Check(FakeServer server, Viewer viewer)
    {
        var session = viewer.Session;
        foreach (var (compartment, state) in session.Confirmed.Compartments)
            if (viewer.Checked.Add(state)) Assert.Equal(server.History[(compartment, state.Version)], server.Json(state.State));
        Assert.Equal(session.PendingCount, viewer.Sent.Count(s => !s.IsCompleted));
        if (session.Status == Status.Saved)
        {
            Assert.Equal(Link.Up, viewer.Transport.Link);
            Assert.All(viewer.Sent, sent => Assert.True(sent.IsCompleted));
        }
        if (viewer.Transport.Principal != World.Liaison) Assert.DoesNotContain(CompartmentId.Government, session.View.Compartments.Keys);
    }

    private static void CheckEnd(FakeServer server, Viewer viewer)
    {
        var session = viewer.Session;
        Assert.Equal(Status.Saved, session.Status);
        Assert.All(viewer.Sent, sent => Assert.True(sent.IsCompleted));
        var held = server.State.Compartments.Where(c => server.Kind.RightIn(server.StandingOf(viewer.Transport.Principal), c.Key) != Right.None).ToList();
        Assert.Equal(held.Select(c => c.Key), session.View.Compartments.Keys);
        foreach (var (compartment, state) in held)
        {
            Assert.Equal(state.Version, session.View.VersionOf(compartment));
            Assert.Equal(server.Json(state.State), server.Json(session.View.Compartments[compartment].State));
        }
        foreach (var told in viewer.Happened.GroupBy(r => r.Compartment))
            Assert.Equal(told.Select(r => r.Version).Order().Distinct(), told.Select(r => r.Version));
    }

    /// <summary>What was accepted is in the log once, unless nothing had to change; what was rejected is not.</summary>
    private static void CheckLog(World world)
    {
        var times = world.Server.Log.CountBy(r => r.Operation).ToDictionary();
        foreach (var viewer in world.Viewers)
        {
            var operations = viewer.Operations.ToList();
            Assert.Equal(viewer.Judged.Count, operations.Count);
            foreach (var (sent, operation) in viewer.Judged.Zip(operations))
                Assert.Equal(
                    sent.Result == Result.Accepted && !world.Server.WithoutEvents.Contains(operation) ? 1 : 0,
                    times.GetValueOrDefault(operation));
        }
    }
}
