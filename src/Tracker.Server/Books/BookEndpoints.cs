using Tracker.Books;
using Tracker.Domain.Delegations;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;
using Tracker.Server.Web;

namespace Tracker.Server.Books;

/// <summary>Frozen briefs as books: a web page, a PDF, a Word document.</summary>
internal static class BookEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapBooks(this IEndpointRouteBuilder api)
    {
        var delegation = api.MapGroup("/delegation").WithTags("reading");
        delegation.MapGet("/book", Export).WithName("delegation-book")
            .Produces(200, contentType: "text/html").Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The frozen brief 'brief' of the delegation 'actor' as a book: 'form' is html, pdf or docx. The same brief is the same page.");
        delegation.MapGet("/book-forms", (PdfPress press) => Answers.Of(new BookForms(press.Works), ApiJson.Strict.BookForms)).WithName("book-forms")
            .Produces<BookForms>().WithDescription("Whether this installation makes PDFs of books.");
    }

    private static async Task<IResult> Export(
        HttpContext context, DirectoryCache directory, OpenedRecords opened, BriefReader briefs, PdfPress press, string actor, string brief,
        string form = "html")
    {
        if (ActorId.TryParse(actor) is not { } id) return Answers.Of(ReadEndpoints.NoActor);
        if (EntityId.TryParse(brief) is not { } which) return Answers.Of(Rejection.Invalid($"'brief' must be {EntityId.Rule}.", "brief"));
        if (form is not ("html" or "pdf" or "docx")) return Answers.Of(Rejection.Invalid("'form' is html, pdf or docx.", "form"));
        if (id.Kind != new DelegationKind().Name || directory.PrincipalOf(context.User) is not { } me || await opened.Open(me, id) is not { } record
            || record.Of<DelegationState>(CompartmentId.Delegation) is not { } now
            || await briefs.Read(id, now, which, context.RequestAborted) is not { } found)
            return Answers.Of(Rejection.NotFound);
        var (book, name) = (BriefBook.Of(found), FileNames.Of("brief", found.Brief.Name));
        if (form == "docx") return Results.File(WordBook.Of(book), Word, name + ".docx");
        var html = HtmlBook.Of(book);
        if (form == "html")
        {
            context.Response.Headers.ContentSecurityPolicy = "sandbox allow-popups allow-modals; " + HtmlBook.Policy;
            return Results.Bytes(html, "text/html; charset=utf-8");
        }
        if (!press.Works) return Answers.Of(PdfPress.NoBrowser);
        return await press.Print(html, context.RequestAborted) is { } pdf ? Results.File(pdf, "application/pdf", name + ".pdf") : Answers.Of(PdfPress.Failed);
    }
}
