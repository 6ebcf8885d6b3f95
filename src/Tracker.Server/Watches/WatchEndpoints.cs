using System.Text.Json.Serialization.Metadata;
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

    public static void MapWatches(this IEndpointRouteBuilder api)
    {
        api.MapPost("/matches", Match).WithTags("watches").WithName("matches").Accepts<MatchQuestion>("application/json")
            .Produces<Matches>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("What a watch with these terms, kept in this compartment, matches in the record as it is: the best 50 records with the "
                + "reasons, and how many there are.");
        api.MapPost("/thresholds", Count).WithTags("watches").WithName("thresholds").Accepts<MatchQuestion>("application/json")
            .Produces<ThresholdStandings>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("What the thresholds of these terms, kept in this compartment, say today: each committee with a record and each below it, "
                + $"its officers and the editors of its work items with their countries. New ones are those of the last {Matches.Days} days.");
    }

    private static Task<IResult> Match(HttpContext context, DirectoryCache directory, WatchPreview preview, RecordKinds kinds) =>
        Answer(context, directory, kinds, preview.Of, ApiJson.Strict.Matches);

    private static Task<IResult> Count(HttpContext context, DirectoryCache directory, WatchPreview preview, RecordKinds kinds) =>
        Answer(context, directory, kinds, preview.Counted, ApiJson.Strict.ThresholdStandings);

    private static async Task<IResult> Answer<T>(
        HttpContext context, DirectoryCache directory, RecordKinds kinds, Func<Principal, MatchQuestion, CancellationToken, Task<T>> of, JsonTypeInfo<T> json)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (asked, malformed) = await Answers.Read(context.Request, ApiJson.Strict.MatchQuestion);
        if (asked is null) return Answers.Of(malformed!);
        var standing = Standing.Of(principal, AccessList.Empty, directory.Today);
        if (kinds.Find(WatchKind.Word)!.RightIn(standing, asked.Compartment) == Right.None) return Answers.Of(Rejection.NotFound);
        return asked.Terms.Refuses() is { } refused
            ? Answers.Of(refused)
            : Answers.Of(await of(principal, asked, context.RequestAborted), json);
    }
}
