using System.Net.Mime;
using Tracker.Domain.Claims;
using Tracker.Domain.Sources;
using Tracker.Server.Api;
using Tracker.Server.Commenting;
using Tracker.Server.Directory;
using Tracker.Server.Screening;
using Tracker.Server.SignIn;

namespace Tracker.Server.Documents;

/// <summary>Uploading documents, and reading those of captures that the caller may read; for anyone else they do not exist.</summary>
internal static class DocumentEndpoints
{
    public const string UploadPath = "/api/documents";

    /// <summary>True for the addresses whose body is a document.</summary>
    public static bool TakesDocument(PathString path) => path == UploadPath || path == ScreeningEndpoints.ListPath || path == CommentEndpoints.ReadPath;

    private const int MostText = 50_000, MostAround = 2_000, MostWords = 2_000;

    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        var documents = api.MapGroup("/documents").WithTags("documents");
        documents.MapPost("", Upload).WithName("documents.upload").Accepts<byte[]>("*/*")
            .Produces<CapturedDocument>().Produces<Rejection>(403).Produces<Rejection>(413).Produces<Rejection>(422)
            .WithDescription($"Takes a text in UTF-8, HTML or PDF of at most {CapturedDocument.MostBytes} bytes and describes it. "
                + "It is kept as a capture of a source by 'keep-capture' with that description.");
        documents.MapGet("/words", Words).WithName("documents.words").Produces<PassageWords>().Produces(204).Produces<Rejection>(422)
            .WithDescription("The words of a passage in their context: a span of characters, such as 120-180, or a page. Nothing if the caller may read "
                + "no capture of the document.");
        documents.MapGet("/text", Text).WithName("documents.text").Produces<DocumentPart>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription($"A part of the text of a document, at most {MostText} characters.");
        documents.MapGet("/find", Find).WithName("documents.find").Produces<List<FoundWords>>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Where words stand in a document, however spaces and line ends between them are set.");
        documents.MapGet("/file", FileOf).WithName("documents.file").Produces(200, contentType: MediaTypeNames.Application.Octet).Produces<Rejection>(404);
        documents.MapGet("/cite", Cite).WithName("documents.cite").Produces<CitedPlace>().Produces(204).Produces<Rejection>(422)
            .WithDescription("The place in the newest document of the source with this title that has the words, or else the page.");
        documents.MapGet("/check", Check).WithName("documents.check").Produces<SourceCheck>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Whether the facts that cite the documents of a source lead to words, as far as the caller may read them.");
        documents.MapGet("/difference", Difference).WithName("documents.difference").Produces<TextDifference>().Produces<Rejection>(404)
            .Produces<Rejection>(422).WithDescription("The lines that were removed and added between the texts of two documents.");
    }

    private static async Task<IResult> Upload(
        HttpContext context, DirectoryCache directory, DocumentDesk desk, RecordKinds kinds, string name = "document")
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        if (!MayKeep(kinds, principal, directory.Today)) return Answers.Of(Rejection.MayOnlyRead);
        if (TextLimits.Demands(name, "name", TextLimits.Name) is { } refused) return Answers.Of(refused);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (body.Length == 0) return Answers.Of(TextLimits.Required("document"));
        var (document, rejection) = await desk.Take(principal.Id, name, body.ToArray(), context.RequestAborted);
        return document is null ? Answers.Of(rejection!) : Answers.Of(document, ApiJson.Strict.CapturedDocument);
    }

    private static async Task<IResult> Words(
        HttpContext context, DirectoryCache directory, DocumentDesk desk, string sha256, string? span = null, int? page = null,
        int around = PassageWords.UsuallyAround)
    {
        var passage = new Passage(sha256, span, Page: page);
        if (passage.Refuses() is { } refused) return Answers.Of(refused);
        if (around is < 0 or > MostAround) return Answers.Of(Rejection.Invalid($"'around' is from 0 to {MostAround}.", "around"));
        return directory.PrincipalOf(context.User) is { } principal && await desk.WordsOf(principal, passage, around, context.RequestAborted) is { } words
            ? Answers.Of(words, ApiJson.Strict.PassageWords)
            : Results.NoContent();
    }

    private static async Task<IResult> Text(
        HttpContext context, DirectoryCache directory, DocumentDesk desk, string sha256, int from = 0, int length = 10_000)
    {
        if (from < 0 || length is < 1 or > MostText)
            return Answers.Of(Rejection.Invalid($"'from' is 0 or more, 'length' from 1 to {MostText}.", from < 0 ? "from" : "length"));
        return directory.PrincipalOf(context.User) is { } principal && await desk.PartOf(principal, sha256, from, length, context.RequestAborted) is { } part
            ? Answers.Of(part, ApiJson.Strict.DocumentPart)
            : Answers.Of(Rejection.NotFound);
    }

    private static async Task<IResult> Find(HttpContext context, DirectoryCache directory, DocumentDesk desk, string sha256, string words)
    {
        if (TextLimits.Demands(words, "words", MostWords) is { } refused) return Answers.Of(refused);
        return directory.PrincipalOf(context.User) is { } principal && await desk.Places(principal, sha256, words, context.RequestAborted) is { } found
            ? Answers.Of([.. found], ApiJson.Strict.ListFoundWords)
            : Answers.Of(Rejection.NotFound);
    }

    /// <summary>The document as it was uploaded, to be saved: a browser does not open what strangers made under this address.</summary>
    private static async Task<IResult> FileOf(HttpContext context, DirectoryCache directory, DocumentDesk desk, string sha256)
    {
        if (directory.PrincipalOf(context.User) is not { } principal
            || await desk.Find(principal, sha256, context.RequestAborted) is not { } document
            || await desk.BytesOf(document, context.RequestAborted) is not { } bytes)
            return Answers.Of(Rejection.NotFound);
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.Bytes(bytes, MediaTypeNames.Application.Octet, $"{document.Source.Key.Replace('/', '-')}-{sha256[..8]}.{Extension(document.Form)}");
    }

    private static async Task<IResult> Cite(
        HttpContext context, DirectoryCache directory, DocumentDesk desk, string document, string? words = null, int? page = null)
    {
        if (TextLimits.Demands(document, "document", TextLimits.Title) is { } unnamed) return Answers.Of(unnamed);
        if (TextLimits.Refuses(words, "words", MostWords) is { } refused) return Answers.Of(refused);
        if (string.IsNullOrWhiteSpace(words) && page is null or < 1) return Answers.Of(TextLimits.Required("words"));
        return directory.PrincipalOf(context.User) is { } principal && await desk.Cite(principal, document, words, page, context.RequestAborted) is { } place
            ? Answers.Of(place, ApiJson.Strict.CitedPlace)
            : Results.NoContent();
    }

    private static async Task<IResult> Check(HttpContext context, DirectoryCache directory, DocumentDesk desk, string source)
    {
        if (ActorId.TryParse(source) is not { } actor) return Answers.Of(Rejection.Invalid($"'source' must be {ActorId.Rule}.", "source"));
        return directory.PrincipalOf(context.User) is { } principal && await desk.Check(principal, actor, context.RequestAborted) is { } found
            ? Answers.Of(found, ApiJson.Strict.SourceCheck)
            : Answers.Of(Rejection.NotFound);
    }

    private static async Task<IResult> Difference(HttpContext context, DirectoryCache directory, DocumentDesk desk, string was, string now)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (difference, rejection) = await desk.Between(principal, was, now, context.RequestAborted);
        return difference is null ? Answers.Of(rejection!) : Answers.Of(difference, ApiJson.Strict.TextDifference);
    }

    private static bool MayKeep(RecordKinds kinds, Principal principal, DateOnly today)
    {
        var (kind, standing) = (kinds.Find(SourceKind.Word)!, Standing.Of(principal, AccessList.Empty, today));
        return kind.Compartments.SelectMany(r => r.Of(standing)).Any(c => kind.RightIn(standing, c) == Right.Write);
    }

    private static string Extension(DocumentForm form) => form switch
    {
        DocumentForm.Pdf => "pdf",
        DocumentForm.Html => "html",
        _ => "txt",
    };
}
