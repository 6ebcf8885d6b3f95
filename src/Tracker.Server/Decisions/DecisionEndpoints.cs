using System.Text;
using Tracker.Domain.Decisions;
using Tracker.Import.Decisions;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Decisions;

/// <summary>Decisions of bodies: the lists of a meeting or committee, and files of formal proceedings.</summary>
internal static class DecisionEndpoints
{
    private const int MostIdentifiers = 100;

    public static void MapDecisions(this IEndpointRouteBuilder api)
    {
        var reads = api.MapGroup("").WithTags("reading");
        reads.MapGet("/decisions", Of).WithName("decisions").Produces<List<DecisionLine>>().Produces<Rejection>(422)
            .WithDescription("The decisions of a meeting or committee, the newest meeting first, with how many suggestions from their words nobody answered.");
        reads.MapGet("/decisions/file", File).WithName("decisions.file").Produces<string>(200, "application/yaml").Produces<Rejection>(404)
            .Produces<Rejection>(422)
            .WithDescription("The decisions of a meeting in YAML for formal proceedings (Edoxen, current form); what it cannot say stands in comments.");
        reads.MapPost("/decisions/read", Read).WithName("decisions.read").Accepts<byte[]>("*/*")
            .Produces<PrintedDecisions>().Produces<Rejection>(404).Produces<Rejection>(413).Produces<Rejection>(422)
            .WithDescription($"What such a file of at most {PrintedDecisions.MostBytes} bytes says, or what is wrong in it, by field. Numbers without a "
                + "prefix get 'body'. Nothing is kept.");
        reads.MapGet("/identified", Identified).WithName("identified").Produces<List<IdentifiedLine>>().Produces<Rejection>(422)
            .WithDescription($"The standards and work items that have one of up to {MostIdentifiers} identifiers, in any stage and edition.");
    }

    private static async Task<IResult> Of(HttpContext context, DirectoryCache directory, DecisionDesk desk, string of)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        return ActorId.TryParse(of) is { } actor
            ? Answers.Of([.. await desk.Of(principal, actor, context.RequestAborted)], ApiJson.Strict.ListDecisionLine)
            : Answers.Of(TextEndpoints.NoRecord);
    }

    private static async Task<IResult> File(HttpContext context, DirectoryCache directory, DecisionDesk desk, string meeting)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        if (ActorId.TryParse(meeting) is not { } actor) return Answers.Of(Rejection.Invalid($"'meeting' must be {ActorId.Rule}.", "meeting"));
        return await desk.Printed(principal, actor, context.RequestAborted) is { } printed
            ? Results.Text(DecisionFiles.Write(printed), "application/yaml", Encoding.UTF8)
            : Answers.Of(Rejection.NotFound);
    }

    private static async Task<IResult> Read(HttpContext context, DirectoryCache directory, string body = "")
    {
        if (directory.PrincipalOf(context.User) is null) return Answers.Of(Rejection.NotFound);
        using var file = new MemoryStream();
        await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        if (TextLimits.Demands(body, "body", TextLimits.Name) is { } refused) return Answers.Of(refused);
        return Answers.Of(DecisionFiles.Read(file.ToArray(), body), ApiJson.Strict.PrintedDecisions);
    }

    private static async Task<IResult> Identified(HttpContext context, DirectoryCache directory, DecisionDesk desk, string[]? identifier = null)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        return identifier is { Length: > MostIdentifiers }
            ? Answers.Of(new Rejection(RejectionCode.TooMany, $"At most {MostIdentifiers} identifiers can be asked for.", "identifier"))
            : Answers.Of([.. await desk.Identified(principal, identifier ?? [], context.RequestAborted)], ApiJson.Strict.ListIdentifiedLine);
    }
}
