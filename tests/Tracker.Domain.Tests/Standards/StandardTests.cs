using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;
using Tracker.Domain.Parts;
using Tracker.Domain.Tests.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Standards;

public sealed class StandardTests
{
    private readonly Desk standard = Desk.Opened(Standard.Kind, "ISO/IEC JTC 1", "Internet of Things (IoT) — Reference Architecture");

    [Fact]
    public void Standard_keeps_its_work_item_and_the_editors_that_the_body_removed()
    {
        Assert.Null(standard.Claim(new FromWorkItem(new Reference("ISO/IEC 30141", ActorId.Parse("work-item/iso/30141")))));
        Assert.Null(standard.Claim(new Editor(new Reference("CESI")), id: "editor"));
        Assert.Null(standard.Send(Desk.Expert, new MarkRemovedByBody(Desk.Id("editor"), "removed by the body from the final text")));
        Assert.Equal("ISO/IEC 30141", Assert.Single(standard.Facts.Book.Facts<FromWorkItem>()).WorkItem.Name);
        Assert.NotNull(Assert.Single(standard.Facts.Book.Standing<Editor>()).RemovedByBody);
    }

    [Fact]
    public void Adoptions_say_how_they_correspond_and_may_be_disputed()
    {
        Assert.Null(standard.Claim(new Adoption("Germany", Correspondence.Identical, "DIN 30141"), "2020"));
        Assert.Null(standard.Claim(new Adoption("China", Correspondence.Modified), "2021"));
        Assert.Empty(standard.Facts.Book.Disputes());
        Assert.Null(standard.Claim(new Adoption("China", Correspondence.NotEquivalent), "2021"));
        Assert.Equal("adoption:China:", Assert.Single(standard.Facts.Book.Disputes()).About);
    }

    [Fact]
    public void Statement_of_another_kind_of_record_is_refused()
    {
        var refused = standard.Claim(new Contribution("C-1", ContributionKind.Information, []));
        Assert.Equal((RejectionCode.Invalid, "statement.kind"), (refused?.Code, refused?.Field));
    }

    [Fact]
    public void Standard_cannot_be_opened_without_its_body()
    {
        var desk = new Desk(Standard.Kind);
        var refused = desk.Send(Desk.Expert, new OpenSubject(Desk.Id("t"), "A standard", Desk.From()));
        Assert.Equal((RejectionCode.Required, "body"), (refused?.Code, refused?.Field));
        Assert.False(desk.Record.Exists);
    }
}
