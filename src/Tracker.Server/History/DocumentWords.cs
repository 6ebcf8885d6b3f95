using System.Text;
using Tracker.Domain.Sources;

namespace Tracker.Server.History;

/// <summary>Compares the words of documents in the search index with the texts of the documents.</summary>
internal sealed class DocumentWords(IStore store)
{
    public async Task<IReadOnlyList<Problem>> Problems(CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var documents = (await store.Inspection.Documents(cancellation)).ToDictionary(d => d.Sha256, StringComparer.Ordinal);
        foreach (var index in await store.Inspection.DocumentIndexes(cancellation))
            if (index.Sha256 is null || documents.GetValueOrDefault(index.Sha256)?.TextSha256 is not { } text)
                problems.AddRange(Of(index.Sha256, index.Terms > 0 ? "The search index has words of a document that is not kept." : null));
            // Those that are not complete are filled in at the next start.
            else if (index.Pieces is not null && await store.Documents.Read(text, cancellation) is { } bytes)
                problems.AddRange(Of(index.Sha256, await Fault(index, Encoding.UTF8.GetString(bytes), cancellation)));
        return problems;
    }

    private static IEnumerable<Problem> Of(string? sha256, string? sentence) =>
        sentence is null ? [] : [new Problem(sha256 is null ? "" : CapturedDocument.ActorOf(sha256).Value, 0, sentence)];

    private async Task<string?> Fault(FoundIndex index, string text, CancellationToken cancellation)
    {
        var due = new CapturedText(text).Pieces().Select(FoundPiece.Of).ToList();
        var (words, terms) = await store.Inspection.Words(index, [.. due.SelectMany(d => d.Terms).Distinct()], cancellation);
        foreach (var (piece, expected) in due)
            if (words.FirstOrDefault(w => w.Piece == piece.Piece) is not { } found) return $"Piece {piece.Piece} of its text is missing in the search index.";
            else if (found != piece)
                return $"Piece {piece.Piece} in the search index differs from its text.";
            else if (expected.Any(t => !terms.Contains((t, piece.Piece))))
                return $"Piece {piece.Piece} of its text is not found by all of its words.";
        var all = due.SelectMany(d => d.Terms, (d, term) => (term, d.Words.Piece)).ToHashSet();
        if (words.Count != due.Count || index.Pieces != due.Count) return "The search index has more pieces than its text.";
        return terms.FirstOrDefault(t => !all.Contains(t)) is { Term: not null } more
            ? $"Piece {more.Piece} of its text is found by words that it does not have." : null;
    }
}
