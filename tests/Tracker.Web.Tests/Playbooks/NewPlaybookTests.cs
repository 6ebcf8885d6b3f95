using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Alerts;
using Tracker.Domain.Playbooks;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Playbooks;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Playbooks;

/// <summary>A playbook that begins with what a delegation did.</summary>
public sealed class NewPlaybookTests : BunitContext
{
    private readonly FakeHub hub = new(new PlaybookKind(), ActorId.Parse("playbook/ours")) { Judge = _ => new OutcomeMessage(Result.Accepted) };
    private readonly Frame frame;

    public NewPlaybookTests() => frame = new Frame(this, hub, FakeHub.Acme);

    [Fact]
    public async Task Narrowest_audience_comes_first_and_gets_the_playbook_with_its_case_at_once()
    {
        var page = Filled();
        Assert.Equal("org/acme", page.Find("#playbook-at option").GetAttribute("value"));
        await page.Find("form").SubmitAsync();
        var sent = await hub.NextSent();
        Assert.Equal(CompartmentId.Organization("acme"), sent.Compartment);
        Assert.Equal([FakeHub.Actor], Command(sent).Cases);
    }

    [Fact]
    public async Task Who_cancels_has_published_nothing_and_keeps_the_words()
    {
        var page = Filled();
        page.Find("#playbook-at").Change("record");
        var sending = page.Find("form").SubmitAsync();
        page.WaitForElement("#playbook-release");
        page.FindAll("dialog button").First(b => b.TextContent == "Cancel").Click();
        await sending;
        page.WaitForAssertion(() => Assert.Contains("Nothing was published", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal("Ask the laboratory", page.Find("#step-0-what").GetAttribute("value"));
        Assert.False(hub.HasSent);
    }

    private static AddPlaybook Command(CommandMessage sent) =>
        (AddPlaybook)new PlaybookKind().Codec.DecodeCommand("add-playbook", sent.Payload.Utf8.ToArray()).Command!;

    private IRenderedComponent<NewPlaybookPage> Filled()
    {
        Fill(frame.Workplace);
        return Render<NewPlaybookPage>();
    }

    internal static void Fill(Workplace workplace)
    {
        var form = workplace.Forms.Of("new playbook", saysAtFields: true);
        (form["title"], form["made-from"], form["step-0-what"]) = ("Ours", "July meeting", "Ask the laboratory");
        form.Chosen["from"] = FakeHub.Actor.Value;
    }
}

/// <summary>A playbook of what a delegation did, for everyone.</summary>
public sealed class ReleasedPlaybookTests : BunitContext
{
    [Fact]
    public async Task Everyone_gets_the_words_only_after_they_were_shown_and_waited_and_never_the_key_of_the_delegation()
    {
        var own = await OwnRecord.Open(FakeHub.Acme);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(own.Workplace).AddSingleton<IReads>(new FakeReads());
        SetRendererInfo(new RendererInfo("WebAssembly", true));
        NewPlaybookTests.Fill(own.Workplace);
        var page = Render<NewPlaybookPage>();
        page.Find("#playbook-at").Change("record");
        var sending = page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Ask the laboratory", page.Find("dialog").TextContent, StringComparison.Ordinal));
        Assert.Contains("Everyone who signs in here", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.False(own.Hub.HasSent);
        page.Find("#playbook-release").Click();
        var held = await own.Takes<HoldAct>(c => new ActHeld(c.Id, c.Act));
        await sending;
        var command = (AddPlaybook)new PlaybookKind().Codec.DecodeCommand(held.Act.Name, Encoding.UTF8.GetBytes(held.Act.Payload)).Command!;
        Assert.Equal((CompartmentId.Record, null), (held.Act.At, command.Cases));
        Assert.DoesNotContain(FakeHub.Actor.Value, held.Act.Payload, StringComparison.Ordinal);
    }
}

/// <summary>The cases of a playbook, for those who may read them and for others.</summary>
public sealed class PlaybookCasesTests : BunitContext
{
    private static readonly ActorId Book = ActorId.Parse("playbook/ours");

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Case_has_its_name_for_those_who_may_read_it_and_neither_key_nor_link_for_others(bool mayRead)
    {
        var acme = CompartmentId.Organization("acme");
        var hub = new FakeHub(new PlaybookKind(), Book);
        hub.Happen(acme, new PlaybookAdded("Ours", "July meeting", [new(EntityId.Parse("s"), "Ask the laboratory")], [FakeHub.Actor]));
        hub.Hold(acme, Right.Write);
        var frame = new Frame(this, hub, FakeHub.Acme);
        if (mayRead) frame.Reads.Listed.Add(new(FakeHub.Actor, "SG13", new Dictionary<string, string>(), FakeHub.Usual));
        var page = frame.Show(desk => build =>
        {
            build.OpenComponent<PlaybookView>(0);
            build.AddComponentParameter(1, "Desk", desk);
            build.AddComponentParameter(2, "At", acme);
            build.CloseComponent();
        }, Book);
        page.WaitForElement("#steps li");
        if (mayRead) page.WaitForAssertion(() => Assert.Equal("SG13", page.Find($"a[href$='d/test']").TextContent));
        else Assert.DoesNotContain(FakeHub.Actor.Key, page.Find("main").InnerHtml, StringComparison.Ordinal);
    }
}
