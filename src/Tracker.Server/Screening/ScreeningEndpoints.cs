using Tracker.Domain.Organizations;
using Tracker.Domain.Screening;
using Tracker.Domain.Sources;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Screening;

/// <summary>The screening list and similar names: for government liaisons; for anyone else these routes lead nowhere.</summary>
internal static class ScreeningEndpoints
{
    public const string ListPath = "/api/screening/list";

    public static void AddScreening(this IServiceCollection services)
    {
        services.AddSingleton<Screener>();
        services.AddSingleton<ScreeningDesk>();
    }

    public static void MapScreening(this IEndpointRouteBuilder api)
    {
        var screening = api.MapGroup("/screening").WithTags("screening");
        screening.MapGet("", View).WithName("screening").Produces<ScreeningView>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Organisations of the record with names like those of the screening list in use, with the reasons and what was decided: for "
                + "government liaisons. Of one organisation with 'organization'.");
        screening.MapPost("/list", List).WithName("screening.list").Accepts<byte[]>("*/*")
            .Produces<ListPreview>().Produces<Rejection>(404).Produces<Rejection>(413).Produces<Rejection>(422)
            .WithDescription($"What a Consolidated Screening List in CSV of at most {CapturedDocument.MostBytes} bytes says beside the version in use, "
                + "and whom it newly concerns. With 'apply' and 'dated' it becomes the version in use; with 'fewer' also if it has far fewer entries.");
    }

    private static async Task<IResult> View(HttpContext context, DirectoryCache directory, ScreeningDesk desk, string? organization = null)
    {
        if (directory.PrincipalOf(context.User) is not { } principal || !desk.MayRead(principal)) return Answers.Of(Rejection.NotFound);
        var only = organization is null ? null : ActorId.TryParse(organization);
        if (organization is not null && only?.Kind != Organization.Kind.Name)
            return Answers.Of(ScreeningKind.NoOrganization);
        return Answers.Of((await desk.Of(principal, only, context.RequestAborted))!, ApiJson.Strict.ScreeningView);
    }

    private static async Task<IResult> List(
        HttpContext context, DirectoryCache directory, ScreeningDesk desk, string name = "list.csv", bool apply = false, string? dated = null,
        bool fewer = false)
    {
        if (directory.PrincipalOf(context.User) is not { } principal || !desk.MayRead(principal)) return Answers.Of(Rejection.NotFound);
        if (TextLimits.Demands(name, "name", TextLimits.Name) is { } refused) return Answers.Of(refused);
        if ((apply || dated is not null) && PartialDate.Read(dated) is null)
            return Answers.Of(Rejection.Invalid($"'dated' must be {PartialDate.Rule}.", "dated"));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        if (!apply) return Answers.Of((await desk.Preview(principal, name, body.ToArray(), context.RequestAborted))!, ApiJson.Strict.ListPreview);
        var (done, rejection) = await desk.Apply(principal, name, PartialDate.Read(dated)!.Value, fewer, body.ToArray(), context.RequestAborted);
        return done is null ? Answers.Of(rejection!) : Answers.Of(done, ApiJson.Strict.ListPreview);
    }
}
