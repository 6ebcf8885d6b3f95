using System.Net;
using System.Text.Json.Nodes;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Api;

/// <summary>A record as it was true on a day of the world, over the API.</summary>
public sealed class WorldClockTests
{
    private const string Group = "committee/jtc1/wg-11";

    [Fact]
    public async Task Tenure_is_told_for_the_days_in_its_time_and_a_day_that_cannot_be_is_refused()
    {
        await using var server = await Delegation.Start();
        var source = new Source("A list of officers", "Convenor: Yuan Yuan");
        await Accepted(new OpenSubject(EntityId.Parse("t"), "Working Group 11", source));
        await Accepted(new RecordClaim(new Assertion(
            EntityId.Parse("c"), new RoleHeld("convenor"), source, new PartialInterval(PartialDate.Parse("2015-10"), PartialDate.Parse("2016-10")))));
        using var head = await server.SignedIn("head");
        Assert.Equal(2, await Claims("&asOf=2016-06"));
        Assert.Equal(1, await Claims("&asOf=2017-01"));
        Assert.Equal(1, await Claims("&asOf=2015-09"));
        Assert.Equal(2, await Claims(""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.GetAsync($"/api/record/past?actor={Group}&asOf=2016-13")).StatusCode);

        async Task Accepted(Command command) => Assert.Equal(Result.Accepted, (await server.Sends("head", Group, "record", command)).Result);

        async Task<int> Claims(string day) =>
            JsonNode.Parse(await head.GetStringAsync($"/api/record/past?actor={Group}{day}"))![0]!["state"]!["book"]!["claims"]!.AsArray().Count;
    }
}
