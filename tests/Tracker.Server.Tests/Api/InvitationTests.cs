using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Shared;

namespace Tracker.Server.Tests.Api;

public sealed class InvitationTests(DelegationServer shared) : IClassFixture<DelegationServer>
{
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Person_invited_by_the_head_signs_in_and_holds_the_delegation()
    {
        var (status, invited) = await Invite(
            "head", new { name = "Kim Tanaka", email = "kim@example.org", organization = "org/orion", delegation = Delegation.Actor, role = "member" });
        Assert.Equal(HttpStatusCode.OK, status);
        using var kim = server.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningServer.Use(kim, (string)invited["link"]!)).StatusCode);
        var me = await RunningServer.Json(await kim.GetAsync("/api/me"));
        Assert.Equal("kim", (string)me["participant"]!);
        Assert.Equal("org/orion", (string)me["memberships"]![0]!["group"]!);
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync($"/api/record?actor={Delegation.Actor}")).StatusCode);
    }

    [Fact]
    public async Task Head_gives_nobody_a_membership_of_an_organization_that_is_not_his()
    {
        foreach (var group in new[] { "org/rival", "office/affairs" })
        {
            var (status, invited) =
                await Invite("head", new { name = "X", email = $"{group.Replace('/', '.')}@example.org", organization = group, delegation = Delegation.Actor });
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("administrator", (string)invited["note"]!, StringComparison.Ordinal);
            Assert.Empty(server.Directory.Find(ParticipantId.Parse((string)invited["participant"]!))!.Memberships);
        }
    }

    [Fact]
    public async Task Head_gets_no_link_with_which_he_could_act_as_somebody_else()
    {
        var (status, invited) =
            await Invite("head", new { name = "Official", email = "Outsider@example.org", organization = "org/rival", delegation = Delegation.Actor });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True((bool)invited["known"]!);
        Assert.Equal("outsider", (string)invited["participant"]!);
        Assert.Null(invited["link"]);
    }

    [Theory]
    [InlineData("observer"), InlineData("official"), InlineData("outsider"), InlineData("admin")]
    public async Task Only_the_head_invites_to_a_delegation(string participant)
    {
        var before = server.Directory.Version;
        var (status, _) = await Invite(participant, new { name = "X", email = "x@example.org", organization = "org/orion", delegation = Delegation.Actor });
        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(before, server.Directory.Version);
    }

    [Fact]
    public async Task Administrator_invites_and_makes_links_and_nobody_else()
    {
        var (status, invited) = await Invite("admin", new { name = "Lee", email = "lee@example.org", organization = "office/affairs" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotNull(invited["link"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await Invite("head", new { name = "Lee", email = "lee2@example.org" })).Item1);

        using var admin = await server.SignedIn("admin");
        Assert.Equal(HttpStatusCode.OK, (await admin.PostAsJsonAsync("/api/sign-in-links", new { participant = "lee" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsJsonAsync("/api/sign-in-links", new { participant = "system" })).StatusCode);
        using var head = await server.SignedIn("head");
        Assert.Equal(HttpStatusCode.Forbidden, (await head.PostAsJsonAsync("/api/sign-in-links", new { participant = "lee" })).StatusCode);
    }

    [Fact]
    public async Task Invitation_with_a_mistake_is_refused_by_field_and_creates_nobody()
    {
        var before = server.Directory.Version;
        foreach (var (field, body) in new (string, object)[]
        {
            ("name", new { name = " ", email = "a@example.org" }),
            ("email", new { name = "A", email = "nonsense" }),
            ("email", new { name = "A", email = "" }),
            ("organization", new { name = "A", email = "a@example.org", organization = "org/unknown" }),
            ("to", new { name = "A", email = "a@example.org", from = "2022-02-01", to = "2022-01-01" }),
            ("to", new { name = "A", email = "a@example.org", to = "2022-02-30" }),
        })
        {
            var (status, rejection) = await Invite("admin", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Equal(field, (string)rejection["field"]!);
        }
        Assert.Equal(before, server.Directory.Version);
    }

    private async Task<(HttpStatusCode, JsonNode)> Invite(string participant, object invitation)
    {
        using var browser = await server.SignedIn(participant);
        var response = await browser.PostAsJsonAsync("/api/invitations", invitation);
        return (response.StatusCode, await RunningServer.Json(response));
    }
}
