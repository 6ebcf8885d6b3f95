namespace Tracker.Domain.HostingPlans;

/// <summary>The plan for hosting a meeting, <c>hosting/&lt;key&gt;</c>. Program managers and the host committee write it in <c>delegation</c>; government
/// offices read a copy in <c>government</c>. Amounts are in <c>program</c>. An office has the visa cases that it tracks in <c>office/&lt;id&gt;</c>, of which
/// the others have counts that the program itself makes.</summary>
public sealed class HostingKind() : RecordKind<HostingPlan>(
    Word, new HostingJson(Codec.Options), HostingPlan.Empty, [new HostingPart(), new BudgetPart(), new VisaPart(), new TrainingPart(), new CountingPart()])
{
    public const string Word = "hosting";

    /// <summary>Officials have a copy to read: who writes in a compartment is told by name who reads it. It comes first, so that who of them is on the page is
    /// shown to officials only.</summary>
    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.One(CompartmentId.Government, s => IsProgram(s) ? Right.Write : s.Principal.IsGovernment(s.Today) ? Right.Read : Right.None),
        CompartmentRule.EachOffice((s, office) => IsProgram(s) || s.Principal.Holds(office, s.Today) ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Delegation, s => IsProgram(s) || IsManager(s) || s.Role is not null ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Program, s => IsManager(s) ? Right.Write : Right.None),
    ];

    /// <summary>That of the host committee, whose members have it as long as they belong to the company for which they are named.</summary>
    public override ImmutableArray<RosterRole> Roles => [RosterRole.Member];

    public override AccessList AccessListOf(RecordState record) => HostingPlan.In(record) is { } plan
        ? new([.. plan.Committee.Value.All.Select(a => new RosterLine(a.Participant, RosterRole.Member, As: a.Group))])
        : AccessList.Empty;

    public override bool Creates(Command command) => command is OpenHosting;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        at == CompartmentId.Delegation && IsManager(standing) ? Right.Write : Right.None;

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) =>
        command is CountingCommand && !IsProgram(standing) ? Rejection.OnlyTheProgram
        : command is NameHostCommittee or SetVisaRule && !IsManager(standing) ? Rejection.OnlyProgramManagers
        : null;

    public override Listing? ListingOf(CompartmentId compartment, HostingPlan state)
    {
        if (state.Title.Value is not { } title) return null;
        var detail = ImmutableSortedDictionary<string, string>.Empty.Add("from", Day(state.Days.First)).Add("to", Day(state.Days.Last))
            .Add("status", JsonNamingPolicy.KebabCaseLower.ConvertName(state.Status.Value.ToString()));
        if (state.Venue is { } venue) detail = detail.Add("venue", venue.Terms.Value.Name);
        if (HostedMeeting.Of(state).Attending is { } came) detail = detail.Add("attending", came.ToString(CultureInfo.InvariantCulture));
        return new(title, detail);
    }

    public override bool IsListedInPublic => false;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, HostingPlan state) =>
    [
        SearchSource.Title(state.Title, () => state.Title.Value),
        new SearchSource(state.Cases, () => state.AllCases.Select(c => new SearchText(
            $"case/{c.Id}", SearchPlace.Note, $"{c.Expert.Value.Name}\n{c.Expert.Value.Organization}"))),
        new SearchSource(state.Trainees, () => state.AllTrainees.Select(t => new SearchText(
            $"trainee/{t.Id}", SearchPlace.Note, $"{t.Person.Name}\n{t.Person.Organization}"))),
    ];

    public override Due? NextDue(RecordState record) => Counting.NextDue(record);

    protected override Rejection? Refuses(Sight sight, HostingPlan? here, Command command) =>
        command is OpenHosting || (sight.Of<HostingPlan>(CompartmentId.Delegation) ?? sight.Of<HostingPlan>(CompartmentId.Government)) is not null
            ? null : Rejection.NotFound;

    private static bool IsProgram(Standing standing) => standing.Principal.Id == ParticipantId.System;

    private static bool IsManager(Standing standing) => standing.Principal.IsProgramManager(standing.Today);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The JSON of a hosting plan and of its messages.</summary>
[JsonSerializable(typeof(HostingPlan)), JsonSerializable(typeof(HostingCommand)), JsonSerializable(typeof(HostingEvent))]
[JsonSerializable(typeof(BudgetCommand)), JsonSerializable(typeof(BudgetEvent)), JsonSerializable(typeof(VisaCommand)), JsonSerializable(typeof(VisaEvent))]
[JsonSerializable(typeof(TrainingCommand)), JsonSerializable(typeof(TrainingEvent))]
[JsonSerializable(typeof(CountingCommand)), JsonSerializable(typeof(CountingEvent))]
internal sealed partial class HostingJson : JsonSerializerContext;
