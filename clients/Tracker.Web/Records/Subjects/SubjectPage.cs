using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Records.Subjects;

/// <summary>What a page of the public record shows at one moment: the claims that the viewer may read, in words and in groups, and the one that is
/// chosen. Read once, however often it is drawn.</summary>
/// <param name="chosen">The claim whose source stands beside the facts; null for none.</param>
/// <param name="clocks">The moment that is shown; null for the present.</param>
public sealed class SubjectPage(Desk desk, string? chosen, Clocks? clocks = null)
{
    private const int MostMarks = 40;
    private const int LongestMark = 36;
    private static readonly IReadOnlySet<EntityId> None = new HashSet<EntityId>();

    private readonly Dictionary<CompartmentId, SubjectState?> states = [];
    private readonly Dictionary<CompartmentId, IReadOnlySet<EntityId>> disputed = [];
    private ILookup<FactGroup, (CompartmentId, Fact)>? groups;

    public Desk Desk => desk;

    /// <summary>The public part; null if there is none yet.</summary>
    public SubjectState? Public => In(CompartmentId.Record);

    /// <summary>A compartment at the moment that is shown; null if nothing of it was there then.</summary>
    public SubjectState? In(CompartmentId at)
    {
        if (!states.TryGetValue(at, out var state))
        {
            var now = desk.Of<SubjectState>(at);
            states[at] = state = clocks is null || now is null ? now : now.Seen(clocks.Day, clocks.KnownBy) is { Book.Claims.Count: > 0 } then ? then : null;
        }
        return state;
    }

    /// <summary>The moment that is shown; null for the present.</summary>
    public Clocks? Clocks => clocks;

    /// <summary>Each compartment that the viewer may read and that has something, the public one first.</summary>
    public IEnumerable<CompartmentId> Compartments =>
        desk.Record.View.Compartments.Keys.Where(c => In(c) is not null).OrderBy(c => c != CompartmentId.Record).ThenBy(c => c);

    /// <summary>The chosen claim with its compartment.</summary>
    public (CompartmentId At, Claim Claim)? ChosenIn =>
        chosen is null || EntityId.TryParse(chosen) is not { } id ? null
        : Compartments.Select(at => (At: at, Claim: In(at)!.Book.Find(id))).Where(c => c.Claim is not null)
            .Select(c => ((CompartmentId, Claim)?)(c.At, c.Claim!)).FirstOrDefault();

    public Claim? Chosen => ChosenIn?.Claim;

    /// <summary>Facts that stand and are no hearsay, by group, in the order in which they were true.</summary>
    public IReadOnlyList<(CompartmentId At, Fact Fact)> Of(FactGroup group) => [.. (groups ??= Grouped())[group]];

    /// <summary>Claims of others that nobody confirmed.</summary>
    public IReadOnlyList<(CompartmentId At, Fact Fact)> Heard => field ??= [.. Read(c => c is { Stands: true, IsFact: false })];

    /// <summary>Claims that were corrected or withdrawn.</summary>
    public IReadOnlyList<(CompartmentId At, Fact Fact)> Former => field ??= [.. Read(c => !c.Stands)];

    /// <summary>Claims that cannot all be right, side by side.</summary>
    public IReadOnlyList<(CompartmentId At, Dispute Dispute)> Disputes => field ??=
        [.. Compartments.SelectMany(at => In(at)!.Book.Disputes().Select(d => (at, d)))];

    /// <summary>What is dated among facts of a group: events on one lane, tenures on a lane for each role. Less than two make no drawing.</summary>
    public IReadOnlyList<TimeLane> Timeline(FactGroup group)
    {
        var dated = Of(group).Select(f => (f.Fact, When: WhenOf(f.Fact.Claim))).Where(f => f.When is not null).Take(MostMarks).ToList();
        if (group is not (FactGroup.Stage or FactGroup.Person) || dated.Count < 2) return [];
        return
        [
            .. dated.GroupBy(f => group == FactGroup.Person ? f.Fact.Label : "", StringComparer.Ordinal).Select(g => new TimeLane(g.Key, [.. g.Select(f =>
                new TimeMark(TextOf(f.Fact), f.When!.From, f.When.To, f.Fact.Claim.Statement.IsMoment() || f.Fact.Claim.Statement is Founded or Ended,
                    AddressOf(f.Fact.Claim)))])),
        ];
    }

    /// <summary>How long it took from the first dated stage to the last; null if no two are dated to the month.</summary>
    public string? StageTime => Public is { } state && StatusHistory.Of(state.Book, null).Elapsed is { Months: > 0 } took
        ? $"{Words.Count(took.Months, "month")} from {LabelOf(state, took.From)} to {LabelOf(state, took.To)}" : null;

    private static string LabelOf(SubjectState state, Claim step) => StatusRules.For(state.Body).LabelOf(((StatusReached)step.Statement).Status);

    /// <summary>True if nothing of the record says whether anyone objected.</summary>
    public bool HasNoObjections => !Compartments.SelectMany(at => In(at)!.Book.Claims).Any(c => c.Stands && IsAboutObjections(c.Statement));

    private static bool IsAboutObjections(Statement statement) => statement is NoneListed { What: Listed.Objections }
        || (statement is Happened { What: var what } && what.Contains("object", StringComparison.OrdinalIgnoreCase));

    private static PartialInterval? WhenOf(Claim claim) => claim.Statement switch
    {
        Founded f => new(f.Date),
        Ended e => new(e.Date),
        _ => claim.Valid is { From: null, To: null } ? null : claim.Valid,
    };

    private static string TextOf(Fact fact) => Words.Shortened(
        fact.Claim.Statement is Founded or Ended || (fact.Group == FactGroup.Stage && fact.Claim.Statement is not (StatusReached or Happened))
            ? fact.Label : fact.Text, LongestMark);

    /// <summary>What the page itself says of other records: the record, and the stored word of the statement that names it.</summary>
    public IReadOnlySet<(ActorId Record, string What)> Says => field ??=
    (
        from at in Compartments from claim in In(at)!.Book.Claims where claim.Stands
           from named in claim.Statement.Names() where named?.Actor is not null
           select (named!.Actor!.Value, ClaimDraft.WordOf((SubjectKind)desk.Record.Kind, claim.Statement))
    ).ToHashSet();

    /// <summary>The records that standing facts of the page name, with their names there and in which way.</summary>
    public IEnumerable<(ActorId To, string Name, string What)> Named =>
        from at in Compartments from claim in In(at)!.Book.Claims where claim.Stands
        from named in claim.Statement.Names() where named?.Actor is not null
        select (named!.Actor!.Value, VisibleText.Of(named.Name), Say(claim).Label.ToLowerInvariant());

    public Fact Say(Claim claim) => new FactReader(Public?.Body, Public?.Title).Read(claim);

    public bool IsPreferred(CompartmentId at, Claim claim) => In(at)?.Book.PreferredAbout(claim.Statement.About())?.Id == claim.Id;

    public bool Differs(CompartmentId at, Claim claim)
    {
        if (!disputed.TryGetValue(at, out var among))
            disputed[at] = among = In(at) is { } state ? state.Book.Disputes().SelectMany(d => d.Claims).Select(c => c.Id).ToHashSet() : None;
        return among.Contains(claim.Id);
    }

    /// <summary>The page with the source of a claim beside the facts.</summary>
    public string AddressOf(Claim claim) => $"{Address}?claim={claim.Id.Value}{clocks?.Query}#source";

    /// <summary>The page with a form: <c>add</c>, or <c>correct</c> for the chosen claim.</summary>
    public string AddressOf(string form, Claim? claim = null) => $"{Address}?form={form}{(claim is null ? "" : "&claim=" + claim.Id.Value)}#form";

    /// <summary>The page with every fact, however many there are.</summary>
    public string AddressOfAll => $"{Address}?all=true{clocks?.Query}";

    public string Address => RecordAddress.Of(desk.Record.Actor);

    private ILookup<FactGroup, (CompartmentId, Fact)> Grouped() =>
        Read(c => c.IsFact).OrderBy(f => f.Fact.Claim.Valid?.From?.Earliest ?? DateOnly.MaxValue).ToLookup(f => f.Fact.Group, f => (f.At, f.Fact));

    private IEnumerable<(CompartmentId At, Fact Fact)> Read(Func<Claim, bool> which)
    {
        var reader = new FactReader(Public?.Body, Public?.Title);
        return Compartments.SelectMany(at => In(at)!.Book.Claims.Where(which).Select(c => (at, reader.Read(c))));
    }
}
