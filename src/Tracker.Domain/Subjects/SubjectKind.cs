namespace Tracker.Domain.Subjects;

/// <summary>A kind of record with public claims about a subject in <c>record</c>, and private claims, notes and concerns in <c>government</c>,
/// <c>org/&lt;id&gt;</c> and <c>program</c>. Each kind adds its statements and its own rules.</summary>
/// <param name="bodyRequired">True if a record cannot be opened without its body.</param>
/// <param name="statements">Statements that the kind accepts besides the common ones.</param>
/// <param name="stepOf">The step of a claim that the body's rules forbid, or null.</param>
/// <param name="detail">Columns of lists besides body, kind and other names.</param>
/// <param name="begins">What is normally known of such a subject when its record begins, besides its title, in the order of a form.</param>
public sealed class SubjectKind(
    string name, bool bodyRequired, ImmutableArray<Type> statements, ImmutableArray<Beginning> begins,
    Func<SubjectState, Assertion, ForbiddenStep?>? stepOf = null,
    Func<SubjectState, ImmutableSortedDictionary<string, string>, ImmutableSortedDictionary<string, string>>? detail = null)
    : RecordKind<SubjectState>(name, new SubjectJson(Codec.Options), SubjectState.Empty,
    [
        new SubjectPart(bodyRequired, Claims(statements, stepOf)),
        Claims(statements, stepOf),
        new NotesPart<SubjectState>(new(s => s.Notes, (s, notes) => s with { Notes = notes }), most: 1_000, longest: TextLimits.Body),
        new ConcernsPart<SubjectState>(new(s => s.Concerns, (s, concerns) => s with { Concerns = concerns })),
    ],
    ("note-added", typeof(NoteAdded)), ("note-edited", typeof(NoteEdited)), ("note-removed", typeof(NoteRemoved)))
{
    private static readonly FrozenSet<Type> Common = new[]
    {
        typeof(Titled), typeof(AlsoNamed), typeof(Identified), typeof(Described), typeof(Happened), typeof(Measured),
        typeof(NotAvailable), typeof(NoneListed), typeof(TableRow), typeof(Related), typeof(OfCountry), typeof(OfSort), typeof(Doubt),
    }.ToFrozenSet();

    /// <summary>True if a record cannot be opened without its body.</summary>
    public bool BodyRequired => bodyRequired;

    /// <summary>What is normally known of such a subject when its record begins, besides its title.</summary>
    public ImmutableArray<Beginning> Begins => begins;

    // Since 2, notes are stored by their id, as in every other kind; since 3, claim books keep every change of a preference.
    public override int StateSchema => 3;

    /// <summary>Every statement that the kind accepts.</summary>
    public IEnumerable<Type> Statements => Common.Concat(statements);

    public override ImmutableArray<CompartmentRule> Compartments => Audiences;

    /// <summary>The public record, and what each audience keeps for itself beside it.</summary>
    internal static readonly ImmutableArray<CompartmentRule> Audiences =
    [
        CompartmentRule.One(CompartmentId.Record, s => WritesFacts(s) ? Right.Write : Right.Read),
        CompartmentRule.One(CompartmentId.Government, s => Writes(s.Principal.IsGovernment(s.Today))),
        CompartmentRule.One(CompartmentId.Program, s => Writes(s.Principal.IsProgramManager(s.Today))),
        CompartmentRule.EachOrganization((s, organization) => Writes(s.Principal.Holds(organization, s.Today))),
    ];

    public override bool Creates(Command command) => command is OpenSubject;
    public override Right RightToCreate(Standing standing, CompartmentId at) => Writes(WritesFacts(standing));

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) => command switch
    {
        NoteCommand or ConcernCommand when at == CompartmentId.Record =>
            Rejection.Forbidden("The public record accepts only claims with sources. Add notes and concerns where their audience is."),
        RecordClaim { Imported: true } when !Imports(standing) =>
            Rejection.Forbidden("Only an import by an administrator can keep a step that the body's rules forbid."),
        _ => null,
    };

    public override Listing? ListingOf(CompartmentId compartment, SubjectState state) =>
        compartment == CompartmentId.Record && state.Opened ? new Listing(state.Title ?? "", Detail(state)) : null;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, SubjectState state) =>
        [
            new SearchSource(state.Book, () => SubjectNames.Of(state).Concat(SubjectMentions.Of(state))), SearchSource.Notes(state.Notes),
            new SearchSource(state.Merges, () => Merging.Texts(state)),
        ];

    public override ClaimBook? ClaimsIn(object state) => ((SubjectState)state).Book;

    protected override Rejection? Refuses(Sight sight, SubjectState? here, Command command)
    {
        if (command is OpenSubject) return null;
        if (sight.At == CompartmentId.Record && here is not { Opened: true }) return Rejection.NotFound;
        return LosesTitle(here, command) ? Rejection.Invalid("A record must have a title. Supersede the last one by another title.", "claim") : null;
    }

    private static ClaimsPart<SubjectState> Claims(ImmutableArray<Type> statements, Func<SubjectState, Assertion, ForbiddenStep?>? stepOf) => new(
        new(s => s.Book, (s, book) => s with { Book = book }), s => Common.Contains(s.GetType()) || statements.Contains(s.GetType()),
        (state, sight, claim) => stepOf?.Invoke(state with { Body = state.Body ?? sight.Of<SubjectState>(CompartmentId.Record)?.Body }, claim));

    private ImmutableSortedDictionary<string, string> Detail(SubjectState state)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (state.Body is { } body) columns["body"] = body;
        if (state.Book.Facts<OfSort>().LastOrDefault() is { } sort) columns["kind"] = sort.Sort;
        if (string.Join(" | ", state.Names) is { Length: > 0 } names) columns["names"] = names.Length <= TextLimits.Line ? names : names[..TextLimits.Line];
        if (state.Merged is { } merge)
            (columns[Merging.Column], columns[Merging.Since]) = (merge.Into.Value, merge.Said.At.ToString("O", CultureInfo.InvariantCulture));
        return detail is null ? columns.ToImmutable() : detail(state, columns.ToImmutable());
    }

    private static bool LosesTitle(SubjectState? state, Command command)
    {
        var claim = command switch
        {
            WithdrawClaim c => c.Claim,
            SupersedeClaim { By.Statement: not Titled } c => c.Claim,
            _ => (EntityId?)null,
        };
        return state is { Opened: true } && claim is { } id && state.Book.Standing<Titled>().ToList() is [var last] && last.Id == id;
    }

    private static Right Writes(bool holds) => holds ? Right.Write : Right.None;

    private static bool Imports(Standing standing) =>
        standing.Principal.Id == ParticipantId.System || standing.Principal.IsAdministrator(standing.Today);

    private static bool WritesFacts(Standing standing) => Imports(standing) || standing.Principal.IsProgramManager(standing.Today)
        || standing.Principal.Memberships.Any(m => (m.Group.IsOrganization || m.Group.IsOffice) && m.Covers(standing.Today));
}

/// <summary>The JSON of a subject's state and of the messages that only it has.</summary>
[JsonSerializable(typeof(SubjectState)), JsonSerializable(typeof(SubjectCommand)), JsonSerializable(typeof(SubjectEvent))]
internal sealed partial class SubjectJson : JsonSerializerContext;
