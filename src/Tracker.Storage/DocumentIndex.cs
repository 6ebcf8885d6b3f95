using Tracker.Domain.Search;
using Tracker.Domain.Sources;

namespace Tracker.Storage;

/// <summary>The words of documents in the search index. They are written once for all captures of a document.</summary>
internal sealed class DocumentIndex(Database database)
{
    /// <summary>Pieces of one transaction.</summary>
    private const int AtOnce = 16;

    /// <summary>Writes the words of a document, in short transactions between which others write; what is there is written again.</summary>
    public async Task Write(string sha256, string text, CancellationToken cancellation)
    {
        await database.Write("query/document_index_add", cancellation, ("sha256", sha256));
        var number = (await database.Read("query/document_index_number", row => row.GetInt32(0), cancellation, ("sha256", sha256)))[0];
        var count = 0;
        foreach (var pieces in new CapturedText(text).Pieces().Chunk(AtOnce))
        {
            await database.Together(async run =>
            {
                foreach (var piece in pieces) await Write(number, piece, run);
            }, cancellation);
            count += pieces.Length;
        }
        await database.Write("query/document_index_end", cancellation, ("document", number), ("pieces", count));
    }

    public Task Empty(CancellationToken cancellation) => database.Together(run => run("query/document_index_empty", []), cancellation);

    /// <summary>A piece as it is stored, and its terms.</summary>
    public static (FoundPiece Words, string[] Terms) Stored(TextPiece piece)
    {
        var text = StorableText.Of(piece.Text, int.MaxValue);
        var folded = Folding.Of(text);
        return (new(piece.Number, piece.From, piece.Page, piece.Line, text, folded), [.. SearchTerms.InWords(folded).Order(StringComparer.Ordinal)]);
    }

    private async Task Write(int number, TextPiece piece, Func<string, (string, object?)[], Task<int>> run)
    {
        var (words, terms) = Stored(piece);
        (string, object?)[] at = [("document", number), ("piece", words.Piece)];
        await run("query/document_words_add",
            [.. at, ("start", words.Start), ("page", words.Page), ("line", words.Line), ("text", words.Text), ("folded", words.Folded)]);
        await run(database.Engine + "/document_terms_add", [.. at, ("terms", database.Texts(terms))]);
    }
}
