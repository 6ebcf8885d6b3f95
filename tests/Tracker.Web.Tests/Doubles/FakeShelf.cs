using System.Net;
using System.Text.Json;
using Tracker.Client;
using Tracker.Protocol;
using Tracker.Web.Delegations;

namespace Tracker.Web.Tests.Doubles;

/// <summary>The texts of the delegation as a server would list them.</summary>
internal static class FakeShelf
{
    public static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task<TextShelf> Of(params TextLine[] lines)
    {
        var shelf = new TextShelf(new ApiClient(new HttpClient(new Answering(lines)) { BaseAddress = new Uri("http://localhost/") }), FakeHub.Actor);
        await shelf.Read();
        return shelf;
    }

    private sealed class Answering(TextLine[] lines) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes([.. lines], ApiJson.Lenient.ListTextLine)),
            });
    }
}
