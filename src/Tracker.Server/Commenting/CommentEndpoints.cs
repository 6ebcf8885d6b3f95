using Tracker.Comments;
using Tracker.Domain.Commenting;
using Tracker.Domain.Delegations;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;
using Tracker.Server.Web;
using Tracker.Web.Parts;

namespace Tracker.Server.Commenting;

/// <summary>Comments on a document as a commenting form, and what such a form says. Reading one keeps nothing.</summary>
internal static class CommentEndpoints
{
    public const string ReadPath = "/api/comment-forms";

    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static void MapComments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/comment-forms", Read).WithTags("reading").WithName("comment-forms").Accepts<byte[]>("*/*")
            .Produces<FormReading>().Produces<Rejection>(404).Produces<Rejection>(413).Produces<Rejection>(422)
            .WithDescription("The comments of a commenting form of ISO and IEC (.docx or .xlsx, named by 'name'), and what of the file is lost, by row.");
        api.MapGroup("/delegation").WithTags("reading").MapGet("/comments", Export).WithName("delegation-comments")
            .Produces(200, contentType: MediaTypes[".docx"]).Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The comments on the document 'document' of the delegation 'actor' as a commenting form: 'form' is docx or xlsx for the "
                + "template without names, or authors for a workbook with the author of each comment.");
    }

    private static async Task<IResult> Read(HttpContext context, DirectoryCache directory, string name = "comments.docx")
    {
        if (directory.PrincipalOf(context.User) is null) return Answers.Of(Rejection.NotFound);
        if (TextLimits.Demands(name, "name", TextLimits.Name) is { } refused) return Answers.Of(refused);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return Answers.Of(CommentForms.Read(name, body.ToArray()), ApiJson.Strict.FormReading);
    }

    private static async Task<IResult> Export(
        HttpContext context, DirectoryCache directory, OpenedRecords opened, TimeProvider time, string actor, string document, string form = "docx")
    {
        if (ActorId.TryParse(actor) is not { } id) return Answers.Of(ReadEndpoints.NoActor);
        if (EntityId.TryParse(document) is not { } which) return Answers.Of(Rejection.Invalid($"'document' must be {EntityId.Rule}.", "document"));
        if (form is not ("docx" or "xlsx" or "authors")) return Answers.Of(Rejection.Invalid("'form' is docx, xlsx or authors.", "form"));
        if (id.Kind != new DelegationKind().Name || directory.PrincipalOf(context.User) is not { } me || await opened.Open(me, id) is not { } record
            || record.Of<DelegationState>(CompartmentId.Delegation) is not { Facts: { } facts } delegation
            || CommentsPart.Of(delegation).GetValueOrDefault(which) is not { } found)
            return Answers.Of(Rejection.NotFound);
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var marking = $"{facts.Title.Value} · {Words.Audience(CompartmentId.Delegation)} · For {me.Name}, {day:yyyy-MM-dd}";
        var (content, ending) = form == "authors"
            ? (DelegationForm.WithAuthors(found, day, marking, p => opened.NameOf(p) ?? p.Value), ".xlsx")
            : (DelegationForm.Template(found, day, marking), "." + form);
        var file = CommentForms.Write("comments" + ending, content);
        return file.Bytes is { } bytes
            ? Results.File(bytes, MediaTypes[ending], $"{FileNames.Of("comments", found.Name.Value!)}{(form == "authors" ? "-authors" : "")}{ending}")
            : Answers.Of(Rejection.Invalid(file.Refused!, "form"));
    }
}
