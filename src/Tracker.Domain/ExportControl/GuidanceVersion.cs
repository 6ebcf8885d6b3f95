namespace Tracker.Domain.ExportControl;

/// <summary>Where it is done, as far as a source tells it apart.</summary>
public enum VenueKind { StandardsBody, Consortium, OutsideMeetings }

/// <summary>What an authority says about taking part beside listed organisations, in its own words, for an interval of time.</summary>
/// <param name="Activities">The activities that the words name; empty, or "certain activities", if they name none.</param>
/// <param name="Organizations">The organisations that they name; empty if they speak of a whole list.</param>
/// <param name="List">The list that they speak of, such as "Entity List".</param>
/// <param name="Venue">The sort of venue that they name; null if they name none.</param>
/// <param name="Valid">From when it holds; a guidance without a date is not one.</param>
/// <param name="Source">With the quoted words.</param>
/// <param name="Unclear">What the words leave open, by whoever recorded them.</param>
/// <param name="Ask">Whom to ask about a case.</param>
public sealed record GuidanceVersion(
    EntityId Id, Reference Authority, ImmutableArray<StandardsActivity> Activities, ImmutableArray<Reference> Organizations, PartialInterval Valid,
    Source Source, string Ask, string? List = null, VenueKind? Venue = null, string? Unclear = null)
{
    /// <summary>Organisations of one version.</summary>
    public const int MostOrganizations = 100;

    /// <summary>Words that would read as legal advice. They stand only in quotes of a source.</summary>
    public static readonly ImmutableArray<string> Advice = ["allowed", "forbidden", "cleared to"];

    /// <summary>Null if every field keeps its rule.</summary>
    public Rejection? Refuses(string field)
    {
        if (Activities.IsDefault) return TextLimits.Required(field + ".activities");
        if (Organizations.IsDefault) return TextLimits.Required(field + ".organizations");
        return Authority.Refuses(field + ".authority")
            ?? (Activities.Distinct().Count() < Activities.Length ? Rejection.Invalid("The same activity is named twice.", field + ".activities") : null)
            ?? (Activities.Length > 1 && Activities.Contains(StandardsActivity.Unspecified)
                ? Rejection.Invalid("Choose the activities that the words name, or that none is named, not both.", field + ".activities") : null)
            ?? (Organizations.IsEmpty && string.IsNullOrWhiteSpace(List)
                ? Rejection.Invalid("Say which organisations or which list it is about.", field + ".organizations") : null)
            ?? Rejection.Full(Organizations.Length - 1, MostOrganizations, "organisations")
            ?? Organizations.Select(o => o.Refuses(field + ".organizations")).FirstOrDefault(r => r is not null)
            ?? (Valid?.From is null ? Rejection.Invalid("Say from when it holds.", field + ".valid") : Valid.Refuses(field + ".valid"))
            ?? Source.Refuses(Source)
            ?? (string.IsNullOrWhiteSpace(Source.Quote) ? Rejection.Invalid("Guidance is recorded with the words of its source.", "source.quote") : null)
            ?? TextLimits.Demands(Ask, field + ".ask", TextLimits.Line) ?? Advises(Ask, field + ".ask")
            ?? TextLimits.Refuses(List, field + ".list", TextLimits.Name)
            ?? TextLimits.Refuses(Unclear, field + ".unclear", TextLimits.Body) ?? Advises(Unclear, field + ".unclear");
    }

    /// <summary>Null unless our own words say what only counsel can say.</summary>
    internal static Rejection? Advises(string? text, string field) =>
        Advice.FirstOrDefault(w => text?.Contains(w, StringComparison.OrdinalIgnoreCase) is true) is { } word
            ? Rejection.Invalid($"“{word}” reads as legal advice. Quote the source, and say what stays unclear.", field)
            : null;

    public bool Equals(GuidanceVersion? other) =>
        other is not null && (Id, Authority, Valid, Source, Ask, List, Venue, Unclear)
            == (other.Id, other.Authority, other.Valid, other.Source, other.Ask, other.List, other.Venue, other.Unclear)
        && Activities.AsSpan().SequenceEqual(other.Activities.AsSpan()) && Organizations.AsSpan().SequenceEqual(other.Organizations.AsSpan());

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>A version as it was published.</summary>
public sealed record PublishedGuidance(GuidanceVersion Version, ParticipantId By, DateTimeOffset At);

/// <summary>A guidance with all its versions: a later one takes over from the day from which it holds, and the earlier ones stay to be read.</summary>
/// <param name="Versions">In the order in which they were published.</param>
/// <param name="WithdrawnFor">Why it is no guidance any more; null while it is.</param>
public sealed record GuidanceRecord(Field Title, ImmutableList<PublishedGuidance> Versions, Choice<string?> WithdrawnFor)
{
    public const int MostVersions = 200;

    public static readonly GuidanceRecord Empty = new(Field.Empty, [], new(null));

    [JsonIgnore]
    public GuidanceVersion? Last => Versions.Count == 0 ? null : Versions[^1].Version;

    /// <summary>The version that may hold on a day: of several, the one that was published last; null if none does, or if it is withdrawn.</summary>
    /// <param name="known">Only what was published by then; null for all.</param>
    public GuidanceVersion? On(DateOnly day, DateTimeOffset? known = null) =>
        WithdrawnFor is { Value: not null, At: { } at } && (known is null || at <= known) ? null
        : Versions.LastOrDefault(v => (known is null || v.At <= known) && v.Version.Valid.MayCover(day))?.Version;
}
