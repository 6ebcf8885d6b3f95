using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Persons;
using Tracker.Server.Alerts;

namespace Tracker.Server.Records;

/// <summary>Claims that every participant may read. What is computed from them alone says nothing of what a company or an office keeps for itself.</summary>
public sealed class PublicClaims(RecordClaims claims, IStore store)
{
    private static readonly string Home = StatementColumns.WordOf(typeof(OfCommittee)), Affiliation = StatementColumns.WordOf(typeof(Affiliated));

    public async Task<IReadOnlyList<ClaimRow>> Find(Principal viewer, ClaimFilter filter, CancellationToken cancellation = default) =>
        [.. (await claims.Find(viewer, filter, cancellation: cancellation)).Where(r => r.Compartment == CompartmentId.Record)];

    /// <summary>A committee or meeting, the committees below it or that meet there, and their work items and standards.</summary>
    /// <param name="asOf">Those of this day; null for today.</param>
    public async Task<HashSet<ActorId>> PartsOf(Principal viewer, ActorId venue, DateOnly? asOf = null, CancellationToken cancellation = default)
    {
        HashSet<ActorId> committees = venue.Kind == Committee.Kind.Name ? [venue] : [.. await CommitteesOf(viewer, [venue], cancellation)];
        committees.UnionWith((await store.Claims.WithThoseBelow(committees, cancellation)).Select(c => c.Key));
        var items = committees.Count == 0 ? []
            : await Find(viewer, new(Statements: [Home], Names: [.. committees], AsOf: asOf), cancellation);
        return [venue, .. committees, .. items.Select(r => r.Actor)];
    }

    /// <summary>The committees to which these records belong.</summary>
    public async Task<IEnumerable<ActorId>> CommitteesOf(Principal viewer, IReadOnlyCollection<ActorId> records, CancellationToken cancellation = default) =>
        (await Find(viewer, new(Statements: [Home], Subjects: records), cancellation)).SelectMany(r => r.Records())
        .Where(r => r.Kind == Committee.Kind.Name).Distinct();

    /// <summary>For whom the people among these records work.</summary>
    /// <param name="asOf">On this day; null for today.</param>
    public async Task<IReadOnlyList<ClaimRow>> Affiliations(
        Principal viewer, IEnumerable<ActorId> named, DateOnly? asOf = null, CancellationToken cancellation = default)
    {
        var people = named.Where(r => r.Kind == Person.Kind.Name).ToHashSet();
        return people.Count == 0 ? [] : await Find(viewer, new(Statements: [Affiliation], Subjects: people, AsOf: asOf), cancellation);
    }
}
