using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Tracker.Server.SignIn;

/// <summary>Reads a form of a few short fields.</summary>
internal static class SmallForm
{
    private const int MostFields = 8;
    private const string Encoded = "application/x-www-form-urlencoded";

    /// <summary>The fields, or the status that says why not.</summary>
    public static async Task<(FormCollection? Form, int? Status)> Read(HttpRequest request, int mostBytes)
    {
        if (request.ContentType is not { } type || !type.Split(';')[0].Trim().Equals(Encoded, StringComparison.OrdinalIgnoreCase))
            return (null, StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > mostBytes) return (null, StatusCodes.Status413PayloadTooLarge);
        var buffer = new byte[mostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > mostBytes) return (null, StatusCodes.Status413PayloadTooLarge);
        try
        {
            var fields = await new FormReader(new MemoryStream(buffer, 0, length)) { ValueCountLimit = MostFields }.ReadFormAsync();
            return (new FormCollection(fields), null);
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }
}
