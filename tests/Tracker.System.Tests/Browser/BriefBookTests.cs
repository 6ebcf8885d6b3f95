using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Tracker.System.Tests.Browser;

/// <summary>A head freezes a long brief before the meeting, and a colleague on the other server takes it along as a book.</summary>
public sealed class BriefBookTests(TwoServers servers, ITestOutputHelper output) : IClassFixture<TwoServers>
{
    private const int Points = 70;
    private const string Marking = "Delegation to ITU-T SG13 (sample) · Delegation only";
    private static readonly ActorId Delegation = ActorId.Parse("delegation/sample-sg13");
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Long_brief_is_taken_along_as_a_web_page_a_tagged_pdf_and_a_word_document()
    {
        await using var head = await servers.SignIn("sample-head");
        await using var member = await servers.SignIn("sample-member");
        await Written(head);
        await head.Go("d/sample-sg13");
        await head.Press("Freeze the brief…");
        await head.Fill("#brief-name", "Brief of 1 March");
        await head.Press("Freeze");
        await Assertions.Expect(head.Page.Locator("#brief-name")).ToBeHiddenAsync();
        await member.Go("d/sample-sg13?tab=briefs");
        await member.Page.GetByRole(AriaRole.Link, new() { Name = "Brief of 1 March" }).ClickAsync();
        await member.Sees("Every page says that it is for the delegation only.");
        await Person.Accessible(member.Page);
        await member.Photographed("book-0-brief");
        var page = await Opened(member);
        await Printed(member);
        var word = await Saved(member, "Word (DOCX)");
        Assert.Equal("brief-Brief-of-1-March.docx", word.SuggestedFilename);
        // Whatever is written since, the book is what was frozen.
        await head.Sends(Delegation, CompartmentId.Delegation, new SetStance(PointOf(0), Stance.NotYet, Stance.Oppose));
        Assert.Equal(page, await Opened(member));
        foreach (var seat in new[] { head, member }) seat.Person.HasNoFaults();
    }

    private static EntityId PointOf(int i) => EntityId.Parse($"long-{i}");

    /// <summary>Points with long texts, as a delegation of many people writes them in weeks.</summary>
    private static async Task Written(Seat head)
    {
        var words = string.Join(' ', Enumerable.Range(1, 650).Select(i => (i % 80 == 0 ? "clause.\n" : "words")));
        await head.Sends(Delegation, CompartmentId.Delegation, new AddPoints(
        [
            .. Enumerable.Range(0, Points).Select(i => new NewPoint(PointOf(i), string.Create(CultureInfo.InvariantCulture, $"{i + 3}"), $"Long point {i}")),
        ]));
        for (var i = 0; i < Points; i++)
            foreach (var text in new[] { PositionText.PreferredOutcome, PositionText.Rationale })
                await head.Sends(Delegation, CompartmentId.Delegation, new EditPositionText(PointOf(i), text, new(null, words)));
    }

    /// <summary>The page that opens in another tab can be read by anybody, in both themes and on a phone; its bytes are returned.</summary>
    private static async Task<byte[]> Opened(Seat member)
    {
        var link = member.Page.GetByRole(AriaRole.Link, new() { Name = "Open as a book" });
        var book = await member.Page.Context.RunAndWaitForPageAsync(() => link.ClickAsync());
        await Assertions.Expect(book.GetByRole(AriaRole.Heading, new() { Name = "Brief of 1 March", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(book.GetByRole(AriaRole.Navigation, new() { Name = "Contents" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(Points + 7);
        await book.SetViewportSizeAsync(390, 800);
        Assert.True(await book.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 390"), "Wider than a phone.");
        var answer = await member.Page.APIRequest.GetAsync(book.Url);
        await book.CloseAsync();
        return await answer.BodyAsync();
    }

    private async Task Printed(Seat member)
    {
        var begun = Stopwatch.GetTimestamp();
        var saved = await Saved(member, "PDF");
        var took = Stopwatch.GetElapsedTime(begun);
        Assert.Equal("brief-Brief-of-1-March.pdf", saved.SuggestedFilename);
        await using var stream = await saved.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        using var pdf = PdfDocument.Open(bytes.ToArray());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pdf.NumberOfPages} pages, {bytes.Length / 1024} KB in {took.TotalSeconds:0.0} s"));
        Assert.True(pdf.NumberOfPages >= 200, $"It has {pdf.NumberOfPages} pages.");
        Assert.True(took <= Bound, $"It took {took.TotalSeconds} s.");
        Assert.All(pdf.GetPages(), p => Assert.Contains(Marking.Replace(" ", "", StringComparison.Ordinal), p.Text.Replace(" ", "", StringComparison.Ordinal)));
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")), "It is not tagged.");
        Assert.True(pdf.TryGetBookmarks(out var outline) && outline.GetNodes().Count() > Points, "It has no outline.");
    }

    private static Task<IDownload> Saved(Seat member, string link) =>
        member.Page.RunAndWaitForDownloadAsync(() => member.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync());
}
