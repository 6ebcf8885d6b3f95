using System.Collections.Immutable;
using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Calls;

/// <summary>An open call with two companies, a program manager and two reviewers.</summary>
internal sealed class CallBench
{
    public static readonly DateTimeOffset Start = new(2026, 9, 10, 9, 0, 0, TimeSpan.Zero);
    public static readonly CallDeadline Deadline = new(new(2026, 10, 1, 17, 0, 0, TimeSpan.FromHours(-4)), "America/New_York");
    public static readonly EntityId Small = Id("small"), App = Id("app");
    public static readonly GroupId Acme = GroupId.Parse("org/acme"), Orion = GroupId.Parse("org/orion");
    public static readonly Principal Engineer = Someone("engineer", "org/acme"), Rival = Someone("rival", "org/orion"),
        Manager = Someone("manager", "program"), First = Someone("first", "office/standards"), Second = Someone("second", "org/lab");
    public static readonly Addressees Both = new([Of(First), Of(Second)]);

    public static readonly CallTerms Terms = new(
        "Small businesses in quantum standards", "Taking part in meetings", Deadline, "USD", 30_000_00, 50_000_00, [CostKind.Travel, CostKind.Labour],
        [new(Small, "Fewer than 500 employees?", "Terms, paragraph 2")]);

    public static readonly CallMoney Money = new(ActorId.Parse("program/quantum"), Id("f1"), Id("s1"), 100_000_00, "Small businesses");

    public RecordBench Record { get; } = new(new CallKind(), ActorId.Parse("call/quantum"), Start);

    public CallBench() => Assert.Null(Send(Manager, CompartmentId.Program, new OpenCall(Terms, Money)));

    public CallRecord Of(CompartmentId at) => Record.In<CallRecord>(at) ?? CallRecord.Empty;

    public CallRecord Program => Of(CompartmentId.Program);

    public Rejection? Send(Principal who, CompartmentId at, CallCommand command) => Record.Send(who, at, command).Rejection;

    public Rejection? Manage(CallCommand command) => Send(Manager, CompartmentId.Program, command);

    public Rejection? Ask(CallCommand command) => Send(Engineer, CallKind.CompartmentOf(Acme), command);

    public Rejection? Judge(Principal who, EntityId id, Advice advice = Advice.Award) =>
        Send(who, CompartmentId.Own(who.Id), new GiveReview(id, advice, $"What {who.Id} thinks"));

    /// <summary>An application that was reviewed twice and agreed on.</summary>
    public void Agree(Application application)
    {
        Assert.Null(Send(application.Company == Acme ? Engineer : Rival, CallKind.CompartmentOf(application.Company), new Apply(application)));
        Assert.Null(Manage(new NameReviewers(application.Id, application.Company, Both)));
        Assert.Null(Judge(First, application.Id) ?? Judge(Second, application.Id));
        Assert.Null(Manage(new RecordConsensus(application.Id, new(Advice.Award, "Both agree"))));
    }

    public static Application Application(string id = "app", long units = 20_000_00, GroupId? company = null) => new(
        Id(id), company ?? Acme, "Three meetings", "Attend and contribute", new("ITU-T SG13", ActorId.Parse("committee/itu-t/sg13")),
        [new(CostKind.Travel, units, "Three meetings")], [new(Small, true)]);

    public static EntityId Id(string id) => EntityId.Parse(id);

    public static Principal Someone(string id, params ImmutableArray<string> groups) =>
        new(ParticipantId.Parse(id), id, [.. groups.Select(g => new Membership(GroupId.Parse(g)))]);

    private static Addressee Of(Principal person) => new(person.Id, person.Memberships[0].Group);
}
