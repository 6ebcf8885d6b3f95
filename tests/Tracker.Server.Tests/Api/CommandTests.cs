using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Tracker.Domain;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Api;

public sealed class CommandTests(DelegationServer shared) : IClassFixture<DelegationServer>
{
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Command_is_accepted_once_however_often_it_is_sent()
    {
        using var head = await server.SignedIn("head");
        var body = RunningServer.Body(Delegation.Actor, "delegation", new { id = "n1", text = "See the liaison statement." }, Guid.NewGuid());
        var first = await head.PostAsJsonAsync("/api/delegation/add-note", body);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var version = (long)(await RunningServer.Json(first))["version"]!;
        Assert.Equal(version, (long)(await RunningServer.Json(await head.PostAsJsonAsync("/api/delegation/add-note", body)))["version"]!);
    }

    [Fact]
    public async Task Command_of_a_page_whose_participant_is_no_longer_the_one_signed_in_changes_nothing()
    {
        using var head = await server.SignedIn("head");
        head.DefaultRequestHeaders.Add("Tracker-Viewer", "observer");
        var note = RunningServer.Body(Delegation.Actor, "delegation", new { id = "n8", text = "Whose is it?" }, Guid.NewGuid());
        var refused = await head.PostAsJsonAsync("/api/delegation/add-note", note);
        Assert.Equal((HttpStatusCode.Conflict, "other-viewer"), (refused.StatusCode, (string?)(await RunningServer.Json(refused))["code"]));
        head.DefaultRequestHeaders.Remove("Tracker-Viewer");
        head.DefaultRequestHeaders.Add("Tracker-Viewer", "head");
        Assert.Equal(HttpStatusCode.OK, (await head.PostAsJsonAsync("/api/delegation/add-note", note)).StatusCode);
    }

    [Fact]
    public async Task Outcomes_have_their_statuses_and_name_field_and_rule()
    {
        using var head = await server.SignedIn("head");
        using var observer = await server.SignedIn("observer");
        using var outsider = await server.SignedIn("outsider");
        var note = RunningServer.Body(Delegation.Actor, "delegation", new { id = "n2", text = "x" });

        Assert.Equal((403, "forbidden", null), await Post(observer, "add-note", note));
        Assert.Equal((404, "not-found", null), await Post(outsider, "add-note", note));
        Assert.Equal(
            (404, "not-found", null), await Post(outsider, "add-note", RunningServer.Body("delegation/none", "delegation", new { id = "n", text = "x" })));
        Assert.Equal((404, "not-found", null), await Post(head, "add-note", RunningServer.Body(Delegation.Actor, "government", new { id = "n", text = "x" })));
        Assert.Equal((409, "conflict", "title"),
            await Post(head, "edit-title", RunningServer.Body(Delegation.Actor, "delegation", new { title = new { was = "Another", to = "Mine" } })));
        Assert.Equal((422, "too-long", "text"),
            await Post(head, "add-note", RunningServer.Body(Delegation.Actor, "delegation", new { id = "n", text = new string('x', 20_001) })));
        Assert.Equal(
            (422, "malformed", "id"), await Post(head, "add-note", RunningServer.Body(Delegation.Actor, "delegation", new { id = "not a name", text = "x" })));
        Assert.Equal((422, "invalid", "actor"), await Post(head, "add-note", RunningServer.Body("work-item/a", "delegation", new { id = "n", text = "x" })));
        Assert.Equal((422, "malformed", "actor"), await Post(head, "add-note", RunningServer.Body("No Actor", "delegation", new { id = "n", text = "x" })));
        Assert.Equal((422, "malformed", "operation"), await Post(head, "add-note", new { actor = Delegation.Actor }));
        Assert.Equal((413, "too-large", null),
            await Post(head, "add-note", RunningServer.Body(Delegation.Actor, "delegation", new { id = "n", text = new string('x', Wire.MaxMessageBytes) })));
    }

    [Theory]
    [InlineData("text/plain", "{}"), InlineData("application/x-www-form-urlencoded", "actor=a")]
    public async Task Body_that_is_not_json_is_refused(string type, string body)
    {
        using var head = await server.SignedIn("head");
        var response = await head.PostAsync("/api/delegation/add-note", new StringContent(body, Encoding.UTF8, type));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("{"), InlineData(""), InlineData("null"), InlineData("[1]")]
    public async Task Body_that_is_no_command_is_refused(string body)
    {
        using var head = await server.SignedIn("head");
        var response = await head.PostAsync("/api/delegation/add-note", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal("malformed", (string)(await RunningServer.Json(response))["rejection"]!["code"]!);
    }

    [Fact]
    public async Task Refused_attempt_of_an_observer_is_kept_for_administrators_only()
    {
        using var observer = await server.SignedIn("observer");
        await Post(observer, "add-note", RunningServer.Body(Delegation.Actor, "delegation", new { id = "n3", text = "secret text" }));
        Assert.Equal(404, (int)(await observer.GetAsync("/api/refusals")).StatusCode);

        using var admin = await server.SignedIn("admin");
        JsonNode? kept = null;
        for (var tries = 0; kept is null && tries < 200; tries++)
            kept = (await RunningServer.Json(await admin.GetAsync("/api/refusals"))).AsArray().FirstOrDefault(r => (string)r!["participant"]! == "observer");
        Assert.Equal("add-note", (string)kept!["command"]!);
        Assert.Equal("forbidden", (string)kept["code"]!);
        Assert.DoesNotContain("secret text", kept.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_of_every_kind_is_described_with_its_payload()
    {
        using var admin = await server.SignedIn("admin");
        var paths = (await RunningServer.Json(await admin.GetAsync("/api/openapi/v1.json")))["paths"]!.AsObject();
        foreach (var kind in TrackerKinds.All.All)
            foreach (var (name, _) in kind.Codec.Commands)
                Assert.NotNull(paths[$"/api/{kind.Name}/{name}"]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]);
        Assert.Contains("html", (await admin.GetAsync("/api/docs/")).Content.Headers.ContentType!.MediaType!, StringComparison.Ordinal);
    }

    private static async Task<(int, string?, string?)> Post(HttpClient client, string command, object body)
    {
        var response = await client.PostAsJsonAsync($"/api/delegation/{command}", body);
        var rejection = (await RunningServer.Json(response))["rejection"];
        return ((int)response.StatusCode, (string?)rejection?["code"], (string?)rejection?["field"]);
    }
}
