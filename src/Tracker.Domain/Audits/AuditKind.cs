namespace Tracker.Domain.Audits;

/// <summary>An audit of a body's process, <c>audit/&lt;key&gt;</c>. Program managers and government offices read and write it together in
/// <c>program</c>; nobody else knows of it.</summary>
public sealed class AuditKind() : RecordKind<ProcessAudit>(Word, new AuditJson(Codec.Options), ProcessAudit.Empty, [new AuditPart()])
{
    public const string Word = "audit";

    /// <summary>The only compartment of an audit.</summary>
    public static readonly CompartmentId At = CompartmentId.Program;

    public override ImmutableArray<CompartmentRule> Compartments { get; } = [CompartmentRule.One(At, s => Writes(s) ? Right.Write : Right.None)];

    public override bool Creates(Command command) => command is OpenAudit;

    public override Right RightToCreate(Standing standing, CompartmentId at) => at == At && Writes(standing) ? Right.Write : Right.None;

    public override bool IsListedInPublic => false;

    public override Listing? ListingOf(CompartmentId compartment, ProcessAudit state) => state.Title.Value is not { } title ? null : new(
        title,
        ImmutableSortedDictionary<string, string>.Empty.Add("body", state.Body!.Name).Add("from", Day(state.Days.Value.First))
            .Add("to", Day(state.Days.Value.Last)).Add("status", JsonNamingPolicy.KebabCaseLower.ConvertName(state.Status.Value.ToString()))
            .Add("findings", Number(state.AllFindings.Count)).Add("open", Number(state.Open)));

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, ProcessAudit state) =>
    [
        SearchSource.Title(state.Title, () => state.Title.Value is { } title ? $"{title}\n{state.Body?.Name}" : null),
        new SearchSource(state.Findings, () => state.AllFindings.Values.Select(f => new SearchText($"finding/{f.Id}", SearchPlace.Note, f.Terms.Value.Found))),
    ];

    protected override Rejection? Refuses(Sight sight, ProcessAudit? here, Command command) =>
        command is OpenAudit || here?.Title.Value is not null ? null : Rejection.NotFound;

    private static bool Writes(Standing standing) =>
        standing.Principal.IsProgramManager(standing.Today) || standing.Principal.IsGovernment(standing.Today);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The JSON of an audit and of its messages.</summary>
[JsonSerializable(typeof(ProcessAudit)), JsonSerializable(typeof(AuditCommand)), JsonSerializable(typeof(AuditEvent))]
internal sealed partial class AuditJson : JsonSerializerContext;
