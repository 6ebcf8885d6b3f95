using System.Globalization;
using Tracker.Domain.Shared;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Listing_is_written_with_its_events_and_follows_them()
    {
        var chain = new Chain(Actor);
        await store.Events.Append(chain.Next(listings: [Row(Actor, "First title", 1)]));
        await store.Events.Append(chain.Next(listings: [Row(Actor, "Second title", 2)]));
        Assert.Equal([Row(Actor, "Second title", 2)], await store.Listings.List("delegation", CompartmentId.Record, null, 0, 10));
    }

    [Fact]
    public async Task Listing_never_goes_back_to_an_older_version()
    {
        var chain = new Chain(Actor);
        await store.Events.Append(chain.Next(listings: [Row(Actor, "newer", 5)]));
        await store.Events.Append(chain.Next(listings: [Row(Actor, "older", 4)]));
        Assert.Equal("newer", Assert.Single(await store.Listings.List("delegation", null, null, 0, 10)).Title);
    }

    [Fact]
    public async Task Lists_hold_only_the_asked_kind_and_compartment()
    {
        await store.Events.Append(new Chain(Actor).Next(listings: [Row(Actor, "open", 1), Row(Actor, "closed", 1, CompartmentId.Government)]));
        await store.Events.Append(new Chain(Other).Next(listings: [Row(Other, "item", 1)]));
        Assert.Equal(["open"], await Titles(CompartmentId.Record));
        Assert.Equal(["closed"], await Titles(CompartmentId.Government));
        Assert.Equal(["closed", "open"], await Titles(null));
        Assert.Empty(await Titles(CompartmentId.Program));
    }

    [Fact]
    public async Task Lists_are_sorted_by_title_whatever_its_case_and_paged()
    {
        foreach (var (title, i) in ((string[])["beta", "Alpha", "ÉTUDE", "gamma", "étude b"]).Select((t, i) => (t, i)))
            await AppendTitle(i, title);
        Assert.Equal(["Alpha", "beta", "gamma", "ÉTUDE", "étude b"], await Titles(null));
        Assert.Equal(["beta", "gamma"], (await store.Listings.List("delegation", CompartmentId.Record, null, 1, 2)).Select(r => r.Title));
    }

    [Theory]
    [InlineData("éTU", "ÉTUDE")]
    [InlineData("100%", "100% share")]
    [InlineData("a_b", "a_b")]
    [InlineData("\\", "back\\slash")]
    [InlineData("'", "it's")]
    public async Task Titles_are_found_by_the_letters_they_contain(string sought, string found)
    {
        foreach (var (title, i) in ((string[])["ÉTUDE", "100% share", "1000 share", "a_b", "axb", "back\\slash", "it's"]).Select((t, i) => (t, i)))
            await AppendTitle(i, title);
        Assert.Equal([found], (await store.Listings.List("delegation", null, sought, 0, 10)).Select(r => r.Title));
    }

    [Theory]
    [InlineData("sg13", "Study Group 13")]
    [InlineData("ITU-T sg13", "Study Group 13")]
    [InlineData("SG 13", "Study Group 13")]
    [InlineData("group 13", "Study Group 13")]
    [InlineData("量子", "Question 16")]
    [InlineData("state", null)]
    [InlineData("names", null)]
    [InlineData("13 study", null)]
    public async Task Records_are_found_by_words_of_their_title_or_of_their_other_names(string sought, string? found)
    {
        (string, string)[] records =
        [
            ("Study Group 13", """{"names":"Study Group 13 | ITU-T/SG13","kind":"study group"}"""), ("Question 16", """{"names":"量子 | \u0051"}"""),
            ("Nothing", """{"names":"nul \u0000 in it"}"""), ("Other", "{}"),
        ];
        foreach (var (i, (title, detail)) in records.Index())
        {
            var actor = ActorId.Parse($"committee/{i}");
            await store.Events.Append(new Chain(actor).Next(listings: [Row(actor, title, 1) with { Detail = detail }]));
        }
        foreach (var compartment in new CompartmentId?[] { null, CompartmentId.Record })
            Assert.Equal(found is null ? [] : [found], (await store.Listings.List("committee", compartment, sought, 0, 10)).Select(r => r.Title));
    }

    [Fact]
    public async Task Title_that_no_database_can_hold_does_not_stop_its_neighbours()
    {
        var chain = new Chain(Other);
        await Task.WhenAll(
            store.Events.Append(new Chain(Actor).Next(listings: [Row(Actor, "nul \0, half \ud800, long " + new string('x', 5_000), 1)])),
            store.Events.Append(chain.Next()));
        var title = Assert.Single(await Titles(null));
        Assert.StartsWith("nul \ufffd, half \ufffd, long xxx", title, StringComparison.Ordinal);
        Assert.Equal(300, title.Length);
    }

    [Fact]
    public async Task Access_list_is_the_last_one_written()
    {
        var chain = new Chain(Actor);
        await store.Events.Append(chain.Next(access: """{"a":1}"""));
        await store.Events.Append(chain.Next());
        await store.Events.Append(chain.Next(access: """{"a":2}"""));
        await store.Events.Append(new Chain(Other).Next());
        Assert.Equal([KeyValuePair.Create(Actor, """{"a":2}""")], await store.Listings.AccessLists("delegation"));
        Assert.Empty(await store.Listings.AccessLists("work-item"));
    }

    [Fact]
    public async Task Listing_and_access_changed_twice_in_one_group_show_the_last()
    {
        var chain = new Chain(Actor);
        await Task.WhenAll(Enumerable.Range(1, 100).Select(v =>
            store.Events.Append(chain.Next(listings: [Row(Actor, v.ToString(CultureInfo.InvariantCulture), v)], access: $"{{\"v\":{v}}}"))));
        Assert.Equal(["100"], await Titles(null));
        Assert.Equal("""{"v":100}""", (await store.Listings.AccessLists("delegation"))[Actor]);
    }

    [Fact]
    public async Task Texts_of_a_record_are_listed_by_title_with_their_last_event_and_those_of_no_other_record()
    {
        var text = ActorId.Parse("draft/delegation/1/sg13/delegation/papers/brief");
        var chain = new Chain(text);
        await store.Events.Append(chain.Next(listings: [Row(text, "Z brief", 1)]));
        await store.Events.Append(chain.Next(count: 3));
        foreach (var (actor, title) in new[]
        {
            ("draft/delegation/1/sg13/government/p1/talking-points", "A point"), ("draft/delegation/1/sg130/delegation/papers/brief", "Of another"),
            ("draft/delegation/2/sg13/x/delegation/papers/brief", "Of one below"), ("draft/delegation/1/sg1/delegation/papers/brief", "Of a shorter name"),
        })
            await store.Events.Append(new Chain(ActorId.Parse(actor)).Next(listings: [Row(ActorId.Parse(actor), title, 1)]));
        CompartmentId[] both = [CompartmentId.Delegation, CompartmentId.Government];
        var found = await store.Listings.Texts(ActorId.Parse("delegation/sg13"), both);
        Assert.Equal(["A point", "Z brief"], found.Select(t => t.Title));
        Assert.Equal(new TextRow(text, CompartmentId.Record, "Z brief", ParticipantId.Parse("someone"), Chain.Start.AddMicroseconds(4)), found[1]);
        Assert.Equal(["A point"], (await store.Listings.Texts(ActorId.Parse("delegation/sg13"), [CompartmentId.Government])).Select(t => t.Title));
        Assert.Empty(await store.Listings.Texts(ActorId.Parse("delegation/sg13"), []));
        Assert.Empty(await store.Listings.Texts(ActorId.Parse("delegation/none"), both));
    }

    [Fact]
    public async Task Access_list_of_one_record_is_found_by_its_name()
    {
        await store.Events.Append(new Chain(Actor).Next(access: """{"a":1}"""));
        Assert.Equal("""{"a":1}""", await store.Listings.AccessList(Actor));
        Assert.Null(await store.Listings.AccessList(Other));
    }

    private Task AppendTitle(int number, string title)
    {
        var actor = ActorId.Parse($"delegation/d{number}");
        return store.Events.Append(new Chain(actor).Next(listings: [Row(actor, title, 1)]));
    }

    private async Task<IEnumerable<string>> Titles(CompartmentId? compartment) =>
        (await store.Listings.List("delegation", compartment, null, 0, 100)).Select(r => r.Title);
}
