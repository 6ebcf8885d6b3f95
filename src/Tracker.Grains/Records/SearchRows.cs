using Tracker.Domain.Search;

namespace Tracker.Grains;

/// <summary>The changes of the search index that follow from a change of a record. The index is derived from the state, so it can be rebuilt.</summary>
public static class SearchRows
{
    /// <summary>The texts that came, changed or went. Pieces of the state that stayed the same are not looked into.</summary>
    public static IReadOnlyList<SearchRow>? Changed(ActorId actor, RecordKind kind, RecordState before, RecordState after)
    {
        List<SearchRow>? rows = null;
        foreach (var (compartment, part) in after.Compartments)
        {
            var old = before.Compartments.GetValueOrDefault(compartment);
            if (ReferenceEquals(part, old)) continue;
            var sources = kind.SearchedIn(compartment, part.State);
            var were = old is null ? [] : kind.SearchedIn(compartment, old.State);
            for (var i = 0; i < sources.Length; i++)
            {
                if (i < were.Length && Equals(sources[i].Piece, were[i].Piece)) continue;
                (rows ??= []).AddRange(Changed(actor, compartment, i < were.Length ? were[i] : null, sources[i]));
            }
        }
        return rows is { Count: > 0 } ? rows : null;
    }

    private static IEnumerable<SearchRow> Changed(ActorId actor, CompartmentId compartment, SearchSource? before, SearchSource after)
    {
        var were = before?.Texts().ToDictionary(t => t.Key, StringComparer.Ordinal) ?? [];
        foreach (var text in after.Texts())
            if (!were.Remove(text.Key, out var was)) yield return new SearchRow(actor, compartment, text.Key, text.Place, text.Text);
            else if (was != text) yield return new SearchRow(actor, compartment, text.Key, text.Place, text.Text, was.Text);
        foreach (var gone in were.Values) yield return new SearchRow(actor, compartment, gone.Key, gone.Place, "", gone.Text);
    }
}
