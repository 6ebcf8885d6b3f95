using System.Net;
using System.Text.Json.Nodes;
using Tracker.Domain.Claims;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Protocol;

namespace Tracker.Server.Tests.Api;

/// <summary>Two records about the same thing: lists, search and what names them lead to one, and back again.</summary>
public sealed class MergeTests : IAsyncLifetime
{
    private const string One = "work-item/itu/newip", Two = "work-item/itu/fvcn";
    private RunningServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await Delegation.Start();
        await Accepted(One, new OpenSubject(EntityId.New(), "Peculiar proposal", From, "ITU-T"));
        await Accepted(Two, new OpenSubject(EntityId.New(), "Vertical framework", From, "ITU-T"));
        await Accepted(One, new RecordClaim(new Assertion(EntityId.Parse("n1"), new AlsoNamed("Curious naming"), From)));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Names_lists_and_mentions_of_a_merged_record_lead_to_the_other_until_they_are_split()
    {
        var point = EntityId.Parse("p1");
        await Delegation.Accepted(server, "head", "delegation", new LinkWorkItem(point, ActorId.Parse(One)));
        var before = DateTimeOffset.UtcNow;
        await Accepted(One, new MergeRecord(ActorId.Parse(Two), "The same proposal"));

        Assert.Equal([Two], await Actors("/api/search?q=curious"));
        Assert.Equal([Two], await Actors("/api/search?q=peculiar"));
        Assert.Equal([Two], await Actors("/api/search?q=" + Uri.EscapeDataString("proposal")));
        Assert.Equal(1, (int)Assert.Single(await Read("head", "/api/search/kinds?q=curious"))!["count"]!);
        Assert.Equal("Vertical framework", (string)(await Read("head", "/api/search?q=curious"))[0]!["title"]!);
        Assert.Contains("Curious naming", (await Read("head", "/api/search?q=curious"))[0]!["matches"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal([Two], await Actors("/api/records?kind=work-item"));
        Assert.Equal([Two], await Actors("/api/records?kind=work-item&known=2100"));
        Assert.Equal([One, Two], await Actors("/api/records?kind=work-item&known=" + Uri.EscapeDataString(before.ToString("O"))));

        var named = await Read("head", "/api/mentions?actor=" + Two);
        Assert.Equal([(One, Merging.Same), (Delegation.Actor, PointMention.What)], named.Select(l => ((string)l!["actor"]!, (string)l["what"]!)));
        Assert.Equal([Merging.Same], (await Read("outsider", "/api/mentions?actor=" + Two)).Select(l => (string)l!["what"]!));

        await Accepted(One, new SplitRecord("Another one after all"));
        Assert.Equal([One], await Actors("/api/search?q=curious"));
        Assert.Equal([One, Two], await Actors("/api/records?kind=work-item"));
        Assert.Empty(await Read("head", "/api/mentions?actor=" + Two));
    }

    [Fact]
    public async Task Page_of_a_merged_record_says_of_which_and_that_one_shows_its_facts()
    {
        await Accepted(One, new MergeRecord(ActorId.Parse(Two), "The same proposal"));
        using var browser = await server.SignedIn("head");
        var merged = await browser.GetStringAsync("/records/" + One);
        Assert.Contains($"This is the same as <a href=\"records/{Two}\" dir=\"auto\">Vertical framework</a>", merged, StringComparison.Ordinal);
        Assert.Contains("“The same proposal”", merged, StringComparison.Ordinal);
        var whole = WebUtility.HtmlDecode(await browser.GetStringAsync("/records/" + Two));
        Assert.Contains("Recorded in “Peculiar proposal”", whole, StringComparison.Ordinal);
        Assert.Contains($"records/{One}?claim=n1#source", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_cannot_be_merged_into_one_that_is_not_there_or_is_merged_itself()
    {
        var nothing = await Refused(One, new MergeRecord(ActorId.Parse("work-item/none"), "Same"));
        Assert.Equal((Rejection.NotFound.Sentence, "into"), (nothing.Sentence, nothing.Field));
        await Accepted(One, new MergeRecord(ActorId.Parse(Two), "Same"));
        var circle = await Refused(Two, new MergeRecord(ActorId.Parse(One), "Same"));
        Assert.Equal(("'into' must be a record that is not merged itself. Merge into the one that it leads to, or split it first.", "into"),
            (circle.Sentence, circle.Field));
        Assert.Equal("into", (await Refused(One, new MergeRecord(ActorId.Parse("work-item/itu/third"), "Same"))).Field);
    }

    [Fact]
    public async Task Merges_one_after_the_other_lead_to_the_last()
    {
        const string third = "work-item/itu/third";
        await Accepted(third, new OpenSubject(EntityId.New(), "Third title", From, "ITU-T"));
        await Accepted(One, new MergeRecord(ActorId.Parse(Two), "Same"));
        await Accepted(Two, new MergeRecord(ActorId.Parse(third), "Same"));
        Assert.Equal([third], await Actors("/api/search?q=curious"));
        Assert.Equal([Two, One], (await Read("head", "/api/mentions?actor=" + third)).Select(l => (string)l!["actor"]!));
    }

    private static Source From => new("A report", "as printed");

    private Task<OutcomeMessage> Send(string actor, Command command) => server.Sends("official", actor, "record", command);

    private async Task Accepted(string actor, Command command)
    {
        var outcome = await Send(actor, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence);
    }

    private async Task<Rejection> Refused(string actor, Command command) => (await Send(actor, command)).Rejection!;

    private async Task<IEnumerable<string>> Actors(string address) => (await Read("head", address)).Select(l => (string)l!["actor"]!);

    private async Task<JsonArray> Read(string reader, string address)
    {
        using var browser = await server.SignedIn(reader);
        return JsonNode.Parse(await browser.GetStringAsync(address))!.AsArray();
    }
}
