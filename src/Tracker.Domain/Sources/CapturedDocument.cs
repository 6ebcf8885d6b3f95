namespace Tracker.Domain.Sources;

/// <summary>What sort of document the bytes are.</summary>
public enum DocumentForm { Text, Html, Pdf }

/// <summary>The bytes of a document as they were uploaded, and the text that was read from them.</summary>
/// <param name="Sha256">Of the bytes: 64 lower-case hexadecimal digits.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Pages">Of a document that has pages.</param>
/// <param name="TextSha256">Of its text as UTF-8, which is kept beside it and never read anew; null if it has none. Of a text file it is the file itself.
/// Pages are separated by a form feed.</param>
/// <param name="Characters">Of the text, as code points.</param>
/// <param name="WhyNoText">Why it can be cited by page and not by words, in a sentence.</param>
public sealed record CapturedDocument(
    string Sha256, DocumentForm Form, long Size, int? Pages = null, string? TextSha256 = null, int Characters = 0, string? WhyNoText = null)
{
    /// <summary>Technical limit of one document.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    /// <summary>The name under which captures and claims cite a document: the digest of its bytes.</summary>
    public static ActorId ActorOf(string sha256) => ActorId.Trusted("document/" + sha256);

    public Rejection? Refuses()
    {
        if (!Digests.IsSha256(Sha256)) return Digests.Refusal("document.sha256");
        if (TextSha256 is not null && !Digests.IsSha256(TextSha256)) return Digests.Refusal("document.textSha256");
        if (Size is < 1 or > MostBytes || Pages is < 1 || Characters < 0 || TextSha256 is null != WhyNoText is not null)
            return Rejection.Invalid("'document' is not as the upload described it.", "document");
        return TextLimits.Refuses(WhyNoText, "document.whyNoText", TextLimits.Line);
    }
}
