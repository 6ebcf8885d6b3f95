namespace Tracker.Domain.ExportControl;

/// <summary>Guidance of authorities on taking part beside listed organisations: everyone reads it, government offices record it.</summary>
public sealed class GuidanceKind() : RecordKind<GuidanceRecord>(Word, new GuidanceJson(Codec.Options), GuidanceRecord.Empty, [new GuidancePart()])
{
    public const string Word = "guidance";

    public override ImmutableArray<CompartmentRule> Compartments { get; } =
        [CompartmentRule.One(CompartmentId.Record, s => s.Principal.IsGovernment(s.Today) ? Right.Write : Right.Read)];

    public override bool Creates(Command command) => command is PublishGuidance;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        at == CompartmentId.Record && standing.Principal.IsGovernment(standing.Today) ? Right.Write : Right.None;

    public override Listing? ListingOf(CompartmentId compartment, GuidanceRecord state)
    {
        if (state.Title.Value is not { } title || state.Last is not { } last) return null;
        var detail = ImmutableSortedDictionary<string, string>.Empty.Add("authority", last.Authority.Name)
            .Add("versions", state.Versions.Count.ToString(CultureInfo.InvariantCulture)).Add("validFrom", last.Valid.From!.Value.Value);
        if (last.List is { } list) detail = detail.Add("list", list);
        return new Listing(title, state.WithdrawnFor.Value is null ? detail : detail.Add("withdrawn", "yes"));
    }

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, GuidanceRecord state) =>
        [SearchSource.Title(state.Title, () => state.Title.Value)];

    protected override Rejection? Refuses(Sight sight, GuidanceRecord? here, Command command) =>
        here is not null || command is PublishGuidance ? null : Rejection.NotFound;
}

/// <summary>Publishing guidance, and the versions that supersede one another.</summary>
internal sealed class GuidancePart : Part<GuidanceRecord, GuidanceCommand, GuidanceEvent>
{
    protected override bool Belongs(CompartmentId at, GuidanceCommand command) => at == CompartmentId.Record;

    protected override Decision Decide(GuidanceRecord here, Sight sight, GuidanceCommand command) => command switch
    {
        PublishGuidance c => Decision.Unless(
            (here.Last is not null ? Rejection.Duplicate("guidance", "actor") : null)
                ?? TextLimits.Demands(c.Title, "title", TextLimits.Title) ?? GuidanceVersion.Advises(c.Title, "title") ?? c.Version.Refuses("version"),
            sight.At, new GuidancePublished(c.Title, c.Version)),
        RenameGuidance c => GuidanceVersion.Advises(c.Title.To, "title") is { } advice ? advice
            : here.Title.Decide(c.Title, "title", TextLimits.Title, sight.At, new GuidanceRenamed(c.Title), required: true),
        _ when here.WithdrawnFor.Value is not null => Rejection.IllegalStep("This guidance is withdrawn. Publish a new one."),
        ReviseGuidance c => Revise(here, sight, c),
        WithdrawGuidance c => Decision.Unless(
            TextLimits.Demands(c.Reason, "reason", TextLimits.Line) ?? GuidanceVersion.Advises(c.Reason, "reason"), sight.At, new GuidanceWithdrawn(c.Reason)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override GuidanceRecord Evolve(GuidanceRecord state, GuidanceEvent happened, Recorded recorded) => happened switch
    {
        GuidancePublished e => With(state with { Title = state.Title.Set(e.Title, recorded) }, e.Version, recorded),
        GuidanceRenamed e => state with { Title = state.Title.After(e.Title, recorded) },
        GuidanceRevised e => With(state, e.Version, recorded),
        GuidanceWithdrawn e => state with { WithdrawnFor = state.WithdrawnFor.Set(e.Reason, recorded) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Revise(GuidanceRecord here, Sight sight, ReviseGuidance c)
    {
        if (here.Last!.Id == c.Version.Id) return Decision.Nothing;
        if (here.Last.Id != c.Was)
            return new Rejection(RejectionCode.Conflict, "Another version was published in the meantime. Read it and decide again.", "was", here.Last.Id.Value,
                here.Versions[^1].By);
        return Decision.Unless(
            (here.Versions.Exists(v => v.Version.Id == c.Version.Id) ? Rejection.Duplicate("version", "version.id") : null)
                ?? Rejection.Full(here.Versions.Count, GuidanceRecord.MostVersions, "versions") ?? c.Version.Refuses("version"),
            sight.At, new GuidanceRevised(c.Was, c.Version));
    }

    private static GuidanceRecord With(GuidanceRecord state, GuidanceVersion version, Recorded recorded) =>
        state with { Versions = state.Versions.Add(new(version, recorded.By, recorded.At)) };
}

/// <summary>The JSON of guidance and of its messages.</summary>
[JsonSerializable(typeof(GuidanceRecord)), JsonSerializable(typeof(GuidanceCommand)), JsonSerializable(typeof(GuidanceEvent))]
internal sealed partial class GuidanceJson : JsonSerializerContext;
