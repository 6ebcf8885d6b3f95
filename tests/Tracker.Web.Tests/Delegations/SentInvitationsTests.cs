using System.Net;
using System.Text.Json;
using Bunit;
using Tracker.Client;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Delegations;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Delegations;

public sealed class SentInvitationsTests : BunitContext
{
    private readonly Answering server = new(
        Invitation("i1", "Kim Tanaka", "kim@example.org"), Invitation("i2", "", ""));

    public SentInvitationsTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Head_sees_who_was_invited_when_and_until_when_and_withdraws_an_invitation()
    {
        var list = Show(await Desks.Open(new FakeHub()));
        list.WaitForState(() => list.FindAll("li").Count == 2);
        var first = list.Find("li").TextContent;
        foreach (var part in new[] { "Kim Tanaka", "kim@example.org", "Member", "until 31 Dec 2026", "by Ann Ahead", "1 Jul 2026", "31 Jul 2026" })
            Assert.Contains(part, first, StringComparison.Ordinal);
        Assert.Contains("Someone", list.FindAll("li")[1].TextContent, StringComparison.Ordinal);

        list.FindAll("button")[0].Click();
        list.WaitForAssertion(() => Assert.Equal("The invitation of Kim Tanaka is withdrawn.", list.Find("[role=status]").TextContent));
        Assert.Single(list.FindAll("li"));
    }

    [Fact]
    public async Task Only_who_may_invite_has_the_list()
    {
        var desks = await Desks.Open(new FakeHub { Role = RosterRole.Member });
        var roster = Render<RosterTable>(p => p.Add(r => r.Desk, desks.Desk).Add(r => r.Delegation, desks.Delegation));
        Assert.Empty(roster.FindComponents<SentInvitations>());
    }

    private IRenderedComponent<SentInvitations> Show(Desks desks) => Render<SentInvitations>(p => p.Add(s => s.Desk, desks.Desk)
        .Add(s => s.From, new ApiClient(new HttpClient(server) { BaseAddress = new Uri("http://localhost/") })));

    private static SentInvitation Invitation(string id, string name, string email) => new(
        EntityId.Parse(id), name, email, FakeHub.Acme, RosterRole.Member, FakeHub.Ann, FakeHub.Usual, FakeHub.Usual.AddDays(30),
        To: new DateOnly(2026, 12, 31));

    /// <summary>A server that lists invitations, and those that are left after one is withdrawn.</summary>
    private sealed class Answering(params SentInvitation[] sent) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(
                    [.. request.Method == HttpMethod.Post ? sent[1..] : sent], ApiJson.Lenient.ListSentInvitation)),
            });
    }
}
