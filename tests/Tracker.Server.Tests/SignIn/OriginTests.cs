using System.Net;
using System.Net.WebSockets;

namespace Tracker.Server.Tests.SignIn;

public sealed class OriginTests(NewServer shared) : IClassFixture<NewServer>, IAsyncLifetime
{
    private readonly RunningServer server = shared.Server;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync() => browser = await server.SignedIn("admin");

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("https://evil.example"), InlineData("null"), InlineData("http://127.0.0.1:1"), InlineData("not an origin")]
    public async Task Foreign_page_reaches_neither_hub_nor_anything_that_changes(string origin)
    {
        foreach (var (method, path) in new[] { ("GET", "/hub"), ("POST", "/hub/negotiate"), ("POST", "/sign-out"), ("POST", "/sign-in"),
            ("POST", "/api/directory/add-participant") })
            Assert.Equal(HttpStatusCode.Forbidden, await Send(method, path, origin));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Own_page_reaches_the_hub() =>
        Assert.Equal(HttpStatusCode.OK, await Send("POST", "/hub/negotiate?negotiateVersion=1", server.Address.GetLeftPart(UriPartial.Authority)));

    [Fact]
    public async Task Program_without_an_origin_reaches_the_hub() =>
        Assert.Equal(HttpStatusCode.OK, await Send("POST", "/hub/negotiate?negotiateVersion=1", null));

    [Fact]
    public async Task Socket_of_a_foreign_page_is_refused_before_it_opens()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() =>
            socket.ConnectAsync(new UriBuilder(server.Address) { Scheme = "ws", Path = "/hub" }.Uri, CancellationToken.None));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    private async Task<HttpStatusCode> Send(string method, string path, string? origin)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        return (await browser.SendAsync(request)).StatusCode;
    }
}
