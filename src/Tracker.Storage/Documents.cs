using Tracker.Domain.Sources;

namespace Tracker.Storage;

internal sealed class Documents(Database database) : IDocuments
{
    private const int PieceBytes = 256 * 1024;

    private readonly DocumentIndex index = new(database);

    public async Task<CapturedDocument> Keep(
        CapturedDocument document, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte>? text, ParticipantId by, DateTimeOffset at,
        CancellationToken cancellation)
    {
        await Write(document.Sha256, bytes, cancellation);
        if (text is { } words) await Write(document.TextSha256!, words, cancellation);
        await database.Write("query/document_add", cancellation,
            ("sha256", document.Sha256), ("form", document.Form.ToString()), ("size", document.Size), ("pages", document.Pages),
            ("text_sha256", document.TextSha256), ("characters", document.Characters), ("why_no_text", document.WhyNoText));
        var kept = (await Find(document.Sha256, cancellation))!;
        await Index(kept, cancellation);
        await database.Write("query/document_upload_add", cancellation,
            ("sha256", document.Sha256), ("participant", by.Value), ("at", database.Time(at)));
        return kept;
    }

    public async Task Index(CapturedDocument document, CancellationToken cancellation)
    {
        if (document.TextSha256 is { } text && await Read(text, cancellation) is { } bytes)
            await index.Write(document.Sha256, Encoding.UTF8.GetString(bytes), cancellation);
    }

    public async Task<IReadOnlyList<CapturedDocument>> Unindexed(int most, CancellationToken cancellation) =>
        await database.Read("query/document_unindexed", Row, cancellation, ("count", most));

    public Task EmptyIndex(CancellationToken cancellation) => index.Empty(cancellation);

    public async Task<CapturedDocument?> Find(string sha256, CancellationToken cancellation) =>
        (await database.Read("query/document_find", Row, cancellation, ("sha256", sha256))).FirstOrDefault();

    public async Task<CapturedDocument?> Uploaded(string sha256, ParticipantId by, CancellationToken cancellation) =>
        (await database.Read("query/document_uploaded", Row, cancellation, ("sha256", sha256), ("participant", by.Value))).FirstOrDefault();

    public async Task<byte[]?> Read(string sha256, CancellationToken cancellation)
    {
        var pieces = await database.Read("query/document_read", row => row.GetFieldValue<byte[]>(0), cancellation, ("sha256", sha256));
        return pieces switch
        {
            [] => null,
            [var whole] => whole,
            _ => Joined(pieces),
        };
    }

    internal static CapturedDocument Row(DbDataReader row) => new(
        row.GetString(0), Enum.Parse<DocumentForm>(row.GetString(1)), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt32(3),
        row.IsDBNull(4) ? null : row.GetString(4), row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6));

    private static byte[] Joined(List<byte[]> pieces)
    {
        var whole = new byte[pieces.Sum(p => p.Length)];
        var from = 0;
        foreach (var piece in pieces)
        {
            piece.CopyTo(whole, from);
            from += piece.Length;
        }
        return whole;
    }

    private async Task Write(string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        for (var from = 0; from < bytes.Length; from += PieceBytes)
            await database.Write("query/document_piece_add", cancellation,
                ("sha256", sha256), ("ordinal", from / PieceBytes), ("bytes", bytes.Slice(from, Math.Min(PieceBytes, bytes.Length - from)).ToArray()));
    }
}
