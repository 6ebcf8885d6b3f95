using Tracker.Domain.Claims;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;

namespace Tracker.Audience.Tests;

/// <summary>A hosted meeting: managers and the host committee write the plan, of which offices read a copy; amounts stay with the managers, and a visa case
/// with the office that tracks it.</summary>
internal sealed class HostingStory() : Story(HostingKind.Word)
{
    private static readonly CompartmentId Plan = CompartmentId.Delegation, Copy = CompartmentId.Government, Program = CompartmentId.Program,
        Office = CompartmentId.Office(GroupId.Parse("office/standards")), Other = CompartmentId.Office(GroupId.Parse("office/other"));

    private static readonly MeetingDays Days = new(new(2027, 3, 8), new(2027, 3, 12)), Later = new(new(2027, 4, 12), new(2027, 4, 16));
    private static readonly Addressees Committee = new([new(Cast.Member.Participant, GroupId.Parse("org/acme"))]);

    /// <summary>How often a task was moved.</summary>
    private static int moved;

    public override CompartmentId[] Listed => [Plan, Copy];

    public override string[] Lists => [.. base.Lists, "/api/search", "/hosting"];

    public override string[] Pages => [.. base.Pages, "/hosting/{*Key}"];

    public override string[] HeldBy(Role role) => role switch
    {
        { Id: "member" } => [Plan.Value],
        { Group: "program" } => [Plan.Value, Program.Value],
        { Group: { } office } when office.StartsWith("office/", StringComparison.Ordinal) => [Copy.Value, office],
        _ => [],
    };

    public override Step Again(Tokens tokens) => new(Cast.Program, Program, state =>
    {
        var (id, cost) = ((HostingPlan)state).AllCosts.First();
        return new PlanCost(id, cost, Cost(tokens));
    });

    public override IReadOnlyList<Step> Steps(Tokens tokens)
    {
        var (venue, other, task, line) = (Both(tokens), Both(tokens), Both(tokens), Both(tokens));
        var (terms, cost, costs) = (Terms(tokens, Days), Cost(tokens), tokens.Id(Program));
        var (visit, left, trainee, expert) = (tokens.Id(Office), tokens.Id(Office), tokens.Id(Office), Expert(tokens, Office));
        return
        [
            new(Cast.Program, Plan, new OpenHosting(Word(tokens), Days, new Reference(Word(tokens)), new Reference(Word(tokens)))),
            new(Cast.Program, Plan, new NameHostCommittee(Addressees.None, Committee)),
            new(Cast.Program, Plan, new SetVisaRule(VisaRule.Usual, new(LeadDays: 60))),
            new(Cast.Program, Plan, state => new RenameHosting(new Edit(((HostingPlan)state).Title.Value, Word(tokens)))),
            new(Cast.Program, Plan, new MoveHosting(Days, Later)),
            new(Cast.Program, Plan, new SetHostingStatus(HostingStatus.Planned, HostingStatus.Confirmed)),
            new(Cast.Member, Plan, new AddVenue(venue, terms)),
            new(Cast.Member, Plan, new AddVenue(other, Terms(tokens, Later))),
            new(Cast.Member, Plan, new ChangeVenue(venue, terms, Terms(tokens, Days))),
            new(Cast.Member, Plan, new SelectVenue(null, venue)),
            new(Cast.Member, Plan, new LoseVenue(venue, Word(tokens), other)),
            new(Cast.Member, Plan, new AddHostingTask(task, Word(tokens), 90)),
            new(Cast.Member, Plan, new AddHostingTask(Both(tokens), Word(tokens), 30)),
            new(Cast.Member, Plan, state => new SetLead(task, ((HostingPlan)state).Tasks?[task].Lead.Value ?? 0, Interlocked.Increment(ref moved))),
            new(Cast.Member, Plan, new TickHostingTask(task, false, true)),
            new(Cast.Member, Plan, new RemoveHostingTask(task)),
            new(Cast.Member, Plan, new RecordMeetingAttendance(new(
                line, Word(tokens), 6, Word(tokens), new Reference(Word(tokens)), PartialDate.Parse("2020-10")))),
            new(Cast.Member, Plan, new TakeBackAttendance(line, Word(tokens))),
            new(Cast.Program, Program, new PlanCost(costs, null, cost)),
            new(Cast.Program, Program, new PlanCost(costs, cost, Cost(tokens))),
            new(Cast.Liaison, Office, new InviteExpert(visit, expert, VisaStatus.ToApply)),
            new(Cast.Liaison, Office, new CorrectExpert(visit, expert, Expert(tokens, Office))),
            new(Cast.Liaison, Office, new SendLetter(visit, new(2026, 1, 2))),
            new(Cast.Liaison, Office, new SetVisaStatus(visit, VisaStatus.ToApply, VisaStatus.Applied, Note: tokens.For(Office))),
            new(Cast.Liaison, Office, new InviteExpert(left, Expert(tokens, Office), VisaStatus.Applied)),
            new(Cast.Liaison, Office, new SetVisaStatus(left, VisaStatus.Applied, VisaStatus.Withdrawn, Note: tokens.For(Office))),
            new(Cast.Member, Plan, new PlanTraining(null, new(Word(tokens), Word(tokens), Days.Last, Word(tokens)))),
            new(Cast.Liaison, Office, new EnrolTrainee(trainee, Expert(tokens, Office))),
            new(Cast.Liaison, Office, new FollowLaterRole(trainee, new(
                tokens.For(Office), new Reference(tokens.For(Office)), PartialDate.Parse("2024-03"), tokens.For(Office)))),
            new(Cast.Of("other-office"), Other, new InviteExpert(tokens.Id(Other), Expert(tokens, Other), VisaStatus.NotNeeded)),
            new(Cast.System, Plan, new CountVisas(VisaCounts.None)),
            new(Cast.System, Plan, new WarnOfVisas(new(2020, 1, 1))),
        ];
    }

    private static VenueTerms Terms(Tokens tokens, MeetingDays days) => new(Word(tokens), Word(tokens), days, VenueStatus.Reserved, 100, new(2027, 1, 1));

    private static PlannedCost Cost(Tokens tokens) => new(tokens.For(Program), tokens.Number(Program), "USD");

    private static InvitedExpert Expert(Tokens tokens, CompartmentId at) => new(tokens.For(at), tokens.For(at), tokens.For(at));

    /// <summary>A word that the committee and the managers write, and the offices read.</summary>
    private static string Word(Tokens tokens) => tokens.For(Plan, Copy);

    private static EntityId Both(Tokens tokens) => tokens.Id(Plan, Copy);
}
