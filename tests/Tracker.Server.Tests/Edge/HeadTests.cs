using System.Net;
using System.Net.Sockets;
using System.Text;
using Tracker.Server.Tests.Api;

namespace Tracker.Server.Tests.Edge;

public sealed class HeadTests(DelegationServer shared) : IClassFixture<DelegationServer>
{
    /// <summary>Headers that say how a body is sent, or differ from one answer to the next.</summary>
    private static readonly string[] Own =
        ["Date", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Content-Security-Policy", "Set-Cookie"];

    private readonly RunningServer server = shared.Server;

    [Theory]
    [InlineData("/health/live"), InlineData("/health/ready"), InlineData("/sign-in"), InlineData("/sign-in/plain.css"), InlineData("/sign-in?link=no")]
    [InlineData("/"), InlineData("/d"), InlineData("/records/committee"), InlineData("/d/sg13"), InlineData("/d/sg13/none"), InlineData("/admin")]
    [InlineData("/delegations"), InlineData("/delegation/sg13"), InlineData("/delegation/none"), InlineData("/administration"), InlineData("/d/none")]
    [InlineData("/records/delegation/sg13"), InlineData("/records/delegation/none"), InlineData("/no-such-page"), InlineData("/css/tokens.css")]
    [InlineData("/api/me"), InlineData("/api/records?kind=delegation"), InlineData("/api/records?kind=nothing"), InlineData("/api/nothing")]
    [InlineData("/api/record?actor=delegation/sg13"), InlineData("/api/record?actor=delegation/none"), InlineData("/api/history?actor=delegation/sg13")]
    [InlineData("/api/openapi/v1.json"), InlineData("/api/docs")]
    public async Task Head_is_answered_like_get_without_the_body(string path)
    {
        using var signedIn = await server.SignedIn("head");
        using var stranger = server.Browser();
        foreach (var browser in new[] { signedIn, stranger })
        {
            using var got = await browser.GetAsync(path);
            var (status, headers, body) = await Head(path, browser);
            Assert.Equal((int)got.StatusCode, status);
            Assert.Equal(Compared(got.Headers.Concat(got.Content.Headers).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}")), Compared(headers));
            Assert.Equal("", body);
        }
    }

    [Fact]
    public async Task Head_of_a_record_that_the_caller_may_not_read_is_that_of_none()
    {
        using var outsider = await server.SignedIn("outsider");
        foreach (var path in new[] { "/api/record?actor=delegation/", "/api/history?actor=delegation/", "/d/", "/records/delegation/" })
        {
            var (closed, none) = (await Head(path + "sg13", outsider), await Head(path + "xx13", outsider));
            Assert.Equal(404, closed.Status);
            Assert.Equal((none.Status, none.Body), (closed.Status, closed.Body));
            Assert.Equal(Compared(none.Headers), Compared(closed.Headers));
        }
    }

    [Fact]
    public async Task Head_of_the_sockets_address_opens_no_connection()
    {
        using var signedIn = await server.SignedIn("head");
        var (status, _, body) = await Head(Protocol.Wire.HubPath, signedIn);
        Assert.True(status is >= 400 and < 500, $"{status}");
        Assert.Equal("", body);
    }

    /// <summary>In one order, as is what each of them lists: a client of HTTP sorts it.</summary>
    private static IEnumerable<string> Compared(IEnumerable<string> headers) =>
        headers.Where(h => !Own.Contains(h.Split(':')[0], StringComparer.OrdinalIgnoreCase)).Select(h => h.ToLowerInvariant().Split(": ", 2))
            .Select(h => $"{h[0]}: {string.Join(", ", h[1].Split([',', ';'], StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal))}")
            .Order(StringComparer.Ordinal);

    /// <summary>Every byte that the server sends for a HEAD: a client of HTTP would pass over a body.</summary>
    private async Task<(int Status, string[] Headers, string Body)> Head(string path, HttpClient browser)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port);
        await using var stream = socket.GetStream();
        var request = $"HEAD {path} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nCookie: {RunningServer.CookiesOf(browser)}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var answer = (await reader.ReadToEndAsync()).Split("\r\n\r\n", 2);
        var lines = answer[0].Split("\r\n");
        return (int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), lines[1..], answer[1]);
    }
}
