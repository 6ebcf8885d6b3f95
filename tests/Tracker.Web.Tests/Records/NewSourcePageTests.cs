using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Shared;
using Tracker.Domain.Sources;
using Tracker.Protocol;
using Tracker.Web.Pages;
using Tracker.Web.Records;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Records;

public sealed class NewSourcePageTests : BunitContext
{
    private static readonly SourceKind Kind = new();
    private static readonly ActorId There = ActorId.Parse("source/report");

    private readonly FakeHub hub = new(Kind, There) { Judge = _ => new OutcomeMessage(Result.Accepted) };
    private readonly Frame frame;

    public NewSourcePageTests() => frame = new Frame(this, hub, FakeHub.Acme);

    [Fact]
    public async Task Source_is_added_with_what_was_written()
    {
        var page = Show();
        page.Find("#title").Input("Report of the group");
        page.Find("#published").Input("2022-03");
        await page.Find("form").SubmitAsync();
        var sent = (AddSource)Kind.Codec.DecodeCommand("add-source", (await hub.NextSent()).Payload.Utf8.ToArray()).Command!;
        Assert.Equal(new AddSource("Report of the group", Published: PartialDate.Parse("2022-03")), sent);
        page.WaitForAssertion(() => Assert.Contains("/records/source/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(0, frame.Workplace.Forms.Count);
    }

    [Fact]
    public async Task Second_source_with_the_same_title_is_added_only_if_that_is_said_once_more()
    {
        frame.Reads.Listed.Add(new ListedRecord(There, "Report of the group", new Dictionary<string, string>(), default));
        var page = Show();
        page.Find("#title").Input("report of  the GROUP".Replace("  ", " ", StringComparison.Ordinal));
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("A source has this title already.", page.Find("#title-hint").TextContent, StringComparison.Ordinal));
        Assert.Equal("records/source/report", page.Find("[role=status] li a").GetAttribute("href"));
        Assert.False(hub.HasSent);

        Assert.Equal("Add another one", page.Find("button[type=submit]").TextContent);
        await page.Find("form").SubmitAsync();
        Assert.Equal("add-source", (await hub.NextSent()).Name);
    }

    [Fact]
    public void What_was_written_is_there_again_after_the_page_was_left()
    {
        Show().Find("#publisher").Input("ITU-T");
        Assert.Equal("ITU-T", Show().Find("#publisher").GetAttribute("value"));
        Assert.Equal(1, frame.Workplace.Forms.Count);
    }

    [Theory]
    [InlineData("title", "", "“Title” must not be empty.")]
    [InlineData("published", "soon", "must be")]
    public async Task What_is_wrong_is_said_at_its_field(string field, string typed, string sentence)
    {
        var page = Show();
        page.Find("#title").Input("Report");
        page.Find("#publisher").Input("ITU-T");
        page.Find("#" + field).Input(typed);
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains(sentence, page.Find($"#{field}-hint").TextContent, StringComparison.Ordinal));
        Assert.Equal("ITU-T", page.Find("#publisher").GetAttribute("value"));
        Assert.False(hub.HasSent);
    }

    private IRenderedComponent<NewSourcePage> Show()
    {
        this.At("records/source/new");
        return Render<NewSourcePage>();
    }
}
