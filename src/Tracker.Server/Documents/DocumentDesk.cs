using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Tracker.Domain.Claims;
using Tracker.Domain.Search;
using Tracker.Domain.Sources;
using Tracker.Server.Records;
using Tracker.Server.Web;

namespace Tracker.Server.Documents;

/// <summary>Documents that are uploaded, and those that a participant may read: the captures of sources in compartments that they hold.</summary>
public sealed class DocumentDesk(
    IStore store, RecordSearch search, RecordClaims claims, OpenedRecords opened, ReadingProcess reading, TimeProvider time) : IDisposable
{
    /// <summary>Characters of all texts that are held ready.</summary>
    private const long MostReady = 40_000_000;

    private const string NotStored = "The document is named here, but its bytes are not stored.";

    private const int MostPlaces = 10, MostSources = 5;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly SearchValues<byte> NotText = SearchValues.Create(0, 1, 2, 3, 4, 5, 6, 7, 8);

    private readonly MemoryCache ready = new(new MemoryCacheOptions { SizeLimit = MostReady });

    /// <summary>Keeps what a participant uploads, or says why it cannot be kept.</summary>
    /// <param name="name">Of the file, which tells HTML from text.</param>
    public async Task<(CapturedDocument? Document, Rejection? Rejection)> Take(
        ParticipantId by, string name, byte[] bytes, CancellationToken cancellation)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        // Read and written again even if it is stored: how long it takes must not tell that others have it.
        var form = FormOf(name, bytes);
        var read = form is DocumentForm.Text ? Text(bytes) : await reading.Read(form, bytes, cancellation);
        if (read.Problem is { } problem) return (null, Rejection.Invalid(problem, "document"));
        var text = read.Text is null || form == DocumentForm.Text ? null : Encoding.UTF8.GetBytes(read.Text);
        var document = new CapturedDocument(
            sha256, form, bytes.Length, read.Pages, read.Text is null ? null : text is null ? sha256 : Convert.ToHexStringLower(SHA256.HashData(text)),
            read.Text is null ? 0 : new CapturedText(read.Text).Length, read.Text is null ? WhyNoText(form) : null);
        return (await store.Documents.Keep(document, bytes, text, by, time.GetUtcNow(), cancellation), null);
    }

    /// <summary>A document by its digest, if the participant may read a capture of it; the public one first.</summary>
    public async Task<KeptDocument?> Find(Principal principal, string sha256, CancellationToken cancellation)
    {
        if (!Digests.IsSha256(sha256)) return null;
        var named = await search.Mentions(principal, CapturedDocument.ActorOf(sha256), cancellation);
        return FirstOf(named, SourceKind.Keeps) is { } line ? Kept(line, sha256, line.Words[2] is { Length: > 0 } text ? text : null) : null;
    }

    /// <summary>Why a document that no source keeps any more was withdrawn, for those who could read it; null if none was.</summary>
    private async Task<PassageWords?> Withdrawn(Principal principal, Passage passage, CancellationToken cancellation)
    {
        var named = await search.Mentions(principal, CapturedDocument.ActorOf(passage.Sha256), cancellation);
        if (FirstOf(named, SourceKind.Withdrew) is not { } line) return null;
        var why = string.Join('|', line.Words.Skip(3));
        return new(Kept(line, passage.Sha256), [], Page: passage.Page, Problem: $"The document was withdrawn on {line.Words[2]}: “{why}”.", IsWithdrawn: true);
    }

    /// <summary>The public one first.</summary>
    private static MentionLine? FirstOf(IEnumerable<MentionLine> named, string what) =>
        named.Where(m => m.What == what && m.Actor.Kind == SourceKind.Word).OrderBy(m => m.Compartment != CompartmentId.Record).FirstOrDefault();

    private static KeptDocument Kept(MentionLine line, string sha256, string? text = null) => new(
        line.Actor, line.Title, line.Compartment, EntityId.Parse(line.Words[0]), Enum.Parse<DocumentForm>(line.Words[1]), sha256, text);

    /// <summary>The text of a document; null if it has none or is not stored.</summary>
    public Task<CapturedText?> TextOf(KeptDocument document, CancellationToken cancellation) => TextOf(document.TextSha256, cancellation);

    private async Task<CapturedText?> TextOf(string? sha256, CancellationToken cancellation)
    {
        if (sha256 is null) return null;
        if (ready.Get<CapturedText>(sha256) is { } found) return found;
        if (await store.Documents.Read(sha256, cancellation) is not { } bytes) return null;
        var text = new CapturedText(Encoding.UTF8.GetString(bytes));
        return ready.Set(sha256, text, new MemoryCacheEntryOptions { Size = text.Length + 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
    }

    /// <summary>The words of a passage with what is around them, or why there are none; null if the participant may read no capture of its document.</summary>
    public async Task<PassageWords?> WordsOf(Principal principal, Passage passage, int around, CancellationToken cancellation)
    {
        if (await Find(principal, passage.Sha256, cancellation) is not { } document) return await Withdrawn(principal, passage, cancellation);
        if (await TextOf(document, cancellation) is not { } text)
            return new(document, [], Page: passage.Page, Problem: (await store.Documents.Find(document.Sha256, cancellation))?.WhyNoText ?? NotStored);
        if (text.Misses(passage) is { } problem) return new(document, [], Page: passage.Page, Problem: problem);
        var from = passage.Span is null ? text.Page(passage.Page!.Value).From : passage.Parts[0].From;
        return new(document, text.Around(passage, around), from, document.Form == DocumentForm.Pdf ? text.PageAt(from) : null);
    }

    /// <summary>A part of the text; null if the participant may read no capture of the document or it has no text.</summary>
    public async Task<DocumentPart?> PartOf(Principal principal, string sha256, int from, int length, CancellationToken cancellation)
    {
        if (await Find(principal, sha256, cancellation) is not { } document || await TextOf(document, cancellation) is not { } text) return null;
        var start = Math.Min(from, text.Length);
        var end = (int)Math.Min((long)start + length, text.Length);
        return new(document, start, end, text.Length, text.PageAt(start), text.Pages, text.Slice(start, end));
    }

    /// <summary>Where these words stand in a document; null if the participant may read no capture of it or it has no text.</summary>
    public async Task<IReadOnlyList<FoundWords>?> Places(Principal principal, string sha256, string words, CancellationToken cancellation)
    {
        if (await Find(principal, sha256, cancellation) is not { } document || await TextOf(document, cancellation) is not { } text) return null;
        var pages = document.Form == DocumentForm.Pdf;
        return [.. text.Find(words, MostPlaces).Select(f => new FoundWords($"{f.From}-{f.To}", pages ? text.PageAt(f.From) : null))];
    }

    /// <summary>The place in the newest document of a source with this title that has the words, or else the page; null if there is none that the
    /// participant may read.</summary>
    public async Task<CitedPlace?> Cite(Principal principal, string title, string? words, int? page, CancellationToken cancellation)
    {
        if (SearchQuery.Read(title, "document").Query is not { } query) return null;
        foreach (var source in await search.Find(principal, query, SourceKind.Word, take: MostSources, cancellation: cancellation))
        {
            if (source.Title != title || await opened.Open(principal, source.Actor) is not { } record) continue;
            foreach (var (at, capture) in record.Compartments.SelectMany(c => ((SourceRecord)c.Value.State).Standing().Select(k => (c.Key, k)))
                .OrderByDescending(c => c.k.Taken).ThenByDescending(c => c.k.At))
                if (await PlaceIn(capture.Document, words, page, cancellation) is { } place)
                    return new(source.Actor, title, capture.Taken, capture.Document.Sha256, at, place.Span, place.Page);
        }
        return null;
    }

    private async Task<(string? Span, int? Page)?> PlaceIn(CapturedDocument document, string? words, int? page, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(words)) return page <= document.Pages ? (null, page) : null;
        if (await TextOf(document.TextSha256, cancellation) is not { } text || text.Find(words, 1) is not [var (from, to)]) return null;
        return ($"{from}-{to}", document.Form == DocumentForm.Pdf ? text.PageAt(from) : null);
    }

    /// <summary>What differs between the texts of two documents.</summary>
    public async Task<(TextDifference? Difference, Rejection? Rejection)> Between(
        Principal principal, string was, string now, CancellationToken cancellation)
    {
        if (await Find(principal, was, cancellation) is not { } before || await Find(principal, now, cancellation) is not { } after)
            return (null, Rejection.NotFound);
        var (old, young) = (await TextOf(before, cancellation), await TextOf(after, cancellation));
        if (old is null || young is null)
            return (null, Rejection.Invalid("Both captures need a text to be compared.", old is null ? "was" : "now"));
        return LineDifference.Between(old.Whole, young.Whole) is { } blocks
            ? (new(before, after, blocks.Sum(b => b.Removed.Count), blocks.Sum(b => b.Added.Count), blocks), null)
            : (null, Rejection.Invalid("The two texts differ in too many lines to be compared.", "now"));
    }

    /// <summary>Whether the facts that the participant may read, and that cite documents of a source, lead to words; null if there is no such
    /// source.</summary>
    public async Task<SourceCheck?> Check(Principal principal, ActorId source, CancellationToken cancellation)
    {
        if (source.Kind != SourceKind.Word || await opened.Open(principal, source) is not { Exists: true } record) return null;
        var captures = record.Compartments.Values.SelectMany(c => ((SourceRecord)c.State).Standing()).DistinctBy(c => c.Document.Sha256).ToList();
        var (count, misses) = (0, new List<MissedPassage>());
        foreach (var document in captures.Select(c => c.Document))
        {
            var text = await Find(principal, document.Sha256, cancellation) is { } kept ? await TextOf(kept, cancellation) : null;
            foreach (var row in await claims.Find(principal, new ClaimFilter(Document: document.Sha256), cancellation: cancellation))
            {
                count++;
                if (Misses(document, text, Passage.At(document.Sha256, row.Span!)) is { } why)
                    misses.Add(new(row.Actor, row.Id, document.Sha256, why));
            }
        }
        return new(captures.Count, count, misses);
    }

    /// <summary>Why a passage of a document leads nowhere, or null.</summary>
    private static string? Misses(CapturedDocument document, CapturedText? text, Passage passage) =>
        text is not null ? text.Misses(passage)
        : passage.Span is not null ? document.WhyNoText ?? NotStored
        : passage.Page > document.Pages ? CapturedText.NoPage(passage.Page.Value, document.Pages.Value) : null;

    public Task<byte[]?> BytesOf(KeptDocument document, CancellationToken cancellation) => store.Documents.Read(document.Sha256, cancellation);

    public void Dispose() => ready.Dispose();

    private static DocumentForm FormOf(string name, byte[] bytes)
    {
        if (bytes.AsSpan(0, Math.Min(1024, bytes.Length)).IndexOf("%PDF-"u8) >= 0) return DocumentForm.Pdf;
        var start = Encoding.Latin1.GetString(bytes, 0, Math.Min(512, bytes.Length)).TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\t', '\r', '\n');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || Path.GetExtension(name).ToUpperInvariant() is ".HTML" or ".HTM" or ".XHTML" ? DocumentForm.Html : DocumentForm.Text;
    }

    private static ReadDocument Text(byte[] bytes)
    {
        try
        {
            if (!bytes.AsSpan().ContainsAny(NotText) && Strict.GetString(bytes) is { } text)
                return string.IsNullOrWhiteSpace(text) ? new(Problem: "The document has no words.") : new(text);
        }
        catch (DecoderFallbackException)
        {
        }
        return new(Problem: "The document is neither a text in UTF-8 nor HTML nor PDF.");
    }

    private static string WhyNoText(DocumentForm form) => form == DocumentForm.Pdf
        ? "Its pages are pictures without text: it can be cited by page, not by words."
        : "The page has no words without its scripts.";
}
