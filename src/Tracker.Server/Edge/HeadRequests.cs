namespace Tracker.Server.Edge;

/// <summary>
/// Answers a HEAD request as the same GET: with its status and headers, for the same caller. The web server itself holds back the
/// body of every answer to a HEAD, so routes only have to know GET.
/// </summary>
public static class HeadRequests
{
    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        // The socket's address answers a GET by opening a connection.
        if (!HttpMethods.IsHead(context.Request.Method) || context.Request.Path.StartsWithSegments(Wire.HubPath))
        {
            await next(context);
            return;
        }
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    }
}
