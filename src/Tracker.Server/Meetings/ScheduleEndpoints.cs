using Tracker.Domain.Meetings;
using Tracker.Import.Meetings;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Meetings;

/// <summary>Reading the schedule of a meeting from a file. Nothing is kept: what is read is recorded by commands, with its source.</summary>
internal static class ScheduleEndpoints
{
    public static void MapSchedules(this IEndpointRouteBuilder api) =>
        api.MapPost("/schedules", Read).WithTags("reading").WithName("schedules").Accepts<byte[]>("*/*")
            .Produces<MeetingWeek>().Produces<Rejection>(404).Produces<Rejection>(413).Produces<Rejection>(422)
            .WithDescription($"What a file of at most {MeetingFiles.MostBytes} bytes says of a meeting: days, place, sessions, agenda and documents, and the "
                + "rows that are not read, with the reasons. YAML (.yml), iCalendar (.ics), or a table in text; days without a year are of 'year'.");

    private static async Task<IResult> Read(HttpContext context, DirectoryCache directory, string name = "schedule", int? year = null)
    {
        if (directory.PrincipalOf(context.User) is null) return Answers.Of(Rejection.NotFound);
        if (TextLimits.Demands(name, "name", TextLimits.Name) is { } refused) return Answers.Of(refused);
        if (year is < 1 or > 9999) return Answers.Of(Rejection.Invalid("'year' is from 1 to 9999.", "year"));
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return Answers.Of(MeetingFiles.Read(name, body.ToArray(), year), ApiJson.Strict.MeetingWeek);
    }
}
