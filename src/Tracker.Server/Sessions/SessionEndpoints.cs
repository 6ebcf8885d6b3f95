using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Sessions;

/// <summary>
/// Participants see and end their own sessions, administrators those of everyone. A session or participant that the caller may not
/// ask about is answered exactly as one that does not exist.
/// </summary>
internal static partial class SessionEndpoints
{
    private static readonly Rejection NoSession = Rejection.Missing("session", "session") with { Code = RejectionCode.NotFound };

    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("").WithTags("sessions");
        sessions.MapGet("/sessions", List).WithName("sessions").Produces<List<SessionLine>>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The open sessions of the caller, newest first; an administrator may name another participant.");
        sessions.MapPost("/sessions/end", End).WithName("end-sessions").Accepts<SessionsToEnd>("application/json")
            .Produces<SessionsEnded>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Ends one session of the caller, or all but the one that asks; an administrator may name another participant, or everyone.");
    }

    private static async Task<IResult> List(HttpContext context, DirectoryCache directory, SessionRegistry sessions, string? participant = null)
    {
        if (participant is not null && ParticipantId.TryParse(participant) is null)
            return Answers.Of(Rejection.Invalid($"'participant' must be {ParticipantId.Rule}.", "participant"));
        if (Whose(context, directory, ParticipantId.TryParse(participant)) is not { } whose) return Answers.Of(NoSession);
        return Answers.Of(await Lines(context, sessions, whose), ApiJson.Strict.ListSessionLine);
    }

    /// <summary>The open sessions of a participant, newest first, of which one may be that of the request.</summary>
    public static async Task<List<SessionLine>> Lines(HttpContext context, SessionRegistry sessions, ParticipantId whose)
    {
        var own = await sessions.Of(context);
        var open = await sessions.Of(whose, context.RequestAborted);
        return open.Select(s => new SessionLine(s.Id, s.Browser, s.StartedAt, s.SeenAt, s.EndsAt, s.Id == own?.Id)).ToList();
    }

    private static async Task<IResult> End(HttpContext context, DirectoryCache directory, SessionRegistry sessions, ILogger<SessionRegistry> logger)
    {
        var (toEnd, malformed) = await Answers.Read(context.Request, ApiJson.Strict.SessionsToEnd);
        if (toEnd is null) return Answers.Of(malformed!);
        if (toEnd.Everyone) return await EndEveryones(context, directory, sessions, toEnd, logger);
        if (Whose(context, directory, toEnd.Participant) is not { } whose) return Answers.Of(NoSession);
        var ended = toEnd.Session is not { } one ? await sessions.EndAll(whose, (await sessions.Of(context))?.Id, context.RequestAborted)
            : await sessions.End(one, whose, context.RequestAborted) ? 1 : 0;
        if (ended == 0 && toEnd.Session is not null) return Answers.Of(NoSession);
        Ended(logger, Session.ParticipantOf(context.User)!.Value.Value, ended, whose.Value);
        return Answers.Of(new SessionsEnded(ended), ApiJson.Strict.SessionsEnded);
    }

    private static async Task<IResult> EndEveryones(
        HttpContext context, DirectoryCache directory, SessionRegistry sessions, SessionsToEnd toEnd, ILogger<SessionRegistry> logger)
    {
        if (directory.AdministratorOf(context.User) is not { } administrator) return Answers.Of(NoSession);
        if (toEnd.Session is not null || toEnd.Participant is not null)
            return Answers.Of(Rejection.Invalid("Name a session, a participant or everyone, not several of them.", "everyone"));
        var ended = await sessions.EndEveryones((await sessions.Of(context))?.Id, context.RequestAborted);
        Ended(logger, administrator.Id.Value, ended, "everyone");
        return Answers.Of(new SessionsEnded(ended), ApiJson.Strict.SessionsEnded);
    }

    /// <summary>The participant whose sessions the caller asks about, or null if they may not.</summary>
    private static ParticipantId? Whose(HttpContext context, DirectoryCache directory, ParticipantId? asked) =>
        directory.PrincipalOf(context.User) is not { } caller ? null
        : asked is null || asked == caller.Id ? caller.Id
        : directory.AdministratorOf(context.User) is not null ? asked
        : null;

    [LoggerMessage(3302, LogLevel.Information, "{By} ended {Count} sessions of {Participant}.")]
    private static partial void Ended(ILogger logger, string by, int count, string participant);
}
