using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Directory;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Server.Invitations;

namespace Tracker.Server.Tests.Api;

public sealed class InvitationTests(DelegationServer shared) : IClassFixture<DelegationServer>
{
    private const string Sent = "/api/invitations/sent?delegation=" + Delegation.Actor;
    private static readonly string[] Fields = ["name", "email", "role", "by", "to"];
    private readonly RunningServer server = shared.Server;

    [Fact]
    public async Task Person_invited_by_the_head_holds_the_delegation_once_they_accept()
    {
        var (status, invited) = await Invite(
            "head", new { name = "Kim Tanaka", email = "kim@example.org", organization = "org/orion", delegation = Delegation.Actor, role = "member" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("administrator can give this person a sign-in link", (string)invited["note"]!, StringComparison.Ordinal);
        using var kim = await server.SignedIn("kim");
        Assert.Equal(HttpStatusCode.NotFound, (await kim.GetAsync($"/api/record?actor={Delegation.Actor}")).StatusCode);
        Assert.Empty(server.Directory.Find(ParticipantId.Parse("kim"))!.Memberships);
        var offer = Assert.Single((await RunningServer.Json(await kim.GetAsync("/api/invitations"))).AsArray())!;
        Assert.Equal(("head", "Orion", "member"), ((string)offer["by"]!, (string)offer["organization"]!, (string)offer["role"]!));

        var answer = await kim.PostAsJsonAsync("/api/invitations/answer", new { offer = (string)offer["id"]!, accept = true });
        Assert.Equal(Delegation.Actor, (string)(await RunningServer.Json(answer))["delegation"]!);
        Assert.Equal("org/orion", (string)(await RunningServer.Json(await kim.GetAsync("/api/me")))["memberships"]![0]!["group"]!);
        Assert.Equal(HttpStatusCode.OK, (await kim.GetAsync($"/api/record?actor={Delegation.Actor}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await kim.PostAsJsonAsync("/api/invitations/answer", new { offer = (string)offer["id"]!, accept = true })).StatusCode);
    }

    [Fact]
    public async Task Invitation_is_answered_by_the_invited_only_and_declining_it_adds_nothing()
    {
        await Invite("head", new { name = "Lou", email = "lou@example.org", organization = "org/orion", delegation = Delegation.Actor });
        using var lou = await server.SignedIn("lou");
        await server.Directs(new AddParticipant(ParticipantId.Parse("other"), "Other"));
        using var other = await server.SignedIn("other");
        var offer = (string)(await RunningServer.Json(await lou.GetAsync("/api/invitations")))[0]!["id"]!;
        Assert.Equal("[]", await other.GetStringAsync("/api/invitations"));
        var foreign = await other.PostAsJsonAsync("/api/invitations/answer", new { offer, accept = true });
        var unknown = await other.PostAsJsonAsync("/api/invitations/answer", new { offer = "none", accept = true });
        Assert.Equal(await Whole(unknown), await Whole(foreign));

        Assert.Equal("{}", await (await lou.PostAsJsonAsync("/api/invitations/answer", new { offer, accept = false })).Content.ReadAsStringAsync());
        Assert.Equal("[]", await lou.GetStringAsync("/api/invitations"));
        Assert.Equal(HttpStatusCode.NotFound, (await lou.GetAsync($"/api/record?actor={Delegation.Actor}")).StatusCode);
    }

    [Fact]
    public async Task Invitation_of_someone_who_is_no_longer_head_does_not_hold()
    {
        await server.Directs(new AddParticipant(ParticipantId.Parse("deputy"), "Deputy"), Joins("deputy", "org/orion"));
        await Delegation.Accepted(server, "head", "delegation",
            new AddToRoster(EntityId.Parse("r-deputy"), ParticipantId.Parse("deputy"), "Deputy", Delegation.Orion, RosterRole.Head));
        await Invite("deputy", new { name = "Max", email = "max@example.org", organization = "org/orion", delegation = Delegation.Actor });
        await Delegation.Accepted(server, "head", "delegation", new ChangeRole(EntityId.Parse("r-deputy"), RosterRole.Head, RosterRole.Member));
        using var max = await server.SignedIn("max");
        var offer = (string)(await RunningServer.Json(await max.GetAsync("/api/invitations")))[0]!["id"]!;

        var answer = await max.PostAsJsonAsync("/api/invitations/answer", new { offer, accept = true });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("no longer holds", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(server.Directory.Find(ParticipantId.Parse("max"))!.Memberships);
        Assert.Equal("[]", await max.GetStringAsync("/api/invitations"));
    }

    [Fact]
    public async Task Head_gets_the_same_answer_and_sees_the_same_roster_whether_the_address_is_a_participants_or_not()
    {
        using var head = await server.SignedIn("head");
        var before = await head.GetStringAsync($"/api/record?actor={Delegation.Actor}");
        var answers = new List<string>();
        foreach (var email in new[] { "Outsider@example.org", "nobody-yet@example.org", "official@example.org" })
        {
            var since = Stopwatch.GetTimestamp();
            var response = await head.PostAsJsonAsync("/api/invitations",
                new { name = "X", email, organization = "org/orion", delegation = Delegation.Actor, role = "member" });
            // A timer counts whole ticks of the system's clock, so it may end one early by the stopwatch.
            Assert.True(Stopwatch.GetElapsedTime(since) >= Inviting.Floor - TimeSpan.FromMilliseconds(20),
                "The answer came before the time that hides what it did.");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answers.Add(await Whole(response));
        }
        Assert.Single(answers.Distinct());
        Assert.Equal(before, await head.GetStringAsync($"/api/record?actor={Delegation.Actor}"));
        Assert.Equal(ParticipantId.Parse("nobody-yet"), server.Directory.State.ByEmail("nobody-yet@example.org"));
    }

    [Theory]
    [InlineData("office/affairs", "affairs"), InlineData("org/rival", "rival")]
    public async Task Head_who_invites_for_another_organization_gets_the_same_answer_whose_address_ever_it_is_and_gives_no_membership(
        string organization, string name)
    {
        using var head = await server.SignedIn("head");
        var answers = new List<string>();
        foreach (var email in new[] { "outsider@example.org", "official@example.org", $"fresh-{name}@example.org" })
        {
            var response = await head.PostAsJsonAsync("/api/invitations", new { name = "X", email, organization, delegation = Delegation.Actor });
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answers.Add(await Whole(response));
        }
        Assert.Single(answers.Distinct());
        Assert.Contains("An administrator adds its members.", answers[0], StringComparison.Ordinal);

        using var fresh = await server.SignedIn($"fresh-{name}");
        var told = Assert.Single((await RunningServer.Json(await fresh.GetAsync("/api/invitations"))).AsArray())!;
        Assert.Null(told["gathering"]);
        var offer = (string)told["id"]!;
        var early = await fresh.PostAsJsonAsync("/api/invitations/answer", new { offer, accept = true });
        Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);
        Assert.Contains("Only members of this organisation can accept.", await early.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(server.Directory.Find(ParticipantId.Parse($"fresh-{name}"))!.Memberships);
        Assert.Equal(HttpStatusCode.NotFound, (await fresh.GetAsync($"/api/record?actor={Delegation.Actor}")).StatusCode);

        await server.Directs(Joins($"fresh-{name}", organization));
        Assert.Equal(HttpStatusCode.OK, (await fresh.PostAsJsonAsync("/api/invitations/answer", new { offer, accept = true })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync($"/api/record?actor={Delegation.Actor}")).StatusCode);
    }

    [Fact]
    public async Task Invitation_says_where_the_delegation_goes_and_a_second_one_takes_the_place_of_the_first()
    {
        for (var i = 0; i < 2; i++)
            await Invite("head", new { name = "Ida", email = "ida@example.org", organization = "org/orion", delegation = Delegation.Actor });
        using var ida = await server.SignedIn("ida");
        var offer = Assert.Single((await RunningServer.Json(await ida.GetAsync("/api/invitations"))).AsArray())!;
        using var head = await server.SignedIn("head");
        var facts = (await RunningServer.Json(await head.GetAsync($"/api/record?actor={Delegation.Actor}")))["parts"]!.AsArray()
            .Single(p => (string)p!["compartment"]! == "delegation")!["state"]!["facts"]!;
        Assert.Equal((string)facts["gathering"]!, (string)offer["gathering"]!["gathering"]!);
        Assert.Equal((string)facts["opensOn"]!, (string)offer["gathering"]!["opensOn"]!);
    }

    [Fact]
    public async Task Heads_see_who_has_not_answered_as_they_were_written_and_withdraw_an_invitation()
    {
        await using var own = await Delegation.Start(null);
        using var head = await own.SignedIn("head");
        await own.Directs(new AddParticipant(ParticipantId.Parse("uma"), "Uma as the directory has her", "uma@example.org"));
        foreach (var (name, email) in new[] { ("Uma?", "UMA@example.org"), ("Vic", "vic@example.org") })
            Assert.Equal(HttpStatusCode.OK, (await head.PostAsJsonAsync("/api/invitations",
                new { name, email, organization = "org/orion", delegation = Delegation.Actor, to = "2022-12-31" })).StatusCode);
        var text = await head.GetStringAsync(Sent);
        var sent = JsonNode.Parse(text)!.AsArray();
        Assert.Equal(["Uma? UMA@example.org member head 2022-12-31", "Vic vic@example.org member head 2022-12-31"],
            sent.Select(s => string.Join(' ', Fields.Select(f => (string)s![f]!))));
        Assert.All(sent, s => Assert.Equal(TimeSpan.FromDays(30), s!["lapsesAt"]!.GetValue<DateTimeOffset>() - s["invitedAt"]!.GetValue<DateTimeOffset>()));
        Assert.DoesNotContain("directory has her", text, StringComparison.Ordinal);

        var withdraw = new { delegation = Delegation.Actor, invitation = (string)sent[0]!["id"]! };
        var left = await RunningServer.Json(await head.PostAsJsonAsync("/api/invitations/withdraw", withdraw));
        Assert.Equal("Vic", (string)Assert.Single(left.AsArray())!["name"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await head.PostAsJsonAsync("/api/invitations/withdraw", withdraw)).StatusCode);
        using var uma = await own.SignedIn("uma");
        Assert.Equal("[]", await uma.GetStringAsync("/api/invitations"));

        using var vic = await own.SignedIn("vic");
        await vic.PostAsJsonAsync("/api/invitations/answer", new { offer = (string)sent[1]!["id"]!, accept = false });
        Assert.Equal("[]", await head.GetStringAsync(Sent));
    }

    [Theory]
    [InlineData("observer"), InlineData("official"), InlineData("outsider"), InlineData("admin")]
    public async Task Only_heads_see_and_withdraw_invitations_and_others_do_not_learn_whether_there_are_any(string participant)
    {
        await Invite("head", new { name = "Zoe", email = "zoe@example.org", organization = "org/orion", delegation = Delegation.Actor });
        using var head = await server.SignedIn("head");
        var invitation = (string)JsonNode.Parse(await head.GetStringAsync(Sent))!.AsArray().Single(s => (string)s!["name"]! == "Zoe")!["id"]!;
        using var other = await server.SignedIn(participant);
        Assert.Equal(await Whole(await other.GetAsync("/api/invitations/sent?delegation=delegation/none")), await Whole(await other.GetAsync(Sent)));
        var withdrawn = await other.PostAsJsonAsync("/api/invitations/withdraw", new { delegation = Delegation.Actor, invitation });
        Assert.Equal(HttpStatusCode.Forbidden, withdrawn.StatusCode);
        Assert.Equal(await Whole(await other.PostAsJsonAsync("/api/invitations/withdraw", new { delegation = "delegation/none", invitation })),
            await Whole(withdrawn));
        Assert.Contains(invitation, await head.GetStringAsync(Sent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_invites_only_so_many_people_in_an_hour()
    {
        await using var limited = await Delegation.Start(null, ("Tracker:Limits:InvitationsPerHour", "3"));
        using var head = await limited.SignedIn("head");
        var before = limited.Directory.State.Participants.Count;
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => head.PostAsJsonAsync("/api/invitations",
            new { name = "X", email = $"x{i}@example.org", organization = "org/orion", delegation = Delegation.Actor })));
        Assert.Equal((3, 9), (answers.Count(a => a.StatusCode == HttpStatusCode.OK), answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests)));
        Assert.Equal(before + 3, limited.Directory.State.Participants.Count);

        limited.Time.Shift = TimeSpan.FromHours(1.1);
        using var later = await limited.SignedIn("head");
        Assert.Equal(HttpStatusCode.OK, (await later.PostAsJsonAsync("/api/invitations",
            new { name = "X", email = "later@example.org", organization = "org/orion", delegation = Delegation.Actor })).StatusCode);
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

    [Theory]
    [InlineData("email", "nonsense"), InlineData("name", " "), InlineData("organization", "org/unknown"), InlineData("to", "2022-01-01")]
    public async Task Refused_invitation_of_a_head_leaves_no_participant_and_no_offer(string field, string value)
    {
        var before = server.Directory.Version;
        var body = new JsonObject
        {
            ["name"] = "R", ["email"] = "refused@example.org", ["organization"] = "org/orion", ["delegation"] = Delegation.Actor, ["from"] = "2022-02-01",
            [field] = value,
        };
        var (status, rejection) = await Invite("head", body);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (status, (string?)rejection["field"]));
        Assert.Equal(before, server.Directory.Version);
    }

    private static AddMembership Joins(string participant, string group) =>
        new(EntityId.New(), ParticipantId.Parse(participant), GroupId.Parse(group));

    private static async Task<string> Whole(HttpResponseMessage response)
    {
        response.Headers.Remove("Date");
        response.Headers.Remove("Content-Security-Policy");
        return $"{(int)response.StatusCode} {response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync()}";
    }

    private async Task<(HttpStatusCode, JsonNode)> Invite(string participant, object invitation)
    {
        using var browser = await server.SignedIn(participant);
        var response = await browser.PostAsJsonAsync("/api/invitations", invitation);
        return (response.StatusCode, await RunningServer.Json(response));
    }
}
