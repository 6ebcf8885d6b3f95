using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Sample;

internal static class SampleEndpoints
{
    public static void AddSample(this IServiceCollection services)
    {
        services.AddSingleton<HeldSubjects>();
        services.AddSingleton<SampleLoader>();
        services.AddSingleton<SampleDesk>();
    }

    public static void MapSample(this IEndpointRouteBuilder api)
    {
        var sample = api.MapGroup("/sample").WithTags("sample");
        sample.MapGet("", Offer).WithName("sample").Produces<SampleOffer>();
        sample.MapPost("", Load).WithName("load-sample").Produces<SampleLoaded>().Produces<Rejection>(403);
    }

    private static async Task<IResult> Offer(HttpContext context, DirectoryCache directory, SampleDesk desk) => Answers.Of(
        new SampleOffer(directory.AdministratorOf(context.User) is not null && await desk.IsEmpty(context.RequestAborted)), ApiJson.Strict.SampleOffer);

    private static async Task<IResult> Load(HttpContext context, DirectoryCache directory, SampleDesk desk)
    {
        if (directory.AdministratorOf(context.User) is not { } administrator)
            return Answers.Of(Rejection.Forbidden("Only an administrator can load the sample."));
        try
        {
            return Answers.Of(await desk.Load(administrator.Id, context.RequestAborted), ApiJson.Strict.SampleLoaded);
        }
        catch (DirectoryNotFoundException e)
        {
            return Answers.Of(Rejection.Invalid(e.Message));
        }
    }
}
