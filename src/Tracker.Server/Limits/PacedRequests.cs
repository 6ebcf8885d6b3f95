using System.Globalization;
using Tracker.Server.SignIn;

namespace Tracker.Server.Limits;

/// <summary>Requests of a participant, as fast as their <see cref="Allowance"/> lets them: a few wait, more are refused.</summary>
public sealed class PacedRequests(Allowances allowances)
{
    /// <summary>Refusals of one participant that wait to be sent; more are cut off without an answer.</summary>
    private const int MostRefusals = 500;

    /// <summary>Whoever asks again at once is answered no faster.</summary>
    private static readonly TimeSpan RefusedAfter = TimeSpan.FromSeconds(1);

    private const int MostWaiting = 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        // The operator has the machine.
        if (Session.ParticipantOf(context.User) is not { } participant || participant == ParticipantId.System)
        {
            await next(context);
            return;
        }
        var allowance = allowances.Of(participant);
        if (Price.OpensSocket(context.Request) && allowance.Sockets + allowance.SocketsElsewhere >= allowances.MostSockets)
            await Refuse(
                context, allowance, LongestWait, $"At most {allowances.MostSockets} live connections of one participant are open at once. Close a window.");
        else if (!await allowance.Admit(LongestWait, MostWaiting, context.RequestAborted))
            await Refuse(context, allowance, allowance.Owed, "You sent too much in too short a time. Send it again later.");
        else
        {
            allowance.Charge(Price.Of(context));
            await next(context);
        }
    }

    private async Task Refuse(HttpContext context, Allowance allowance, TimeSpan after, string reason)
    {
        if (!await allowance.DelayRefusal(RefusedAfter, MostRefusals, context.RequestAborted))
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsJsonAsync(
            new Rejection(RejectionCode.TooFast, reason), WireJson.Strict.Rejection, cancellationToken: context.RequestAborted);
    }
}
