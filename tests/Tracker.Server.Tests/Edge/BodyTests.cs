using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Shared;
using Tracker.Server.Documents;
using Tracker.Server.Edge;
using Tracker.Server.SignIn;

namespace Tracker.Server.Tests.Edge;

/// <summary>A server that waits hardly longer than a second for slow bodies.</summary>
public sealed class ImpatientServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RunningServer.Start(
        services => services.Configure<KestrelServerOptions>(o => o.Limits.MinRequestBodyDataRate = new(1_000, TimeSpan.FromSeconds(1.1))),
        null, ("Tracker:Limits:RequestsPerMinute", "1000000"), ("Tracker:Limits:MessagesPerSecond", "1000000"));

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>Bodies that are too long, too slow or not what they say: a status that says so, on every route, and nothing is used up.</summary>
public sealed class BodyTests(ImpatientServer shared) : IClassFixture<ImpatientServer>
{
    private const string Form = "application/x-www-form-urlencoded";
    private readonly RunningServer server = shared.Server;

    /// <summary>These need no body, or lead nowhere for an administrator, and answer without a look at it.</summary>
    private static readonly string[] Bodiless =
        ["/api/sample", "/api/calendar/address", "/api/calendar/revoke", "/api/screening/list",
        "/api/briefing/attendees"];

    private IEnumerable<string> Readers() =>
        Posts().Where(p => p.StartsWith("/api/", StringComparison.Ordinal) || p == "/sign-in").Except(Bodiless);

    [Fact]
    public async Task Body_above_the_limit_is_answered_413_by_every_route()
    {
        using var admin = await server.SignedIn("admin");
        foreach (var path in Posts().Where(p => !DocumentEndpoints.TakesDocument(p)))
            Assert.Equal((path, HttpStatusCode.RequestEntityTooLarge), (path, await Post(admin, path, BodyFaults.MostBytes + 1, isChunked: false)));
    }

    [Fact]
    public async Task Body_above_the_limit_whose_length_is_not_announced_is_answered_413_by_every_route_that_reads_it()
    {
        using var admin = await server.SignedIn("admin");
        Assert.Contains("/sign-in", Readers());
        foreach (var path in Readers().Where(p => !DocumentEndpoints.TakesDocument(p)))
            Assert.Equal((path, HttpStatusCode.RequestEntityTooLarge), (path, await Post(admin, path, BodyFaults.MostBytes + 1, isChunked: true)));
    }

    [Fact]
    public async Task Form_of_too_many_fields_is_a_fault_of_the_server_on_no_route()
    {
        using var admin = await server.SignedIn("admin");
        foreach (var path in Posts().Except(["/sign-out", "/api/sample"]))
        {
            using var form = new StringContent(string.Join('&', Enumerable.Range(0, 5_000).Select(i => $"f{i}=1")), Encoding.ASCII, Form);
            Assert.InRange((int)(await admin.PostAsync(path, form)).StatusCode, 200, 499);
        }
    }

    [Fact]
    public async Task Body_that_comes_too_slowly_is_answered_408_by_every_route_that_reads_it()
    {
        using var admin = await server.SignedIn("admin");
        var cookies = RunningServer.CookiesOf(admin);
        var answers = await Task.WhenAll(Readers().Select(async path => (path, await Begin(path, cookies))));
        Assert.All(answers, a => Assert.Equal((a.path, "HTTP/1.1 408 Request Timeout"), a));
    }

    [Theory]
    [InlineData("/a\0b"), InlineData("/\u00e9"), InlineData("/a\r\nSet-Cookie: x=y"), InlineData("/\ud83d\ude00"), InlineData("\0")]
    public async Task Place_to_go_that_no_answer_can_carry_is_answered_400_and_the_link_survives(string to)
    {
        var link = (await server.Services.GetRequiredService<LinkIssuer>().Issue(ParticipantId.Parse("admin"), ParticipantId.System)).Address;
        using var browser = server.Browser();
        var fields = new Dictionary<string, string> { ["link"] = link.Split("link=")[1], ["to"] = to };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-in", new FormUrlEncodedContent(fields))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"/sign-in?to={Uri.EscapeDataString(to)}")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningServer.Use(browser, link)).StatusCode);
    }

    [Theory]
    [InlineData("text/plain", "link=x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\n", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "link=%00%ff%zz", HttpStatusCode.Gone)]
    public async Task Form_that_is_no_sign_in_is_answered_with_a_status_that_says_so(string type, string body, HttpStatusCode expected)
    {
        using var browser = server.Browser();
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        Assert.Equal(expected, (await browser.PostAsync("/sign-in", content)).StatusCode);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Form_that_is_longer_than_a_sign_in_is_answered_413(bool isChunked)
    {
        using var browser = server.Browser();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post(browser, "/sign-in", 17 * 1024, isChunked));
    }

    private IEnumerable<string> Posts() => server.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") is true
            || e.RoutePattern.RawText is "/hub" or "/hub/negotiate")
        .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Where(p => !p.Contains('{', StringComparison.Ordinal)).Distinct();

    private static async Task<HttpStatusCode> Post(HttpClient client, string path, long length, bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[length]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(TypeOf(path));
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = !isChunked;
        return (await client.SendAsync(request)).StatusCode;
    }

    /// <summary>Sends a part of the body and nothing more; returns the first line of the answer.</summary>
    private async Task<string> Begin(string path, string cookies)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Address.Host, server.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nCookie: {cookies}\r\n"
            + $"Content-Type: {TypeOf(path)}\r\nContent-Length: 1000\r\n\r\n{{"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadLineAsync() ?? "";
    }

    private static string TypeOf(string path) => path == "/sign-in" ? Form : "application/json";
}
