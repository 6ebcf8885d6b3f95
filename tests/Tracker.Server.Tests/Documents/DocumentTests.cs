using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Domain.Claims;
using Tracker.Domain.Directory;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Domain.Subjects;
using Tracker.Protocol;
using Tracker.Server.History;
using Tracker.Server.Records;
using Tracker.Storage;
using Tracker.Testing;

namespace Tracker.Server.Tests.Documents;

/// <summary>A document is uploaded, kept by a source, cited and compared; what strangers made of it harms nothing.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private const string Report = "source/report";
    private RunningServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await RunningServer.Start();
        foreach (var (id, group) in ((string, string)[])[("official", "office/trade"), ("expert", "org/acme"), ("other", "org/other")])
            await server.Directs(
                new AddOrganization(
                    GroupId.Parse(group), group, group.StartsWith("org/") ? OrganizationKind.Company : OrganizationKind.GovernmentOffice),
                new AddParticipant(ParticipantId.Parse(id), id),
                new AddMembership(EntityId.Parse("m-" + id), ParticipantId.Parse(id), GroupId.Parse(group)));
        await server.Directs(new AddParticipant(ParticipantId.Parse("visitor"), "visitor"));
        await Sent("official", "record", new AddSource("Report of the group"));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Words_of_a_kept_text_are_shown_in_their_context()
    {
        var document = await Kept("official", "record", "report.txt", "One 标准. The group did not accept it. 𠀀 The end.");
        var words = await Read("expert", $"words?sha256={document.Sha256}&span=8-35&around=50");
        Assert.Equal(["One 标准. ", "The group did not accept it", ". 𠀀 The end."], words["runs"]!.AsArray().Select(r => (string)r!["text"]!));
        Assert.Equal((Report, "Report of the group"), ((string)words["document"]!["source"]!, (string)words["document"]!["title"]!));
        Assert.Equal("𠀀", (string)(await Read("expert", $"text?sha256={document.Sha256}&from=37&length=1"))["text"]!);
        var found = await Read("expert", $"find?sha256={document.Sha256}&words=The%20group%20%20did%20not%20accept%20it");
        Assert.Equal("8-35", (string)Assert.Single(found.AsArray())!["span"]!);
        Assert.Equal("The span ends outside the text, which has 47 characters.",
            (string)(await Read("expert", $"words?sha256={document.Sha256}&span=40-48"))["problem"]!);
    }

    [Fact]
    public async Task Html_is_read_without_its_scripts_and_a_pdf_by_its_pages()
    {
        var html = await Kept("official", "record", "page.html",
            "<!doctype html><title>No</title><p>First  line<br>second</p><script>alert('no')</script><ul><li>Item</ul><table><tr><td>a<td>b</table>");
        Assert.Equal("First line\nsecond\nItem\na\tb", (string)(await Read("expert", $"text?sha256={html.Sha256}"))["text"]!);

        var pdf = await Keep("official", "record", "minutes.pdf", Pdfs.Of("Opening of the meeting", "Decision 2022"));
        Assert.Equal((DocumentForm.Pdf, 2), (pdf.Form, pdf.Pages));
        var page = await Read("expert", $"words?sha256={pdf.Sha256}&page=2");
        Assert.Equal((2, "Decision 2022"), ((int)page["page"]!, (string)page["runs"]!.AsArray().Single(r => (string)r!["kind"]! == "words")!["text"]!));
    }

    [Fact]
    public async Task Scanned_pages_are_cited_by_page_and_say_why_not_by_words()
    {
        var scanned = await Keep("official", "record", "scan.pdf", Pdfs.Of("", ""));
        Assert.Equal((2, null), (scanned.Pages, scanned.TextSha256));
        var words = await Read("expert", $"words?sha256={scanned.Sha256}&page=2");
        Assert.Equal("Its pages are pictures without text: it can be cited by page, not by words.", (string)words["problem"]!);
        Assert.Empty(words["runs"]!.AsArray());
    }

    [Fact]
    public async Task Two_captures_show_exactly_the_line_that_was_removed()
    {
        var was = await Kept("official", "record", "page-1.txt", "Editors\nA. Adams\nB. Brown\nC. Chen\n");
        var now = await Kept("official", "record", "page-2.txt", "Editors\nA. Adams\nC. Chen\n");
        var difference = await Read("expert", $"difference?was={was.Sha256}&now={now.Sha256}");
        Assert.Equal((1, 0), ((int)difference["removed"]!, (int)difference["added"]!));
        var block = Assert.Single(difference["blocks"]!.AsArray())!;
        Assert.Equal((3, "B. Brown", "A. Adams", "C. Chen"),
            ((int)block["wasLine"]!, (string)Assert.Single(block["removed"]!.AsArray())!, (string)block["before"]!, (string)block["after"]!));
        Assert.Empty((await Read("expert", $"difference?was={was.Sha256}&now={was.Sha256}"))["blocks"]!.AsArray());
    }

    [Fact]
    public async Task Words_of_a_claim_are_found_where_they_stand_and_those_that_miss_are_listed()
    {
        await Kept("official", "record", "old.txt", "The group did not accept it in 2020.");
        var now = await Keep("official", "record", "minutes.pdf", Pdfs.Of("Opening of the meeting", "The group did not accept it"));
        var place = await Read("expert", "cite?document=Report%20of%20the%20group&words=did%20not%20%20accept");
        Assert.Equal((now.Sha256, 2, "record"), ((string)place["sha256"]!, (int)place["page"]!, (string)place["compartment"]!));
        Assert.Equal(HttpStatusCode.NoContent, await Status("expert", "cite?document=Report%20of%20the%20group&words=accepted"));
        Assert.Equal(HttpStatusCode.NoContent, await Status("expert", "cite?document=Report&words=accept"));
        Assert.Equal(2, (int)(await Read("expert", "cite?document=Report%20of%20the%20group&page=2"))["page"]!);

        await Claims("c-right", new Passage(now.Sha256, (string)place["span"]!));
        await Claims("c-page", new Passage(now.Sha256, Page: 2));
        await Claims("c-outside", new Passage(now.Sha256, "5-9000"));
        await Claims("c-behind", new Passage(now.Sha256, Page: 3));
        var check = await Read("expert", "check?source=" + Report);
        Assert.Equal((2, 4), ((int)check["documents"]!, (int)check["claims"]!));
        Assert.Equal(["c-behind", "c-outside"], check["misses"]!.AsArray().Select(m => (string)m!["claim"]!).Order());
        Assert.Equal(HttpStatusCode.NotFound, await Status("expert", "check?source=source/none"));
    }

    [Fact]
    public async Task Document_of_a_closed_compartment_is_there_for_nobody_else()
    {
        var document = await Kept("expert", "org/acme", "own.txt", "Only for us.");
        foreach (var other in (string[])["official", "other", "visitor"])
        {
            foreach (var way in (string[])["text?sha256=", "file?sha256=", "find?words=Only&sha256="])
                Assert.Equal(HttpStatusCode.NotFound, await Status(other, way + document.Sha256));
            Assert.Equal(HttpStatusCode.NoContent, await Status(other, "words?span=0-4&sha256=" + document.Sha256));
        }
        Assert.Equal(HttpStatusCode.OK, await Status("expert", "file?sha256=" + document.Sha256));

        // A digest that somebody else cites opens nothing: only who has the bytes can keep them.
        var outcome = await server.Sends("other", Report, "org/other", new KeepCapture(EntityId.New(), document, PartialDate.Parse("2022"), "x.txt"));
        Assert.Equal(("You have not uploaded this document. Upload it, and keep it as the answer describes it.", "document"),
            (outcome.Rejection!.Sentence, outcome.Rejection.Field));
        Assert.Equal(HttpStatusCode.NotFound, await Status("other", "text?sha256=" + document.Sha256));
    }

    [Fact]
    public async Task Withdrawn_document_is_not_shown_any_more()
    {
        var document = await Kept("official", "record", "wrong.txt", "Another text.");
        var capture = (string)(await Read("expert", $"text?sha256={document.Sha256}"))["document"]!["capture"]!;
        await Sent("official", "record", new WithdrawCapture(EntityId.Parse(capture), "By mistake"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("expert", "text?sha256=" + document.Sha256));
        Assert.Equal(HttpStatusCode.NotFound, await Status("expert", "file?sha256=" + document.Sha256));
        var words = await Read("expert", $"words?span=0-4&sha256={document.Sha256}");
        Assert.Matches("^The document was withdrawn on [0-9-]{10}: “By mistake”.$", (string)words["problem"]!);
        Assert.True((bool)words["isWithdrawn"]!);
        Assert.Empty(words["runs"]!.AsArray());

        await Kept("official", "record", "right.txt", "Another text.");
        Assert.Null((await Read("expert", $"words?span=0-4&sha256={document.Sha256}"))["problem"]);
    }

    [Fact]
    public async Task Reason_of_a_withdrawal_is_told_to_those_who_could_read_the_document_and_to_nobody_else()
    {
        var document = await Kept("expert", "org/acme", "own.txt", "Only for us.");
        var capture = (string)(await Read("expert", $"text?sha256={document.Sha256}"))["document"]!["capture"]!;
        await Sent("expert", "org/acme", new WithdrawCapture(EntityId.Parse(capture), "Ours | alone"));
        Assert.Contains("“Ours | alone”", (string)(await Read("expert", $"words?span=0-4&sha256={document.Sha256}"))["problem"]!, StringComparison.Ordinal);
        foreach (var other in (string[])["official", "other", "visitor"])
            Assert.Equal(HttpStatusCode.NoContent, await Status(other, "words?span=0-4&sha256=" + document.Sha256));
        Assert.Empty(await Search("expert", "alone"));
    }

    [Fact]
    public async Task Words_of_a_kept_document_are_found_with_their_place_and_lead_to_them()
    {
        var text = await Kept("official", "record", "report.txt", "Report\nThe group 𠀀 did not\naccept 量子\n通信 it.\n");
        var line = Assert.Single(await Search("expert", "did not accept"))!;
        var match = Assert.Single(line["matches"]!.AsArray())!;
        Assert.Equal((Report, "document", 2), ((string)line["actor"]!, (string)match["place"]!, (int)match["line"]!));
        Assert.Equal("Report The group 𠀀 did not accept 量子通信 it. ", (string)match["text"]!);
        Assert.Equal("did not\naccept", await Words(match, text.Sha256));
        Assert.Equal("量子\n通信", await Words(Assert.Single((await Search("expert", "量子通信"))[0]!["matches"]!.AsArray())!, text.Sha256));

        var pdf = await Keep("official", "record", "minutes.pdf", Pdfs.Of("Opening of the meeting", "Decision 2022"));
        var page = Assert.Single((await Search("expert", "decision"))[0]!["matches"]!.AsArray())!;
        Assert.Equal((pdf.Sha256, 2, null), ((string)page["document"]!, (int)page["page"]!, page["line"]));

        using var browser = await server.SignedIn("expert");
        var shown = await browser.GetStringAsync("/search?q=did+not+accept");
        Assert.Contains($"?text={text.Sha256}&amp;from=19&amp;span=19-33#text\">Line 2</a>", shown, StringComparison.Ordinal);
        Assert.Contains("<mark>did</mark> <mark>not</mark> <mark>accept</mark>", shown, StringComparison.Ordinal);

        async Task<string> Words(JsonNode found, string sha256)
        {
            var runs = (await Read("expert", $"words?sha256={sha256}&span={found["span"]}"))["runs"]!.AsArray();
            return (string)runs.Single(r => (string)r!["kind"]! == "words")!["text"]!;
        }
    }

    [Fact]
    public async Task Words_of_a_document_are_found_by_readers_of_its_capture_and_not_once_it_is_withdrawn()
    {
        await Kept("expert", "org/acme", "own.txt", "Peculiar words only for us.");
        foreach (var other in (string[])["official", "other", "visitor"]) Assert.Empty(await Search(other, "peculiar"));
        Assert.Single(await Search("expert", "peculiar"));

        // The same bytes, kept by others in a compartment of theirs, open nothing but this.
        var same = await Kept("other", "org/other", "same.txt", "Peculiar words only for us.");
        Assert.Single(await Search("other", "peculiar"));
        Assert.Empty(await Search("official", "peculiar"));
        var capture = (string)(await Read("other", $"text?sha256={same.Sha256}"))["document"]!["capture"]!;
        await Sent("other", "org/other", new WithdrawCapture(EntityId.Parse(capture), "By mistake"));
        Assert.Empty(await Search("other", "peculiar"));
        Assert.Single(await Search("expert", "peculiar"));
    }

    [Theory]
    [InlineData("delete from search_text where key = 'title' and actor = 'source/report'", "The text 'title' of 'record' is missing in the search index.")]
    [InlineData("update search_text set text = 'x' where key = 'title' and actor = 'source/report'",
        "The text 'title' of 'record' in the search index differs")]
    [InlineData("delete from search_term where term = 'group' and actor = 'source/report'", "The text 'title' of 'record' is not found by all of its words.")]
    [InlineData("insert into search_term values ('zq', 'source/report', 'record', 'title', 1)",
        "The text 'title' of 'record' is found by words that it does not")]
    [InlineData("insert into search_text values ('source/report', 'government', 'note/1', 5, 'x', 'x')",
        "The text 'note/1' of 'government' in the search index")]
    [InlineData("insert into search_term values ('zq', 'source/none', 'record', 'title', 1)", "Its events are gone")]
    [InlineData("delete from document_words", "Piece 0 of its text is missing in the search index.")]
    [InlineData("update document_words set folded = 'x'", "Piece 0 in the search index differs from its text.")]
    [InlineData("delete from document_term where term = 'words'", "Piece 0 of its text is not found by all of its words.")]
    [InlineData("insert into document_term select 'zq', document, 0 from document_words", "Piece 0 of its text is found by words that it does not have.")]
    [InlineData("insert into document_words select document, 1, 0, 1, 1, text, folded from document_words", "The search index has more pieces than its text.")]
    [InlineData("insert into document_term values ('zq', 99, 0)", "The search index has words of a document that is not kept.")]
    public async Task Verification_finds_a_row_of_the_search_index_that_is_missing_or_wrong_or_too_much(string damage, string sentence)
    {
        await Kept("official", "record", "report.txt", "Words of the report.");
        Assert.Empty(await Problems());
        await Execute(damage);
        Assert.Contains(sentence, Assert.Single(await Problems()).Sentence, StringComparison.Ordinal);
        await server.Services.GetRequiredService<Rebuilding>().Run();
        Assert.Empty(await Problems());
    }

    [Fact]
    public async Task File_is_given_back_as_it_was_and_is_not_opened_under_this_address()
    {
        var document = await Kept("official", "record", "page.html", "<html><script>1</script><p>Words");
        using var browser = await server.SignedIn("expert");
        using var file = await browser.GetAsync($"/api/documents/file?sha256={document.Sha256}");
        Assert.Equal("<html><script>1</script><p>Words", await file.Content.ReadAsStringAsync());
        Assert.Equal(("application/octet-stream", "attachment", "nosniff"), (file.Content.Headers.ContentType!.MediaType,
            file.Content.Headers.ContentDisposition!.DispositionType, file.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update document_piece set bytes = x'00'", "The bytes of its document were changed after they were kept.")]
    [InlineData("delete from document_piece", "The bytes of its document are gone.")]
    public async Task Verification_finds_a_document_that_was_changed_or_taken_away(string damage, string sentence)
    {
        await Kept("official", "record", "report.txt", "Words of the report.");
        Assert.Empty(await Problems());
        await Execute(damage);
        Assert.Equal([sentence], (await Problems()).Where(p => p.Actor == Report).Select(p => p.Sentence));
    }

    [Fact]
    public async Task Minutes_of_a_committee_are_kept_and_cited_by_page_and_by_words()
    {
        foreach (var name in (string[])["n1012-plenary-11-attendance", "n1549-plenary-22-agenda", "n1586-plenary-22-iec-tc25-liaison",
            "n1587-plenary-22-attendance", "n1590-plenary-22-minutes"])
        {
            if (SharedData.FileAt($"committee_documents/tc12-{name}.pdf") is not { } file) return;
            var document = await Keep("official", "record", name + ".pdf", await File.ReadAllBytesAsync(file));
            var page = await Read("expert", $"words?sha256={document.Sha256}&page={document.Pages}");
            Assert.Equal(document.TextSha256 is null, (string?)page["problem"] == document.WhyNoText && document.WhyNoText is not null);
            Assert.Equal(name.Contains("n1012", StringComparison.Ordinal), document.TextSha256 is null);
        }
        var place = await Read("expert", "cite?document=Report%20of%20the%20group&words=Roll%20call%20of%20delegates");
        Assert.Equal("Roll call of delegates", (string)(await Read("expert", $"words?sha256={place["sha256"]}&span={place["span"]}"))["runs"]!.AsArray()
            .Single(r => (string)r!["kind"]! == "words")!["text"]!);
    }

    [Theory]
    [InlineData("encrypted", "The PDF is encrypted and cannot be read without its password.")]
    [InlineData("damaged", "The PDF is damaged and cannot be read.")]
    [InlineData("400 MB when unpacked", "The document could not be read within 60 seconds and 512 MB of memory.")]
    [InlineData("a picture", "The document is neither a text in UTF-8 nor HTML nor PDF.")]
    [InlineData("another encoding", "The document is neither a text in UTF-8 nor HTML nor PDF.")]
    [InlineData("only spaces", "The document has no words.")]
    public async Task Document_that_cannot_be_read_is_refused_and_the_server_goes_on(string what, string sentence)
    {
        var bytes = what switch
        {
            "encrypted" => Pdfs.Encrypted(),
            "damaged" => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj <<"),
            "400 MB when unpacked" => Pdfs.Bomb(400_000_000),
            "a picture" => [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0],
            "another encoding" => [0xff, 0xfe, 0x41],
            _ => "  \n"u8.ToArray(),
        };
        using var answer = await Upload("official", what + ".bin", bytes);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var refusal = await RunningServer.Json(answer);
        Assert.Equal((sentence, "document"), ((string)refusal["sentence"]!, (string)refusal["field"]!));
        await Kept("official", "record", "next.txt", "It goes on: " + what);
    }

    [Fact]
    public async Task Html_nested_deeper_than_any_stack_is_read()
    {
        var deep = await Kept("official", "record", "deep.html", "<html>" + string.Concat(Enumerable.Repeat("<div>", 20_000)) + "Words");
        Assert.Equal("Words", (string)(await Read("expert", $"text?sha256={deep.Sha256}"))["text"]!);
    }

    [Fact]
    public async Task Who_may_keep_nothing_uploads_nothing_and_what_is_too_large_is_refused()
    {
        using var visitor = await Upload("visitor", "a.txt", "Words"u8.ToArray());
        Assert.Equal(HttpStatusCode.Forbidden, visitor.StatusCode);
        using var empty = await Upload("expert", "a.txt", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using var unnamed = await Upload("expert", " ", "Words"u8.ToArray());
        Assert.Equal("name", (string)(await RunningServer.Json(unnamed))["field"]!);
        using var large = await Upload("expert", "a.txt", new byte[CapturedDocument.MostBytes + 1]);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "A request can have at most 20971520 bytes."),
            (large.StatusCode, (string)(await RunningServer.Json(large))["sentence"]!));
        using var most = await Upload("expert", "a.txt", [.. Enumerable.Repeat((byte)'a', (int)CapturedDocument.MostBytes)]);
        Assert.Equal(HttpStatusCode.OK, most.StatusCode);
    }

    [Theory]
    [InlineData("words?sha256=x&span=0-1", "source.passage.sha256")]
    [InlineData("words?sha256=91677c66d76680ba916a50edee157a390e18f74621990ad65f1bfd3bc6b8758d", "source.passage.page")]
    [InlineData("words?sha256=91677c66d76680ba916a50edee157a390e18f74621990ad65f1bfd3bc6b8758d&span=5-2", "source.passage.span")]
    [InlineData("words?sha256=91677c66d76680ba916a50edee157a390e18f74621990ad65f1bfd3bc6b8758d&span=0-1&around=9000", "around")]
    [InlineData("text?sha256=91677c66d76680ba916a50edee157a390e18f74621990ad65f1bfd3bc6b8758d&length=100000", "length")]
    [InlineData("find?sha256=91677c66d76680ba916a50edee157a390e18f74621990ad65f1bfd3bc6b8758d&words=%20", "words")]
    public async Task Question_that_cannot_be_names_its_field(string asked, string field)
    {
        using var browser = await server.SignedIn("expert");
        using var answer = await browser.GetAsync("/api/documents/" + asked);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, field), (answer.StatusCode, (string)(await RunningServer.Json(answer))["field"]!));
    }

    private async Task Claims(string id, Passage passage)
    {
        const string item = "topic/group";
        var source = new Source("Report of the group", Passage: passage);
        if (!await server.Services.GetRequiredService<IListings>().Happened(ActorId.Parse(item), [CompartmentId.Record]))
            await server.Sends("official", item, "record", new OpenSubject(EntityId.Parse("t"), "The group", new Source("List", "The group")));
        var outcome = await server.Sends(
            "official", item, "record", new RecordClaim(new Assertion(EntityId.Parse(id), new AlsoNamed(id), source)));
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence);
    }

    private async Task<List<Problem>> Problems() =>
        await new Verification(server.Services.GetRequiredService<IStore>(), TrackerKinds.All).Run().ToListAsync();

    private async Task Execute(string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(server.Folder, "tracker.db")}");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<JsonArray> Search(string by, string words)
    {
        using var browser = await server.SignedIn(by);
        return JsonNode.Parse(await browser.GetStringAsync("/api/search?q=" + Uri.EscapeDataString(words)))!.AsArray();
    }

    private Task<CapturedDocument> Kept(string by, string at, string name, string text) => Keep(by, at, name, Encoding.UTF8.GetBytes(text));

    private async Task<CapturedDocument> Keep(string by, string at, string name, byte[] bytes)
    {
        using var answer = await Upload(by, name, bytes);
        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync()));
        var document = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ApiJson.Strict.CapturedDocument)!;
        await Sent(by, at, new KeepCapture(EntityId.New(), document, PartialDate.Parse("2022-11"), name));
        return document;
    }

    private async Task<HttpResponseMessage> Upload(string by, string name, byte[] bytes)
    {
        using var browser = await server.SignedIn(by);
        // What is too large is refused before it is sent.
        browser.DefaultRequestHeaders.ExpectContinue = bytes.Length > CapturedDocument.MostBytes;
        return await browser.PostAsync("/api/documents?name=" + Uri.EscapeDataString(name), new ByteArrayContent(bytes));
    }

    private async Task Sent(string by, string at, Command command)
    {
        var outcome = await server.Sends(by, Report, at, command);
        Assert.True(outcome.Result == Result.Accepted, outcome.Rejection?.Sentence);
    }

    private async Task<JsonNode> Read(string by, string asked)
    {
        using var browser = await server.SignedIn(by);
        return JsonNode.Parse(await browser.GetStringAsync("/api/documents/" + asked))!;
    }

    private async Task<HttpStatusCode> Status(string by, string asked)
    {
        using var browser = await server.SignedIn(by);
        using var answer = await browser.GetAsync("/api/documents/" + asked);
        return answer.StatusCode;
    }
}
