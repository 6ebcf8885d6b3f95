using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Client;
using Tracker.Domain.Delegations;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Live;

public sealed class RecordWorkspaceTests : BunitContext
{
    private readonly FakeHub hub = new();
    private readonly Frame frame;

    public RecordWorkspaceTests() => frame = new Frame(this, hub);

    [Fact]
    public async Task Workspace_that_the_server_writes_shows_what_was_read_and_nothing_that_can_be_pressed()
    {
        frame.WriteAtTheServer();
        var read = await hub.Invoke(Wire.Open, WireCodec.Pack(new OpenMessage(FakeHub.Actor)), default);
        frame.Reads.Found = new ReadRecord(WireCodec.Unpack<OpenedMessage>(read).Message!, []);
        var page = Show();
        Assert.Equal("July meeting", page.Find("#shown").TextContent);
        Assert.True(page.Find("fieldset.still").HasAttribute("disabled"));
        Assert.Equal("Connecting", page.Find("#banner").TextContent.Trim());
    }

    [Fact]
    public void Workspace_that_the_server_writes_of_a_record_that_is_not_shared_is_not_found()
    {
        frame.WriteAtTheServer();
        var missing = 0;
        Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;
        Assert.Empty(Show().FindAll("#shown"));
        Assert.Equal(1, missing);
    }

    [Fact]
    public void Workspace_opened_shows_the_record_the_banner_and_who_is_here()
    {
        var page = Opened();
        hub.Show(
            new Present(FakeHub.Ann, "Ann Ahead"),
            new Present(FakeHub.Ben, "Ben Boat", CompartmentId.Delegation, FakeHub.Point, "redLine", Attention.Editing));
        page.WaitForState(() => page.FindAll(".presence li").Count == 2);
        Assert.Equal("July meeting", page.Find("#shown").TextContent);
        Assert.Equal("Saved", page.Find("#banner").TextContent.Trim());
        Assert.Equal(
            ["Ann Ahead (you)", "Ben Boat Editing red line"],
            page.FindAll(".presence li .vh").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public void Workspace_of_a_record_that_is_not_shared_says_so_and_shows_nothing_else()
    {
        var page = Show(ActorId.Parse("delegation/other"));
        page.WaitForState(() => page.FindAll("[role=alert]").Count == 1);
        Assert.Equal("There is no such record, or it is not shared with you.", page.Find("[role=alert]").TextContent);
        Assert.Empty(page.FindAll("#shown, .presence"));
    }

    [Fact]
    public void Workspace_that_takes_no_edits_gives_the_reason()
    {
        hub.ReadOnly = "The record is being moved.";
        Assert.Equal("Read-only The record is being moved.", Opened().Find("#banner").TextContent.Trim());
    }

    [Fact]
    public void Connection_that_was_never_made_says_what_is_wrong_and_whom_to_ask()
    {
        hub.Block();
        var page = Show();
        page.WaitForState(() => page.FindAll("[role=alert]").Count == 1);
        var said = page.Find("[role=alert]").TextContent;
        Assert.Contains("(WebSockets)", said, StringComparison.Ordinal);
        Assert.Contains("Ask whoever runs this installation", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_lost_keeps_the_record_on_the_screen()
    {
        var page = Opened();
        hub.Lose();
        page.WaitForState(() => page.Find("#banner").TextContent.Contains("Reconnecting", StringComparison.Ordinal));
        Assert.Equal("July meeting", page.Find("#shown").TextContent);
    }

    [Fact]
    public void Session_that_has_ended_says_so_offers_to_sign_in_and_keeps_the_record_and_what_is_typed()
    {
        var page = Opened();
        page.Find("#typed").Input("half a sentence");
        hub.Lose(Link.SignedOut);
        page.WaitForState(() => page.FindAll("#session-notice").Count == 1);
        Assert.Contains("Your session has ended: sign in as Ann Ahead.", page.Find("#session-notice").TextContent, StringComparison.Ordinal);
        Assert.Equal("_blank", page.Find("#session-notice a").GetAttribute("target"));
        Assert.Equal("Signed out All your changes are saved.", page.Find("#banner").TextContent.Trim());
        Assert.Equal("half a sentence", page.Find("#typed").GetAttribute("value"));

        page.Find("#session-notice button").Click();
        page.WaitForState(() => hub.Retries == 1);
        hub.Return();
        page.WaitForState(() => page.FindAll("#session-notice").Count == 0);
        Assert.Equal("half a sentence", page.Find("#typed").GetAttribute("value"));
    }

    [Fact]
    public void Page_of_another_participant_says_whose_it_is_and_who_is_signed_in()
    {
        var page = Opened();
        page.Find("#typed").Input("half a sentence");
        hub.Lose();
        hub.Viewer = new ViewerName(FakeHub.Ben, "Ben Boat");
        hub.Return();
        page.WaitForState(() => page.FindAll("#session-notice").Count == 1);
        Assert.Contains(
            "This page belongs to Ann Ahead. You are signed in as Ben Boat in this browser", page.Find("#session-notice").TextContent,
            StringComparison.Ordinal);
        Assert.Equal("July meeting", page.Find("#shown").TextContent);
        Assert.Equal("half a sentence", page.Find("#typed").GetAttribute("value"));
    }

    [Fact]
    public void Page_that_never_opened_because_another_is_signed_in_says_so_instead_of_loading_for_ever()
    {
        hub.Viewer = new ViewerName(FakeHub.Ben, "Ben Boat");
        var page = Show();
        page.WaitForState(() => page.FindAll("#session-notice").Count == 1);
        Assert.DoesNotContain("July meeting", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_by_someone_else_is_drawn()
    {
        var page = Opened();
        hub.Tell(CompartmentId.Delegation, new TitleEdited(new Edit("SG13", "Study Group 13")), FakeHub.Ben);
        page.WaitForState(() => page.Find("#title").TextContent == "Study Group 13");
    }

    [Fact]
    public void Fault_in_one_part_says_so_and_leaves_what_is_typed_in_another()
    {
        var page = Opened();
        page.Find("#typed").Input("half a sentence");
        page.Find("#break").Click();
        Assert.Contains("This part of the page failed", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("half a sentence", page.Find("#typed").GetAttribute("value"));

        page.Find("[role=alert] button").Click();
        Assert.Single(page.FindAll("#break"));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Record_that_was_left_is_there_at_once_when_it_is_visited_again_and_others_do_not_see_its_reader_meanwhile()
    {
        Opened();
        await DisposeComponentsAsync();
        Assert.False(hub.IsDisposed);
        Assert.Equal(Attention.Away, (await hub.NextLook(l => l.Attention == Attention.Away)).Attention);
        hub.Tell(CompartmentId.Delegation, new TitleEdited(new Edit("SG13", "Study Group 13")), FakeHub.Ben);

        Assert.Equal("Study Group 13", Show().Find("#title").TextContent);
        Assert.Equal(Attention.Looking, (await hub.NextLook(l => l.Attention == Attention.Looking)).Attention);
    }

    [Fact]
    public async Task Program_that_ends_ends_its_connection()
    {
        Opened();
        await frame.Workplace.DisposeAsync();
        Assert.True(hub.IsDisposed);
    }

    private IRenderedComponent<Shell> Opened()
    {
        var page = Show();
        page.WaitForState(() => page.FindAll("#shown").Count == 1);
        return page;
    }

    private IRenderedComponent<Shell> Show(ActorId? actor = null) => frame.Show(desk => Content(desk), actor);

    private static RenderFragment Content(Desk desk) => build =>
    {
        var facts = desk.Of<DelegationState>(CompartmentId.Delegation)!.Facts!;
        build.AddMarkupContent(0, $"<p id=shown>{facts.Gathering}</p><p id=title>{facts.Title.Value}</p>");
        Guard(build, 10, typeof(Breaking));
        Guard(build, 20, typeof(Typing));
    };

    private static void Guard(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder build, int at, Type part)
    {
        build.OpenComponent<Guarded>(at);
        build.AddComponentParameter(at + 1, nameof(Guarded.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent(0, part);
            inner.CloseComponent();
        }));
        build.CloseComponent();
    }
}
