using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Tracker.Domain.Sources;

namespace Tracker.Server.History;

/// <summary>Something in the store that should not be.</summary>
/// <param name="Actor">The record as it is stored; empty if it concerns the whole database.</param>
/// <param name="Version">The record version at which it shows; 0 if it concerns the record as a whole.</param>
public sealed record Problem(string Actor, long Version, string Sentence);

/// <summary>How much was checked.</summary>
public sealed record Verified(long Actors, long Events, long Snapshots);

/// <summary>
/// Checks the whole store: that every event is there and as it was recorded, and that everything kept beside the events (lists, claims, the
/// search index, access lists, snapshots, milestones) is what follows from them.
/// </summary>
/// <param name="earlier">The heads of an earlier verification: what was there then must still be there.</param>
public sealed class Verification(IStore store, RecordKinds kinds, Heads? earlier = null)
{
    private readonly List<(string Actor, long Version, CapturedDocument Document)> captures = [];
    private bool hasAllLastChanges, hasAllClaims, hasAllTexts;
    private IReadOnlyDictionary<string, long> terms = new Dictionary<string, long>();

    public Verified Seen { get; private set; } = new(0, 0, 0);

    /// <summary>The last event of each record that was checked.</summary>
    public Heads Heads { get; } = new();

    /// <summary>What the database says about itself: damaged pages, indexes that do not fit their tables. A remark is no problem.</summary>
    public async Task<IReadOnlyList<Finding>> Database(CancellationToken cancellation = default)
    {
        var findings = new List<Finding>();
        try
        {
            await foreach (var finding in store.Inspection.Integrity(cancellation)) findings.Add(finding);
        }
        catch (DbException e)
        {
            findings.Add(new Finding($"The database could not be checked to its end: {e.Message}", IsFault: true));
        }
        return findings;
    }

    public async IAsyncEnumerable<Problem> Run([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var (actors, unreadable) = await Actors(cancellation);
        if (unreadable is not null) yield return unreadable;
        foreach (var actor in actors)
            foreach (var problem in await Check(actor, cancellation))
                yield return problem;
        foreach (var (actor, version, document) in captures)
            if (await Damage(document, cancellation) is { } damage)
                yield return new Problem(actor, version, damage);
        if (unreadable is not null) yield break;
        foreach (var problem in await Words(cancellation)) yield return problem;
        if (earlier is null) yield break;
        foreach (var (actor, head) in earlier.All.Where(h => !Heads.All.ContainsKey(h.Key) && !actors.Contains(h.Key))) yield return Whole(actor, head);
    }

    private async Task<IReadOnlyList<Problem>> Words(CancellationToken cancellation)
    {
        try
        {
            return await new DocumentWords(store).Problems(cancellation);
        }
        catch (DbException e)
        {
            return [new Problem("", 0, $"The words of documents could not be compared: {e.Message}")];
        }
    }

    private static Problem Whole(string actor, Head head) =>
        new(actor, 1, $"The whole record is gone: it had {head.Version} events at the earlier verification.");

    private async Task<(IReadOnlyList<string> Actors, Problem? Unreadable)> Actors(CancellationToken cancellation)
    {
        try
        {
            hasAllLastChanges = await store.Inspection.HasAllLastChanges(cancellation);
            hasAllClaims = await store.Inspection.HasAllClaims(cancellation);
            hasAllTexts = await store.Inspection.HasAllTexts(cancellation);
            terms = await store.Inspection.SearchTerms(cancellation);
            return ([.. (await store.Inspection.Actors(cancellation)).Union(terms.Keys).Order(StringComparer.Ordinal)], null);
        }
        catch (DbException e)
        {
            return ([], new Problem("", 0, $"The records could not be listed: {e.Message}"));
        }
    }

    private async Task<IReadOnlyList<Problem>> Check(string actor, CancellationToken cancellation)
    {
        try
        {
            var found = await store.Inspection.Read(actor, terms.GetValueOrDefault(actor), cancellation);
            Seen = new(Seen.Actors + 1, Seen.Events + found.Events.Count, Seen.Snapshots + (found.Snapshot is null ? 0 : 1));
            return [.. Check(found)];
        }
        catch (Exception e) when (e is DbException or InvalidCastException or FormatException)
        {
            return [new Problem(actor, 0, $"It could not be read: {e.Message}")];
        }
    }

    /// <summary>What is wrong with the bytes of a document that a capture keeps, or null.</summary>
    private async Task<string?> Damage(CapturedDocument document, CancellationToken cancellation)
    {
        foreach (var (what, sha256) in ((string, string?)[])[("document", document.Sha256), ("document's text", document.TextSha256)])
        {
            if (sha256 is null) continue;
            if (await store.Documents.Read(sha256, cancellation) is not { } bytes) return $"The bytes of its {what} are gone.";
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256) return $"The bytes of its {what} were changed after they were kept.";
        }
        return null;
    }

    private IEnumerable<Problem> Check(FoundRecord found)
    {
        foreach (var fault in ChainCheck.Faults(found.Events)) yield return new Problem(found.Actor, fault.Version, fault.Sentence);
        foreach (var gone in Gone(found)) yield return gone;
        if (found.Events is [.., { Event: { } last }]) Heads.Add(found.Actor, new Head(last.Version, last.Hash));
        if (ActorId.TryParse(found.Actor) is not { } actor || kinds.Of(actor) is not { } kind)
            yield return new Problem(found.Actor, 0, "There is no kind of record with this name.");
        else
        {
            captures.AddRange(Captures(kind, found));
            foreach (var problem in new RecordReplay(actor, kind, found, hasAllLastChanges, hasAllClaims, hasAllTexts).Problems())
                yield return problem;
        }
    }

    private static IEnumerable<(string Actor, long Version, CapturedDocument Document)> Captures(RecordKind kind, FoundRecord found)
    {
        if (kind is not SourceKind) yield break;
        foreach (var row in found.Events.Select(e => e.Event).OfType<StoredEvent>())
        {
            CaptureKept? kept = null;
            try
            {
                kept = kind.Codec.DecodeEvent(row.Name, row.Schema, row.Payload) as CaptureKept;
            }
            catch (Exception e) when (e is JsonException or UnknownEventException)
            {
                // The replay says so.
            }
            if (kept is not null) yield return (found.Actor, row.Version, kept.Document);
        }
    }

    /// <summary>What was there at the earlier verification and is not now.</summary>
    private IEnumerable<Problem> Gone(FoundRecord found)
    {
        if (earlier?.All.TryGetValue(found.Actor, out var head) != true) yield break;
        // Rows beside the events may still name it.
        if (found.Events.Count == 0) yield return Whole(found.Actor, head);
        else if (found.Events[^1].Version < head.Version)
            yield return new Problem(
                found.Actor, found.Events[^1].Version + 1,
                $"From here to version {head.Version} events are gone: they were there at the earlier verification.");
        else if (found.Events.FirstOrDefault(e => e.Version == head.Version) is not { Event: { } then } || !then.Hash.AsSpan().SequenceEqual(head.Hash))
            yield return new Problem(found.Actor, head.Version, "Up to here it is not the history of the earlier verification: its hash differs.");
    }
}
