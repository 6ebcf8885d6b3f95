using Tracker.Server.Api;
using Tracker.Server.SignIn;

namespace Tracker.Server.Sessions;

/// <summary>
/// A page names the participant that it belongs to with each request to the API. If another one has signed in in its browser since,
/// the request is refused: nothing is read or recorded under the wrong name.
/// </summary>
internal static class ViewerCheck
{
    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var named = context.Request.Headers[Wire.ViewerHeader];
        if (named.Count == 0 || Session.ParticipantOf(context.User) is not { } participant || named == participant.Value) return next(context);
        return Answers.Of(Rejection.OtherViewer).ExecuteAsync(context);
    }
}
