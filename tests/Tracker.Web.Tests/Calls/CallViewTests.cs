using Bunit;
using Tracker.Domain.Calls;
using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Calls;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Calls;

/// <summary>A call as those see it who apply, who judge and who award.</summary>
public sealed class CallViewTests : BunitContext
{
    private static readonly ActorId Call = ActorId.Parse("call/quantum");
    private static readonly EntityId Small = EntityId.Parse("small"), App = EntityId.Parse("app");
    private static readonly CompartmentId Acme = CallKind.CompartmentOf(FakeHub.Acme);

    private static readonly Application Sent = new(
        App, FakeHub.Acme, "Three meetings", "Attend and contribute", new Reference("ITU-T SG13"), [new(CostKind.Travel, 24_000_00, "Three meetings")],
        [new(Small, true)]);

    private readonly FakeHub hub = new(new CallKind(), Call) { Judge = _ => new OutcomeMessage(Result.Accepted) };

    public CallViewTests()
    {
        Services.AddParts();
        var deadline = new CallDeadline(new(2099, 10, 1, 21, 0, 0, TimeSpan.Zero), "UTC");
        hub.Happen(CompartmentId.Record, new CallOpened(new(
            "Small businesses", "Taking part", deadline, "USD", 30_000_00, 50_000_00, [CostKind.Travel],
            [new(Small, "Fewer than 500 employees?", "Terms, 2")])));
        hub.Hold(CompartmentId.Record, Right.Read);
    }

    [Fact]
    public async Task Applicant_reads_what_is_missing_while_writing_and_a_refusal_keeps_the_words()
    {
        hub.Hold(Acme, Right.Write);
        var page = Shown("apply");
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("#apply-missing li").Count));
        page.Find("#apply-title").Input("Three meetings");
        page.Find("#apply-travel").Input("24,000");
        page.WaitForAssertion(() => Assert.Equal(
            ["What you will do", "The work in which you want to take part", "The answer to “Fewer than 500 employees?”"],
            page.FindAll("#apply-missing li").Select(l => l.TextContent)));
        await page.Find("#apply-title").Closest("form")!.SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Still missing: what you will do", page.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal("24,000", page.Find("#apply-travel").GetAttribute("value"));
        Assert.False(hub.HasSent);
    }

    [Fact]
    public void Applicant_reads_the_decision_and_its_reason()
    {
        hub.Hold(Acme, Right.Write);
        hub.Happen(Acme, new ApplicationSent(Sent));
        hub.Happen(Acme, new ApplicationDecided(App, new(10_000_00, "Travel only")));
        var page = Shown();
        page.WaitForAssertion(() => Assert.Contains("Awarded: 10,000.00 USD", page.Find("#own-app").TextContent, StringComparison.Ordinal));
        Assert.Contains("Travel only", page.Find("#own-app").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#applications"));
    }

    [Fact]
    public void Reviewer_reads_the_application_and_gives_one_review()
    {
        var own = CompartmentId.Own(FakeHub.Ann);
        hub.Hold(own, Right.Write);
        hub.Happen(own, new ReviewAssigned(Sent));
        var page = Shown();
        page.WaitForElement("#words-app");
        hub.Tell(own, new ReviewGiven(App, new(FakeHub.Ann, Advice.Award, "Plain")), FakeHub.Ann);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#words-app")));
        Assert.Contains("Plain", page.Find("#review-app").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Manager_reads_all_and_what_the_caps_leave()
    {
        var program = CompartmentId.Program;
        hub.Hold(program, Right.Write);
        hub.Happen(program, new CallFunded(new(ActorId.Parse("program/p"), EntityId.Parse("f"), EntityId.Parse("s"), 20_000_00, "Stream")));
        hub.Happen(program, new ApplicationSent(Sent));
        foreach (var reviewer in (string[])["one", "two"])
            hub.Happen(program, new ReviewGiven(App, new(ParticipantId.Parse(reviewer), Advice.Award, $"Said by {reviewer}")));
        hub.Happen(program, new ConsensusRecorded(App, new(Advice.Award, "Award the travel")));
        var page = Shown(chosen: "app");
        page.WaitForElement("#decide-units");
        Assert.Contains("At most 20,000.00 USD", page.Find("#application").TextContent, StringComparison.Ordinal);
        Assert.Contains("to be decided", page.Find("#applications").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manager_corrects_what_an_open_call_offers_and_sends_nothing_else_with_it()
    {
        var program = CompartmentId.Program;
        hub.Hold(program, Right.Write);
        hub.Happen(program, new CallFunded(new(ActorId.Parse("program/p"), EntityId.Parse("f"), EntityId.Parse("s"), 60_000_00, "Stream")));
        var page = Shown("correct");
        page.WaitForAssertion(() => Assert.Equal("30,000.00", page.Find("#call-per-award").GetAttribute("value")));
        page.Find("#call-question-0").Input("Fewer than 500 people?");
        page.Find("#correct-reason").Input("It was unclear");
        await page.Find("#correct-reason").Closest("form")!.SubmitAsync();
        var message = await hub.NextSent();
        var sent = Assert.IsType<CorrectCall>(new CallKind().Codec.DecodeCommand(message.Name, message.Payload.Utf8.Span).Command);
        Assert.Equal(sent.Was with { Criteria = [sent.Was.Criteria[0] with { Question = "Fewer than 500 people?" }] }, sent.To);
        Assert.Equal((60_000_00, "It was unclear"), (sent.Most, sent.Reason));
    }

    private IRenderedComponent<Shell> Shown(string? form = null, string? chosen = null) => new Frame(this, hub, FakeHub.Acme).Show(desk => build =>
    {
        build.OpenComponent<CallView>(0);
        build.AddComponentParameter(1, "Desk", desk);
        build.AddComponentParameter(2, "Call", FollowedCall.Of(desk));
        build.AddComponentParameter(3, "Form", form);
        build.AddComponentParameter(4, "Chosen", chosen);
        build.CloseComponent();
    }, Call);
}
