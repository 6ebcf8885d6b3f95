using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Vital;

namespace Tracker.Import.Sample;

/// <summary>An invented program for items of the study: a fund with its ledger, and streams to three of them. The head of the sample delegations reads its
/// amounts, the member does not. Persons, amounts and dates are invented and marked as sample.</summary>
public static class SamplePrograms
{
    public static readonly ActorId Participation = ActorId.Parse("program/sample-participation");

    /// <summary>The standard of which the study has the dates from its proposal to its publication.</summary>
    public static readonly ActorId IotStandard = ActorId.Parse("standard/iso/30141");

    private static readonly EntityId Fund = Id("fy-2027"), Roadmap = Id("roadmap"), Guidelines = Id("guidelines"), Iot = Id("iot");

    private static readonly Reference Ai = new("Work items on AI", ActorId.Parse("topic/report-2022/set/set-itut-ai-19"));

    private static readonly (ActorId Item, Reference Named) RoadmapItem = Item("work-item/itu/airm", "Artificial Intelligence Standardization Roadmap");

    private static readonly (ActorId Item, Reference Named) GuidelinesItem = Item(
        "work-item/itu/aiot", "Guidelines on artificial intelligence of things (AIoT)");

    private static readonly (ActorId Item, Reference Named) QkdItem = Item("work-item/iso/23837-2", "ISO/IEC DIS 23837-2, evaluation of QKD");

    /// <summary>Sent after the facts of the study, whose items it follows.</summary>
    public static IReadOnlyList<ImportStep> Steps() =>
    [
        Open(new AddProgram("Participation in emerging technology standards (sample)", "United States")),
        Open(new NameHeads(Addressees.None, new([new(SampleAccounts.Head.Id, SampleAccounts.Industry)]))),
        Open(new NameReaders(Addressees.None, new([new(SampleAccounts.Member.Id, SampleAccounts.Industry)]))),
        Open(new AddStream(Roadmap, "Editor, AI roadmap (sample)", RoadmapItem.Named, Runs("2025-04", "2027-03"), new("Dana Osei (sample)"), Area: Ai)),
        Open(new AddStream(Guidelines, "Two experts, AIoT guidelines (sample)", GuidelinesItem.Named, Runs("2025-01", "2028-12"), Area: Ai)),
        Open(new AddStream(Iot, "Travel of an expert, IoT reference architecture (sample)", new("IoT reference architecture", IotStandard),
            Runs("2013-09", "2015-08"), new("Lou Brandt (sample)"))),
        Open(new AddItem(QkdItem.Named)),
        Open(new PlanEnd(RoadmapItem.Item, To: End("2027-02", "2027-06", "2027-12"))),
        Open(new PlanEnd(GuidelinesItem.Item, To: End("2027-10", "2028-03", "2028-11"))),
        Open(new PlanEnd(QkdItem.Item, To: End("2027-01", "2027-04", "2027-09"))),
        Head(new ProposeHandover(
            Id("second"), QkdItem.Item, HandoverKind.SecondExpert, "Knows the ballot text (sample)", new("Sam Okafor (sample)"))),
        Closed(new AddFund(new(
            Fund, "FY 2025, three-year authority (sample)", "USD", 190_000_000, new(2024, 10, 1), new(2025, 9, 30), new(2024, 10, 1), new(2027, 9, 30)))),
        Post("plan", Flow.Plan, new(2024, 10, 15), 120_000_000, "Editors and experts for three years (sample)", Roadmap, Guidelines),
        Post("commit-1", Flow.Commitment, new(2024, 11, 4), 64_000_000, "Two experts, AIoT guidelines (sample)", Guidelines),
        Post("commit-2", Flow.Commitment, new(2025, 2, 10), 36_000_000, "Editor, AI roadmap (sample)", Roadmap),
        Post("oblige-1", Flow.Obligation, new(2024, 12, 2), 48_000_000, "Agreement with two employers (sample)", Guidelines),
        Post("oblige-2", Flow.Obligation, new(2025, 3, 17), 36_000_000, "Agreement with one employer (sample)", Roadmap),
        Post("pay-1", Flow.Outlay, new(2025, 4, 30), 12_500_000, "First quarter (sample)", Guidelines),
        Post("pay-2", Flow.Outlay, new(2025, 6, 30), 4_500_000, "First quarter (sample)", Roadmap),
        Post("back", Flow.Deobligation, new(2025, 6, 30), 320_000, "Travel that was not taken (sample)", Roadmap),
        Cost("dues", CostKind.Dues, 1_060_000, "CHF"), Cost("travel", CostKind.Travel, 3_600_000, "USD"), Cost("labour", CostKind.Labour, 9_200_000, "USD"),
    ];

    private static (ActorId, Reference) Item(string record, string name) => (ActorId.Parse(record), new(name, ActorId.Parse(record)));

    private static EntityId Id(string name) => EntityId.Parse("sample-" + name);

    private static PartialInterval Runs(string from, string to) => new(PartialDate.Parse(from), PartialDate.Parse(to));

    private static PlannedEnd End(string early, string middle, string late) =>
        new(PartialDate.Parse(early), PartialDate.Parse(middle), PartialDate.Parse(late), "Invented dates (sample)");

    private static ImportStep Post(string name, Flow flow, DateOnly on, long units, string what, params EntityId[] streams) =>
        Closed(new PostEntry(flow, on, Fund, [.. streams.Select((s, i) => new Share(Id($"{name}-{i}"), s))], new(units, "USD"), what));

    private static ImportStep Cost(string name, CostKind kind, long units, string currency) => Closed(new AddCost(new(
        Id(name), kind, OrganizationSize.Small, "One study period of a study group (sample)", new(units, currency), "Invented estimate (sample)")));

    private static ImportStep Open(CoverageCommand command) => Sent(CompartmentId.Delegation, SampleAccounts.ProgramManager, command);

    private static ImportStep Head(CoverageCommand command) => Sent(CompartmentId.Delegation, SampleAccounts.Head, command);

    private static ImportStep Closed(LedgerCommand command) => Sent(CompartmentId.Program, SampleAccounts.ProgramManager, command);

    private static ImportStep Sent(CompartmentId at, Principal by, Command command) => SampleStep.Of(Participation, at, by.Id, command);
}
