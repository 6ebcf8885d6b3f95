using Bunit;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Surveys;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Live;
using Tracker.Web.Parts;
using Tracker.Web.Surveys;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Surveys;

/// <summary>A survey as somebody who is invited, a program manager and everybody else sees it.</summary>
public sealed class SurveyViewTests : BunitContext
{
    private static readonly ActorId Survey = SurveyRules.ActorOf(2026);
    private static readonly CompartmentId Open = CompartmentId.Record, Own = CompartmentId.Own(FakeHub.Ann);
    private readonly FakeHub hub = new(new SurveyKind(), Survey) { Judge = _ => new OutcomeMessage(Result.Accepted) };
    private Desk? opened;

    public SurveyViewTests()
    {
        Services.AddParts();
        JSInterop.Mode = JSRuntimeMode.Loose;
        hub.Happen(Open, new SurveyOpened(2026, "What keeps you away"));
        hub.Hold(Open, Right.Read);
    }

    [Fact]
    public async Task Invited_participant_chooses_none_or_some_and_nothing_of_it_is_kept_as_a_draft()
    {
        hub.Hold(Own, Right.Read);
        hub.Happen(Own, new InvitationSent("Please answer"));
        var page = Shown();
        page.WaitForAssertion(() => Assert.False(page.Find("#send-answer").HasAttribute("disabled")));
        await page.Find("#survey-answer form").SubmitAsync();
        Assert.Contains("Choose what keeps you", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        page.Find("#barrier-ExportControl").Change(true);
        page.Find("#barrier-None").Change(true);
        Assert.Equal(["barrier-None"], Chosen(page));
        page.Find("#barrier-Other").Change(true);
        page.Find("#barrier-Resources").Change(true);
        Assert.Equal(["barrier-Resources", "barrier-Other"], Chosen(page));
        Assert.False(hub.HasSent);
        Assert.False(opened!.HasUnsaved);
        hub.Tell(Own, new AnswerNoted(), ParticipantId.System);
        page.WaitForAssertion(() => Assert.Contains("You have answered.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#survey-answer"));
    }

    [Fact]
    public void Number_that_is_not_shown_is_no_zero_and_the_rule_stands_below()
    {
        var box = Enumerable.Range(0, 30).Aggregate(BallotBox.Empty, (b, i) => b.With(
            ParticipantId.Parse($"p{i}"), new([i < 12 ? BarrierKind.ExportControl : i < 16 ? BarrierKind.Expertise : BarrierKind.TimeAndStaff])));
        hub.Happen(Open, new SurveyClosed());
        hub.Happen(Open, new ResultPublished(SurveyResult.Of(40, box)));
        var page = Shown();
        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll("#survey-result tbody tr").Count));
        var rows = page.FindAll("#survey-result tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains("12 of 30", rows[(int)BarrierKind.ExportControl], StringComparison.Ordinal);
        Assert.All([BarrierKind.Expertise, BarrierKind.None], b =>
        {
            Assert.Contains("not shown", rows[(int)b], StringComparison.Ordinal);
            Assert.DoesNotMatch("[0-9]", rows[(int)b]);
        });
        var footer = page.Find("#survey-result footer").TextContent;
        Assert.Contains("30 answers from 40 invited people. What keeps the other 10 people away is unknown.", footer, StringComparison.Ordinal);
        Assert.Contains(SurveyResult.Rule, footer, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_who_is_not_invited_reads_what_is_asked_and_no_count()
    {
        var page = Shown();
        page.WaitForAssertion(() => Assert.Contains("You are not invited", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".strip, #survey-answer, #survey-invited, #close-survey"));
    }

    [Fact]
    public void Program_manager_reads_how_many_have_answered()
    {
        hub.Hold(CompartmentId.Program, Right.Write);
        hub.Happen(CompartmentId.Program, new PeopleInvited(new([new(FakeHub.Ann, FakeHub.Acme), new(FakeHub.Ben, FakeHub.Acme)])));
        hub.Happen(CompartmentId.Program, new AnswersGrown(), ParticipantId.System);
        var page = Shown();
        page.WaitForAssertion(() => Assert.Equal(["2", "1", "1"], page.FindAll(".strip dd").Select(d => d.FirstChild!.TextContent.Trim())));
        Assert.Single(page.FindAll("#close-survey"));
        hub.Tell(CompartmentId.Program, new AnswersGrown(), ParticipantId.System);
        page.WaitForAssertion(() => Assert.Equal(["2", "2", "0"], page.FindAll(".strip dd").Select(d => d.FirstChild!.TextContent.Trim())));
    }

    [Theory]
    [InlineData(3, "none will be shown"), InlineData(12, "more than 5 named it")]
    public void Dialog_that_closes_a_survey_says_how_many_answered_and_what_will_be_shown(int answers, string says)
    {
        hub.Hold(CompartmentId.Program, Right.Write);
        hub.Happen(CompartmentId.Program, new PeopleInvited(new(
            [.. Enumerable.Range(0, 20).Select(i => new Addressee(ParticipantId.Parse($"p{i}"), FakeHub.Acme))])));
        for (var i = 0; i < answers; i++) hub.Happen(CompartmentId.Program, new AnswersGrown(), ParticipantId.System);
        var page = Shown();
        page.WaitForElement("#close-survey").Click();
        page.WaitForAssertion(() =>
        {
            var shows = page.Find("#close-survey-shows");
            Assert.Contains($"{answers} of 20 invited people have answered so far", shows.ParentElement!.TextContent, StringComparison.Ordinal);
            Assert.Contains(says, shows.TextContent, StringComparison.Ordinal);
        });
        Assert.Empty(page.FindAll("#withdraw-survey"));
    }

    [Fact]
    public void Withdrawn_survey_says_why_and_asks_nobody()
    {
        hub.Hold(CompartmentId.Program, Right.Write);
        hub.Hold(Own, Right.Read);
        hub.Happen(Own, new InvitationSent("Please answer"));
        var page = Shown();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("#withdraw-survey")));
        hub.Tell(Open, new SurveyWithdrawn("The year is wrong"), FakeHub.Ben);
        page.WaitForAssertion(() => Assert.Contains("The year is wrong", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#survey-answer, #survey-invited, #close-survey, #withdraw-survey"));
    }

    private static IEnumerable<string?> Chosen(IRenderedComponent<Shell> page) =>
        page.FindAll("#survey-answer input[checked]").Select(i => i.Id);

    private IRenderedComponent<Shell> Shown() => new Frame(this, hub, FakeHub.Acme).Show(desk => build =>
    {
        build.OpenComponent<SurveyView>(0);
        build.AddComponentParameter(1, "Desk", desk);
        build.AddComponentParameter(2, "Of", FollowedSurvey.Of(desk));
        build.CloseComponent();
    }, Survey, desk => opened = desk);
}
