using Microsoft.AspNetCore.Authorization;
using Tracker.Domain.Sources;
using Tracker.Server.Documents;

namespace Tracker.Server.Limits;

/// <summary>What each thing that a participant sends takes from their <see cref="Allowance"/>, in short messages: about what it costs the server.</summary>
public static class Price
{
    /// <summary>A socket, and what is made for it.</summary>
    public const double Socket = 20;

    /// <summary>A page: its text is made by the server for each request.</summary>
    private const double Page = 50;

    /// <summary>A request to the API, besides its length.</summary>
    private const double Call = 3;

    /// <summary>Bytes of a document that cost as much as a short message: they are stored and not judged.</summary>
    private const double Piece = 64 * 1024;

    /// <summary>A message of the socket.</summary>
    public static double Message(long bytes) => 1 + bytes / 1024d;

    /// <summary>Whether the request becomes a live connection.</summary>
    public static bool OpensSocket(HttpRequest request) =>
        request.Path.StartsWithSegments(Wire.HubPath) && (request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method));

    public static double Of(HttpContext context)
    {
        var request = context.Request;
        if (OpensSocket(request)) return Socket;
        if (DocumentEndpoints.TakesDocument(request.Path)) return Page + (request.ContentLength ?? CapturedDocument.MostBytes) / Piece;
        if (request.Path.StartsWithSegments("/api")) return Call + Message(request.ContentLength ?? 0);
        var isFile = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return isFile || request.Path.StartsWithSegments(Wire.HubPath) ? 1 : Page;
    }
}
