using System.Text.Json.Nodes;
using Tracker.Domain.Drafts;

namespace Tracker.Server.History;

/// <summary>Replays one record from its events and compares everything that is stored beside them.</summary>
/// <param name="hasAllLastChanges">False while those of older records are still being filled in.</param>
/// <param name="hasAllClaims">The same for the rows of claims.</param>
/// <param name="hasAllTexts">The same for the search index.</param>
internal sealed class RecordReplay(ActorId actor, RecordKind kind, FoundRecord found, bool hasAllLastChanges, bool hasAllClaims, bool hasAllTexts)
{
    private const string Unreadable = "cannot be read. It will be made again from the events.";
    private readonly Dictionary<string, FoundListing> listings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FoundChange> changes = new(StringComparer.Ordinal);
    private (AccessList List, long Version) access = (AccessList.Empty, 0);
    private RecordState record = RecordState.Empty;

    public IEnumerable<Problem> Problems()
    {
        if (found.Events.Count == 0) return [At(1, "Its events are gone: only what was kept beside them is still there.")];
        var problems = new List<Problem>();
        var stored = Stored(problems);
        if (!Replay(stored, problems)) return problems;
        var last = found.Events[^1].Version;
        foreach (var (name, late) in stored.Where(s => s.Snapshot.Version > last))
            problems.Add(At(late.Version, $"The {name} shows events that are not stored."));
        problems.AddRange(ReadRows());
        problems.AddRange(Claims(last));
        problems.AddRange(Texts(last));
        return problems;
    }

    /// <summary>The snapshot and the milestones that can be read.</summary>
    private List<(string Name, RecordSnapshot Snapshot)> Stored(List<Problem> problems)
    {
        var stored = new List<(string, RecordSnapshot)>();
        if (found.Snapshot is { } bytes) Add("snapshot", 0, null, bytes);
        foreach (var milestone in found.Milestones) Add("milestone", milestone.Version, milestone.At, milestone.Bytes);
        return stored;

        void Add(string name, long version, DateTimeOffset? at, byte[] written)
        {
            if (SnapshotEnvelope.Read(kind, written) is not { } snapshot)
            {
                if (!SnapshotEnvelope.IsOutdated(kind, written)) problems.Add(At(version, $"The {name} {Unreadable}"));
            }
            else if (at is not null && (snapshot.Version != version || snapshot.At != at))
                problems.Add(At(version, $"The {name} is not of the version and time that its row says."));
            else
                stored.Add((name, snapshot));
        }
    }

    /// <summary>False if an event cannot be applied: what follows from it is not known then.</summary>
    private bool Replay(List<(string Name, RecordSnapshot Snapshot)> stored, List<Problem> problems)
    {
        var before = record;
        foreach (var (i, row) in found.Events.Select(e => e.Event).Index())
        {
            if (row is null) return false;
            try
            {
                record = record.Apply(kind, RecordHistory.Recorded(kind, row));
                changes[row.Compartment.Value] = new FoundChange(row.Compartment.Value, row.CompartmentVersion, row.RecordedAt);
                foreach (var (name, snapshot) in stored.Where(s => s.Snapshot.Version == row.Version))
                    problems.AddRange(Compare(name, snapshot, row));
                if (i + 1 < found.Events.Count && found.Events[i + 1].Event?.Operation == row.Operation) continue;
                After(before, row);
                before = record;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                problems.Add(At(row.Version, $"'{row.Name}' ({row.Schema}) cannot be applied: {e.Message}"));
                return false;
            }
        }
        return true;
    }

    /// <summary>What an operation writes beside its events.</summary>
    private void After(RecordState before, StoredEvent last)
    {
        foreach (var row in Grains.ReadRows.Changed(actor, kind, before, record, last.RecordedAt)) listings[row.Compartment.Value] = row.AsStored();
        // A text has no access list of its own.
        if (actor.Kind == DraftId.Kind || kind.AccessListOf(record) is not { } list || list.Equals(access.List)) return;
        access = (list, last.Version);
    }

    private IEnumerable<Problem> Compare(string name, RecordSnapshot snapshot, StoredEvent row)
    {
        if (!snapshot.Hash.AsSpan().SequenceEqual(row.Hash) || snapshot.At != row.RecordedAt)
            yield return At(row.Version, $"The {name} was made from another history: its hash or time differs.");
        foreach (var compartment in snapshot.State.Compartments.Keys.Union(record.Compartments.Keys))
            if (snapshot.State.VersionOf(compartment) != record.VersionOf(compartment)
                || !JsonNode.DeepEquals(RecordHistory.Json(kind, snapshot.State, compartment), RecordHistory.Json(kind, record, compartment)))
                yield return At(row.Version, $"The {name} differs from its events in '{compartment}'.");
    }

    private IEnumerable<Problem> ReadRows()
    {
        var last = found.Events[^1].Version;
        foreach (var row in found.LastChanges)
            if (!changes.TryGetValue(row.Compartment, out var due) || row.Version > due.Version)
                yield return At(last + 1, $"From here events are gone: the list knows version {row.Version} of '{row.Compartment}'.");
            else if (row != due)
                yield return At(last, $"The last change of '{row.Compartment}' in lists differs from its events.");
        if (hasAllLastChanges)
            foreach (var missing in changes.Keys.Except(found.LastChanges.Select(c => c.Compartment)))
                yield return At(last, $"The last change of '{missing}' is missing in lists.");
        foreach (var row in found.Listings)
            if (!listings.Remove(row.Compartment, out var due) || row != due)
                yield return At(row.Version, $"The list row of '{row.Compartment}' differs from its events.");
        foreach (var missing in listings.Keys) yield return At(last, $"The list row of '{missing}' is missing.");
        if (!IsAccess(found.Access)) yield return At(last, "The access list differs from its events.");
    }

    private IEnumerable<Problem> Claims(long last)
    {
        var due = (ClaimRows.Changed(actor, kind, RecordState.Empty, record) ?? []).ToDictionary(c => (c.Compartment, c.Version));
        foreach (var (row, named) in found.Claims)
            if (!due.Remove((row.Compartment, row.Version), out var claim) || row != claim || !named.ToHashSet().SetEquals(claim.Records()))
                yield return At(last, $"The row of the claim '{row.Id}' in '{row.Compartment}' differs from its events.");
        if (hasAllClaims)
            foreach (var missing in due.Values) yield return At(last, $"The row of the claim '{missing.Id}' in '{missing.Compartment}' is missing.");
    }

    private IEnumerable<Problem> Texts(long last)
    {
        var due = (Grains.SearchRows.Changed(actor, kind, RecordState.Empty, record) ?? []).Select(r => r.AsStored()).ToList();
        var texts = due.ToDictionary(d => (d.Text.Compartment, d.Text.Key), d => d.Text);
        var terms = due.SelectMany(d => d.Terms).ToHashSet();
        foreach (var row in found.Texts)
            // A text that was taken away leaves an empty row.
            if (!texts.Remove((row.Compartment, row.Key), out var text) ? row.Text.Length > 0 : row != text)
                yield return At(last, $"The text '{row.Key}' of '{row.Compartment}' in the search index differs from its events.");
        foreach (var at in found.Terms.Except(terms).Select(t => (t.Compartment, t.Key)).Distinct())
            yield return At(last, $"The text '{at.Key}' of '{at.Compartment}' is found by words that it does not have.");
        if (!hasAllTexts) yield break;
        foreach (var missing in texts.Values)
            yield return At(last, $"The text '{missing.Key}' of '{missing.Compartment}' is missing in the search index.");
        foreach (var at in terms.Except(found.Terms).Select(t => (t.Compartment, t.Key)).Distinct().Where(t => !texts.ContainsKey(t)))
            yield return At(last, $"The text '{at.Key}' of '{at.Compartment}' is not found by all of its words.");
    }

    private bool IsAccess(FoundAccess? row)
    {
        if (row is null || access.Version == 0) return row is null && access.Version == 0;
        try
        {
            return row.Version == access.Version && AccessJson.Read(row.List).Equals(access.List);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private Problem At(long version, string sentence) => new(actor.Value, version, sentence);
}
