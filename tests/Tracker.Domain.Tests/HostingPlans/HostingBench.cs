using Tracker.Domain.Alerts;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.HostingPlans;

/// <summary>An open plan with a program manager, a member of the host committee and officials of two offices. What the program has to do, it does after each
/// command, as the server does.</summary>
internal sealed class HostingBench
{
    public static readonly MeetingDays Planned = Of(2027, 3, 8), Spring = Of(2027, 4, 12), Later = Of(2027, 5, 3);
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Principal Manager = Someone("manager", "program"), Host = Someone("host", "org/acme"), Stranger = Someone("stranger", "org/orion"),
        Liaison = Someone("liaison", "office/standards"), OtherOffice = Someone("other", "office/trade");
    public static readonly EntityId Harbor = Id("harbor"), Hall = Id("hall");
    public static readonly CompartmentId Office = CompartmentId.Office(GroupId.Parse("office/standards"));
    private static readonly Principal Tracker = new(ParticipantId.System, "Tracker", []);

    public RecordBench Record { get; } = new(new HostingKind(), ActorId.Parse("hosting/wg-11"), Start);

    public HostingBench()
    {
        Assert.Null(Write(Manager, new OpenHosting("WG 11 plenary", Planned)));
        Assert.Null(Write(Manager, new NameHostCommittee(Addressees.None, new([new(Host.Id, GroupId.Parse("org/acme"))]))));
    }

    public HostingPlan Plan => Record.In<HostingPlan>(CompartmentId.Delegation)!;

    public HostingPlan Cases => Record.In<HostingPlan>(Office) ?? HostingPlan.Empty;

    public Rejection? Write(Principal who, HostingCommand command) => Send(who, CompartmentId.Delegation, command);

    public Rejection? Track(VisaCommand command, Principal? who = null, CompartmentId? at = null) => Send(who ?? Liaison, at ?? Office, command);

    public Rejection? Send(Principal who, CompartmentId at, Command command)
    {
        var no = Record.Send(who, at, command).Rejection;
        DoWhatIsDue();
        return no;
    }

    public void DoWhatIsDue()
    {
        for (var i = 0; i < 10 && Record.Kind.NextDue(Record.Record) is { } due && due.At <= Record.Now; i++)
            Assert.Null(Record.Send(Tracker, due.Compartment, due.Command).Rejection);
    }

    /// <summary>Two venues at other dates than the planned ones; the first is selected.</summary>
    public HostingBench WithVenues()
    {
        Assert.Null(Write(Host, new AddVenue(Harbor, Terms("Harbor Center", Spring))) ?? Write(Host, new AddVenue(Hall, Terms("City Hall", Later)))
            ?? Write(Host, new SelectVenue(null, Harbor)));
        return this;
    }

    public HostingBench Invite(int experts, VisaStatus status = VisaStatus.ToApply, string prefix = "e")
    {
        for (var i = 0; i < experts; i++)
            Assert.Null(Track(new InviteExpert(Id($"{prefix}{i}"), new($"Expert {prefix}{i}", "An institute", "Syldavia"), status, new(2026, 11, 2))));
        return this;
    }

    /// <summary>What a participant is told of everything that happened, whatever they follow.</summary>
    public IEnumerable<(Recorded Happened, Told Told)> ToldTo(Principal who) =>
        from e in Record.Log where Record.Kind.RightIn(Record.StandingOf(who), e.Compartment) != Right.None
        let told = AlertWords.Of(Seen(who), e.Compartment, e.Event) where told is not null select (e, told);

    public RecordState Seen(Principal who) => Record.Record.Restrict(c => Record.Kind.RightIn(Record.StandingOf(who), c) != Right.None);

    public static VenueTerms Terms(string name, MeetingDays days) => new(name, "Boston, United States", days, VenueStatus.Reserved, 120);

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);

    public static EntityId Id(string id) => EntityId.Parse(id);

    public static MeetingDays Of(int year, int month, int day) => new(new(year, month, day), new(year, month, day + 4));
}
