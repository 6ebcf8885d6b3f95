using System.Net;
using System.Text.Json.Nodes;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Api;

/// <summary>A committee among those of its body, and its work items by stage, as of a date.</summary>
public sealed class CommitteeTests
{
    private static readonly Source From = new("Report", "so");
    private static readonly Reference Sg13 = Named("committee/itu-t/sg13", "Study Group 13"), Q2 = Named("committee/itu-t/sg13/q2", "Question 2");

    [Fact]
    public async Task Tree_and_work_items_are_those_of_the_day()
    {
        await using var server = await Delegation.Start();
        await Committee("committee/itu-t", "ITU-T");
        await Committee(Sg13.Key, "Study Group 13", new PartOf(Named("committee/itu-t", "ITU-T")), new Founded(PartialDate.Parse("2001")));
        await Committee("committee/itu-t/sg20", "Study Group 20", new PartOf(Named("committee/itu-t", "ITU-T")), new Founded(PartialDate.Parse("2015")));
        await Committee("committee/itu-t/iot-gsi", "IoT-GSI", new PartOf(Named("committee/itu-t", "ITU-T")), new Ended(PartialDate.Parse("2015")),
            new Related(Relation.SucceededBy, Named("committee/itu-t/sg20", "SG20")));
        await Committee(Q2.Key, "Question 2", new PartOf(Sg13));
        await Item("work-item/a", "Alpha", (new OfCommittee(Sg13), null), (new StatusReached(StatusCode.Parse("proposed")), "2016-03"));
        await Item("work-item/b", "Beta", (new OfCommittee(Q2), "2017"), (new StatusReached(StatusCode.Parse("under-study")), "2017-05"));
        await Item("work-item/c", "Gamma", (new OfCommittee(Named("committee/itu-t/sg20", "SG20")), null));
        await Accepted("official", "work-item/c", "government", new RecordClaim(Claim("private", new OfCommittee(Sg13))));

        Assert.Equal(["0 ITU-T", "1 IoT-GSI ended then SG20", "1 Study Group 13 here", "2 Question 2", "1 Study Group 20"], await Tree(""));
        Assert.Equal(["0 ITU-T", "1 IoT-GSI then SG20", "1 Study Group 13 here", "2 Question 2"], await Tree("&asOf=2014"));
        Assert.Equal(["proposed: Alpha", "under study: Beta in Question 2"], await Stages(""));
        Assert.Equal(["proposed: Alpha"], await Stages("&asOf=2016-06"));
        Assert.Equal(["Stage not recorded: Alpha"], await Stages("&asOf=2015"));

        using var head = await server.SignedIn("head");
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/api/committee?actor={Sg13.Key}&known=2001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync("/api/committee?actor=committee/none")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync("/api/committee?actor=work-item/a")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.GetAsync($"/api/committee?actor={Sg13.Key}&asOf=x")).StatusCode);

        var page = await head.GetStringAsync($"/records/{Sg13.Key}?asof=2016-06");
        Assert.Contains("href=\"records/committee/itu-t/sg13/q2?asof=2016-06\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"records/work-item/a?asof=2016-06\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("work-item/b", page, StringComparison.Ordinal);

        async Task<JsonNode> View(string then)
        {
            using var browser = await server.SignedIn("official");
            return JsonNode.Parse(await browser.GetStringAsync($"/api/committee?actor={Sg13.Key}{then}"))!;
        }

        async Task<IEnumerable<string>> Tree(string then) => (await View(then))["tree"]!.AsArray().Select(n =>
            $"{n!["depth"]} {n["title"]}{((bool)n["isHere"]! ? " here" : "")}{((bool)n["hasEnded"]! ? " ended" : "")}"
            + (n["successor"] is { } next ? $" then {next["title"]}" : ""));

        async Task<IEnumerable<string>> Stages(string then) => (await View(then))["stages"]!.AsArray().SelectMany(s => s!["items"]!.AsArray().Select(i =>
            $"{s["label"]}: {i!["title"]}" + (i["committee"] is { } below ? $" in {below}" : "")));

        async Task Committee(string actor, string title, params Statement[] facts)
        {
            await Accepted("head", actor, "record", new OpenSubject(EntityId.Parse("t"), title, From));
            foreach (var (i, fact) in facts.Index()) await Accepted("head", actor, "record", new RecordClaim(Claim($"f{i}", fact)));
        }

        async Task Item(string actor, string title, params (Statement Fact, string? From)[] facts)
        {
            await Accepted("head", actor, "record", new OpenSubject(EntityId.Parse("t"), title, From, "ITU-T"));
            foreach (var (i, (fact, from)) in facts.Index()) await Accepted("head", actor, "record", new RecordClaim(Claim($"f{i}", fact, from)));
        }

        async Task Accepted(string participant, string actor, string compartment, Command command)
        {
            var outcome = await server.Sends(participant, actor, compartment, command);
            Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.ToString());
        }
    }

    [Fact]
    public async Task Terms_that_end_are_those_of_the_day_with_who_follows_by_the_public_record()
    {
        await using var server = await Delegation.Start();
        await Accepted("record", new OpenSubject(EntityId.Parse("t"), "Study Group 13", From));
        var term = new PartialInterval(PartialDate.Parse("2018"), PartialDate.Parse("2022-12"));
        foreach (var (at, role, holder) in new[] { ("record", "chair", "A"), ("org/orion", "secretary", "B") })
            await Accepted(at, new RecordClaim(new Assertion(EntityId.Parse(role), new RoleHeld(role, new Reference(holder)), From, term)));
        Assert.Empty(await Terms("?asOf=2022-05"));
        Assert.Equal(["Study Group 13: chair A to 2022-12, then "], await Terms("?asOf=2022-08"));
        await Accepted("record", new RecordClaim(Claim("r3", new RoleHeld("chair", new Reference("C")), "2023-01")));
        Assert.Equal(["Study Group 13: chair A to 2022-12, then C"], await Terms("?asOf=2022-08"));
        Assert.Empty(await Terms("?asOf=2022-08&known=2001"));
        using var head = await server.SignedIn("head");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.GetAsync("/api/vacancies?asOf=x")).StatusCode);
        var page = await head.GetStringAsync("/vacancies?asof=2022-08");
        Assert.Contains("Chair of Study Group 13", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ecretary", page, StringComparison.Ordinal);

        async Task<string[]> Terms(string then)
        {
            using var official = await server.SignedIn("official");
            var lines = (await RunningServer.Json(await official.GetAsync("/api/vacancies" + then))).AsArray();
            return [.. lines.Select(l => (Title: (string)l!["title"]!, Term: l["vacancy"]!)).Select(l =>
                $"{l.Title}: {l.Term["role"]} {l.Term["holder"]!["name"]} to {l.Term["ends"]}, then "
                + string.Join(" or ", l.Term["next"]!.AsArray().Select(n => (string)n!["name"]!)))];
        }

        async Task Accepted(string compartment, Command command)
        {
            var outcome = await server.Sends("head", Sg13.Key, compartment, command);
            Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.ToString());
        }
    }

    private static Assertion Claim(string id, Statement statement, string? from = null) =>
        new(EntityId.Parse(id), statement, From, from is null ? null : new PartialInterval(PartialDate.Parse(from)));

    private static Reference Named(string actor, string name) => new(name, ActorId.Parse(actor));
}
