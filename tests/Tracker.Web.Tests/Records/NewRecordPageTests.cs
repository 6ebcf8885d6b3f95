using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;
using Tracker.Protocol;
using Tracker.Web.Pages;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records;

public sealed class NewRecordPageTests : BunitContext
{
    private static readonly ActorId Made = ActorId.Parse("work-item/itu-t/y.4500");

    private readonly FakeHub hub = new(WorkItem.Kind, Made) { Judge = _ => new OutcomeMessage(Result.Accepted) };
    private readonly Frame frame;

    public NewRecordPageTests() => frame = new Frame(this, hub, FakeHub.Acme);

    [Fact]
    public async Task Record_is_created_with_its_source_and_what_is_known_of_it()
    {
        var page = Filled();
        page.Find("#new-status-status").Change("under-study");
        page.Find("#new-status-from").Input("2022-07");
        await page.Find("form").SubmitAsync();

        var sent = (OpenSubject)WorkItem.Kind.Codec.DecodeCommand("open", (await hub.NextSent()).Payload.Utf8.ToArray()).Command!;
        Assert.Equal(("Smart things", "ITU-T", "Work programme", "as printed"), (sent.Title, sent.Body, sent.Source!.Document, sent.Source.Quote));
        Assert.Equal(
            [(new Identified("Y.4500"), null), (new StatusReached(StatusCode.Parse("under-study")), "2022-07")],
            sent.Claims!.Value.Select(c => (c.Statement, c.Valid?.From?.Value)));
        Assert.All(sent.Claims.Value, c => Assert.Equal(sent.Source, c.Source));
        page.WaitForAssertion(() => Assert.EndsWith("/records/" + Made, Address, StringComparison.Ordinal));
        Assert.Equal("Work programme", frame.Workplace.LastSource!.Document);
        Assert.Equal(0, frame.Workplace.Forms.Count);
    }

    [Theory]
    [InlineData("new-title", "", "“Title” must not be empty.")]
    [InlineData("new-document", "", "A source must name its document.")]
    [InlineData("new-quote", "", "A source must have a quote, a link or a passage of a document.")]
    [InlineData("new-link", "nowhere", "is not an http or https address.")]
    [InlineData("new-key", "A B", "“Key” must be lower-case letters")]
    [InlineData("new-key", "new", "“Key” must be lower-case letters")]
    [InlineData("new-status-from", "soon", "must be")]
    [InlineData("new-identified-identifier", "long", "can have at most 200 characters; this has 201.")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string field, string typed, string sentence)
    {
        var page = Filled();
        page.Find("#" + field).Input(typed == "long" ? new string('x', 201) : typed);
        if (field == "new-status-from") page.Find("#new-status-status").Change("under-study");
        if (field == "new-identified-identifier") page.Find("#new-key").Input("a");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find("#" + field).GetAttribute("aria-invalid")));
        Assert.Contains(sentence, page.Find("#" + page.Find("#" + field).GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".refusal"));
        Assert.False(hub.HasSent);
        if (field != "new-title") Assert.Equal("Smart things", page.Find("#new-title").GetAttribute("value"));
    }

    [Fact]
    public async Task Missing_body_is_said_at_its_field()
    {
        var page = Filled(body: null);
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("“Body” must not be empty.", page.Find("#new-body-hint").TextContent));
    }

    [Fact]
    public async Task Key_that_is_in_use_is_said_at_its_field_with_a_way_to_the_record()
    {
        hub.Judge = _ => OutcomeMessage.Rejected(Rejection.Duplicate("record", "title"));
        var page = Filled();
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("This record already exists.", page.Find("#new-key-hint").TextContent));
        Assert.Equal("records/" + Made, page.FindAll("form a").Single(a => a.TextContent.StartsWith("Open", StringComparison.Ordinal)).GetAttribute("href"));
        Assert.Equal("Smart things", page.Find("#new-title").GetAttribute("value"));
        Assert.EndsWith("/records/work-item/new", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_twice_creates_one_record()
    {
        var answer = new TaskCompletionSource<OutcomeMessage>();
        hub.Judge = _ => answer.Task.Result;
        var page = Filled();
        var (first, second) = (page.Find("form").SubmitAsync(), page.Find("form").SubmitAsync());
        answer.SetResult(new OutcomeMessage(Result.Accepted));
        await Task.WhenAll(first, second);
        await hub.NextSent();
        page.WaitForAssertion(() => Assert.EndsWith("/records/" + Made, Address, StringComparison.Ordinal));
        Assert.False(hub.HasSent);
    }

    [Fact]
    public void Key_follows_body_and_identifier_until_it_is_written_by_hand()
    {
        var page = Filled();
        Assert.Equal("itu-t/y.4500", page.Find("#new-key").GetAttribute("value"));
        page.Find("#new-identified-identifier").Input("");
        Assert.Equal("itu-t/smart-things", page.Find("#new-key").GetAttribute("value"));
        page.Find("#new-key").Input("itu-t/mine");
        page.Find("#new-title").Input("Smarter things");
        Assert.Equal("itu-t/mine", page.Find("#new-key").GetAttribute("value"));
    }

    [Fact]
    public void Records_that_look_like_the_same_thing_are_shown_before_it_is_created()
    {
        frame.Reads.Listed.Add(new ListedRecord(ActorId.Parse("work-item/itu-t/y.1"), "Smart things of old", new Dictionary<string, string>(), default));
        var page = Filled();
        page.WaitForAssertion(() => Assert.Equal("records/work-item/itu-t/y.1", page.Find(".banner a").GetAttribute("href")));
        page.Find("#new-title").Input("Something else");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".banner a")));
    }

    [Fact]
    public void What_was_written_is_there_again_after_another_page()
    {
        _ = Filled();
        var again = Show();
        Assert.Equal("Smart things", again.Find("#new-title").GetAttribute("value"));
        Assert.Equal(1, frame.Workplace.Forms.Count);
    }

    [Theory]
    [InlineData("standard"), InlineData("committee"), InlineData("organization"), InlineData("person"), InlineData("meeting"), InlineData("topic")]
    [InlineData("decision"), InlineData("contribution")]
    public void Every_kind_of_the_public_record_has_its_form(string kind)
    {
        var page = Show(kind);
        Assert.Single(page.FindAll("#new-title"));
        Assert.Single(page.FindAll("#new-document"));
        foreach (var field in page.FindAll("input[id], textarea[id], select[id]"))
            Assert.True(page.FindAll($"label[for='{field.Id}'], label:has(#{field.Id})").Count == 1, field.Id);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<NewRecordPage> Filled(string? body = "ITU-T")
    {
        var page = Show();
        page.Find("#new-document").Input("Work programme");
        page.Find("#new-quote").Input("as printed");
        page.Find("#new-title").Input("Smart things");
        if (body is not null)
        {
            page.Find("#new-body").Input(body);
            page.Find("#new-body").FocusOut();
        }
        page.Find("#new-identified-identifier").Input("Y.4500");
        return page;
    }

    private IRenderedComponent<NewRecordPage> Show(string kind = "work-item")
    {
        this.At($"records/{kind}/new");
        return Render<NewRecordPage>(p => p.Add(x => x.Kind, kind));
    }
}

public sealed class NewRecordWithoutRightsTests : BunitContext
{
    [Fact]
    public void Form_is_not_shown_to_those_who_may_not_open_a_record()
    {
        _ = new Frame(this, new FakeHub(WorkItem.Kind, ActorId.Parse("work-item/a")));
        var page = Render<NewRecordPage>(p => p.Add(x => x.Kind, "work-item"));
        Assert.Empty(page.FindAll("form"));
        Assert.Empty(Render<NewRecordLink>(p => p.Add(x => x.Kind, "work-item")).FindAll("a"));
    }
}
