using System.Text;
using Tracker.Domain.Delegations;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.Hosting;
using Tracker.Server.Live;

namespace Tracker.Server.Calendars;

/// <summary>Meetings for the calendar of somebody who may read them.</summary>
internal static class CalendarEndpoints
{
    public static void MapCalendars(this IEndpointRouteBuilder api) =>
        api.MapGroup("/preparation").WithTags("reading").MapGet("/calendar", Meeting).WithName("preparation-calendar")
            .Produces(200, contentType: "text/calendar").Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("A preparation meeting of the delegation 'actor' as a calendar file (RFC 5545); cancelled, if it was.");

    private static async Task<IResult> Meeting(
        HttpContext context, DirectoryCache directory, Commands commands, RecordKinds kinds, PublicAddress address, string actor, string meeting)
    {
        if (EntityId.TryParse(meeting) is not { } id) return Answers.Of(Rejection.Invalid($"'meeting' must be {EntityId.Rule}.", "meeting"));
        var (opened, rejection) = await ReadEndpoints.Opened(context, directory, commands, actor);
        if (opened is null || opened.Rejection is not null) return Answers.Of(rejection ?? opened!.Rejection!);
        if (DelegationOf(opened, kinds)?.Preparations?.GetValueOrDefault(id) is not { } found) return Answers.Of(Rejection.NotFound);
        var page = $"{address.Value}/d/{opened.Actor.Key}?tab=preparation&meeting={id}";
        return Results.File(Encoding.UTF8.GetBytes(CalendarFiles.Of([CalendarFiles.Of(opened.Actor, found, page)])), CalendarFiles.MediaType, $"{id}.ics");
    }

    private static DelegationState? DelegationOf(OpenedMessage opened, RecordKinds kinds) =>
        opened.Parts.FirstOrDefault(p => p.Compartment == CompartmentId.Delegation)?.State is { } json
            ? JsonSerializer.Deserialize(json.Utf8.Span, kinds.Of(opened.Actor)!.StateInfo) as DelegationState
            : null;
}
