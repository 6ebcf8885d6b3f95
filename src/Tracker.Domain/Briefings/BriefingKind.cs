namespace Tracker.Domain.Briefings;

/// <summary>What a government office tells people whom it names of those whom they will meet. The key begins with the office:
/// <c>briefing/&lt;office&gt;/&lt;briefing&gt;</c>.</summary>
public sealed class BriefingKind() : RecordKind<Briefing>(Word, new BriefingJson(Codec.Options), Briefing.Empty,
[
    new BriefingPart(), new DistributionPart<Briefing>(new(b => b.Distribution, (b, kept) => b with { Distribution = kept }), "briefing"),
])
{
    public const string Word = "briefing";

    /// <summary>A new briefing of an office.</summary>
    /// <param name="key">The last part of its key.</param>
    public static ActorId Of(GroupId office, string key) => ActorId.Parse($"{Word}/{office.Value["office/".Length..]}/{key}");

    /// <summary>The compartment of the office that writes the briefing.</summary>
    public static CompartmentId OfficeOf(ActorId briefing) => CompartmentId.Parse("office/" + briefing.Key.Split('/')[0]);

    /// <summary>Whether there are briefings about such a record.</summary>
    public static bool IsSubject(ActorId record) => record.Kind == Meetings.Meeting.Kind.Name || record.Kind == Committees.Committee.Kind.Name;

    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.EachOffice((s, office) => IsProgram(s) || s.Principal.Holds(office, s.Today) ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Recipients, s => s.Role is null ? Right.None : Right.Write),
        CompartmentRule.EachParticipant((s, at) => s.Role is not null && at == CompartmentId.Own(s.Principal.Id) ? Right.Write : Right.None),
    ];

    /// <summary>That of a recipient, who has it as long as they belong to the group for which they are named.</summary>
    public override ImmutableArray<RosterRole> Roles => [RosterRole.Member];

    public override AccessList AccessListOf(RecordState record) =>
        record.Compartments.Values.Select(c => ((Briefing)c.State).Distribution.Out).FirstOrDefault(o => o is not null) is { } sent
            ? DistributionRules.Listed(sent.To)
            : AccessList.Empty;

    public override AccessList AccessListToCome(RecordState record, CompartmentId at) =>
        at == CompartmentId.Recipients && Kept(record).FirstOrDefault().Briefing is { } kept
            ? DistributionRules.Listed(kept.Distribution.To.Value) : AccessList.Empty;

    public override CompartmentId ReleasedFrom(ActorId actor, CompartmentId at) => at == CompartmentId.Recipients ? OfficeOf(actor) : at;

    /// <summary>A briefing has one office: another one is refused as if there was no such briefing.</summary>
    public override bool Has(ActorId actor, CompartmentId compartment) =>
        actor.Key.Contains('/', StringComparison.Ordinal) && (compartment.OwnerOffice is null || compartment == OfficeOf(actor));

    public override bool Creates(Command command) => command is CreateBriefing;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        at.OwnerOffice is { } office && standing.Principal.Holds(office, standing.Today) ? Right.Write : Right.None;

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) =>
        command is RemindAhead && !IsProgram(standing) ? Rejection.OnlyTheProgram : null;

    public override Listing? ListingOf(CompartmentId compartment, Briefing state)
    {
        var isOffice = compartment.OwnerOffice is not null;
        if ((isOffice ? state.Title.Value : state.Issued?.Title) is not { } title) return null;
        var detail = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if ((state.Issued?.About ?? state.About) is { } about) detail["about"] = about.Value;
        detail["state"] = state.IsWithdrawn ? "withdrawn" : state.Issued is null ? "draft" : "released";
        if (isOffice) detail["step"] = JsonNamingPolicy.KebabCaseLower.ConvertName(state.Step.ToString());
        if (state.Distribution.Out is { } sent)
        {
            detail["to"] = Number(sent.To.All.Length);
            if (sent.AcknowledgeBy is { } day) detail["acknowledgeBy"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (isOffice) detail["owed"] = Number(state.Distribution.Owing.Count());
            if (state.Distribution.Unanswered.Count() is > 0 and var open) detail["open"] = Number(open);
        }
        return new Listing(title, detail.ToImmutable());
    }

    public override bool IsListedInPublic => false;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, Briefing state) =>
    [
        SearchSource.Title((object?)(compartment.OwnerOffice is null ? state.Issued : null) ?? state.Title, () => ListingOf(compartment, state)?.Title),
        new SearchSource(
            state.Distribution.Questions,
            () => state.Distribution.Asked.Select(q => new SearchText($"question/{q.Id}", SearchPlace.Note, q.Text))),
    ];

    public override Due? NextDue(RecordState record) =>
        Kept(record).Select(k => DistributionRules.NextDue(k.Office, k.Briefing.Distribution)).FirstOrDefault();

    protected override Rejection? Refuses(Sight sight, Briefing? here, Command command) =>
        here is not null || command is CreateBriefing or AcknowledgeRelease ? null : Rejection.NotFound;

    /// <summary>The briefing as its office has it: one, or none.</summary>
    private static IEnumerable<(CompartmentId Office, Briefing Briefing)> Kept(RecordState record) =>
        from part in record.Compartments where part.Key.OwnerOffice is not null select (part.Key, (Briefing)part.Value.State);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsProgram(Standing standing) => standing.Principal.Id == ParticipantId.System;
}

/// <summary>The JSON of a briefing's state and of its messages.</summary>
[JsonSerializable(typeof(Briefing)), JsonSerializable(typeof(BriefingCommand)), JsonSerializable(typeof(BriefingEvent))]
internal sealed partial class BriefingJson : JsonSerializerContext;
