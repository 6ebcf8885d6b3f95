using System.Text;
using Tracker.Domain.Delegations;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.Hosting;
using Tracker.Server.Live;
using Tracker.Server.SignIn;

namespace Tracker.Server.Calendars;

/// <summary>Meetings for the calendar of somebody who may read them.</summary>
internal static class CalendarEndpoints
{
    private static readonly Rejection NoAddress = new(RejectionCode.NotFound, "You have no calendar address.");

    /// <summary>Sent to calendar programs, which show it or not: not JSON.</summary>
    private const string Revoked = "This calendar address was revoked. A new one is made in Tracker on the page of alerts.";
    private const string Unknown = "There is no such calendar.";

    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/calendar").WithTags("calendar");
        own.MapGet("/address", Address).WithName("calendar-address").Produces<CalendarAddress>().Produces<Rejection>(404)
            .WithDescription("Since when the caller has a private calendar address; the address itself is not stored.");
        own.MapPost("/address", Renew).WithName("renew-calendar-address").Produces<CalendarAddress>().Produces<Rejection>(404)
            .WithDescription("A new private calendar address in place of the one in use, which no longer works. It is shown this once.");
        own.MapPost("/revoke", Revoke).WithName("revoke-calendar-address").Produces<CalendarAddress>().Produces<Rejection>(404)
            .WithDescription("The calendar address in use no longer works.");
        MapPreparation(api);
    }

    /// <summary>The calendar itself, for programs without a session: its secret is the right to read it.</summary>
    public static void MapCalendarFeed(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/calendar/{secret}.ics", Feed).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Feed(HttpContext context, DirectoryCache directory, CalendarDesk desk, string secret)
    {
        if (await desk.Find(secret, context.RequestAborted) is not { } found) return Results.Text(Unknown, statusCode: 404);
        if (found.RevokedAt is not null || directory.Find(found.Participant) is not { } participant) return Results.Text(Revoked, statusCode: 410);
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Text(await desk.Of(participant, context.RequestAborted), CalendarFiles.MediaType, Encoding.UTF8);
    }

    private static async Task<IResult> Address(HttpContext context, DirectoryCache directory, CalendarDesk desk) =>
        directory.PrincipalOf(context.User) is { } me
            ? Answers.Of(new CalendarAddress(await desk.MadeAt(me.Id, context.RequestAborted)), ApiJson.Strict.CalendarAddress)
            : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> Renew(HttpContext context, DirectoryCache directory, CalendarDesk desk) =>
        directory.PrincipalOf(context.User) is { } me && me.Id != ParticipantId.System
            ? Answers.Of(await desk.Renew(me.Id, context.RequestAborted), ApiJson.Strict.CalendarAddress)
            : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> Revoke(HttpContext context, DirectoryCache directory, CalendarDesk desk) =>
        directory.PrincipalOf(context.User) is not { } me ? Answers.Of(Rejection.NotFound)
        : await desk.Revoke(me.Id, context.RequestAborted) ? Answers.Of(new CalendarAddress(), ApiJson.Strict.CalendarAddress)
        : Answers.Of(NoAddress);

    private static void MapPreparation(IEndpointRouteBuilder api) =>
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
