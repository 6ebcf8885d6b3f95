using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Tracker.Domain;
using Tracker.Server.Commenting;
using Tracker.Server.Alerts;
using Tracker.Server.Books;
using Tracker.Server.Briefings;
using Tracker.Server.Calendars;
using Tracker.Server.Calls;
using Tracker.Server.Contributions;
using Tracker.Server.Decisions;
using Tracker.Server.Documents;
using Tracker.Server.Invitations;
using Tracker.Server.Mail;
using Tracker.Server.Sample;
using Tracker.Server.Sessions;
using Tracker.Server.SignIn;
using Tracker.Server.Meetings;
using Tracker.Server.Programs;
using Tracker.Server.Screening;
using Tracker.Server.Surveys;
using Tracker.Server.Watches;

namespace Tracker.Server.Api;

public static class ApiServices
{
    private const string Root = "/api";

    /// <summary>What those without a session may ask for, and what costs.</summary>
    private static readonly PathString[] Limits = [Root, "/sign-in", "/calendar"];

    public static IServiceCollection AddApi(this IServiceCollection services, TrackerOptions options)
    {
        services.AddProblemDetails();
        services.AddSingleton<AudienceEndpoint>();
        services.AddSingleton<ExportControl.ListedParticipants>();
        services.AddSingleton<ExportControl.ListedPosts>();
        services.AddSingleton<ExportControl.Withdrawals>();
        services.AddBriefings();
        services.AddSingleton<BriefReader>();
        services.AddSingleton<PdfPress>();
        services.AddSingleton<ProgramCoverage>();
        services.AddSingleton<IConfigureOptions<JsonOptions>>(new ConfigureOptions<JsonOptions>(o => LikeTheWire(o.SerializerOptions)));
        services.AddOpenApi("v1", o => Descriptions.Describe(o));
        services.AddRateLimiter(o =>
        {
            o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(c => Limited(c, options.Limits.RequestsPerMinute));
            o.OnRejected = async (context, cancellation) =>
            {
                context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.HttpContext.Response.Headers.RetryAfter = "60";
                await context.HttpContext.Response.WriteAsJsonAsync(
                    new Rejection(RejectionCode.TooFast, "Too many requests in one minute. Send it again later."), WireJson.Strict.Rejection,
                    cancellationToken: cancellation);
            };
        });
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root);
        api.MapReads();
        api.MapLooks();
        api.MapTexts();
        api.MapCommands(TrackerKinds.All);
        api.MapDocuments();
        api.MapWatches();
        api.MapAlerts();
        api.MapMail();
        api.MapCalendars();
        api.MapPrograms();
        api.MapSchedules();
        api.MapContributions();
        api.MapDecisions();
        api.MapComments();
        api.MapBooks();
        api.MapCalls();
        api.MapScreening();
        api.MapSurveys();
        api.MapBriefings();
        api.MapInvitations();
        api.MapSessions();
        api.MapSample();
        app.MapCalendarFeed();
        app.MapOpenApi($"{Root}/openapi/{{documentName}}.json");
        app.MapDocumentation(Root);
    }

    private static RateLimitPartition<string> Limited(HttpContext context, int perMinute)
    {
        var path = context.Request.Path;
        if (!Array.Exists(Limits, l => path.StartsWithSegments(l))) return RateLimitPartition.GetNoLimiter("");
        var who = Session.ParticipantOf(context.User)?.Value ?? context.Connection.RemoteIpAddress?.ToString() ?? "";
        return RateLimitPartition.GetFixedWindowLimiter(
            who, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) });
    }

    private static void LikeTheWire(System.Text.Json.JsonSerializerOptions options)
    {
        var wire = Codec.Options;
        options.UnmappedMemberHandling = wire.UnmappedMemberHandling;
        options.RespectNullableAnnotations = wire.RespectNullableAnnotations;
        options.RespectRequiredConstructorParameters = wire.RespectRequiredConstructorParameters;
        options.NumberHandling = wire.NumberHandling;
        options.DefaultIgnoreCondition = wire.DefaultIgnoreCondition;
        options.AllowOutOfOrderMetadataProperties = wire.AllowOutOfOrderMetadataProperties;
        foreach (var converter in wire.Converters) options.Converters.Add(converter);
    }
}
