namespace Tracker.Domain.Committees;

/// <summary>Of how many standards organisation and country of every recorded contributor are known, and of how many the body publishes them.</summary>
/// <param name="Standards">The standards of the committee and of those below it that have a record.</param>
/// <param name="Published">Null while no source says whether the body publishes the authors of approved texts.</param>
/// <param name="Recorded">Null while no contributor of any of them is recorded.</param>
public sealed record AuthorShare(int Standards, int? Published = null, int? Recorded = null)
{
    /// <param name="standards">The claims of each standard.</param>
    /// <param name="published">What is said of the authors of approved texts.</param>
    /// <param name="countryOf">The country of an organisation by its own record; null if it is unknown.</param>
    public static AuthorShare Of(IReadOnlyCollection<ClaimBook> standards, IReadOnlyCollection<Disclosure> published, Func<Reference, string?> countryOf)
    {
        var known = published.Where(p => p != Disclosure.Unknown).ToList();
        var isPublished = known.Count > 0 && known.TrueForAll(p => p == Disclosure.Published);
        return new(
            standards.Count,
            known.Count == 0 ? null : isPublished ? standards.Count(s => IsComplete([.. Of(s).Where(c => c.RemovedByBody is null)], countryOf)) : 0,
            standards.All(s => !Of(s).Any()) ? null : standards.Count(s => IsComplete([.. Of(s)], countryOf)));
    }

    private static IEnumerable<Claim> Of(ClaimBook book) => book.Claims.Where(c => c.IsFact && (c.Statement is Editor or SupportingMember));

    private static bool IsComplete(IReadOnlyCollection<Claim> contributors, Func<Reference, string?> countryOf) =>
        contributors.Count > 0 && contributors.All(c => c.Statement switch
        {
            Editor s => s.Country ?? countryOf(s.Organization),
            SupportingMember s => s.Country ?? countryOf(s.Organization),
            _ => null,
        } is not null);
}
