using Tracker.Domain.Search;
using Tracker.Domain.Sources;

namespace Tracker.Storage;

/// <summary>The index of the texts by which records are found, written with the events.</summary>
public interface ISearchIndex : IDerivedRows<SearchRow>
{
    /// <summary>The records that match, the best first: by identifier, then by a title or name that is the whole query, then by the place of the words. Rows
    /// outside <paramref name="sight"/> neither match nor count.</summary>
    /// <param name="kind">Only records of this kind, or null.</param>
    Task<IReadOnlyList<ActorId>> Find(SearchQuery query, SearchSight sight, string? kind, int take, CancellationToken cancellation = default);

    /// <summary>The titles of these records and the texts that the query matches, within the same sight, by record and place.</summary>
    Task<IReadOnlyList<SearchHit>> Where(
        SearchQuery query, SearchSight sight, IEnumerable<ActorId> actors, CancellationToken cancellation = default);

    /// <summary>Of these records, those that are merged into others in public, and into which.</summary>
    Task<IReadOnlyDictionary<ActorId, ActorId>> Same(IEnumerable<ActorId> actors, CancellationToken cancellation = default);

    /// <summary>The pieces of documents of these sources that have all words of the query, within the same sight: of each source at most
    /// <paramref name="each"/>, those with the words as they were typed first.</summary>
    Task<IReadOnlyList<SearchHit>> Words(
        SearchQuery query, SearchSight sight, IEnumerable<ActorId> sources, int each, CancellationToken cancellation = default);
}

/// <summary>What a viewer may find; all else is closed.</summary>
/// <param name="Open">Kinds and compartments that they may read in every record whose access list they are not on.</param>
/// <param name="Listed">The records whose access list they are on.</param>
/// <param name="Held">What they may read in these.</param>
public sealed record SearchSight(
    IReadOnlyCollection<(string Kind, CompartmentId Compartment)> Open, IReadOnlyCollection<ActorId> Listed,
    IReadOnlyCollection<(ActorId Actor, CompartmentId Compartment)> Held);

/// <summary>A text of a record that was found.</summary>
/// <param name="Document">Of a piece of a document, its digest and place.</param>
public sealed record SearchHit(
    ActorId Actor, CompartmentId Compartment, string Key, SearchPlace Place, string Text, DocumentPlace? Document = null);

/// <param name="From">The first character of the piece.</param>
/// <param name="Page">The page and the line on which the piece begins, from 1.</param>
public sealed record DocumentPlace(string Sha256, DocumentForm Form, int From, int Page, int Line);
