namespace Tracker.Domain.Participating;

/// <summary>On what basis a company takes part in a committee or meeting. The company reads and writes it; the government offices read what it asks them.
/// The key begins with the company: <c>basis/&lt;company&gt;/&lt;venue&gt;</c>.</summary>
public sealed class BasisKind() : RecordKind<BasisLog>(Word, new BasisJson(Codec.Options), BasisLog.Empty, [new BasisPart()])
{
    public const string Word = "basis";

    /// <summary>The log of a company about a venue: there is one, whoever begins it.</summary>
    public static ActorId Of(GroupId company, ActorId venue) =>
        ActorId.Parse($"{Word}/{company.Value["org/".Length..]}/{venue.Value}");

    /// <summary>The company whose log it is.</summary>
    public static GroupId CompanyOf(ActorId log) => GroupId.Parse("org/" + log.Key.Split('/')[0]);

    /// <summary>The compartment of a company.</summary>
    public static CompartmentId CompartmentOf(GroupId company) => CompartmentId.Parse(company.Value);

    public static bool IsVenue(ActorId record) => record.Kind == Committees.Committee.Kind.Name || record.Kind == Meetings.Meeting.Kind.Name;

    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.EachOrganization((s, company) => s.Principal.Holds(company, s.Today) ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Government, s => s.Principal.IsGovernment(s.Today) ? Right.Write : Right.None),
    ];

    public override bool Has(ActorId actor, CompartmentId compartment) =>
        actor.Key.Contains('/', StringComparison.Ordinal) && (compartment.OwnerOrganization is null || compartment == CompartmentOf(CompanyOf(actor)));

    public override bool Creates(Command command) => command is BeginBasis;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        at.OwnerOrganization is { } company && standing.Principal.Holds(company, standing.Today) ? Right.Write : Right.None;

    public override Listing? ListingOf(CompartmentId compartment, BasisLog state)
    {
        if (state is not { Name: { } name, Venue: { } venue }) return null;
        var detail = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        detail["venue"] = venue.Value;
        if ((compartment.OwnerOrganization ?? state.Company) is { } company) detail["company"] = company.Value;
        if (state.Open.Count() is > 0 and var open) detail["open"] = open.ToString(CultureInfo.InvariantCulture);
        if (state.Now is { Entry: var now })
        {
            detail["status"] = now.Status.ToString();
            detail["since"] = now.Since.Value;
            if (now.Reason is { } reason) detail["reason"] = reason.ToString();
        }
        if (CountedReason.Written(state.All) is { Length: > 0 } counted) detail["counted"] = counted;
        return new Listing(name, detail.ToImmutable());
    }

    public override bool IsListedInPublic => false;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, BasisLog state) =>
    [
        SearchSource.Title(state.Name, () => state.Name),
        new SearchSource(state.Lines, () => state.All.Select(l => new SearchText($"line/{l.Entry.Id}", SearchPlace.Note, l.Entry.Words))),
        new SearchSource(state.Questions, () => state.Asked.Select(q => new SearchText($"question/{q.Id}", SearchPlace.Note, q.Text))),
    ];

    protected override Rejection? Refuses(Sight sight, BasisLog? here, Command command) =>
        here is not null || command is BeginBasis ? null : Rejection.NotFound;
}

/// <summary>The JSON of a log and of its messages.</summary>
[JsonSerializable(typeof(BasisLog)), JsonSerializable(typeof(BasisCommand)), JsonSerializable(typeof(BasisEvent))]
internal sealed partial class BasisJson : JsonSerializerContext;
