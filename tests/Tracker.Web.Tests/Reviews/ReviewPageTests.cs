using Bunit;
using Tracker.Domain.Shared;
using Tracker.Domain.Surveys;
using Tracker.Protocol;
using Tracker.Web.Parts;
using Tracker.Web.Records;
using Tracker.Web.Reviews;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Reviews;

/// <summary>The yearly review of somebody who reads a survey and no program.</summary>
public sealed class ReviewPageTests : BunitContext
{
    private static readonly ActorId Survey = SurveyRules.ActorOf(2026);
    private readonly FakeHub hub = new(new SurveyKind(), Survey) { Judge = _ => new OutcomeMessage(Result.Accepted) };

    public ReviewPageTests()
    {
        Services.AddParts();
        hub.Happen(CompartmentId.Record, new SurveyOpened(2026, "What keeps you away"));
        hub.Hold(CompartmentId.Record, Right.Read);
        var frame = new Frame(this, hub, FakeHub.Acme);
        frame.Reads.Listed.Add(new ListedRecord(Survey, "Barriers survey 2026", new Dictionary<string, string>(), FakeHub.Usual, null));
    }

    [Fact]
    public void Year_without_a_survey_shows_that_there_are_no_answers_and_no_zeros()
    {
        var page = Render<ReviewPage>(p => p.Add(r => r.Key, "2031"));
        page.WaitForAssertion(() => Assert.Contains("no answers", page.Find("#review-survey").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("0", page.Find("#review-survey .nil").TextContent, StringComparison.Ordinal);
        Assert.Contains("no program is shared with you", page.Find("#review-programs .nil.unknown").TextContent, StringComparison.Ordinal);
        Assert.Contains("not recorded", page.Find("#review-conditional .nil.unknown").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Survey_of_the_year_shows_with_rule_population_and_period()
    {
        var box = Enumerable.Range(0, 30).Aggregate(BallotBox.Empty, (b, i) => b.With(
            ParticipantId.Parse($"p{i}"), new([i < 12 ? BarrierKind.ExportControl : BarrierKind.TimeAndStaff])));
        hub.Happen(CompartmentId.Record, new SurveyClosed());
        hub.Happen(CompartmentId.Record, new ResultPublished(SurveyResult.Of(40, box)));
        var page = Render<ReviewPage>(p => p.Add(r => r.Key, "2026"));
        page.WaitForAssertion(() => Assert.Contains("12 of 30", page.Find("#review-survey").TextContent, StringComparison.Ordinal));
        var footer = page.Find("#review-survey footer").TextContent;
        Assert.All(["Rule:", "Population:", "Period:"], word => Assert.Contains(word, footer, StringComparison.Ordinal));
    }

    [Fact]
    public void Survey_that_is_open_shows_no_number_of_anything_named()
    {
        var page = Render<ReviewPage>(p => p.Add(r => r.Key, "2026"));
        page.WaitForAssertion(() => Assert.Contains("is open", page.Find("#review-survey").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("#review-survey table"));
    }
}
