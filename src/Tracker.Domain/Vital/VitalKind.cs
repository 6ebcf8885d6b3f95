namespace Tracker.Domain.Vital;

/// <summary>Vital information of a government office for people whom it names. The key begins with the office:
/// <c>vital/&lt;office&gt;/&lt;note&gt;</c>.</summary>
public sealed class VitalKind() : RecordKind<VitalNote>(Word, new VitalJson(Codec.Options), VitalNote.Empty,
[
    new VitalPart(), new DistributionPart<VitalNote>(new(n => n.Distribution, (n, kept) => n.With(kept)), "note"),
])
{
    public const string Word = "vital";

    /// <summary>A new note of an office.</summary>
    /// <param name="key">The last part of its key.</param>
    public static ActorId Of(GroupId office, string key) => ActorId.Parse($"{Word}/{office.Value["office/".Length..]}/{key}");

    /// <summary>The compartment of the office that writes the note.</summary>
    public static CompartmentId OfficeOf(ActorId note) => CompartmentId.Parse("office/" + note.Key.Split('/')[0]);

    public static bool IsSubject(ActorId record) => TrackerKinds.Subjects.Any(k => k.Name == record.Kind);

    public override ImmutableArray<CompartmentRule> Compartments { get; } =
    [
        CompartmentRule.EachOffice((s, office) => IsProgram(s) || s.Principal.Holds(office, s.Today) ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Recipients, s => s.Role is null ? Right.None : Right.Write),
        CompartmentRule.EachParticipant((s, at) => s.Role is not null && at == CompartmentId.Own(s.Principal.Id) ? Right.Write : Right.None),
    ];

    /// <summary>That of a recipient, who has it as long as they belong to the group for which they are named.</summary>
    public override ImmutableArray<RosterRole> Roles => [RosterRole.Member];

    public override AccessList AccessListOf(RecordState record) =>
        record.Compartments.Values.Select(c => ((VitalNote)c.State).Issued).FirstOrDefault(i => i is not null) is { } issued
            ? DistributionRules.Listed(issued.To)
            : AccessList.Empty;

    public override AccessList AccessListToCome(RecordState record, CompartmentId at) =>
        at == CompartmentId.Recipients && Kept(record).FirstOrDefault().Note is { } note ? DistributionRules.Listed(note.To.Value) : AccessList.Empty;

    public override CompartmentId ReleasedFrom(ActorId actor, CompartmentId at) => at == CompartmentId.Recipients ? OfficeOf(actor) : at;

    /// <summary>A note has one office: another one is refused as if there was no such note.</summary>
    public override bool Has(ActorId actor, CompartmentId compartment) =>
        actor.Key.Contains('/', StringComparison.Ordinal) && (compartment.OwnerOffice is null || compartment == OfficeOf(actor));

    public override bool Creates(Command command) => command is DraftVital;

    public override Right RightToCreate(Standing standing, CompartmentId at) =>
        at.OwnerOffice is { } office && standing.Principal.Holds(office, standing.Today) ? Right.Write : Right.None;

    public override Rejection? Forbids(Standing standing, CompartmentId at, Command command) =>
        command is RemindAhead && !IsProgram(standing) ? Rejection.OnlyTheProgram : null;

    public override Listing? ListingOf(CompartmentId compartment, VitalNote state)
    {
        if ((compartment.OwnerOffice is null ? state.Issued?.Subject : state.Subject.Value) is not { } title) return null;
        var detail = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if ((state.Issued?.About ?? state.About) is { } about) detail["about"] = about.Value;
        detail["state"] = state.IsWithdrawn ? "withdrawn" : state.Issued is null ? "draft" : "released";
        if (state.Issued is { } issued)
        {
            detail["to"] = Number(issued.To.All.Length);
            if (issued.AcknowledgeBy is { } day) detail["acknowledgeBy"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (compartment.OwnerOffice is not null) detail["owed"] = Number(state.Owing.Count());
            if (state.Unanswered.Count() is > 0 and var open) detail["open"] = Number(open);
        }
        return new Listing(title, detail.ToImmutable());
    }

    public override bool IsListedInPublic => false;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, VitalNote state) =>
    [
        SearchSource.Title((object?)(compartment.OwnerOffice is null ? state.Issued : null) ?? state.Subject, () => ListingOf(compartment, state)?.Title),
        new SearchSource(state.Questions, () => state.Asked.Select(q => new SearchText($"question/{q.Id}", SearchPlace.Note, q.Text))),
    ];

    public override Due? NextDue(RecordState record) => Kept(record).Select(k => DistributionRules.NextDue(k.Office, k.Note.Distribution)).FirstOrDefault();

    protected override Rejection? Refuses(Sight sight, VitalNote? here, Command command) =>
        here is not null || command is DraftVital or AcknowledgeRelease ? null : Rejection.NotFound;

    /// <summary>The note as its office has it: one, or none.</summary>
    private static IEnumerable<(CompartmentId Office, VitalNote Note)> Kept(RecordState record) =>
        from part in record.Compartments where part.Key.OwnerOffice is not null select (part.Key, (VitalNote)part.Value.State);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsProgram(Standing standing) => standing.Principal.Id == ParticipantId.System;
}

/// <summary>The JSON of a note's state and of its messages.</summary>
[JsonSerializable(typeof(VitalNote)), JsonSerializable(typeof(VitalCommand)), JsonSerializable(typeof(VitalEvent))]
internal sealed partial class VitalJson : JsonSerializerContext;
