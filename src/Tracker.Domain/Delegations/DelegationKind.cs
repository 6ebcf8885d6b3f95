using System.Runtime.CompilerServices;
using Tracker.Domain.Drafts;

namespace Tracker.Domain.Delegations;

/// <summary>A delegation to one gathering of one committee.</summary>
public sealed class DelegationKind() : RecordKind<DelegationState>("delegation", new DelegationJson(Codec.Options), DelegationState.Empty,
[
    new FactsPart(),
    new RosterPart<DelegationState>(
        CompartmentId.Delegation, new(s => s.Roster, (s, roster) => s with { Roster = roster }), DelegationLimits.RosterEntries),
    new AgendaPart(),
    new AssignmentsPart(),
    new PositionsPart(),
    new ConcurrencesPart<DelegationState>(
        CompartmentId.Delegation, (s, point) => AgendaPart.Closed(s, point, "point"),
        (s, point) => s.Positions[point].Sheet,
        (s, point, sheet) => s with { Positions = s.Positions.SetItem(point, s.Positions[point] with { Sheet = sheet }) }, DelegationLimits.Comment),
    new NotesPart<DelegationState>(
        new(s => s.Notes, (s, notes) => s with { Notes = notes }), DelegationLimits.Notes, DelegationLimits.Note, DelegationAccess.RefusesNote),
    Tasks,
    new ViewsPart<DelegationState>(
        CompartmentId.Delegation, new(s => s.Views, (s, views) => s with { Views = views }),
        new(s => s.IssuedViews, (s, issued) => s with { IssuedViews = issued }),
        DelegationAccess.RefusesIssue, (sight, point) => AgendaPart.Closed(sight.Of<DelegationState>(CompartmentId.Delegation)!, point, "point"),
        DelegationLimits.Views, DelegationLimits.View),
    new PartnersPart(),
    new BriefsPart(),
    new PreparationsPart(Tasks),
    new VotesPart(),
    new FloorPart(),
    new ReportsPart(Tasks),
    new CommentsPart(),
    new RatingsPart(),
])
{
    private static readonly TasksPart<DelegationState> Tasks = new(
        new(s => s.Tasks, (s, tasks) => s with { Tasks = tasks }), DelegationLimits.Tasks, at => at.OwnerPartner is null, DelegationAccess.RefusesOwner);

    // Needed before and after every event, most of which leave the facts as they were.
    private static readonly ConditionalWeakTable<DelegationFacts, Listing> Listings = [];

    public override ImmutableArray<CompartmentRule> Compartments => DelegationAccess.Compartments;
    /// <summary>2: whoever answered a preparation meeting for another day is asked again.</summary>
    public override int StateSchema => 2;

    public override ImmutableArray<RosterRole> Roles { get; } = [.. Enum.GetValues<RosterRole>()];

    public override AccessList AccessListOf(RecordState record) =>
        record.Of<DelegationState>(CompartmentId.Delegation) is { } state ? Roster.AccessListOf(state.Roster) : AccessList.Empty;

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) => DelegationAccess.Forbids(standing, at, command);
    public override bool Creates(Command command) => command is CreateDelegation;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        standing.Principal.IsGovernment(standing.Today) || standing.Principal.IsAdministrator(standing.Today) ? Right.Write : Right.None;

    public override Listing? ListingOf(CompartmentId compartment, DelegationState state) =>
        state.Archived is not null && Described(compartment, state) is { } archived
            ? archived with { Detail = archived.Detail.Add("archived", "yes") }
            : Described(compartment, state);

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, DelegationState state) =>
        [SearchSource.Title((object?)state.Facts ?? state.Announced, () => ListingOf(compartment, state)?.Title), SearchSource.Notes(state.Notes),
            new SearchSource((state.Agenda, state.Positions), () => PointMention.Of(state)), new SearchSource(state.Preparations, () => Prepared(state)),
            new SearchSource(state.Ratings, () => RatingMention.Of(state)),
            new SearchSource(
                state.Votes, () => VotesPart.Of(state).Values.Select(v => new SearchText($"vote/{v.Id}", SearchPlace.Note, v.Ballot.Value!))),
            new SearchSource(
                state.Comments, () => CommentsPart.Of(state).Values.Select(d => new SearchText($"comments/{d.Id}", SearchPlace.Note, d.Name.Value!)))];

    private static IEnumerable<SearchText> Prepared(DelegationState state) =>
        from meeting in PreparationsPart.Of(state).Values
        from text in (SearchText[])
        [
            new($"preparation/{meeting.Id}", SearchPlace.Note, meeting.Title.Value!),
            .. meeting.Decisions.Values.Select(d => new SearchText($"preparation/{meeting.Id}/{d.Id}", SearchPlace.Note, d.Text.Value!)),
        ]
        select text;

    private static Listing? Described(CompartmentId compartment, DelegationState state) =>
        compartment == CompartmentId.Delegation && state.Facts is { } facts
            ? Listings.GetValue(facts, static f => new(f.Title.Value!, Detail(f.Committee, f.Gathering, f.OpensOn, f.ClosesOn)))
        : state.Announced is { } a ? new(a.Gathering, Detail(a.Committee, a.Gathering, a.OpensOn, a.ClosesOn))
        : compartment.OwnerPartner is not null ? new("Positions shared with you", ImmutableSortedDictionary<string, string>.Empty)
        : null;

    public override Due? NextDue(RecordState record) =>
        record.Of<DelegationState>(CompartmentId.Delegation) is { Archived: null } state ? VotesPart.NextDue(state) : null;

    public override TextTerms? TermsOf(RecordState record, ActorId text) =>
        DraftId.TryParse(text) is { } id ? DelegationTexts.TermsOf(record, id) : null;

    public override ImmutableArray<ActorId> TextsReadBy(ActorId actor, CompartmentId at, Command command) => DelegationTexts.ReadBy(actor, at, command);

    public override ImmutableArray<Directed> Follow(RecordState record, ActorId text, string reads) =>
        DraftId.TryParse(text) is { } id ? DelegationTexts.Follow(record, id, reads) : [];

    protected override Rejection? Refuses(Sight sight, DelegationState? here, Command command)
    {
        var delegation = sight.Of<DelegationState>(CompartmentId.Delegation);
        if (sight.At == CompartmentId.Delegation && here?.Facts is null && command is not CreateDelegation) return Rejection.NotFound;
        if (here?.Archived is not null || delegation?.Archived is not null)
            return command is ArchiveDelegation or ReopenDelegation or CreateDelegation ? null : Rejection.IllegalStep(DelegationTexts.Archived);
        if (sight.At.OwnerPartner is null || here is not null) return null;
        // Anyone who may not read the delegation must not learn that it exists before something is shared with them.
        return delegation is null
            ? Rejection.NotFound
            : Rejection.Invalid("Nothing is shared with this partner yet: publish a position first.", "compartment");
    }

    private static ImmutableSortedDictionary<string, string> Detail(string committee, string gathering, DateOnly opensOn, DateOnly closesOn) =>
        ImmutableSortedDictionary.CreateRange<string, string>(
            StringComparer.Ordinal, [new("committee", committee), new("gathering", gathering), new("opensOn", Iso(opensOn)), new("closesOn", Iso(closesOn))]);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The JSON of a delegation's state and of the messages that only it has.</summary>
[JsonSerializable(typeof(DelegationState))]
[JsonSerializable(typeof(FactsCommand)), JsonSerializable(typeof(FactsEvent))]
[JsonSerializable(typeof(AgendaCommand)), JsonSerializable(typeof(AgendaEvent))]
[JsonSerializable(typeof(AssignmentCommand)), JsonSerializable(typeof(AssignmentEvent))]
[JsonSerializable(typeof(PositionCommand)), JsonSerializable(typeof(PositionEvent))]
[JsonSerializable(typeof(PartnerCommand)), JsonSerializable(typeof(PartnerEvent))]
[JsonSerializable(typeof(BriefCommand)), JsonSerializable(typeof(BriefEvent))]
[JsonSerializable(typeof(PreparationCommand)), JsonSerializable(typeof(PreparationEvent))]
[JsonSerializable(typeof(VoteCommand)), JsonSerializable(typeof(VoteEvent))]
[JsonSerializable(typeof(FloorCommand)), JsonSerializable(typeof(FloorEvent))]
[JsonSerializable(typeof(ReportCommand)), JsonSerializable(typeof(ReportEvent))]
[JsonSerializable(typeof(CommentsCommand)), JsonSerializable(typeof(CommentsEvent))]
[JsonSerializable(typeof(RatingCommand)), JsonSerializable(typeof(RatingEvent))]
internal sealed partial class DelegationJson : JsonSerializerContext;
