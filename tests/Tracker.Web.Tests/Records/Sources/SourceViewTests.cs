using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Client;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Parts;
using Tracker.Web.Records.Sources;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records.Sources;

/// <summary>The page of a source: its documents, their words, what changed between two, and what its forms send.</summary>
public sealed class SourceViewTests : BunitContext
{
    private static readonly SourceKind Kind = new();
    private static readonly string First = new('a', 64), Second = new('b', 64);

    private readonly FakeHub hub = new(Kind, FakeDocuments.Source);
    private readonly FakeDocuments documents = new();

    public SourceViewTests()
    {
        hub.Hold(CompartmentId.Record, Right.Write);
        hub.Happen(CompartmentId.Record, new SourceAdded("Report of the group", "ITU-T", Published: PartialDate.Parse("2022-03")));
    }

    [Fact]
    public async Task Source_without_a_document_says_what_one_would_show()
    {
        var page = await Show();
        Assert.Equal("Report of the group", page.Find("h1").TextContent);
        Assert.Contains("No document is kept yet", page.Markup, StringComparison.Ordinal);
        Assert.Equal("records/source/report?form=capture#add", page.FindAll("a.btn.primary").Single().GetAttribute("href"));
    }

    [Fact]
    public async Task Newest_document_stands_first_and_is_compared_with_the_one_before()
    {
        Keep("one", First, "2022-03", "Brown, B. was an editor.");
        Keep("two", Second, "2022-11", "No editors.");
        var page = await Show();
        Assert.Equal(["page-two.txt", "page-one.txt"], page.FindAll("tbody th > bdi").Select(b => b.TextContent));
        var changed = Assert.Single(page.FindAll("tbody a"), a => a.TextContent == "What changed");
        Assert.Equal($"records/source/report?was={First}&now={Second}#difference", changed.GetAttribute("href"));

        page.Render(p => p.Add(v => v.Was, First).Add(v => v.Now, Second));
        Assert.Equal("Removed: Brown, B", page.Find("del").TextContent);
        Assert.Equal("1 line removed, 0 lines added", page.Find("#difference header .muted").TextContent);
    }

    [Fact]
    public async Task Words_of_a_fact_are_marked_in_the_text_of_the_document()
    {
        Keep("one", First, "2022-03", "One. The group did not accept it. Two.");
        var page = await Show();
        page.Render(p => p.Add(v => v.Text, First).Add(v => v.Span, "5-32"));
        Assert.Equal("The group did not accept it", page.Find("#text mark").TextContent);
    }

    [Fact]
    public async Task Text_that_is_not_shared_is_said_to_be_missing()
    {
        var page = await Show();
        page.Render(p => p.Add(v => v.Text, Second));
        Assert.Contains("There is no such text", page.Find("#text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawn_document_shows_why_and_cannot_be_read()
    {
        Keep("one", First, "2022-03", "Words");
        hub.Happen(CompartmentId.Record, new CaptureWithdrawn(EntityId.Parse("one"), "By mistake"));
        var page = await Show();
        Assert.Contains("Withdrawn: By mistake", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tbody a"));
    }

    [Fact]
    public async Task Document_is_withdrawn_with_a_reason()
    {
        Keep("one", First, "2022-03", "Words");
        hub.Judge = _ => new OutcomeMessage(Result.Accepted, 3);
        var page = await Show();
        page.Find("#withdraw-one").Input("Another document");
        page.Find("#withdraw-one").Closest("form")!.Submit();
        var sent = await hub.NextSent();
        Assert.Equal(
            new WithdrawCapture(EntityId.Parse("one"), "Another document"), Kind.Codec.DecodeCommand(sent.Name, sent.Payload.Utf8.Span).Command);
    }

    [Fact]
    public async Task Document_that_is_too_large_is_refused_before_it_is_sent()
    {
        var page = await Show();
        page.Render(p => p.Add(v => v.Form, "capture"));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(new byte[CapturedDocument.MostBytes + 1], "big.pdf"));
        Assert.Equal("“big.pdf” has 21.0 MB; a document has at most 20 MB.", page.Find("#add .err").TextContent);
        page.Find("#add form").Submit();
        Assert.False(hub.HasSent);
    }

    [Fact]
    public async Task Facts_that_miss_their_words_are_listed()
    {
        Keep("one", First, "2022-03", "Words");
        documents.Checked = new(1, 2, [new(ActorId.Parse("work-item/x"), EntityId.Parse("c1"), First, "The span holds no words.")]);
        var page = await Show();
        page.FindAll("button").Single(b => b.TextContent.Trim() == "Look up the words of all").Click();
        Assert.Contains("2 facts cited; 1 place without words.", page.Markup, StringComparison.Ordinal);
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == "records/work-item/x?claim=c1#source");
    }

    private void Keep(string id, string sha256, string taken, string text)
    {
        documents.Keep(sha256, text);
        hub.Happen(CompartmentId.Record, new CaptureKept(
            EntityId.Parse(id), new CapturedDocument(sha256, DocumentForm.Text, 10, TextSha256: sha256, Characters: text.Length), PartialDate.Parse(taken),
            $"page-{id}.txt"));
    }

    private async Task<IRenderedComponent<SourceView>> Show()
    {
        var principal = new Principal(FakeHub.Ann, "Ann Ahead", [new Membership(FakeHub.Acme)]);
        var client = new TrackerClient(hub, new RecordKinds(Kind), principal, new FakeTimeProvider(FakeHub.Usual), seed: 1);
        var session = client.Open(FakeDocuments.Source);
        await session.Opened;
        Services.AddParts();
        Services.AddSingleton(new Workplace(() => hub));
        Services.AddSingleton<IReads>(new FakeReads());
        Services.AddSingleton<IDocumentReads>(documents);
        Services.AddSingleton(new Handover(null));
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("WebAssembly", true));
        return Render<SourceView>(p => p.Add(v => v.Desk, new Desk(client, session)));
    }
}
