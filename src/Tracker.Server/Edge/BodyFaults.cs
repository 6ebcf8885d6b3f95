using Microsoft.AspNetCore.Http.Features;
using Tracker.Domain.Sources;
using Tracker.Server.Api;
using Tracker.Server.Documents;

namespace Tracker.Server.Edge;

/// <summary>
/// Answers a request whose body is too long, too slow or broken off with its status and a sentence, whatever route reads it. A length
/// that is announced is refused before any route: some turn what the web server throws into answers of their own.
/// </summary>
internal static class BodyFaults
{
    /// <summary>The longest body that the web server takes besides documents; a message in it is shorter.</summary>
    public const long MostBytes = 256 * 1024;

    /// <summary>The longest address with its method, in bytes: what somebody pasted into a search is still answered with a sentence.</summary>
    public const int LongestLine = 16 * 1024;

    private static readonly Rejection TooSlow = new(RejectionCode.Malformed, "The request came too slowly. Send it again.");
    private static readonly Rejection Broken = new(RejectionCode.Malformed, "The request is not complete or not well formed.");

    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true) context.Response.OnStarting(EndsIfTooLong, context);
        var most = MostOf(context.Request);
        if (context.Request.ContentLength > most)
        {
            await Answer(context, StatusCodes.Status413PayloadTooLarge);
            return;
        }
        if (most > MostBytes && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = most;
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Answer(context, e.StatusCode);
        }
        catch (InvalidDataException) when (context.Request.HasFormContentType && !context.Response.HasStarted)
        {
            await Answer(context, StatusCodes.Status400BadRequest);
        }
    }

    private static long MostOf(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && DocumentEndpoints.TakesDocument(request.Path) ? CapturedDocument.MostBytes : MostBytes;

    /// <summary>What is left of a body that was too long is not read: the next request needs another connection.</summary>
    private static Task EndsIfTooLong(object context)
    {
        var response = ((HttpContext)context).Response;
        if (response.StatusCode == StatusCodes.Status413PayloadTooLarge) response.Headers.Connection = "close";
        return Task.CompletedTask;
    }

    private static Task Answer(HttpContext context, int status) => Answers.Of(status switch
    {
        StatusCodes.Status413PayloadTooLarge =>
            new Rejection(RejectionCode.TooLarge, $"A request can have at most {MostOf(context.Request)} bytes."),
        StatusCodes.Status408RequestTimeout => TooSlow,
        _ => Broken,
    }, status).ExecuteAsync(context);
}
