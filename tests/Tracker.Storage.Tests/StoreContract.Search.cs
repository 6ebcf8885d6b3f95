using System.Text;
using Tracker.Domain.Search;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Testing;

namespace Tracker.Storage.Tests;

public abstract partial class StoreContract
{
    private static readonly SearchSight Everything = Sight("work-item record", "work-item government", "delegation record", "delegation government");

    [Theory]
    [InlineData("quantum", "work-item/a", "work-item/d", "work-item/b")]
    [InlineData("QUANT", "work-item/a", "work-item/d", "work-item/b")]
    [InlineData("quantum network", "work-item/b")]
    [InlineData("network quantum", "work-item/b")]
    [InlineData("etude", "work-item/c")]
    [InlineData("Étude", "work-item/c")]
    [InlineData("科大", "work-item/d")]
    [InlineData("国盾", "work-item/d")]
    [InlineData("科大国盾", "work-item/d")]
    [InlineData("盾科")]
    [InlineData("科盾")]
    [InlineData("大国科")]
    [InlineData("盾", "work-item/d")]
    [InlineData("sg 13", "work-item/c")]
    [InlineData("SG13", "work-item/c")]
    [InlineData("sg 1", "work-item/c")]
    [InlineData("1 sg")]
    [InlineData("uantum")]
    [InlineData("gone")]
    [InlineData("100%", "work-item/d")]
    [InlineData("quantum absent")]
    public async Task Records_are_found_by_words_of_all_their_texts(string typed, params string[] found)
    {
        await AppendTexts("work-item/a", Text("title", SearchPlace.Title, "Quantum keys"));
        await AppendTexts("work-item/b", Text("title", SearchPlace.Title, "Networks"), Text("note/1", SearchPlace.Note, "about quantum things"));
        await AppendTexts("work-item/c", Text("title", SearchPlace.Title, "Étude 2"), Text("claim/1", SearchPlace.Name, "ITU-T/SG13"));
        await AppendTexts("work-item/d", Text("title", SearchPlace.Title, "QuantumCTek 科大国盾"), Text("note/1", SearchPlace.Note, "100% of it, 科技"));
        Assert.Equal(found, await Found(typed));
    }

    [Fact]
    public async Task Mention_is_found_by_the_record_that_it_names_and_by_no_word()
    {
        var item = ActorId.Parse("work-item/itu/newip");
        var mention = SearchText.Mention("point/p1", item, "agenda-point", "p1", "1", "Oppose", "Draft", "Quantum things");
        await AppendTexts("work-item/a", Text("title", SearchPlace.Title, "Alpha"), Text(mention.Key, mention.Place, mention.Text, CompartmentId.Government));
        foreach (var typed in new[] { "newip", "quantum", "oppose", "work-item", "agenda" }) Assert.Empty(await Found(typed));
        var asked = SearchQuery.Naming(item);
        Assert.Equal(["work-item/a"], (await store.Search.Find(asked, Everything, null, 10)).Select(a => a.Value));
        Assert.Empty(await store.Search.Find(asked, Sight("work-item record"), null, 10));
        Assert.Equal([SearchPlace.Title, SearchPlace.Mention],
            (await store.Search.Where(asked, Everything, [ActorId.Parse("work-item/a")])).Select(h => h.Place));
        Assert.Empty(await store.Search.Find(SearchQuery.Naming(ActorId.Parse("work-item/itu/new")), Everything, null, 10));
    }

    [Fact]
    public async Task Typed_identifier_comes_first_then_its_other_editions_then_texts_that_mention_it()
    {
        await AppendTexts("work-item/mention", Text("title", SearchPlace.Title, "Liaison on X.1811 and 23837-2"));
        await AppendTexts("work-item/itu", Text("title", SearchPlace.Title, "Zones"), Text("claim/1", SearchPlace.Identifier, "ITU-T X.1811"));
        await AppendTexts("work-item/question", Text("title", SearchPlace.Title, "Optical"), Text("claim/1", SearchPlace.Name, "Q11/15"));
        await AppendTexts("work-item/other", Text("title", SearchPlace.Title, "Notes on Q11/15 and Q11/150"));
        await AppendTexts("work-item/iso", Text("title", SearchPlace.Title, "Zulu"), Text("claim/1", SearchPlace.Identifier, "ISO/IEC DIS 23837-2"));
        await AppendTexts("work-item/old", Text("title", SearchPlace.Title, "Alpha"), Text("claim/1", SearchPlace.Identifier, "ISO/IEC 23837-2:2023"));

        Assert.Equal(["work-item/itu"], await Found("ITU-T X.1811"));
        Assert.Equal(["work-item/itu", "work-item/mention"], await Found("x.1811"));
        Assert.Equal(["work-item/question", "work-item/other"], await Found("Q11/15"));
        Assert.Equal(["work-item/iso", "work-item/old"], await Found("ISO/CEI DIS 23837-2"));
        Assert.Equal(["work-item/old", "work-item/iso"], await Found("ISO/IEC 23837-2:2023"));
    }

    [Fact]
    public async Task Whole_names_come_before_beginnings_and_titles_before_names_before_notes()
    {
        await AppendTexts("work-item/e", Text("title", SearchPlace.Title, "Alpha"), Text("note/1", SearchPlace.Note, "FVCN"));
        await AppendTexts("work-item/d", Text("title", SearchPlace.Title, "Beta"), Text("claim/1", SearchPlace.FormerName, "FVCN before"));
        await AppendTexts("work-item/c", Text("title", SearchPlace.Title, "On FVCN"));
        await AppendTexts("work-item/b", Text("title", SearchPlace.Title, "FVCN draft"));
        await AppendTexts("work-item/a", Text("title", SearchPlace.Title, "New IP"), Text("claim/1", SearchPlace.Name, "FVCN"));
        Assert.Equal(["work-item/a", "work-item/b", "work-item/c", "work-item/d", "work-item/e"], await Found("fvcn"));
        Assert.Equal(["work-item/a", "work-item/b"], await Found("fvcn", take: 2));
    }

    [Fact]
    public async Task What_is_closed_to_the_viewer_neither_matches_nor_counts_nor_orders()
    {
        await AppendTexts("work-item/a", Text("title", SearchPlace.Title, "Zero"), Text("note/1", SearchPlace.Note, "secret", CompartmentId.Government));
        await AppendTexts("work-item/b", Text("title", SearchPlace.Title, "secretariat"));
        var mine = ActorId.Parse("delegation/mine");
        var theirs = ActorId.Parse("delegation/theirs");
        await AppendTexts(mine.Value, Text("title", SearchPlace.Title, "secret mine", CompartmentId.Delegation));
        await AppendTexts(theirs.Value, Text("title", SearchPlace.Title, "secret theirs", CompartmentId.Delegation));

        Assert.Equal(["work-item/b"], await Found("secret", Sight("work-item record")));
        Assert.Equal(["work-item/b", "work-item/a"], await Found("secret", Sight("work-item record", "work-item government")));
        Assert.Equal(["delegation/mine"], await Found("secret", new SearchSight([], [mine], [(mine, CompartmentId.Delegation)])));
        Assert.Empty(await Found("zero secret", Sight("work-item record")));
        Assert.Empty(await Found("secret", new SearchSight([], [], [])));
        Assert.Empty(await Found("secret mine", new SearchSight([("delegation", CompartmentId.Delegation)], [mine], [])));

        var hits = await store.Search.Where(Query("secret"), Sight("work-item record"), [ActorId.Parse("work-item/a"), mine]);
        Assert.Equal([("Zero", SearchPlace.Title)], hits.Select(h => (h.Text, h.Place)));
    }

    [Fact]
    public async Task Only_one_kind_is_searched_on_request()
    {
        await AppendTexts("work-item/a", Text("title", SearchPlace.Title, "same"));
        await AppendTexts("delegation/a", Text("title", SearchPlace.Title, "same"));
        Assert.Equal(["delegation/a", "work-item/a"], await Found("same"));
        Assert.Equal(["delegation/a"], await Found("same", kind: "delegation"));
        Assert.Empty(await Found("same", kind: "person"));
    }

    [Fact]
    public async Task Index_follows_what_is_appended_also_twice_in_one_group()
    {
        var actor = ActorId.Parse("work-item/a");
        var chain = new Chain(actor);
        await Task.WhenAll(
            store.Events.Append(chain.Next(search: [Row(actor, "first words", null), Row(actor, "note one", null, "note/1")])),
            store.Events.Append(chain.Next(search: [Row(actor, "second words", "first words")])),
            store.Events.Append(chain.Next(search: [Row(actor, "third words", "second words")])));
        Assert.Empty(await Found("first"));
        Assert.Empty(await Found("second"));
        Assert.Equal([actor.Value], await Found("third words"));
        await store.Events.Append(chain.Next(search: [Row(actor, "", "note one", "note/1")]));
        Assert.Empty(await Found("note"));
        Assert.Equal([actor.Value], await Found("third"));
    }

    [Fact]
    public async Task Text_of_an_append_that_is_not_stored_is_not_found()
    {
        var actor = ActorId.Parse("work-item/a");
        var (chain, lost) = (new Chain(actor), new Chain(actor));
        await store.Events.Append(chain.Next(search: [Row(actor, "kept", null)]));
        await Assert.ThrowsAsync<FencedException>(() => store.Events.Append(lost.Next(count: 2, search: [Row(actor, "lost", null)])));
        Assert.Empty(await Found("lost"));
        Assert.Equal([actor.Value], await Found("kept"));
    }

    [Fact]
    public async Task Texts_of_earlier_events_are_filled_in_and_what_came_since_stays()
    {
        var (a, b) = (ActorId.Parse("work-item/a"), ActorId.Parse("work-item/b"));
        var (first, second) = (new Chain(a), new Chain(b));
        await store.Events.Append(first.Next());
        await store.Events.Append(second.Next());
        Assert.Equal([a], await store.Search.Unfilled(1));
        await store.Events.Append(second.Next(search: [Row(b, "newer", "older"), Row(b, "", "taken away", "note/1")]));
        await store.Search.Fill([Row(a, "older a", null)], a);
        Assert.Equal([b], await store.Search.Unfilled(10));
        await store.Search.Fill([Row(b, "older", null), Row(b, "taken away", null, "note/1"), Row(b, "another", null, "note/2")], b);
        Assert.Empty((await store.Search.Unfilled(10))!);
        await store.Search.Fill([], null);
        Assert.Null(await store.Search.Unfilled(10));

        Assert.Equal([a.Value], await Found("older"));
        Assert.Equal([b.Value], await Found("newer"));
        Assert.Empty(await Found("taken"));
        Assert.Equal([b.Value], await Found("another"));
    }

    [Fact]
    public async Task Text_that_no_database_can_hold_does_not_stop_its_neighbours()
    {
        await AppendTexts("work-item/a", Text("title", SearchPlace.Title, "nul \0 half \ud800 long " + new string('x', 30_000)));
        Assert.Equal(["work-item/a"], await Found("half"));
        Assert.Equal(["work-item/a"], await Found(new string('x', 200)));
    }

    [Theory]
    [InlineData("quantum", 3)]
    [InlineData("QUANT", 3)]
    [InlineData("networks quantum", 3)]
    [InlineData("量子", 3)]
    [InlineData("量子通信", 3)]
    [InlineData("子量", 0)]
    [InlineData("量子网", 0)]
    [InlineData("quantum opening", 0)]
    [InlineData("uantum", 0)]
    public async Task Words_of_a_kept_document_are_found_if_one_page_has_them_all(string typed, int page)
    {
        await Captured("source/a", "Minutes", "Opening\n\fAgenda\fTitle\nQuantum networks 量子通信", "c1");
        Assert.Equal(page == 0 ? [] : ["source/a"], await Found(typed, Sight("source record")));
        Assert.Equal(page == 0 ? [] : ["source/a"], await Found(typed, Sight("source record"), "source"));
        Assert.Empty(await Found(typed, Sight("source record"), "person"));
        var hits = await Said(typed, Sight("source record"), "source/a");
        Assert.Equal(page == 0 ? [] : [(page, 2, 16)], hits.Select(h => (h.Document!.Page, h.Document.Line, h.Document.From)));
    }

    [Fact]
    public async Task Words_of_a_document_are_found_by_those_who_may_read_a_capture_of_it_each_by_their_own()
    {
        var everyone = Sight("source record");
        var government = Sight("source record", "source government");
        var sha256 = await Captured("source/a", "Alpha", "The secret words", "c1", CompartmentId.Government);
        await AppendTexts("source/b", Text("title", SearchPlace.Title, "Beta"));
        Assert.Empty(await Found("secret", everyone));
        Assert.Empty(await Said("secret", everyone, "source/a"));
        Assert.Equal(["source/a"], await Found("secret", government));
        Assert.Empty(await Found("secret", new SearchSight([], [], [])));

        await Captured("source/b", "Beta", "The secret words", "c2");
        Assert.Equal(["source/b"], await Found("secret", everyone));
        Assert.Empty(await Said("secret", everyone, "source/a"));
        Assert.Equal(sha256, Assert.Single(await Said("secret", everyone, "source/b")).Document!.Sha256);
        Assert.Equal(["source/a", "source/b"], await Found("secret", government));
    }

    [Fact]
    public async Task Only_a_capture_of_a_source_opens_the_words_of_a_document_and_a_withdrawn_one_does_not()
    {
        var actor = ActorId.Parse("source/a");
        var sha256 = await Kept("Words of nobody");
        var mention = SearchText.Mention("capture/c1", CapturedDocument.ActorOf(sha256), "capture", "c1", "Text", sha256);
        await AppendTexts("work-item/x", Text("title", SearchPlace.Title, "X"), Text("capture/c1", mention.Place, mention.Text));
        await AppendTexts("source/b", Text("title", SearchPlace.Title, "B"), Text("claim/1", mention.Place, mention.Text));
        Assert.Empty(await Found("nobody", Sight("source record", "work-item record")));

        var chain = new Chain(actor);
        await store.Events.Append(chain.Next(search:
        [
            Row(actor, "A", null), new SearchRow(actor, CompartmentId.Record, mention.Key, mention.Place, mention.Text),
        ]));
        Assert.Equal(["source/a"], await Found("nobody", Sight("source record")));
        await store.Events.Append(chain.Next(search: [new SearchRow(actor, CompartmentId.Record, mention.Key, mention.Place, "", mention.Text)]));
        Assert.Empty(await Found("nobody", Sight("source record")));
        Assert.Empty(await Said("nobody", Sight("source record"), "source/a"));
    }

    [Fact]
    public async Task Title_comes_before_words_of_documents_and_pieces_with_the_words_as_typed_before_others()
    {
        await Captured("source/a", "Alpha", "Ip that is new\fThe new ip here", "c1");
        await Captured("source/b", "New IP", "Nothing", "c1");
        await AppendTexts("work-item/x", Text("title", SearchPlace.Title, "X"), Text("note/1", SearchPlace.Note, "ip and new"));
        Assert.Equal(["source/b", "work-item/x", "source/a"], await Found("new ip", Sight("source record", "work-item record")));
        Assert.Equal([2, 1], (await Said("new ip", Sight("source record"), "source/a")).Select(h => h.Document!.Page));
        Assert.Equal(2, Assert.Single(await Said("new ip", Sight("source record"), "source/a", each: 1)).Document!.Page);
    }

    [Fact]
    public async Task Words_of_earlier_documents_are_filled_in_and_written_anew()
    {
        var sha256 = await Captured("source/a", "Alpha", string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"w{i}")), "c1");
        Assert.Empty(await store.Documents.Unindexed(10));
        await store.Documents.EmptyIndex();
        Assert.Empty(await Found("w19999", Sight("source record")));
        var left = Assert.Single(await store.Documents.Unindexed(10));
        Assert.Equal(sha256, left.Sha256);
        await store.Documents.Index(left);
        await store.Documents.Index(left);
        Assert.Empty(await store.Documents.Unindexed(10));
        Assert.Equal(["source/a"], await Found("w19999", Sight("source record")));
    }

    [Fact]
    public async Task Merged_records_are_named_with_the_one_they_lead_to_and_left_out_of_lists()
    {
        var (one, two) = (ActorId.Parse("work-item/one"), ActorId.Parse("work-item/two"));
        var (chain, rows) = (new Chain(one), new[] { Row(one, "One", 1), Row(two, "Two with \"sameAs\":", 1) });
        var mention = SearchText.Mention("same-as", two, "same-as");
        await store.Events.Append(new Chain(two).Next(listings: [rows[1] with { Detail = """{"names":"\"sameAs\":"}""" }]));
        await store.Events.Append(chain.Next(
            listings: [rows[0] with { Detail = """{"sameAs":"work-item/two"}""" }],
            search: [Row(one, "One", null), new SearchRow(one, CompartmentId.Record, mention.Key, mention.Place, mention.Text)]));
        Assert.Equal([one], (await store.Listings.Merged("work-item")).Select(r => r.Actor));
        Assert.Empty(await store.Listings.Merged("person"));
        Assert.Equal([two], (await store.Listings.List("work-item", CompartmentId.Record, null, 0, 10)).Select(r => r.Actor));
        Assert.Equal([two], (await store.Listings.List("work-item", null, null, 0, 10)).Select(r => r.Actor));
        Assert.Equal([KeyValuePair.Create(one, two)], await store.Search.Same([one, two]));

        await store.Events.Append(chain.Next(
            listings: [rows[0] with { Version = 2 }], search: [new SearchRow(one, CompartmentId.Record, mention.Key, mention.Place, "", mention.Text)]));
        Assert.Empty(await store.Listings.Merged("work-item"));
        Assert.Empty(await store.Search.Same([one, two]));
    }

    private static SearchSight Sight(params string[] open) =>
        new([.. open.Select(o => (o.Split(' ')[0], CompartmentId.Parse(o.Split(' ')[1])))], [], []);

    private static (string Key, SearchPlace Place, string Text, CompartmentId At) Text(string key, SearchPlace place, string text, CompartmentId? at = null) =>
        (key, place, text, at ?? CompartmentId.Record);

    private static SearchRow Row(ActorId actor, string text, string? was, string key = "title") =>
        new(actor, CompartmentId.Record, key, key == "title" ? SearchPlace.Title : SearchPlace.Note, text, was);

    private async Task<string> Kept(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var document = new CapturedDocument(Digest(bytes), DocumentForm.Text, bytes.Length, TextSha256: Digest(bytes), Characters: text.Length);
        return (await store.Documents.Keep(document, bytes, null, Host, Chain.Start)).Sha256;
    }

    /// <summary>A source with a title that keeps a document with this text.</summary>
    private async Task<string> Captured(string source, string title, string text, string id, CompartmentId? at = null)
    {
        var sha256 = await Kept(text);
        var mention = SearchText.Mention("capture/" + id, CapturedDocument.ActorOf(sha256), "capture", id, "Text", sha256);
        var actor = ActorId.Parse(source);
        var chain = Chain.After(actor, await store.Events.Read(actor, 0));
        await store.Events.Append(chain.Next(search:
        [
            Row(actor, title, null), new SearchRow(actor, at ?? CompartmentId.Record, mention.Key, mention.Place, mention.Text),
        ]));
        return sha256;
    }

    private Task<IReadOnlyList<SearchHit>> Said(string typed, SearchSight sight, string source, int each = 5) =>
        store.Search.Words(Query(typed), sight, [ActorId.Parse(source)], each);

    private static SearchQuery Query(string typed) => SearchQuery.Read(typed, "q").Query!;

    private async Task AppendTexts(string name, params (string Key, SearchPlace Place, string Text, CompartmentId At)[] texts)
    {
        var actor = ActorId.Parse(name);
        await store.Events.Append(new Chain(actor).Next(search: [.. texts.Select(t => new SearchRow(actor, t.At, t.Key, t.Place, t.Text))]));
    }

    private async Task<IEnumerable<string>> Found(string typed, SearchSight? sight = null, string? kind = null, int take = 50) =>
        (await store.Search.Find(Query(typed), sight ?? Everything, kind, take)).Select(a => a.Value);
}
