using System.Net;
using System.Text.Json.Nodes;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Api;

/// <summary>Facts of all records over the API: by what they say and name, by both clocks, and only what the caller may read.</summary>
public sealed class ClaimListTests(NewServer shared) : IClassFixture<NewServer>
{
    private const string Item = "work-item/itu/newip", Body = "committee/itu-t/sg13", Firm = "organization/huawei";
    private const string Sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static readonly Source From = new("Report", "so");

    [Fact]
    public async Task Facts_of_all_records_are_listed_by_what_is_asked_and_only_to_those_who_may_read_them()
    {
        await using var server = await Delegation.Start();
        await Told(server);
        Assert.Equal(["p", "e", "s"], (await Ids(server, "head", "")).Except(["t", "t2"]));
        Assert.Equal(["t2", "e", "s"], await Ids(server, "head", "&subject=" + Item));
        Assert.Equal(["e"], await Ids(server, "head", "&statement=editor"));
        Assert.Equal(["e"], await Ids(server, "head", "&names=" + Firm));
        Assert.Equal(["p"], await Ids(server, "head", "&names=committee/itu-t"));
        Assert.Equal(["e"], await Ids(server, "head", "&document=" + Sha));
        Assert.Equal(["e"], await Ids(server, "head", "&country=China"));
        Assert.Equal(["t", "p"], await Ids(server, "head", "&kind=committee"));
        Assert.Equal(["t2", "s"], await Ids(server, "head", $"&subject={Item}&asOf=2019"));
        Assert.Equal(["p"], await Ids(server, "head", "&kind=committee&skip=1&take=1"));
        Assert.Empty(await Ids(server, "head", "&known=2001"));

        Assert.Equal(["private", "e"], await Ids(server, "official", "&names=" + Firm));
        Assert.Equal(["private"], await Ids(server, "official", "&statement=supporting-member"));
        Assert.Empty(await Ids(server, "outsider", "&statement=supporting-member"));
    }

    [Fact]
    public async Task Corrected_fact_is_listed_on_request_and_for_the_times_at_which_it_was_known()
    {
        await using var server = await Delegation.Start();
        await Told(server);
        var before = server.Time.GetUtcNow();
        server.Time.Shift = TimeSpan.FromDays(2);
        await Accepted(server, "head", Item, "record", new SupersedeClaim(EntityId.Parse("s"), Status("s2", "discontinued"), "misread"));
        Assert.Equal(["s2"], await Ids(server, "head", "&statement=status"));
        Assert.Equal(["s", "s2"], await Ids(server, "head", "&statement=status&ever=true"));
        Assert.Equal(["s"], await Ids(server, "head", $"&statement=status&known={before.UtcDateTime:yyyy-MM-dd}"));
        Assert.Equal(["s"], await Ids(server, "head", $"&statement=status&known={Uri.EscapeDataString(before.ToString("O"))}"));
        var gone = (await Lines(server, "head", "&statement=status&ever=true"))[0]!;
        Assert.True((DateTimeOffset)gone["recordedTo"]! > before);
        Assert.Equal(("under-study", "2017-03", "status"), ((string)gone["value"]!, (string)gone["validFrom"]!, (string)gone["says"]!["kind"]!));
    }

    [Theory]
    [InlineData("subject=Not%20One", "subject")]
    [InlineData("names=x", "names")]
    [InlineData("statement=dance", "statement")]
    [InlineData("document=12", "document")]
    [InlineData("kind=dance", "kind")]
    [InlineData("asOf=2016-13", "asOf")]
    [InlineData("known=soon", "known")]
    [InlineData("skip=-1", "skip")]
    [InlineData("take=201", "take")]
    public async Task What_cannot_be_asked_is_refused_with_its_field(string asked, string field)
    {
        using var admin = await shared.Server.SignedIn("admin");
        var answer = await admin.GetAsync("/api/claims?" + asked);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(field, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["field"]!);
    }

    [Fact]
    public async Task List_of_another_moment_has_the_records_that_were_known_with_the_titles_that_held()
    {
        await using var server = await Delegation.Start();
        await Told(server);
        var before = server.Time.GetUtcNow();
        server.Time.Shift = TimeSpan.FromDays(2);
        await Accepted(server, "head", Item, "record", new RecordClaim(
            new Assertion(EntityId.Parse("t3"), new Titled("Future Vertical Communication"), From, new PartialInterval(PartialDate.Parse("2020")))));
        await Accepted(server, "head", "work-item/itu/later", "record", new OpenSubject(EntityId.Parse("t"), "A later item", From, "ITU-T"));

        Assert.Equal(["A later item", "Future Vertical Communication"], await Titles("&kind=work-item"));
        Assert.Equal(["New IP"], await Titles($"&kind=work-item&known={before.UtcDateTime:yyyy-MM-dd}"));
        Assert.Equal(["A later item", "New IP"], await Titles("&kind=work-item&asOf=2019"));
        Assert.Equal(["A later item", "Future Vertical Communication"], await Titles("&kind=work-item&asOf=2020-06"));
        Assert.Equal(["New IP"], await Titles("&kind=work-item&asOf=2019&contains=NEW%20ip"));
        Assert.Equal(["New IP"], await Titles("&kind=work-item&asOf=2019&skip=1"));
        Assert.Empty(await Titles("&kind=work-item&known=2001"));

        using var head = await server.SignedIn("head");
        var line = JsonNode.Parse(await head.GetStringAsync("/api/records?kind=work-item&asOf=2019&contains=new"))![0]!;
        Assert.Equal(("ITU-T", "under-study"), ((string)line["detail"]!["body"]!, (string)line["detail"]!["status"]!));
        Assert.Null(JsonNode.Parse(await head.GetStringAsync("/api/records?kind=work-item&asOf=2016&contains=new"))![0]!["detail"]!["status"]);
        foreach (var (wrong, field) in new[] { ("kind=work-item&asOf=x", "asOf"), ("kind=work-item&known=x", "known"), ("kind=delegation&asOf=2016", "asOf") })
        {
            var answer = await head.GetAsync("/api/records?" + wrong);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, field),
                (answer.StatusCode, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["field"]!));
        }

        async Task<IEnumerable<string>> Titles(string asked)
        {
            using var browser = await server.SignedIn("head");
            return JsonNode.Parse(await browser.GetStringAsync("/api/records?" + asked[1..]))!.AsArray().Select(l => (string)l!["title"]!);
        }
    }

    private static async Task Told(RunningServer server)
    {
        var huawei = new Reference("Huawei", ActorId.Parse(Firm));
        await Accepted(server, "head", Body, "record", new OpenSubject(EntityId.Parse("t"), "Study Group 13", From));
        await Accepted(server, "head", Body, "record", new RecordClaim(
            new Assertion(EntityId.Parse("p"), new PartOf(new Reference("ITU-T", ActorId.Parse("committee/itu-t"))), From)));
        await Accepted(server, "head", Item, "record", new OpenSubject(EntityId.Parse("t2"), "New IP", From, "ITU-T"));
        await Accepted(server, "head", Item, "record", new RecordClaim(new Assertion(
            EntityId.Parse("e"), new Editor(huawei, null, "China"), new Source("Report", Passage: new Passage(Sha, "1-20")),
            new PartialInterval(PartialDate.Parse("2016"), PartialDate.Parse("2018")))));
        await Accepted(server, "head", Item, "record", new RecordClaim(Status("s", "under-study")));
        await Accepted(server, "official", Item, "government", new RecordClaim(
            new Assertion(EntityId.Parse("private"), new SupportingMember(huawei), From)));
    }

    private static Assertion Status(string id, string code) =>
        new(EntityId.Parse(id), new StatusReached(StatusCode.Parse(code)), From, new PartialInterval(PartialDate.Parse("2017-03")));

    private static async Task Accepted(RunningServer server, string participant, string actor, string compartment, Command command)
    {
        var outcome = await server.Sends(participant, actor, compartment, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.ToString());
    }

    private static async Task<JsonArray> Lines(RunningServer server, string participant, string asked)
    {
        using var browser = await server.SignedIn(participant);
        return JsonNode.Parse(await browser.GetStringAsync("/api/claims?" + asked.TrimStart('&')))!.AsArray();
    }

    private static async Task<IEnumerable<string>> Ids(RunningServer server, string participant, string asked) =>
        (await Lines(server, participant, asked)).Select(l => (string)l!["id"]!);
}
