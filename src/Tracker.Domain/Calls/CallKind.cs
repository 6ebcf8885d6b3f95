using Tracker.Domain.Programs;

namespace Tracker.Domain.Calls;

/// <summary>A call for small businesses, <c>call/&lt;key&gt;</c>. Everybody reads its terms. A company has its applications in
/// <c>org/&lt;id&gt;</c>; a reviewer has what they are to review in <c>own/&lt;id&gt;</c>; program managers have copies of both in
/// <c>program</c>.</summary>
public sealed class CallKind() : RecordKind<CallRecord>(Word, new CallJson(Codec.Options), CallRecord.Empty, [new CallPart()])
{
    public const string Word = "call";

    /// <summary>The compartment of a company.</summary>
    public static CompartmentId CompartmentOf(GroupId company) => CompartmentId.Parse(company.Value);

    /// <summary>Nobody writes in <c>record</c>: whoever did would be told by name who reads it, and so who works for an office. The closed ones first: who
    /// is on a page of the call is shown to those of the same one, and so to no other applicant.</summary>
    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.One(CompartmentId.Program, s => IsManager(s) ? Right.Write : Right.None),
        CompartmentRule.EachOrganization((s, company) => s.Principal.Holds(company, s.Today) ? Right.Write : Right.None),
        CompartmentRule.EachParticipant((s, at) => s.Role is not null && at == CompartmentId.Own(s.Principal.Id) ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Record, _ => Right.Read),
    ];

    /// <summary>That of a reviewer, who has it as long as they belong to the group for which they are named.</summary>
    public override ImmutableArray<RosterRole> Roles => [RosterRole.Member];

    public override AccessList AccessListOf(RecordState record) => record.Of<CallRecord>(CompartmentId.Program) is { } call
        ? new(
        [
            .. from filed in call.All from one in filed.Reviewers?.All ?? [] orderby one.Participant, one.Group
               select new RosterLine(one.Participant, RosterRole.Member, As: one.Group) into line group line by line into same select same.Key,
        ])
        : AccessList.Empty;

    public override bool Creates(Command command) => command is OpenCall;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        at == CompartmentId.Program && IsManager(standing) ? Right.Write : Right.None;

    public override Listing? ListingOf(CompartmentId compartment, CallRecord state) => state.Terms is not { } terms ? null : new(
        terms.Title, ImmutableSortedDictionary<string, string>.Empty
            .Add("deadline", terms.Deadline.At.ToString("O", CultureInfo.InvariantCulture)).Add("zone", terms.Deadline.Zone)
            .Add("most", Currency.Text(terms.MostPerAward, terms.Currency)));

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, CallRecord state) =>
    [
        SearchSource.Title(state.Terms?.Title, () => state.Terms?.Title),
        new SearchSource(state.Filed, () => state.All.Select(f => new SearchText(
            $"application/{f.Application.Id}", SearchPlace.Note, $"{f.Application.Title}\n{f.Application.Plan}"))),
    ];

    protected override Rejection? Refuses(Sight sight, CallRecord? here, Command command) =>
        command is OpenCall || sight.Of<CallRecord>(CompartmentId.Record) is not null ? null : Rejection.NotFound;

    private static bool IsManager(Standing standing) => standing.Principal.IsProgramManager(standing.Today);
}

/// <summary>The JSON of a call and of its messages.</summary>
[JsonSerializable(typeof(CallRecord)), JsonSerializable(typeof(CallCommand)), JsonSerializable(typeof(CallEvent))]
internal sealed partial class CallJson : JsonSerializerContext;
