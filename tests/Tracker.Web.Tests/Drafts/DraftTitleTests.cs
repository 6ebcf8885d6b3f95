using Bunit;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Web.Drafts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Drafts;

public sealed class DraftTitleTests : BunitContext
{
    private readonly FakeDraftDesk desk = new() { State = DraftState.Empty with { Title = new Field("Brief", 1) } };

    [Fact]
    public void Title_is_changed_from_what_was_seen()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var page = Show();
        Assert.Equal("Brief", page.Find("h1").TextContent);
        page.Find("button").Click();
        Assert.Equal("Brief", page.Find("#draft-title").GetAttribute("value"));
        page.Find("#draft-title").Input("Briefing for July ");
        page.Find("form").Submit();
        Assert.Equal([new RenameDraft(new Edit("Brief", "Briefing for July"))], desk.Sent);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void Title_that_is_refused_stays_with_the_reason()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        desk.Answer = TextLimits.Required("title");
        var page = Show();
        page.Find("button").Click();
        page.Find("#draft-title").Input(" ");
        page.Find("form").Submit();
        Assert.Contains("must not be empty", page.Find(".refusal").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_not_write_the_text_does_not_name_it()
    {
        desk.IsWriter = false;
        Assert.Empty(Show().FindAll("button"));
    }

    private IRenderedComponent<DraftTitle> Show() => Render<DraftTitle>(p => p.Add(t => t.Desk, desk));
}
