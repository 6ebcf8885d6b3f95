using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Subjects;

/// <summary>
/// A kind of record that holds what is public about a subject as claims in <c>record</c>, and private notes and concerns in
/// <c>government</c>, <c>org/&lt;id&gt;</c> and <c>program</c>. Each kind adds its statements and its own rules.
/// </summary>
public class SubjectKind : RecordKind<SubjectState>
{
    private readonly FrozenSet<Type> statements;
    private readonly ClaimRules claims;

    /// <param name="bodyRequired">True where a record cannot be opened without its body.</param>
    public SubjectKind(string name, bool bodyRequired, IEnumerable<Type> statements)
    {
        (Name, BodyRequired, this.statements) = (name, bodyRequired, statements.ToFrozenSet());
        claims = new ClaimRules(s => this.statements.Contains(s.GetType()));
    }

    /// <summary>Statements that any subject takes.</summary>
    public static readonly ImmutableArray<Type> CommonStatements =
    [
        typeof(Titled), typeof(AlsoNamed), typeof(Identified), typeof(Described), typeof(Happened), typeof(Measured),
        typeof(NotAvailable), typeof(NoneListed), typeof(TableRow), typeof(Related), typeof(OfCountry), typeof(OfSort),
    ];

    public sealed override string Name { get; }
    public bool BodyRequired { get; }
    public IReadOnlyCollection<Type> Statements => statements;
    public sealed override Codec Codec => SubjectJson.Codec;
    public sealed override SubjectState Initial => SubjectState.Empty;
    public sealed override JsonTypeInfo StateInfo => SubjectJson.Strict.SubjectState;
    public sealed override SubjectState Evolve(SubjectState state, Recorded recorded) => state.Apply(recorded);
    public sealed override bool Creates(Command command) => command is OpenSubject;
    public sealed override bool MayCreate(Standing standing) => WritesFacts(standing);

    public sealed override Decision Decide(Sight sight, Command command)
    {
        var state = sight.Of<SubjectState>(sight.At) ?? SubjectState.Empty;
        if (command is OpenSubject open) return Open(state, sight.At, open);
        if (sight.At == CompartmentId.Record && !state.Opened) return Rejection.NotFound;
        if (LosesTitle(state, command)) return Rejection.Invalid("A record keeps a title: supersede the last one by another title.", "claim");
        var body = sight.Of<SubjectState>(CompartmentId.Record)?.Body;
        return command switch
        {
            AddNote or EditNote or RemoveNote => Notes.Decide(state.Notes, sight.At, command),
            RaiseConcern or AnswerConcern or WithdrawConcern => Concerns.Decide(state.Concerns, sight.By, sight.At, command),
            _ => claims.Decide(state.Book, sight.At, command, (book, claim) => ForbiddenStep(state with { Book = book, Body = body }, claim)),
        };
    }

    public sealed override Right RightIn(Standing standing, CompartmentId compartment) => compartment switch
    {
        _ when compartment == CompartmentId.Record => WritesFacts(standing) ? Right.Write : Right.Read,
        _ when compartment == CompartmentId.Government => Writes(standing.Principal.IsGovernment(standing.Today)),
        _ when compartment == CompartmentId.Program => Writes(standing.Principal.IsProgramManager(standing.Today)),
        { OwnerOrganization: { } organization } => Writes(standing.Principal.Holds(organization, standing.Today)),
        _ => Right.None,
    };

    public sealed override Rejection? Forbids(Standing standing, CompartmentId at, Command command) => command switch
    {
        AddNote or EditNote or RemoveNote or RaiseConcern or AnswerConcern or WithdrawConcern when at == CompartmentId.Record =>
            Rejection.Forbidden("'record' holds only claims with sources. Put notes and concerns where their audience is."),
        RecordClaim { Imported: true } when !Imports(standing) =>
            Rejection.Forbidden("Only an import by an administrator may keep a step that the body's rules forbid."),
        _ => null,
    };

    public sealed override Listing? ListingOf(CompartmentId compartment, SubjectState state) =>
        compartment == CompartmentId.Record && state.Opened ? new Listing(state.Title ?? "", Detail(state)) : null;

    /// <summary>A step of the claim that the body's rules forbid after the claims that stand; null where there is none.</summary>
    protected virtual ForbiddenStep? ForbiddenStep(SubjectState state, Assertion claim) => null;

    /// <summary>Columns of lists: body, other names, and what the kind adds.</summary>
    protected virtual ImmutableSortedDictionary<string, string> Detail(SubjectState state)
    {
        var detail = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (state.Body is { } body) detail["body"] = body;
        if (state.Book.Facts<OfSort>().LastOrDefault() is { } sort) detail["kind"] = sort.Sort;
        if (string.Join(" | ", state.Names) is { Length: > 0 } names) detail["names"] = names.Length <= TextLimits.Line ? names : names[..TextLimits.Line];
        return detail.ToImmutable();
    }

    private Decision Open(SubjectState state, CompartmentId at, OpenSubject command)
    {
        if (at != CompartmentId.Record) return Rejection.Invalid("A record is opened in 'record'.", "compartment");
        if (state.Opened) return Rejection.Duplicate("record", "title");
        if (BodyRequired && string.IsNullOrWhiteSpace(command.Body)) return TextLimits.Required("body");
        if (TextLimits.Refuses(command.Body, "body", TextLimits.Name) is { } body) return body;
        var title = new Assertion(command.Id, new Titled(command.Title), command.Source, command.Valid);
        return title.Refuses() is { } refused
            ? refused
            : Decision.Of([new Directed(at, new SubjectOpened(command.Body)), new Directed(at, new ClaimRecorded(title))]);
    }

    private static bool LosesTitle(SubjectState state, Command command)
    {
        var claim = command switch
        {
            WithdrawClaim c => c.Claim,
            SupersedeClaim { By.Statement: not Titled } c => c.Claim,
            _ => (EntityId?)null,
        };
        return state.Opened && claim is { } id && state.Book.Standing<Titled>().ToList() is [var last] && last.Id == id;
    }

    private static Right Writes(bool holds) => holds ? Right.Write : Right.None;

    private static bool Imports(Standing standing) =>
        standing.Principal.Id == ParticipantId.System || standing.Principal.IsAdministrator(standing.Today);

    private static bool WritesFacts(Standing standing) => Imports(standing) || standing.Principal.IsProgramManager(standing.Today)
        || standing.Principal.Memberships.Any(m => (m.Group.IsOrganization || m.Group.IsOffice) && m.Covers(standing.Today));
}
