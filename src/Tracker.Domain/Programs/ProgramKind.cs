namespace Tracker.Domain.Programs;

/// <summary>A program that pays for participation, <c>program/&lt;key&gt;</c>. Amounts are in <c>program</c>, which program managers write and the heads whom
/// they name read; streams, planned ends and decisions are in <c>delegation</c>, which other people whom they name read too.</summary>
public sealed class ProgramKind() : RecordKind<ProgramRecord>(
    Word, new ProgramJson(Codec.Options), ProgramRecord.Empty, [new CoveragePart(), new LedgerPart(), new ConditionPart()])
{
    public const string Word = "program";

    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.One(CompartmentId.Delegation, s => IsManager(s) || s.Role == RosterRole.Head ? Right.Write : s.Role is null ? Right.None : Right.Read),
        CompartmentRule.One(CompartmentId.Program, s => IsManager(s) ? Right.Write : s.Role == RosterRole.Head ? Right.Read : Right.None),
    ];

    /// <summary>Those of the people who are named, as long as they belong to the group for which they are.</summary>
    public override ImmutableArray<RosterRole> Roles => [RosterRole.Member, RosterRole.Head];

    public override AccessList AccessListOf(RecordState record) => record.Of<ProgramRecord>(CompartmentId.Delegation) is { } state
        ? new(
        [
            .. state.Heads.Value.All.Select(a => new RosterLine(a.Participant, RosterRole.Head, As: a.Group)),
            .. state.Readers.Value.All.Select(a => new RosterLine(a.Participant, RosterRole.Member, As: a.Group)),
        ])
        : AccessList.Empty;

    public override bool Creates(Command command) => command is AddProgram;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        at == CompartmentId.Delegation && IsManager(standing) ? Right.Write : Right.None;

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) =>
        IsManager(standing) || command is ProposeHandover or DecideHandover ? null : Rejection.OnlyProgramManagers;

    public override Listing? ListingOf(CompartmentId compartment, ProgramRecord state) => state.Title.Value is not { } title ? null : new(
        title,
        ImmutableSortedDictionary<string, string>.Empty.Add("items", Number(state.Items.Count)).Add("streams", Number(state.Streams.Count)));

    public override bool IsListedInPublic => false;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, ProgramRecord state) =>
        [SearchSource.Title(state.Title, () => state.Title.Value)];

    protected override Rejection? Refuses(Sight sight, ProgramRecord? here, Command command) =>
        command is AddProgram || sight.Of<ProgramRecord>(CompartmentId.Delegation) is not null ? null : Rejection.NotFound;

    private static bool IsManager(Standing standing) => standing.Principal.IsProgramManager(standing.Today);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The JSON of a program's state and messages.</summary>
[JsonSerializable(typeof(ProgramRecord)), JsonSerializable(typeof(CoverageCommand)), JsonSerializable(typeof(CoverageEvent))]
[JsonSerializable(typeof(LedgerCommand)), JsonSerializable(typeof(LedgerEvent))]
[JsonSerializable(typeof(ConditionCommand)), JsonSerializable(typeof(ConditionEvent))]
internal sealed partial class ProgramJson : JsonSerializerContext;
