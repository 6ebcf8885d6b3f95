using System.Text.Json.Serialization.Metadata;
using Tracker.Domain.Claims;

namespace Tracker.Grains;

/// <summary>The rows of claims that follow from a change of a record. They are derived from the state, so they can be rebuilt.</summary>
public static class ClaimRows
{
    /// <summary>The rows of claims that came or changed. Books that stayed the same are not looked into.</summary>
    public static IReadOnlyList<ClaimRow>? Changed(ActorId actor, RecordKind kind, RecordState before, RecordState after)
    {
        List<ClaimRow>? rows = null;
        foreach (var (compartment, part) in after.Compartments)
        {
            if (kind.ClaimsIn(part.State) is not { } book) continue;
            var old = before.Compartments.TryGetValue(compartment, out var was) ? kind.ClaimsIn(was.State)! : ClaimBook.Empty;
            if (ReferenceEquals(book, old)) continue;
            var json = StatementsOf(kind);
            (rows ??= []).AddRange(Changed(old, book).Select(claim => ClaimRow.Of(actor, compartment, book, claim, json)));
        }
        return rows is { Count: > 0 } ? rows : null;
    }

    /// <summary>The contract of the statements of a kind.</summary>
    public static JsonTypeInfo StatementsOf(RecordKind kind) => kind.StateInfo.Options.GetTypeInfo(typeof(Statement));

    /// <summary>New claims, claims that were corrected, and those about which another one is preferred now.</summary>
    private static IEnumerable<Claim> Changed(ClaimBook before, ClaimBook after)
    {
        var chosen = (after.Choices ?? []).Skip(before.Choices?.Count ?? 0).Select(c => c.About).ToHashSet(StringComparer.Ordinal);
        using var were = before.Claims.GetEnumerator();
        foreach (var claim in after.Claims)
            if (!were.MoveNext() || !ReferenceEquals(were.Current, claim) || chosen.Count > 0 && chosen.Contains(claim.Statement.About()))
                yield return claim;
    }
}
