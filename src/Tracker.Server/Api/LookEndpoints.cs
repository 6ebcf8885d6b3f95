using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Api;

/// <summary>Until when a participant has looked at what happened: asked and told by that participant only.</summary>
internal static class LookEndpoints
{
    public static void MapLooks(this IEndpointRouteBuilder api)
    {
        var looks = api.MapGroup("").WithTags("reading");
        looks.MapGet("/looked", Last).WithName("looked").Produces<Looked>().Produces<Rejection>(404)
            .WithDescription("Until when the caller has looked at what happened; null if never.");
        looks.MapPost("/looked", Look).WithName("look").Accepts<Looked>("application/json").Produces<Looked>().Produces<Rejection>(404)
            .Produces<Rejection>(422)
            .WithDescription("The caller has looked at everything up to this time. An earlier time than before changes nothing, and one that is still to "
                + "come counts as now. Answers with what stands.");
    }

    private static async Task<IResult> Last(HttpContext context, DirectoryCache directory, IStore store)
    {
        if (directory.PrincipalOf(context.User) is not { } me) return Answers.Of(Rejection.NotFound);
        return Answers.Of(new Looked(await store.Looks.Last(me.Id, context.RequestAborted)), ApiJson.Strict.Looked);
    }

    private static async Task<IResult> Look(HttpContext context, DirectoryCache directory, IStore store, TimeProvider time)
    {
        if (directory.PrincipalOf(context.User) is not { } me) return Answers.Of(Rejection.NotFound);
        var (looked, malformed) = await Answers.Read(context.Request, ApiJson.Strict.Looked);
        if (looked is null) return Answers.Of(malformed!);
        if (looked.At is not { } at) return Answers.Of(TextLimits.Required("at"));
        var now = time.GetUtcNow();
        await store.Looks.Set(me.Id, at > now ? now : at.ToUniversalTime(), context.RequestAborted);
        return Answers.Of(new Looked(await store.Looks.Last(me.Id, context.RequestAborted)), ApiJson.Strict.Looked);
    }
}
