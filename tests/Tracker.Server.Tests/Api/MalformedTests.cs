using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Api;

/// <summary>The delegation on a server that may be asked as often as one likes.</summary>
public sealed class PatientServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await Delegation.Start(
        null, ("Tracker:Limits:RequestsPerMinute", "1000000"), ("Tracker:Limits:MessagesPerSecond", "1000000"));
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>What is sent and cannot be read: refused with its field, in words that name nothing of the program's inside.</summary>
public sealed class MalformedTests(PatientServer shared) : IClassFixture<PatientServer>
{
    private static readonly string[] NotOurs = ["System.", "Tracker.", "JsonException", "$.", "LineNumber"];
    private readonly RunningServer server = shared.Server;

    public static TheoryData<string, string?> Bodies => new()
    {
        { """{"name":7,"email":"a@example.org"}""", "name" },
        { """{"name":null,"email":"a@example.org"}""", "name" },
        { """{"name":"A"}""", "email" },
        { """{"name":"A","email":"a@example.org","surprise":1}""", "surprise" },
        { """{"name":"A","email":"a@example.org","name":"B"}""", "name" },
        { """{"name":"A","email":"a@example.org","role":"king"}""", "role" },
        { """{"name":"A","email":"a@example.org","from":"tomorrow"}""", "from" },
        { """{"name":"A","email":"a@example.org","delegation":"No Actor"}""", "delegation" },
        { """{"name":"A","email":"a@example.org",}""", null },
        { """{"name":"A",/* why */"email":"a@example.org"}""", null },
        { """{"name":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""", null },
        { "{", null }, { "", null }, { "null", null }, { "[1]", null }, { "\"\\ud800\"", null },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task Body_that_cannot_be_read_is_refused_with_its_field(string body, string? field)
    {
        using var admin = await server.SignedIn("admin");
        using var response = await admin.PostAsync("/api/invitations", Json(body));
        var rejection = JsonNode.Parse(await OfOurs(response))!;
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "malformed", field), (response.StatusCode, (string?)rejection["code"], (string?)rejection["field"]));
    }

    [Theory]
    [InlineData("""{"actor":7}""", "actor"), InlineData("""{"actor":null}""", "actor"), InlineData("""{"surprise":1}""", "surprise")]
    [InlineData("""{"actor":"delegation/sg13"}""", "operation"), InlineData("""{"actor":"delegation/sg13","actor":"delegation/sg13"}""", "actor")]
    [InlineData("""{"actor":"delegation/sg13",}""", null), InlineData("""{/* why */}""", null)]
    [InlineData("""{"payload":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""", null)]
    [InlineData("{", null), InlineData("", null), InlineData("null", null), InlineData("[1]", null)]
    public async Task Message_of_the_socket_that_cannot_be_read_is_refused_with_its_field(string message, string? field)
    {
        using var head = await server.SignedIn("head");
        await using var hub = new HubConnectionBuilder().AddMessagePackProtocol()
            .WithUrl(new Uri(server.Address, Wire.HubPath), o => o.Headers["Cookie"] = RunningServer.CookiesOf(head)).Build();
        await hub.StartAsync();
        var rejection = JsonNode.Parse(OfOurs(await hub.InvokeAsync<byte[]>(Wire.Execute, Encoding.UTF8.GetBytes(message))))!["rejection"]!;
        Assert.Equal(("malformed", field), ((string?)rejection["code"], (string?)rejection["field"]));
    }

    [Theory]
    [InlineData("""{"a b":1}""", "known.a b", "must be record,"), InlineData("""{"org/a":"x"}""", "known.org/a", "must be a whole number")]
    [InlineData("""{"org/a":1,"org/a":2}""", "known.org/a", "must appear only once")]
    public void Map_that_cannot_be_read_is_refused_with_the_name_of_its_entry(string known, string field, string why)
    {
        var (_, rejection) = WireCodec.Unpack<OpenMessage>(new RawJson(Encoding.UTF8.GetBytes($$"""{"actor":"delegation/x","known":{{known}}}""")));
        Assert.Equal(field, rejection!.Field);
        Assert.Contains(why, OfOurs(Encoding.UTF8.GetBytes(rejection.Sentence)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"n1","text":7}""", "text"), InlineData("""{"id":"n1"}""", "text"), InlineData("""{"id":"n1","text":"x","surprise":1}""", "surprise")]
    public async Task Payload_that_cannot_be_read_is_refused_with_its_field(string payload, string field)
    {
        using var head = await server.SignedIn("head");
        using var response = await head.PostAsync("/api/delegation/add-note", Command(Delegation.Actor, "delegation", payload));
        var rejection = JsonNode.Parse(await OfOurs(response))!["rejection"]!;
        Assert.Equal(("malformed", field), ((string?)rejection["code"], (string?)rejection["field"]));
    }

    [Fact]
    public async Task No_route_answers_what_cannot_be_read_in_words_that_are_not_ours()
    {
        using var head = await server.SignedIn("head");
        using var admin = await server.SignedIn("admin");
        foreach (var path in Paths("POST"))
            foreach (var client in new[] { head, admin })
            {
                foreach (var body in Bodies.Select(b => b.Data.Item1))
                    await OfOurs(await client.PostAsync(path, Json(body)));
                foreach (var payload in new[] { "7", "{}", "[]", """{"id":7,"participant":7,"point":{},"claim":{"statement":{}}}""", """{"surprise":1}""" })
                    await OfOurs(await client.PostAsync(path, path.StartsWith("/api/directory", StringComparison.Ordinal)
                        ? Command("directory/main", "administration", payload) : Command(Delegation.Actor, "delegation", payload)));
            }
        foreach (var path in Paths("GET").Where(p => p.StartsWith("/api/", StringComparison.Ordinal) && !p.StartsWith("/api/docs", StringComparison.Ordinal)))
            foreach (var query in new[] { "?skip=a&take=b&newest=c&after=d&limit=e", "?actor=%00&kind=%FF&of=x&at=y",
                "?actor=1&skip=99999999999999999999&newest=1e9" })
                await OfOurs(await admin.GetAsync(path + query));
    }

    private IEnumerable<string> Paths(string method) => server.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } only || only.HttpMethods.Contains(method))
        .Select(e => "/" + string.Join('/', e.RoutePattern.PathSegments.Select(
            s => string.Concat(s.Parts.Select(p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart text ? text.Content : "x")))))
        .Distinct();

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static StringContent Command(string actor, string compartment, string payload) => Json(
        $$"""{"actor":"{{actor}}","operation":"{{Guid.NewGuid()}}","compartment":"{{compartment}}","seen":0,"payload":{{payload}}}""");

    private static async Task<string> OfOurs(HttpResponseMessage response)
    {
        Assert.True((int)response.StatusCode < 500, $"{response.StatusCode} from {response.RequestMessage!.RequestUri}");
        return OfOurs(await response.Content.ReadAsByteArrayAsync());
    }

    private static string OfOurs(byte[] answer)
    {
        var text = Encoding.UTF8.GetString(answer);
        foreach (var word in NotOurs) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        return text;
    }
}
