namespace Tracker.Domain.Briefings;

/// <summary>What a government office tells people whom it names of those whom they will meet: <c>briefing/&lt;office&gt;/&lt;briefing&gt;</c>.</summary>
public sealed class BriefingKind() : ReleasedKind<Briefing>(
    Word, new BriefingJson(Codec.Options), Briefing.Empty, new(b => b.Distribution, (b, kept) => b with { Distribution = kept }), "briefing",
    new BriefingPart())
{
    public const string Word = "briefing";

    /// <summary>A new briefing of an office.</summary>
    /// <param name="key">The last part of its key.</param>
    public static ActorId Of(GroupId office, string key) => DistributionRules.Of(Word, office, key);

    /// <summary>The compartment of the office that writes the briefing.</summary>
    public static CompartmentId OfficeOf(ActorId briefing) => DistributionRules.OfficeOf(briefing);

    /// <summary>Whether there are briefings about such a record.</summary>
    public static bool IsSubject(ActorId record) => record.Kind == Meetings.Meeting.Kind.Name || record.Kind == Committees.Committee.Kind.Name;

    public override bool Creates(Command command) => command is CreateBriefing;

    public override Listing? ListingOf(CompartmentId compartment, Briefing state)
    {
        var isOffice = compartment.OwnerOffice is not null;
        if ((isOffice ? state.Title.Value : state.Issued?.Title) is not { } title) return null;
        var detail = DetailOf(compartment, state, state.Issued?.About ?? state.About);
        if (isOffice) detail["step"] = JsonNamingPolicy.KebabCaseLower.ConvertName(state.Step.ToString());
        return new Listing(title, detail.ToImmutable());
    }

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, Briefing state) =>
        SearchedIn(compartment, state, (object?)(compartment.OwnerOffice is null ? state.Issued : null) ?? state.Title);
}

/// <summary>The JSON of a briefing's state and of its messages.</summary>
[JsonSerializable(typeof(Briefing)), JsonSerializable(typeof(BriefingCommand)), JsonSerializable(typeof(BriefingEvent))]
internal sealed partial class BriefingJson : JsonSerializerContext;
