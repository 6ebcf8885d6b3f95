using System.Security.Cryptography;
using Tracker.Domain.Sources;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Theory]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(1_000_003)]
    public async Task Document_and_its_text_are_read_as_they_were_kept(int size)
    {
        var (bytes, text) = (Bytes(size, 1), Bytes(size + 1, 2));
        var document = Pdf(bytes, text);
        Assert.Null(await store.Documents.Find(document.Sha256));
        Assert.Null(await store.Documents.Read(document.Sha256));
        Assert.Equal(document, await store.Documents.Keep(document, bytes, text, Host, Chain.Start));

        var again = await Reopened();
        Assert.Equal(document, await again.Documents.Find(document.Sha256));
        Assert.Equal(bytes, await again.Documents.Read(document.Sha256));
        Assert.Equal(text, await again.Documents.Read(document.TextSha256!));
    }

    [Fact]
    public async Task Document_counts_as_uploaded_for_those_who_did()
    {
        var bytes = Bytes(10, 3);
        var document = Pdf(bytes, bytes);
        await store.Documents.Keep(document, bytes, bytes, Host, Chain.Start);
        Assert.Equal(document, await store.Documents.Uploaded(document.Sha256, Host));
        Assert.Null(await store.Documents.Uploaded(document.Sha256, Guest));

        // Whoever brings the same bytes gets the description of the first, so that its spans stay what they are.
        var other = Bytes(11, 4);
        var kept = await store.Documents.Keep(Pdf(bytes, other), bytes, other, Guest, Chain.Start);
        Assert.Equal(document, kept);
        Assert.Equal(document, await store.Documents.Uploaded(document.Sha256, Guest));
    }

    private static CapturedDocument Pdf(byte[] bytes, byte[] text) =>
        new(Digest(bytes), DocumentForm.Pdf, bytes.Length, 3, Digest(text), text.Length);

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Bytes(int size, int seed)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
