using System.Text.Json.Serialization.Metadata;

namespace Tracker.Server.Api;

/// <summary>Statuses and JSON of the API's answers.</summary>
internal static class Answers
{
    public static int StatusOf(OutcomeMessage outcome) => outcome.Result switch
    {
        Result.Accepted => StatusCodes.Status200OK,
        Result.Unknown => StatusCodes.Status503ServiceUnavailable,
        _ => StatusOf(outcome.Rejection!),
    };

    public static int StatusOf(Rejection rejection) => rejection.Code switch
    {
        RejectionCode.NotFound => StatusCodes.Status404NotFound,
        RejectionCode.Forbidden => StatusCodes.Status403Forbidden,
        RejectionCode.Conflict or RejectionCode.OtherViewer => StatusCodes.Status409Conflict,
        RejectionCode.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RejectionCode.TooFast => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static IResult Of(OutcomeMessage outcome) => Results.Json(outcome, WireJson.Strict.OutcomeMessage, statusCode: StatusOf(outcome));

    public static IResult Of(Rejection rejection) => Of(rejection, StatusOf(rejection));

    public static IResult Of(Rejection rejection, int status) => Results.Json(rejection, WireJson.Strict.Rejection, statusCode: status);

    public static IResult Of<T>(T value, JsonTypeInfo<T> info) => Results.Json(value, info);

    /// <summary>The request's body, at most as long as a message of the socket, or the rejection that names the field.</summary>
    public static async Task<(T? Body, Rejection? Rejection)> Read<T>(HttpRequest request, JsonTypeInfo<T> info) where T : class
    {
        if (!request.HasJsonContentType()) return (null, new Rejection(RejectionCode.Malformed, "The body must be application/json."));
        var buffer = new byte[Wire.MaxMessageBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > Wire.MaxMessageBytes) return (null, Wire.TooLarge);
        return StrictJson.Read<T>(buffer.AsSpan(0, length), info, "the request");
    }
}
