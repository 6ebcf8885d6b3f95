using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;

namespace Tracker.Server.Records;

/// <summary>Lists of another moment: what was true on a day of the world, and what was known at a time. Read from the table of claims, with the titles
/// and columns that the kind itself gives of them.</summary>
public sealed class PastRecords(RecordClaims claims, IListings listings)
{
    private static readonly string[] Titles = ["titled"], Named = ["titled", "also-named", "identified"];

    /// <summary>True for kinds whose records hold claims; others have no earlier lists.</summary>
    public static bool Has(RecordKind kind) => kind.ClaimsIn(kind.EmptyState) is not null;

    /// <summary>The records of a kind that were known then and that a participant may read, by the title of that moment.</summary>
    /// <param name="day">The day in the world; null for every day.</param>
    /// <param name="known">The moment of the record; null for now.</param>
    /// <param name="contains">Words of the title or of another name, in their order; case does not matter.</param>
    public async Task<IReadOnlyList<HeldRecord>> Of(
        RecordKind kind, Principal principal, DateOnly? day, DateTimeOffset? known, string? contains = null, int skip = 0, int take = int.MaxValue,
        CancellationToken cancellation = default)
    {
        var words = (contains ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var asked = new ClaimFilter(Kind: kind.Name, Statements: words.Length == 0 ? Titles : Named, Known: known);
        var merged = (await listings.Merged(kind.Name, cancellation))
            .Where(r => known is not { } at || MergeTargets.Of(r) <= at).Select(r => r.Actor).ToHashSet();
        var page = (await Books(kind, principal, asked, cancellation)).Where(b => !merged.Contains(b.Actor))
            .Select(b => (b.Actor, Line: Line(kind, null, b.Book, day)))
            .Where(b => Contains(b.Line.Title, words) || Contains(b.Line.Detail.GetValueOrDefault("names", ""), words))
            .OrderBy(b => b.Line.Title.ToLowerInvariant(), StringComparer.Ordinal).ThenBy(b => b.Actor.Value, StringComparer.Ordinal)
            .Skip(skip).Take(take).Select(b => b.Actor).ToList();
        return await Whole(kind, principal, page, day, known, cancellation);
    }

    /// <summary>The lines of these records at that moment, in their order; one that was not known then is left out.</summary>
    public async Task<IReadOnlyList<HeldRecord>> Whole(
        RecordKind kind, Principal principal, IReadOnlyList<ActorId> actors, DateOnly? day, DateTimeOffset? known, CancellationToken cancellation = default)
    {
        if (actors.Count == 0) return [];
        var bodies = (await listings.Of(actors, CompartmentId.Record, cancellation)).ToDictionary(r => r.Actor, BodyOf);
        var found = await Rows(principal, new ClaimFilter(Subjects: actors, Ever: true), cancellation);
        var lines = actors.Where(found.Contains).Select(a => Held(kind, a, [.. found[a]], bodies.GetValueOrDefault(a), day, known));
        return [.. lines.OfType<HeldRecord>()];
    }

    private static HeldRecord? Held(RecordKind kind, ActorId actor, IReadOnlyList<ClaimRow> rows, string? body, DateOnly? day, DateTimeOffset? known)
    {
        var book = ClaimRow.BookOf(rows, known, ClaimRows.StatementsOf(kind));
        if (!book.Standing<Titled>().Any()) return null;
        var (line, then) = (Line(kind, body, book, day), rows.Where(r => known is not { } at || r.RecordedFrom <= at).ToList());
        return new(ReadRows.Of(actor, CompartmentId.Record, line, then.Max(r => r.Version), then.Max(r => r.ChangedAt(known))), null);
    }

    private async Task<IEnumerable<(ActorId Actor, ClaimBook Book)>> Books(
        RecordKind kind, Principal principal, ClaimFilter filter, CancellationToken cancellation) =>
        (await Rows(principal, filter, cancellation)).Select(g => (g.Key, ClaimRow.BookOf(g, filter.Known, ClaimRows.StatementsOf(kind))));

    /// <summary>Of the public record only: what is private to some has no title.</summary>
    private async Task<ILookup<ActorId, ClaimRow>> Rows(Principal principal, ClaimFilter filter, CancellationToken cancellation) =>
        (await claims.Find(principal, filter, cancellation: cancellation)).Where(c => c.Compartment == CompartmentId.Record).ToLookup(c => c.Actor);

    /// <summary>As the kind lists it; a record of which no title held on the day has the one that is known.</summary>
    private static Listing Line(RecordKind kind, string? body, ClaimBook book, DateOnly? day)
    {
        var known = SubjectState.Empty with { Opened = true, Body = body, Book = book };
        var line = kind.ListingOf(CompartmentId.Record, known.Seen(day, null))!;
        return line.Title.Length > 0 ? line : line with { Title = known.Title ?? "" };
    }

    private static string? BodyOf(ListingRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.Detail)!.GetValueOrDefault("body");

    private static bool Contains(string text, string[] words)
    {
        var (from, lower) = (0, text.ToLowerInvariant());
        foreach (var word in words)
            if (lower.IndexOf(word, from, StringComparison.Ordinal) is >= 0 and var at) from = at + word.Length;
            else return false;
        return true;
    }
}
