using System.Collections.Immutable;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Delegations;

/// <summary>One delegation with its cast; admits, decides and applies as the servers do, with every message through its JSON.</summary>
internal sealed class Bench
{
    public static readonly DateOnly Today = new(2022, 6, 1);
    public static readonly DelegationKind Kind = new();
    public static readonly EntityId Point = Id("p1");
    public static readonly GroupId Orion = GroupId.Parse("org/orion");
    public static readonly GroupId Vega = GroupId.Parse("org/vega");
    public static readonly GroupId State = GroupId.Parse("office/state");
    public static readonly GroupId Commerce = GroupId.Parse("office/commerce");
    public static readonly GroupId Borduria = GroupId.Parse("partner/borduria");
    public static readonly GroupId Syldavia = GroupId.Parse("partner/syldavia");
    public static readonly CompartmentId Delegation = CompartmentId.Delegation;
    public static readonly CompartmentId Government = CompartmentId.Government;
    public static readonly CompartmentId ToBorduria = CompartmentId.Partner("borduria");
    public static readonly CompartmentId OfOrion = CompartmentId.Organization("orion");

    public static readonly Principal Head = Person("hanna", Orion);
    public static readonly Principal Speaker = Person("sol", Vega);
    public static readonly Principal Member = Person("mia", Orion);
    public static readonly Principal Liaison = Person("lia", State);
    public static readonly Principal Adviser = Person("ada", Orion);
    public static readonly Principal Observer = Person("obi", Orion);
    public static readonly Principal Official = Person("ola", State);
    public static readonly Principal Commercial = Person("cora", Commerce);
    public static readonly Principal Bordurian = Person("bo", Borduria);
    public static readonly Principal Syldavian = Person("sy", Syldavia);
    public static readonly Principal ProgramManager = Person("pia", GroupId.Program);
    public static readonly Principal Administrator = Person("adam", GroupId.Administration);
    public static readonly Principal Colleague = Person("carl", Orion);

    public static readonly Principal TheProgram = new(ParticipantId.System, "Tracker", []);

    public static readonly ImmutableArray<Principal> Everybody =
        [Head, Speaker, Member, Liaison, Adviser, Observer, Official, Commercial, Bordurian, Syldavian, ProgramManager, Administrator, Colleague];

    public static readonly ImmutableArray<CompartmentId> Compartments =
    [
        Delegation, Government, ToBorduria, CompartmentId.Partner("syldavia"), OfOrion, CompartmentId.Organization("vega"),
        CompartmentId.Program, CompartmentId.Record, CompartmentId.Administration,
    ];

    private readonly RecordBench bench = new(Kind, ActorId.Parse("delegation/sg13"), new(2022, 6, 1, 8, 0, 0, TimeSpan.Zero)) { Day = Today };

    public RecordState Record => bench.Record;
    public IReadOnlyList<Recorded> Log => bench.Log;

    /// <summary>The clock moves on to this moment.</summary>
    public void At(DateTimeOffset moment) => bench.Now = moment;

    public DateOnly Day
    {
        get => bench.Day!.Value;
        set => bench.Day = value;
    }

    public static EntityId Id(string id) => EntityId.Parse(id);

    public static CreateDelegation Creation => new(
        "Delegation to SG13", "ITU-T SG13", "SG13 meeting, July 2022", new(2022, 7, 4), new(2022, 7, 15), Head.Id, "Hanna Sample", Orion);

    /// <summary>With the whole roster and one agenda point.</summary>
    public static Bench Seated()
    {
        var bench = new Bench();
        bench.Accept(Official, Delegation, Creation);
        bench.Seat(Speaker, Vega, RosterRole.Spokesperson);
        bench.Seat(Member, Orion, RosterRole.Member);
        bench.Seat(Liaison, State, RosterRole.Liaison);
        bench.Seat(Adviser, Orion, RosterRole.Adviser);
        bench.Seat(Observer, Orion, RosterRole.Observer);
        bench.Accept(Head, Delegation, new AddPoint(Point, "7.2", "Future vertical communications"));
        return bench;
    }

    /// <summary>Seated, with one of everything: a shared position, an issued view, a note, a task, a preparation meeting, a vote, an open floor.</summary>
    public static Bench Furnished()
    {
        var bench = Seated();
        bench.Accept(Head, Delegation, new AddPoint(Id("p2"), "7.3", "Other"));
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        bench.Accept(Head, Delegation, new PublishPosition(Point, Borduria, 1, []));
        bench.Accept(Member, Delegation, new AddNote(Point, "Note"));
        bench.Accept(Member, Delegation, new AddTask(Point, "Task"));
        bench.Accept(Official, Government, new DraftView(Point, State, "FVCN", "Oppose"));
        bench.Accept(Liaison, Government, new PublishView(Point, 1));
        bench.Accept(Member, Delegation, new PlanPreparation(
            Point, "Before", new(new(2022, 6, 20, 14, 0, 0, TimeSpan.Zero), 60, "Europe/Zurich", "Call"), [Point], [Member.Id]));
        bench.Accept(Head, Delegation, new OpenFloor());
        bench.Accept(Head, Delegation, new Instruct(Point, 0, "Ask that it be noted"));
        bench.Accept(Member, Delegation, new BeginCommenting(Point, "DIS 1", Point));
        bench.Accept(Member, Delegation, new SubmitComments(
            Point, [.. from id in (string[])["p1", "p2", "head"] select new SubmittedComment(Id(id), new(Comment: "A comment"))]));
        // Its ballot closes some accepted commands later.
        bench.Accept(Member, Delegation, new ExpectVote(Point, "DIS ballot", new(bench.bench.Now.AddSeconds(4), "Europe/Zurich"), Point: Point));
        return bench;
    }

    public void Seat(Principal who, GroupId organization, RosterRole role) =>
        Accept(Head, Delegation, new AddToRoster(Id("r-" + who.Id), who.Id, who.Name, organization, role));

    public DelegationState In(CompartmentId at) => bench.In<DelegationState>(at) ?? DelegationState.Empty;

    public Position Position => In(Delegation).Positions[Point];

    public Standing StandingOf(Principal who) => bench.StandingOf(who);

    public ImmutableArray<Event> Accept(Principal who, CompartmentId at, Command command, GroupId? onBehalfOf = null)
    {
        var decision = Send(who, at, command, onBehalfOf);
        Assert.True(decision.Rejection is null, $"{command} was refused: {decision.Rejection}");
        return [.. decision.Events.Select(d => d.Event)];
    }

    public Rejection Refuse(string code, Principal who, CompartmentId at, Command command)
    {
        var before = Record;
        var rejection = Send(who, at, command).Rejection;
        Assert.True(rejection is not null, $"{command} was accepted.");
        Assert.Equal(code, rejection.Code);
        Assert.NotEmpty(rejection.Sentence);
        Assert.Same(before, Record);
        return rejection;
    }

    public void Ignore(Principal who, CompartmentId at, Command command) => Assert.Empty(Accept(who, at, command));

    public Decision Send(Principal who, CompartmentId at, Command command, GroupId? onBehalfOf = null) => bench.Send(who, at, command, onBehalfOf);

    /// <summary>A text of the delegation reads this now.</summary>
    public ImmutableArray<Event> Read(Principal writer, ActorId text, string reads)
    {
        var events = Kind.Follow(Record, text, reads);
        bench.Apply(writer.Id, null, events);
        return [.. events.Select(d => d.Event)];
    }

    public Decision Decide(Principal who, CompartmentId at, Command command, GroupId? onBehalfOf = null) => bench.Judge(who, at, command, onBehalfOf);

    public TurnContext ContextOf(Principal who) => bench.ContextOf(who);

    public Sight SightOf(Principal who, CompartmentId at) => bench.ContextOf(who).SightOf(at, null);

    private static Principal Person(string id, GroupId group) => new(ParticipantId.Parse(id), char.ToUpperInvariant(id[0]) + id[1..], [new Membership(group)]);
}
