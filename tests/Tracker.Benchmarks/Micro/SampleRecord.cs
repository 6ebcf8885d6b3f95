using System.Collections.Immutable;
using System.Globalization;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Benchmarks.Micro;

/// <summary>A delegation of usual size in memory: 30 people, 60 agenda points with texts and a stance each, 200 notes.</summary>
internal sealed class SampleRecord
{
    private const int People = 30, Points = 60, Notes = 200;
    private static readonly GroupId Company = GroupId.Parse("org/benchmark");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 22);

    public SampleRecord()
    {
        Send(new CreateDelegation("Benchmark", "SG13", "Meeting", Day, Day.AddDays(11), Head.Id, Head.Name, Company), new Standing(Official, null, Day));
        for (var i = 1; i < People; i++)
            Send(new AddToRoster(EntityId.Parse(Text("r-{0}", i)), ParticipantId.Parse(Text("person-{0}", i)), Text("Person {0}", i), Company,
                RosterRole.Member));
        for (var i = 0; i < Points; i++)
        {
            Send(new AddPoint(Point(i), Text("{0}", i), Text("Agenda point {0}", i)));
            Send(new SetStance(Point(i), Stance.NotYet, Stance.Support));
            foreach (var text in Enum.GetValues<PositionText>()) Send(new EditPositionText(Point(i), text, new Edit(null, Words(i))));
        }
        for (var i = 0; i < Notes; i++) Send(new AddNote(EntityId.Parse(Text("n-{0}", i)), Words(i), Point(i % Points)));
    }

    public static DelegationKind Kind { get; } = new();
    public static ActorId Actor { get; } = ActorId.Parse("delegation/benchmark");
    public static Principal Head { get; } = new(ParticipantId.Parse("person-0"), "Person 0", [new Membership(Company)]);

    public RecordState State { get; private set; } = RecordState.Empty;

    public static EntityId Point(int i) => EntityId.Parse(Text("point-{0}", i));

    /// <summary>A text of 120 characters.</summary>
    public static string Words(int i) =>
        Text("{0:D6} the delegation supports the proposal with the changes that were agreed in the last meeting of the working group.", i)[..120];

    /// <summary>An edit of one position as the head decides it now.</summary>
    public EditPositionText Edit(int turn)
    {
        var here = (DelegationState)State.Compartments[CompartmentId.Delegation].State;
        var point = Point(turn % Points);
        return new EditPositionText(point, PositionText.RedLine, new Edit(here.Positions[point].Text(PositionText.RedLine).Value, Words(turn + 1_000)));
    }

    /// <summary>Decide and evolve, as the loop of a live record does.</summary>
    public ImmutableArray<Recorded> Send(Command command, Standing? standing = null)
    {
        var sight = new Sight(State, _ => true, standing ?? new Standing(Head, RosterRole.Head, Day), CompartmentId.Delegation, null, Now);
        var decision = Kind.Decide(sight, command);
        if (decision.Rejection is { } no) throw new InvalidOperationException($"{command}: {no.Sentence}");
        var all = ImmutableArray.CreateBuilder<Recorded>(decision.Events.Length);
        foreach (var (compartment, happened) in decision.Events)
        {
            var recorded = new Recorded(compartment, State.VersionOf(compartment) + 1, OperationId.New(), Head.Id, null, Now, happened);
            State = State.Apply(Kind, recorded);
            all.Add(recorded);
        }
        return all.MoveToImmutable();
    }

    private static Principal Official { get; } = new(ParticipantId.Parse("official"), "Official", [new Membership(GroupId.Parse("office/benchmark"))]);

    private static string Text(string format, int i) => string.Format(CultureInfo.InvariantCulture, format, i);
}
