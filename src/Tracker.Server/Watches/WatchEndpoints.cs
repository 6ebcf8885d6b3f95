using Tracker.Domain.Watches;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Watches;

internal static class WatchEndpoints
{
    /// <summary>What would match, and the feed of what does. Needs the store and the silo.</summary>
    public static void AddWatches(this IServiceCollection services)
    {
        services.AddSingleton<WatchPreview>();
        services.AddSingleton<CommitSignal>();
        services.AddSingleton<WatchFeed>();
        services.AddHostedService(s => s.GetRequiredService<WatchFeed>());
    }

    public static void MapWatches(this IEndpointRouteBuilder api) =>
        api.MapPost("/matches", Match).WithTags("watches").WithName("matches").Accepts<MatchQuestion>("application/json")
            .Produces<Matches>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("What a watch with these terms, kept in this compartment, matches in the record as it is: the best 50 records with the "
                + "reasons, and how many there are.");

    private static async Task<IResult> Match(HttpContext context, DirectoryCache directory, WatchPreview preview, RecordKinds kinds)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (asked, malformed) = await Answers.Read(context.Request, ApiJson.Strict.MatchQuestion);
        if (asked is null) return Answers.Of(malformed!);
        var standing = Standing.Of(principal, AccessList.Empty, directory.Today);
        if (kinds.Find(WatchKind.Word)!.RightIn(standing, asked.Compartment) == Right.None) return Answers.Of(Rejection.NotFound);
        return asked.Terms.Refuses() is { } refused
            ? Answers.Of(refused)
            : Answers.Of(await preview.Of(principal, asked, context.RequestAborted), ApiJson.Strict.Matches);
    }
}
