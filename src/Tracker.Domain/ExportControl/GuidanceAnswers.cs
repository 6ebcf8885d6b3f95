namespace Tracker.Domain.ExportControl;

/// <summary>What the recorded guidance says of one case. It is never legal advice.</summary>
public enum GuidanceAnswer { NoGuidanceFound, UnclearForThisCase, CoveredAsQuoted }

/// <summary>What the record says of an organisation and a list.</summary>
/// <param name="List">Such as "Entity List"; null if the source names no list.</param>
public sealed record ListedParty(ActorId Organization, string? List);

/// <summary>Answers from the words of guidance, and from nothing else.</summary>
public static class GuidanceAnswers
{
    /// <summary>The activities of which a case can be asked.</summary>
    public static readonly ImmutableArray<StandardsActivity> Asked =
    [
        StandardsActivity.Attend, StandardsActivity.Contribute, StandardsActivity.Lead, StandardsActivity.CoEdit, StandardsActivity.Exchange,
    ];

    /// <summary>Covered only if the words name the organisation, or its whole list, and the activity, and no other sort of venue. Words about others on the
    /// same list, or that name no activity, leave the case unclear.</summary>
    /// <param name="held">The versions that hold on the day.</param>
    /// <param name="venue">The sort of venue of the case; null if it is not known.</param>
    public static GuidanceAnswer Of(IEnumerable<GuidanceVersion> held, StandardsActivity activity, IReadOnlyCollection<ListedParty> party, VenueKind? venue)
    {
        var touching = held.Where(v => Touches(v, party)).ToList();
        return touching.Exists(v => Names(v, party) && Covers(v, activity) && (v.Venue is null || v.Venue == venue))
            ? GuidanceAnswer.CoveredAsQuoted
            : touching.Count > 0 ? GuidanceAnswer.UnclearForThisCase
            : GuidanceAnswer.NoGuidanceFound;
    }

    /// <summary>True if the words name the organisation, its list, or others on its list.</summary>
    public static bool Touches(GuidanceVersion version, IReadOnlyCollection<ListedParty> party) =>
        Names(version, party) || version.List is { } list && party.Any(p => IsSame(p.List, list));

    private static bool Names(GuidanceVersion version, IReadOnlyCollection<ListedParty> party) => version.Organizations.IsEmpty
        ? version.List is { } list && party.Any(p => IsSame(p.List, list))
        : party.Any(p => version.Organizations.Any(o => o.Actor == p.Organization));

    private static bool Covers(GuidanceVersion version, StandardsActivity activity) =>
        version.Activities.Contains(activity) || version.Activities.Contains(StandardsActivity.All);

    private static bool IsSame(string? list, string other) => string.Equals(list?.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The answer in words.</summary>
    public static string Said(GuidanceAnswer answer) => answer switch
    {
        GuidanceAnswer.CoveredAsQuoted => "covered as quoted",
        GuidanceAnswer.UnclearForThisCase => "unclear for this case: ask counsel",
        _ => "no guidance found",
    };
}
