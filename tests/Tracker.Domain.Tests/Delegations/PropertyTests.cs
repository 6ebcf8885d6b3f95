using System.Collections.Concurrent;
using System.Text.Json;
using CsCheck;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Shared;

namespace Tracker.Domain.Tests.Delegations;

/// <summary>Random people send random commands everywhere; some of them have read what stands before they write.</summary>
public sealed class PropertyTests
{
    private static readonly Gen<(Principal Who, CompartmentId At, Command Command, bool Informed)> Step = Gen.Select(
        Gen.Int[0, Bench.Everybody.Length - 1].Select(i => Bench.Everybody[i]),
        Gen.Int[0, Bench.Compartments.Length - 1].Select(i => Bench.Compartments[i]),
        Arbitrary.AnyCommand(Bench.Kind),
        Gen.Bool,
        (who, at, command, informed) => (who, informed ? Informed.Place(command, at) : at, command, informed));

    private static void Run(Action<Bench, Principal, CompartmentId, Command> check, int iterations) =>
        Step.Array[1, 120].Sample(
            steps =>
            {
                var bench = Bench.Furnished();
                foreach (var (who, at, command, informed) in steps)
                    check(bench, informed ? Informed.Sender(who, command, at) : who, at, informed ? Informed.Of(bench.In(at), command) : command);
            },
            iter: iterations, print: steps => string.Join('\n', steps.Select(s => $"{s.Who.Id} at {s.At}: {s.Command} {s.Informed}")));

    [Fact]
    public void Random_commands_of_random_people_are_decided_without_a_fault_and_keep_the_invariants() =>
        Run(
            (bench, who, at, command) =>
            {
                var before = bench.Record;
                var sender = bench.StandingOf(who);
                var decision = bench.Send(who, at, command);
                if (decision.Rejection is not null) Assert.Same(before, bench.Record);
                Assert.All(
                    decision.Events.Where(d => d.Event is not (GatheringAnnounced or DelegationArchived or DelegationReopened)),
                    d => Assert.Equal(Right.Write, Bench.Kind.RightIn(sender, d.Compartment)));
                Assert.All(decision.Events,
                    d => Assert.True(d.Event is not PositionStateChanged { To: PositionState.Final } || sender.Role == RosterRole.Head));
                Assert.All(decision.Events, d => Assert.True(d.Event is not PositionReleased r
                    || r.Texts.Keys.All(t => t is PositionText.PreferredOutcome or PositionText.Rationale or PositionText.DeferTo)));
                AssertSound(before, bench);
            },
            iterations: 120);

    private static void AssertSound(RecordState before, Bench bench)
    {
        var now = bench.In(Bench.Delegation);
        var was = (DelegationState)before.Compartments[Bench.Delegation].State;
        Assert.Equal(DateOnly.MaxValue, Roster.HeadedUntil(now.Roster.Values, bench.Day));
        Assert.Equal(now.Agenda.Values.Where(p => !p.Removed).Select(p => p.Id), now.AgendaOrder.Order());
        Assert.Equal(now.Agenda.Keys, now.Positions.Keys);
        foreach (var (point, position) in was.Positions)
        {
            var after = now.Positions[point];
            Assert.True(after.TextVersion >= position.TextVersion);
            var sameText = after.Stance.Value == position.Stance.Value
                && Enum.GetValues<PositionText>().All(t => after.Text(t).Value == position.Text(t).Value);
            Assert.Equal(sameText, after.TextVersion == position.TextVersion);
            if (!sameText) Assert.Equal(PositionState.Draft, after.State.Value);
        }
    }

    [Fact]
    public void Decision_depends_on_nothing_but_the_compartments_that_its_sender_holds() =>
        Run(
            (bench, who, at, command) =>
            {
                foreach (var anybody in Bench.Everybody)
                    foreach (var anywhere in Bench.Compartments)
                        AssertBlindToTheRest(bench, anybody, anywhere, command);
                bench.Send(who, at, command);
            },
            iterations: 20);

    private static void AssertBlindToTheRest(Bench bench, Principal sender, CompartmentId at, Command command)
    {
        var whole = bench.ContextOf(sender);
        if (!whole.Record.Exists) return;
        var held = whole with { Record = whole.Record.Restrict(c => whole.RightIn(c) != Right.None) };
        var sent = new Submission(at, command);
        if (held.Record.Exists) Assert.Equal(Outcome(Turn.Judge(held, sent)), Outcome(Turn.Judge(whole, sent)));
        else Assert.Equal(Turn.Judge(held, sent).Rejection ?? Rejection.NotFound, Turn.Judge(whole, sent).Rejection);
    }

    private static string Outcome(Decision decision) =>
        $"{decision.Rejection} {string.Join(' ', decision.Events.Select(d => $"{d.Compartment} {Convert.ToHexString(Bench.Kind.Codec.Encode(d.Event))}"))}";

    [Fact]
    public void Snapshot_read_back_and_log_replayed_are_the_record() =>
        Run(
            (bench, who, at, command) =>
            {
                bench.Send(who, at, command);
                if (bench.Log.Count % 10 != 0) return;
                var replayed = bench.Log.Aggregate(RecordState.Empty, (record, recorded) => record.Apply(Bench.Kind, recorded));
                foreach (var (compartment, state) in bench.Record.Compartments)
                {
                    var written = JsonSerializer.Serialize(state.State, Bench.Kind.StateInfo);
                    Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize(written, Bench.Kind.StateInfo), Bench.Kind.StateInfo));
                    Assert.Equal(written, JsonSerializer.Serialize(replayed.Compartments[compartment].State, Bench.Kind.StateInfo));
                }
            },
            iterations: 30);

    [Fact]
    public void Random_play_reaches_every_event()
    {
        var seen = new ConcurrentDictionary<Type, bool>();
        Run(
            (bench, who, at, command) =>
            {
                foreach (var directed in bench.Send(who, at, command).Events) seen[directed.Event.GetType()] = true;
            },
            iterations: 2_000);
        // The first two come before the play, the last two from a text and not from a command: TextsTests.
        var first = new[] { typeof(DelegationCreated), typeof(GatheringAnnounced), typeof(PositionTextWrittenTogether), typeof(ViewTextWrittenTogether) };
        Assert.Empty(Bench.Kind.Codec.Events.Select(e => e.Type).Distinct().Except(first).Where(t => !seen.ContainsKey(t)).Select(t => t.Name));
    }
}
