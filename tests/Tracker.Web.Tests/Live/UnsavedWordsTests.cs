using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Live;

/// <summary>Words that were refused are on the page, with the reason, for as long as no part of it shows them.</summary>
public sealed class UnsavedWordsTests : BunitContext
{
    private readonly FakeHub hub = new();
    private Desk desk = null!;
    private bool showsField = true, showsForm, saysAtFields;
    private Func<FormWords, Task<Rejection?>> sending = _ => Task.FromResult<Rejection?>(null);

    private readonly Frame frame;

    public UnsavedWordsTests() => frame = new Frame(this, hub);

    [Fact]
    public async Task Words_in_a_field_when_the_access_is_lost_are_shown_with_the_reason_until_they_are_discarded()
    {
        hub.Judge = _ => OutcomeMessage.Rejected(Rejection.NotFound);
        var page = Opened();
        page.Find("#title").Input("Typed on the train");
        hub.Leave();
        page.WaitForState(() => page.FindAll(".unsaved").Count == 1);
        Assert.Equal("Not available", page.Find("h1").TextContent);
        Assert.Equal(["Typed on the train"], Unsaved(page));
        Assert.Equal(Rejection.NotFound.Sentence, page.Find(".unsaved .refusal").TextContent);
        await page.InvokeAsync(() => page.FindAll(".unsaved button").Single(b => b.TextContent == "Discard").Click());
        page.WaitForState(() => page.FindAll(".unsaved").Count == 0);
    }

    [Fact]
    public void Words_that_a_field_still_has_are_on_the_page_once_the_field_is_gone()
    {
        hub.Judge = _ => OutcomeMessage.Rejected(Rejection.Invalid("Not today.", "title"));
        var page = Opened();
        page.Find("#title").Input("Refused");
        page.Find("#title").Blur();
        page.WaitForState(() => page.FindAll(".refusal").Count == 1);
        Assert.Empty(Unsaved(page));
        Assert.Equal("Refused", page.Find("#title").GetAttribute("value"));

        showsField = false;
        page.Render();
        page.WaitForState(() => page.FindAll(".unsaved").Count == 1);
        Assert.Equal(["Refused"], Unsaved(page));
        Assert.Equal("Not today.", page.Find(".unsaved .refusal").TextContent);
    }

    [Fact]
    public void Words_that_were_corrected_are_unsaved_no_longer()
    {
        hub.Judge = _ => OutcomeMessage.Rejected(Rejection.Invalid("Not today.", "title"));
        var page = Opened();
        page.Find("#title").Input("Refused");
        page.Find("#title").Blur();
        page.WaitForState(() => page.FindAll(".refusal").Count == 1);
        page.Find("#title").Input("Better");
        page.WaitForState(() => page.FindAll(".refusal").Count == 0);
        Assert.Empty(desk.Refused.All);
    }

    [Fact]
    public async Task Words_in_a_conflict_that_no_part_shows_are_on_the_page()
    {
        hub.Judge = _ => OutcomeMessage.Rejected(new Rejection(RejectionCode.Conflict, "Changed.", "title", "Theirs", FakeHub.Ben));
        showsField = false;
        var page = Opened();
        await desk.Send(CompartmentId.Delegation, new EditTitle(new Edit("SG13", "Mine")));
        page.WaitForState(() => page.FindAll(".unsaved").Count == 1);
        Assert.Equal(["Mine"], Unsaved(page));
        await page.InvokeAsync(() => page.FindAll(".unsaved button").Single(b => b.TextContent == "Discard").Click());
        page.WaitForState(() => page.FindAll(".unsaved").Count == 0);
        Assert.Empty(desk.Record.Conflicts);
    }

    [Fact]
    public async Task Words_of_a_form_that_was_left_before_the_answer_came_are_on_the_page()
    {
        hub.Judge = _ => OutcomeMessage.Rejected(Rejection.Missing("point", "about"));
        showsField = false;
        var page = Opened();
        await desk.Send(CompartmentId.Delegation, new AddNote(EntityId.New(), "About a point that was removed", FakeHub.Point));
        page.WaitForState(() => page.FindAll(".unsaved").Count == 1);
        Assert.Equal(["About a point that was removed"], Unsaved(page));
        Assert.Equal("Add note", page.Find(".unsaved label").TextContent);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Words_of_a_form_that_is_gone_are_on_the_page_until_they_are_discarded(bool accessIsLost)
    {
        showsForm = true;
        var page = Opened();
        page.Find("#note").Input("Half a note");
        page.WaitForState(() => page.Find("#banner").TextContent.Contains("1 form not sent", StringComparison.Ordinal));
        Assert.Empty(Unsaved(page));
        if (accessIsLost) hub.Leave();
        else
        {
            showsForm = false;
            page.Render();
        }
        page.WaitForState(() => page.FindAll(".unsaved").Count == 1);
        Assert.Equal(["Half a note"], Unsaved(page));
        Assert.Equal("Add note", page.Find(".unsaved label").TextContent);
        await page.InvokeAsync(() => page.FindAll(".unsaved button").Single(b => b.TextContent == "Discard").Click());
        page.WaitForState(() => page.FindAll(".unsaved").Count == 0);
        Assert.Equal(0, desk.Forms.Count);
    }

    [Fact]
    public async Task Words_that_are_refused_at_their_field_are_said_there_and_nowhere_else()
    {
        (showsForm, saysAtFields) = (true, true);
        sending = async words =>
            (await desk.Send(CompartmentId.Delegation, new AddNote(EntityId.New(), words["text"]))).Rejection;
        hub.Judge = _ => OutcomeMessage.Rejected(Rejection.Invalid("Not today.", "text"));
        var page = Opened();
        page.Find("#note").Input("Refused");
        await page.InvokeAsync(() => page.Find("form:has(#note)").Submit());
        page.WaitForState(() => page.FindAll("#note-hint").Count == 1);
        Assert.Equal(("Not today.", "Refused"), (page.Find("#note-hint").TextContent, page.Find("#note").GetAttribute("value")));
        Assert.Empty(page.FindAll(".refusal"));
        Assert.Empty(Unsaved(page));
    }

    private static string[] Unsaved(IRenderedComponent<Shell> page) => [.. page.FindAll(".unsaved textarea").Select(t => t.TextContent)];

    private IRenderedComponent<Shell> Opened()
    {
        var page = frame.Show(of => Content(of), opened: opened => desk = opened);
        page.WaitForState(() => page.FindAll("#shown").Count == 1);
        return page;
    }

    private RenderFragment Content(Desk of) => build =>
    {
        build.AddMarkupContent(0, "<p id=shown>Shown</p>");
        if (showsForm)
        {
            build.OpenComponent<EntryForm>(10);
            build.AddComponentParameter(11, nameof(EntryForm.Form), of.Forms.Of("note", saysAtFields: saysAtFields));
            build.AddComponentParameter(12, nameof(EntryForm.Submit), "Add note");
            build.AddComponentParameter(13, nameof(EntryForm.OnSend), sending);
            build.AddComponentParameter(14, nameof(EntryForm.ChildContent), (RenderFragment)(form =>
            {
                form.OpenComponent<FormField>(0);
                form.AddComponentParameter(1, nameof(FormField.Form), of.Forms.Of("note"));
                form.AddComponentParameter(2, nameof(FormField.Name), "text");
                form.AddComponentParameter(3, nameof(FormField.Id), "note");
                form.AddComponentParameter(4, nameof(FormField.Label), "New note");
                form.CloseComponent();
            }));
            build.CloseComponent();
        }
        if (!showsField || of.Of<DelegationState>(CompartmentId.Delegation)?.Facts is not { } facts) return;
        build.OpenComponent<TextField>(1);
        build.AddComponentParameter(2, nameof(TextField.Desk), of);
        build.AddComponentParameter(3, nameof(TextField.Id), "title");
        build.AddComponentParameter(4, nameof(TextField.At), CompartmentId.Delegation);
        build.AddComponentParameter(5, nameof(TextField.Name), "title");
        build.AddComponentParameter(6, nameof(TextField.Value), facts.Title);
        build.AddComponentParameter(7, nameof(TextField.Limit), TextLimits.Title);
        build.AddComponentParameter(8, nameof(TextField.Command), (Func<Edit, Command>)(edit => new EditTitle(edit)));
        build.AddComponentParameter(9, nameof(TextField.About), (Func<Command, bool>)(c => c is EditTitle));
        build.CloseComponent();
    };
}
