using Tracker.Domain.Organizations;

namespace Tracker.Domain.Screening;

/// <summary>A list of names with which government liaisons compare our organisations. That they compare, and what they decide, only they read.</summary>
public sealed class ScreeningKind() : RecordKind<ScreeningList>(Word, new ScreeningJson(Codec.Options), ScreeningList.Empty, [new ScreeningPart()])
{
    public const string Word = "screening-list";

    /// <summary>The Consolidated Screening List of the United States.</summary>
    public static readonly ActorId Consolidated = ActorId.Parse(Word + "/us-csl");

    public static readonly Rejection NoOrganization = Rejection.Invalid("'organization' must be the record of an organisation.", "organization");

    public const string ConsolidatedTitle = "US Consolidated Screening List";

    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.One(CompartmentId.Government, s =>
            s.Principal.IsGovernment(s.Today) ? Right.Write : s.Principal.Id == ParticipantId.System ? Right.Read : Right.None),
    ];

    public override bool Creates(Command command) => command is AdoptListVersion;
    public override Right RightToCreate(Standing standing, CompartmentId at) => RightIn(standing, at) == Right.Write ? Right.Write : Right.None;

    public override Listing? ListingOf(CompartmentId compartment, ScreeningList state)
    {
        if (state.Title.Value is not { } title) return null;
        var detail = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        return new Listing(title, state.Current is { } version ? detail.Add("dated", version.Dated.Value) : detail);
    }

    public override bool IsListedInPublic => false;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, ScreeningList state) =>
        [SearchSource.Title(state.Title, () => state.Title.Value)];

    protected override Rejection? Refuses(Sight sight, ScreeningList? here, Command command) =>
        here is not null || command is AdoptListVersion ? null : Rejection.NotFound;
}

/// <summary>Versions of the list, and decisions on pairs.</summary>
internal sealed class ScreeningPart : Part<ScreeningList, ScreeningCommand, ScreeningEvent>
{
    protected override Decision Decide(ScreeningList here, Sight sight, ScreeningCommand command) => command switch
    {
        AdoptListVersion c => Adopt(here, sight, c),
        TakeBackListVersion c => Decision.Unless(
            TakesBack(here, c.Id) ?? TextLimits.Demands(c.Reason, "reason", TextLimits.Line), sight.At, new ListVersionTakenBack(c.Id, c.Reason)),
        DecideLikeness c => Decide(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override ScreeningList Evolve(ScreeningList state, ScreeningEvent happened, Recorded recorded) => happened switch
    {
        ListVersionAdopted e => state with
        {
            Title = state.Title.Value is null ? state.Title.Set(e.Title, recorded) : state.Title,
            Versions = state.Versions.Add(new(e.Id, e.Document, e.File, e.Dated, e.Entries, recorded.By, recorded.At)),
        },
        ListVersionTakenBack e => state with
        {
            Versions = [.. state.Versions.Select(v => v.Id == e.Id ? v with { TakenBack = new(e.Reason, recorded.By, recorded.At) } : v)],
        },
        LikenessDecided e => state.With(new(e.Organization, e.Entry, e.EntryDigest, e.NamesDigest, e.Verdict, e.Reason, recorded.By, recorded.At)),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Adopt(ScreeningList here, Sight sight, AdoptListVersion c)
    {
        if (here.Current?.Document.Sha256 == c.Document.Sha256) return Decision.Nothing;
        return Decision.Unless(
            (here.Versions.Any(v => v.Id == c.Id) ? Rejection.Duplicate("version", "id") : null)
                ?? Rejection.Full(here.Versions.Length, ScreeningList.MostVersions, "versions")
                ?? TextLimits.Demands(c.Title, "title", TextLimits.Title) ?? TextLimits.Demands(c.File, "file", TextLimits.Name) ?? c.Document.Refuses()
                ?? (c.Entries < 1 ? Rejection.Invalid("'entries' must be at least 1.", "entries") : null)
                ?? (c.Dated.Earliest > sight.Standing.Today.AddDays(1) ? Rejection.Invalid("'dated' must not be in the future.", "dated") : null),
            sight.At, new ListVersionAdopted(c.Id, c.Title, c.Document, c.File, c.Dated, c.Entries));
    }

    private static Rejection? TakesBack(ScreeningList here, EntityId id) =>
        here.Versions.FirstOrDefault(v => v.Id == id) is not { } version ? Rejection.Missing("version", "id")
        : version.TakenBack is not null ? Rejection.IllegalStep("This version is taken back already.", "id")
        : version != here.Current ? Rejection.IllegalStep("Only the version in use can be taken back.", "id") : null;

    private static Decision Decide(ScreeningList here, Sight sight, DecideLikeness c)
    {
        if (here.Current is null) return Rejection.IllegalStep("There is no list to compare with.");
        if (c.Organization.Kind != Organization.Kind.Name) return ScreeningKind.NoOrganization;
        if (!Digests.IsSha256(c.EntryDigest)) return Digests.Refusal("entryDigest");
        if (!Digests.IsSha256(c.NamesDigest)) return Digests.Refusal("namesDigest");
        if (!Enum.IsDefined(c.Verdict)) return Rejection.Invalid("'verdict' must be same, not-the-same or unsure.", "verdict");
        var known = here.Of(c.Organization, c.Entry);
        if (known is not null && known.IsOf(c.EntryDigest, c.NamesDigest) && known.Verdict == c.Verdict && known.Reason == c.Reason) return Decision.Nothing;
        return Decision.Unless(
            (known is null ? Rejection.Full(here.Decisions.Count, ScreeningList.MostDecisions, "decisions") : null)
                ?? TextLimits.Demands(c.Reason, "reason", TextLimits.Line),
            sight.At, new LikenessDecided(c.Organization, c.Entry, c.EntryDigest, c.NamesDigest, c.Verdict, c.Reason));
    }
}

/// <summary>The JSON of a screening list's state and messages.</summary>
[JsonSerializable(typeof(ScreeningList)), JsonSerializable(typeof(ScreeningCommand)), JsonSerializable(typeof(ScreeningEvent))]
internal sealed partial class ScreeningJson : JsonSerializerContext;
