using Tracker.Server.History;

namespace Tracker.Server.Records;

/// <summary>Makes rows that follow from the events anew: the search index with the words of documents, and the claims.</summary>
public sealed class Rebuilding(IStore store, RecordKinds kinds)
{
    private const int AtOnce = 50;

    /// <summary>Indexes the texts of records that are not indexed yet.</summary>
    public Task FillSearch(CancellationToken cancellation = default) => Fill(store.Search, SearchRows.Changed, cancellation);

    /// <summary>Adds the claims of records that are not there yet.</summary>
    public Task FillClaims(CancellationToken cancellation = default) => Fill(store.Claims, ClaimRows.Changed, cancellation);

    /// <summary>Indexes the words of documents that are not indexed yet.</summary>
    public async Task FillDocuments(CancellationToken cancellation = default)
    {
        while (await store.Documents.Unindexed(AtOnce, cancellation) is { Count: > 0 } documents)
            foreach (var document in documents) await store.Documents.Index(document, cancellation);
    }

    /// <summary>Takes all such rows away and makes them from the events. What is appended meanwhile is not lost.</summary>
    public async Task Run(CancellationToken cancellation = default)
    {
        await store.Search.Empty(cancellation);
        await FillSearch(cancellation);
        await store.Documents.EmptyIndex(cancellation);
        await FillDocuments(cancellation);
        await store.Claims.Empty(cancellation);
        await FillClaims(cancellation);
    }

    /// <param name="changed">The rows by which a later state of a record differs from an earlier one.</param>
    private async Task Fill<TRow>(
        IDerivedRows<TRow> derived, Func<ActorId, RecordKind, RecordState, RecordState, IReadOnlyList<TRow>?> changed, CancellationToken cancellation)
    {
        while (await derived.Unfilled(AtOnce, cancellation) is { } actors)
        {
            var rows = new List<TRow>();
            foreach (var actor in actors)
                if (kinds.Of(actor) is { } kind)
                    rows.AddRange(changed(actor, kind, RecordState.Empty, await StateOf(actor, kind, cancellation)) ?? []);
            await derived.Fill(rows, actors.Count == 0 ? null : actors[^1], cancellation);
        }
    }

    /// <summary>The record as its events give it, up to one that cannot be applied; empty for a kind of which no rows follow.</summary>
    private async Task<RecordState> StateOf(ActorId actor, RecordKind kind, CancellationToken cancellation) =>
        kind.SearchedIn(CompartmentId.Record, kind.EmptyState).IsEmpty && kind.ClaimsIn(kind.EmptyState) is null
            ? RecordState.Empty
            : RecordHistory.StateAt(kind, await store.Events.Read(actor, 0, cancellation: cancellation), _ => true);
}
