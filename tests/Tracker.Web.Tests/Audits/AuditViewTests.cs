using AngleSharp.Dom;
using Bunit;
using Tracker.Domain.Audits;
using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.App;
using Tracker.Web.Audits;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Audits;

/// <summary>An audit as those who write it see it.</summary>
public sealed class AuditViewTests : BunitContext
{
    private static readonly ActorId Audit = ActorId.Parse("audit/sg-20");
    private static readonly EntityId Votes = EntityId.Parse("votes");
    private static readonly FindingTerms NoRecord = new(EntityId.Parse("openness"), "No public record of voting",
        new("Rules", Link: "https://example.org/rules"));

    private readonly FakeHub hub = new(new AuditKind(), Audit) { Judge = _ => new OutcomeMessage(Result.Accepted) };

    public AuditViewTests()
    {
        Services.AddParts();
        JSInterop.Mode = JSRuntimeMode.Loose;
        hub.Happen(AuditKind.At, new AuditOpened("Voting in SG 20", new Reference("SG 20"), new(new(2027, 2, 1), new(2027, 5, 31))));
        hub.Hold(AuditKind.At, Right.Write);
    }

    [Fact]
    public void Finding_of_another_shows_at_once_and_criteria_without_one_are_not_met_thereby()
    {
        var page = Shown();
        page.WaitForAssertion(() => Assert.Contains("None is recorded yet", page.Find("#findings").TextContent, StringComparison.Ordinal));
        hub.Tell(AuditKind.At, new AuditFindingRecorded(Votes, NoRecord), FakeHub.Ben);
        page.WaitForAssertion(() => Assert.Equal("open", page.Find("#finding-votes > .chip").TextContent));
        Assert.Contains("1 finding, 1 open", page.Find("#criteria").TextContent, StringComparison.Ordinal);
        Assert.Contains("no finding", page.Find("#criteria").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_closes_a_finding_and_a_reason_opens_it_again()
    {
        hub.Happen(AuditKind.At, new AuditFindingRecorded(Votes, NoRecord));
        var page = Shown();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[aria-label^='Close with evidence']")));
        hub.Tell(AuditKind.At, new AuditFindingClosed(Votes, new("Record of votes", "Votes of the session"), "Published since"), FakeHub.Ben);
        page.WaitForAssertion(() => Assert.Equal("closed", page.Find("#finding-votes > .chip").TextContent));
        Assert.Contains("Votes of the session", page.Find("#finding-votes blockquote").TextContent, StringComparison.Ordinal);
        hub.Tell(AuditKind.At, new AuditFindingReopened(Votes, "The page is gone"), FakeHub.Ben);
        page.WaitForAssertion(() => Assert.Equal("open", page.Find("#finding-votes > .chip").TextContent));
        Assert.Contains("The page is gone", page.Find("#finding-votes").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_without_evidence_sends_nothing_and_says_why_at_the_document()
    {
        hub.Happen(AuditKind.At, new AuditFindingRecorded(Votes, NoRecord));
        var page = Shown();
        page.WaitForElement("[aria-label^='Close with evidence']").Click();
        page.WaitForElement("#closing-document").Closest("form")!.Submit();
        page.WaitForAssertion(() => Assert.Contains("A finding stays open until", page.Markup, StringComparison.Ordinal));
        Assert.False(hub.HasSent);
    }

    [Fact]
    public void Follow_up_that_is_late_says_so()
    {
        hub.Happen(AuditKind.At, new FollowUpAdded(EntityId.Parse("ask"), new("Ask for the record", "Delegation of Syldavia", new(2020, 6, 30))));
        var page = Shown();
        page.WaitForAssertion(() => Assert.Equal("overdue", page.Find("#follow-up-ask .chip").TextContent));
    }

    private IRenderedComponent<Shell> Shown() => new Frame(this, hub, FakeHub.Acme).Show(desk => build =>
    {
        build.OpenComponent<AuditView>(0);
        build.AddComponentParameter(1, "Desk", desk);
        build.AddComponentParameter(2, "Of", FollowedAudit.Of(desk));
        build.CloseComponent();
    }, Audit);
}
