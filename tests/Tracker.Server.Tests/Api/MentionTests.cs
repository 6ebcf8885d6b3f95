using System.Net;
using System.Text.Json.Nodes;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;

namespace Tracker.Server.Tests.Api;

/// <summary>A work item's page joins the public record with the positions of the viewer's own delegations, and of nobody else's.</summary>
public sealed class MentionTests
{
    private const string Item = "work-item/itu/newip";
    private static readonly EntityId Point = EntityId.Parse("p1");

    [Fact]
    public async Task Position_on_an_item_is_told_to_its_delegation_and_to_nobody_else()
    {
        await using var server = await Delegation.Start();
        await Delegation.Accepted(server, "head", "delegation", new LinkWorkItem(Point, ActorId.Parse(Item)));
        await Delegation.Accepted(server, "head", "delegation", new SetStance(Point, Stance.NotYet, Stance.Oppose));
        foreach (var member in new[] { "head", "official", "observer" })
        {
            var line = Assert.Single(await Mentions(server, member))!;
            Assert.Equal((Delegation.Actor, "delegation", PointMention.What), ((string)line["actor"]!, (string)line["compartment"]!, (string)line["what"]!));
            Assert.Equal(["p1", "1", "Oppose", "Draft", "New IP"], line["words"]!.AsArray().Select(w => (string)w!));
        }
        Assert.Empty(await Mentions(server, "outsider"));

        await Delegation.Accepted(server, "head", "delegation", new SetStance(Point, Stance.Oppose, Stance.Neutral));
        Assert.Equal("Neutral", (string)Assert.Single(await Mentions(server, "head"))!["words"]![2]!);
        await Delegation.Accepted(server, "head", "delegation", new UnlinkWorkItem(Point, ActorId.Parse(Item)));
        Assert.Empty(await Mentions(server, "head"));
    }

    [Fact]
    public async Task What_is_no_record_is_refused_and_the_words_of_a_mention_are_not_searched()
    {
        await using var server = await Delegation.Start();
        await Delegation.Accepted(server, "head", "delegation", new LinkWorkItem(Point, ActorId.Parse(Item)));
        using var head = await server.SignedIn("head");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.GetAsync("/api/mentions?actor=Not%20One")).StatusCode);
        Assert.Empty(JsonNode.Parse(await head.GetStringAsync("/api/search?q=newip"))!.AsArray());
        Assert.Empty(JsonNode.Parse(await head.GetStringAsync("/api/search?q=%40work-item"))!.AsArray());
    }

    private static async Task<JsonArray> Mentions(RunningServer server, string participant)
    {
        using var browser = await server.SignedIn(participant);
        return JsonNode.Parse(await browser.GetStringAsync("/api/mentions?actor=" + Item))!.AsArray();
    }
}
