using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Alerts;

internal static class AlertEndpoints
{
    /// <summary>What participants are told of. Needs the store, the silo and the directory.</summary>
    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<ChangedRecords>();
        services.AddSingleton<Calendars.CalendarDesk>();
        services.AddSingleton<Calendars.SessionDesk>();
        services.AddSingleton<AlertReader>();
        services.AddTransient<AlertBooks>();
        services.AddSingleton<OwnRecord>();
        services.AddSingleton<HeldSignal>();
        services.AddHostedService<HeldActFeed>();
        services.AddSingleton<AlertFeed>();
        services.AddHostedService(s => s.GetRequiredService<AlertFeed>());
    }

    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("alerts");
        alerts.MapGet("", Alerts).WithName("alerts").Produces<AlertList>().Produces<Rejection>(404)
            .WithDescription("What the caller is told of: changes of the last 30 days by others in what they follow or what concerns them, as far as they "
                + "may read it now, and what they owe. Alerts are read by the command `read-alerts` to the caller's own record, with `seen` of each line.");
        alerts.MapGet("/following", Following).WithName("following").Produces<List<FollowedLine>>().Produces<Rejection>(404)
            .WithDescription("What the caller follows, with the titles of those records that they may read now.");
    }

    private static async Task<IResult> Following(HttpContext context, DirectoryCache directory, AlertReader reader) =>
        directory.PrincipalOf(context.User) is { } me
            ? Answers.Of(await reader.FollowedBy(me, context.RequestAborted), ApiJson.Strict.ListFollowedLine)
            : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> Alerts(HttpContext context, DirectoryCache directory, AlertReader reader) =>
        directory.PrincipalOf(context.User) is { } me
            ? Answers.Of(await reader.Of(me, cancellation: context.RequestAborted), ApiJson.Strict.AlertList)
            : Answers.Of(Rejection.NotFound);
}
