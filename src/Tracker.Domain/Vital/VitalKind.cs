namespace Tracker.Domain.Vital;

/// <summary>Vital information of a government office for people whom it names: <c>vital/&lt;office&gt;/&lt;note&gt;</c>.</summary>
public sealed class VitalKind() : ReleasedKind<VitalNote>(
    Word, new VitalJson(Codec.Options), VitalNote.Empty, new(n => n.Distribution, (n, kept) => n.With(kept)), "note", new VitalPart())
{
    public const string Word = "vital";

    /// <summary>A new note of an office.</summary>
    /// <param name="key">The last part of its key.</param>
    public static ActorId Of(GroupId office, string key) => DistributionRules.Of(Word, office, key);

    /// <summary>The compartment of the office that writes the note.</summary>
    public static CompartmentId OfficeOf(ActorId note) => DistributionRules.OfficeOf(note);

    public static bool IsSubject(ActorId record) => TrackerKinds.Subjects.Any(k => k.Name == record.Kind);

    public override bool Creates(Command command) => command is DraftVital;

    public override Listing? ListingOf(CompartmentId compartment, VitalNote state) =>
        (compartment.OwnerOffice is null ? state.Issued?.Subject : state.Subject.Value) is { } title
            ? new Listing(title, DetailOf(compartment, state, state.Issued?.About ?? state.About).ToImmutable())
            : null;

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, VitalNote state) =>
        SearchedIn(compartment, state, (object?)(compartment.OwnerOffice is null ? state.Issued : null) ?? state.Subject);
}

/// <summary>The JSON of a note's state and of its messages.</summary>
[JsonSerializable(typeof(VitalNote)), JsonSerializable(typeof(VitalCommand)), JsonSerializable(typeof(VitalEvent))]
internal sealed partial class VitalJson : JsonSerializerContext;
