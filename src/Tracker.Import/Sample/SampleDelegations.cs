using Tracker.Domain.Delegations;

namespace Tracker.Import.Sample;

/// <summary>Two invented delegations around the report's facts: one to a meeting of SG13 at which "New IP" is expected again, one to Question 11/15
/// on transport for 5G. Meetings, persons and positions are invented and marked as sample.</summary>
public static class SampleDelegations
{
    public static readonly ActorId Sg13 = ActorId.Parse("delegation/sample-sg13");
    public static readonly ActorId Q1115 = ActorId.Parse("delegation/sample-q11-15");
    private static readonly DateOnly Sg13Opens = new(2027, 3, 1);
    private static readonly DateOnly Q1115Opens = new(2027, 4, 12);

    /// <summary>Accounts first, then the delegations. The program sends the first step of each delegation, its participants the others.</summary>
    public static IReadOnlyList<ImportStep> Steps() => [.. SampleAccounts.Steps(), .. Sg13Steps(), .. Q1115Steps()];

    private static IEnumerable<ImportStep> Sg13Steps()
    {
        var (resurfacing, framework) = (Id("new-ip"), Id("framework"));
        yield return Create(Sg13, "Delegation to ITU-T SG13 (sample)", "ITU-T SG13", "Meeting of Study Group 13 after the ban on New IP (sample)", Sg13Opens);
        foreach (var step in Roster(Sg13)) yield return step;
        yield return Head(Sg13,
            new EditMandate(new Edit(To: "Keep “New IP” and its successors out of the work programme until IETF and IEEE have addressed the topics.")));
        yield return Head(Sg13,
            new AddPoint(resurfacing, "1", "New IP: watch for resurfacing under this or another name", ActorId.Parse("work-item/itu/newip")));
        yield return Head(Sg13,
            new AddPoint(framework, "2", "Expected contribution: Future vertical communications framework (sample)", ActorId.Parse("work-item/itu/newip")));
        yield return Head(Sg13, new SetStance(resurfacing, Stance.NotYet, Stance.Oppose));
        yield return Head(Sg13, Text(resurfacing, PositionText.PreferredOutcome, "The decision of December 2020 not to accept related work items stands."));
        yield return Head(Sg13, new SetStance(framework, Stance.NotYet, Stance.DeferToAnotherBody));
        yield return Head(Sg13, Text(framework, PositionText.PreferredOutcome, "Not accepted as a work item of SG13."));
        yield return Head(Sg13, Text(framework, PositionText.DeferTo, "IETF and IEEE"));
        yield return Head(Sg13, Text(framework, PositionText.RedLine, "No new work item before IETF and IEEE have answered."));
        yield return Head(Sg13, Text(framework, PositionText.Fallback, "A liaison statement to IETF and IEEE that asks for their view."));
        yield return Head(Sg13, new SetSpokesperson(framework, To: SampleAccounts.Head.Id));
        yield return Head(Sg13, new AddTask(Id("sdo-statement"), "Statement of a standards organisation", SampleAccounts.Head.Id, Sg13Opens.AddDays(-28)));
        yield return Head(Sg13,
            new AddTask(Id("association-statement"), "Liaison statement of an industry association", SampleAccounts.Head.Id, Sg13Opens.AddDays(-21)));
        yield return Head(Sg13, new AddTask(Id("vote"), "Count who would vote in the study group", SampleAccounts.Liaison.Id, Sg13Opens.AddDays(-7)));
        yield return Liaison(Sg13, CompartmentId.Delegation,
            new AddNote(Id("term"), "The term was revised to “Future Vertical Communications Networks” in July 2020: look for both names.", resurfacing));
        yield return Liaison(Sg13, CompartmentId.Government,
            new AddNote(Id("partners"), "Ask two partner administrations for their view before the delegation meets (sample)."));
        yield return Liaison(Sg13, CompartmentId.Government, new DraftView(Id("view"), SampleAccounts.Office, "New IP and its successors",
            "The office supports opposing new work items on this topic in SG13 (sample).", Point: framework));
        yield return Liaison(Sg13, CompartmentId.Government, new PublishView(Id("view"), TextVersion: 1));
        yield return Program(Sg13, new AddNote(Id("travel"), "Two experts are funded for this meeting (sample)."));
    }

    private static IEnumerable<ImportStep> Q1115Steps()
    {
        var (transport, timing) = (Id("transport"), Id("timing"));
        yield return Create(Q1115, "Delegation to Question 11/15 (sample)", "ITU-T Q11/15", "Interim meeting of Question 11/15 (sample)", Q1115Opens);
        foreach (var step in Roster(Q1115)) yield return step;
        yield return Head(Q1115, new AddPoint(transport, "1", "Transport for 5G over the optical transport network: draft text (sample)"));
        yield return Head(Q1115, new AddPoint(timing, "2", "Path layer for lower rates: two proposals (sample)"));
        yield return Head(Q1115, new SetStance(transport, Stance.NotYet, Stance.SupportWithChanges));
        yield return Head(Q1115,
            Text(transport, PositionText.PreferredOutcome, "One text for fronthaul and backhaul, with the frame structure of the joint proposal."));
        yield return Head(Q1115, Text(transport, PositionText.AcceptableRange, "Two options in one Recommendation, if both interwork."));
        yield return Head(Q1115, Text(transport, PositionText.RedLine, "No second Recommendation for the same layer."));
        yield return Head(Q1115,
            new AddTask(Id("companies"), "Ask the companies of Table 6 for their comments", SampleAccounts.Head.Id, Q1115Opens.AddDays(-30)));
        yield return SampleStep.Of(Q1115, CompartmentId.Organization("sample-industry"), SampleAccounts.Head.Id,
            new AddNote(Id("own"), "Our implementation prefers the first option; do not say so outside the company (sample)."));
        yield return Liaison(Q1115, CompartmentId.Delegation,
            new AddNote(Id("companies"), "Please acknowledge the briefing on supporting members: 12 against 25 of 70 work items.", transport));
        yield return Liaison(Q1115, CompartmentId.Government, new AddNote(Id("rapporteurs"), "Both rapporteur posts come up for renewal (sample)."));
        yield return Program(Q1115, new AddNote(Id("travel"), "The second editor has no funding after the meeting (sample)."));
    }

    private static ImportStep Create(ActorId delegation, string title, string committee, string gathering, DateOnly opens) =>
        SampleStep.Of(delegation, CompartmentId.Delegation, ParticipantId.System, new CreateDelegation(
            title, committee, gathering, opens, opens.AddDays(11), SampleAccounts.Head.Id, SampleAccounts.Head.Name, SampleAccounts.Industry));

    private static IEnumerable<ImportStep> Roster(ActorId delegation)
    {
        yield return Head(delegation,
            new AddToRoster(Id("liaison"), SampleAccounts.Liaison.Id, SampleAccounts.Liaison.Name, SampleAccounts.Office, RosterRole.Liaison));
        yield return Head(delegation,
            new AddToRoster(Id("member"), SampleAccounts.Member.Id, SampleAccounts.Member.Name, SampleAccounts.Industry, RosterRole.Member));
    }

    private static EditPositionText Text(EntityId point, PositionText text, string words) => new(point, text, new Edit(To: words));
    private static ImportStep Head(ActorId delegation, Command command) => SampleStep.Of(delegation, CompartmentId.Delegation, SampleAccounts.Head.Id, command);

    private static ImportStep Liaison(ActorId delegation, CompartmentId at, Command command) =>
        SampleStep.Of(delegation, at, SampleAccounts.Liaison.Id, command);

    private static ImportStep Program(ActorId delegation, Command command) =>
        SampleStep.Of(delegation, CompartmentId.Program, SampleAccounts.ProgramManager.Id, command);

    private static EntityId Id(string id) => EntityId.Parse("sample-" + id);
}
