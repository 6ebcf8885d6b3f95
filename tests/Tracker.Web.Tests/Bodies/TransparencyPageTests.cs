using Bunit;
using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Protocol;
using Tracker.Web.Bodies;
using Tracker.Web.Parts;
using Tracker.Web.Tests.Doubles;

namespace Tracker.Web.Tests.Bodies;

/// <summary>What bodies publish, as somebody who reads no program sees it.</summary>
public sealed class TransparencyPageTests : BunitContext
{
    private readonly Frame frame;

    public TransparencyPageTests()
    {
        Services.AddParts();
        JSInterop.Mode = JSRuntimeMode.Loose;
        frame = new Frame(this, new FakeHub(new ProgramKind(), ActorId.Parse("program/none")), FakeHub.Acme);
    }

    [Fact]
    public void Body_shows_each_row_and_what_has_none_is_unknown()
    {
        frame.Reads.Bodies.Add(new(ActorId.Parse("committee/itu"), "ITU",
        [
            new(EntityId.Parse("a"), InformationKind.WorkItems, Disclosure.Published, null, null, null, "A report"),
            new(EntityId.Parse("b"), InformationKind.ApprovedAuthors, Disclosure.RemovedAfterwards, "editors", PartialDate.Parse("2018")),
            new(EntityId.Parse("c"), InformationKind.ApprovedAuthors, Disclosure.Published, "of drafts"),
        ], new AuthorShare(20, 0, 1)));
        frame.Reads.Bodies.Add(new(ActorId.Parse("committee/sg-20"), "SG20", [], new AuthorShare(0, null, null)));
        var page = Render<TransparencyPage>();
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("#body-itu tbody tr").Count));
        Assert.Contains("Published: 1 of 2 kinds recorded", page.Find("#body-itu footer").TextContent, StringComparison.Ordinal);
        Assert.Equal("unknown", page.Find("#body-itu tbody tr:last-child .nil").TextContent);
        Assert.Empty(page.FindAll("#body-sg-20"));
        Assert.Equal(["20", "0 of 20", "1 of 20", "0", "unknown", "unknown"], page.FindAll("#authors tbody td").Select(d => d.TextContent.Trim()));
        Assert.All(["Rule:", "Population:", "Period:"], word => Assert.Contains(word, page.Find("#authors footer").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Conditions_of_programs_that_the_viewer_does_not_read_are_not_there()
    {
        frame.Reads.Bodies.Add(new(ActorId.Parse("committee/itu"), "ITU", [], new AuthorShare(1, null, null)));
        var page = Render<TransparencyPage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("#authors tbody tr")));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#transparency-conditions")));
    }
}
