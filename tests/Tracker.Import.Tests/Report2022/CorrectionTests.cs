using Tracker.Domain.Claims;
using Tracker.Domain.Shared;
using Tracker.Domain.Subjects;
using Tracker.Import.Report2022;

namespace Tracker.Import.Tests.Report2022;

/// <summary>An installation that holds an earlier reading of the study is corrected, and what people did there stays.</summary>
public sealed class CorrectionTests(ReportFixture report) : IClassFixture<ReportFixture>
{
    private static readonly ActorId Item = ActorId.Parse("work-item/itu/newip");
    private static readonly ParticipantId Ann = ParticipantId.Parse("ann");
    private readonly Source former = new(ReportReader.Document, "words of the study", "line 1");

    [Fact]
    public void What_says_the_same_thing_is_superseded_and_what_is_gone_is_withdrawn()
    {
        var held = Opened("“New IP” proposals",
            Recorded("old-kind", new OfDocumentKind(DocumentKind.Other, "series of proposals")),
            Recorded("prose", new Described("status as printed", "banned")));
        var book = Corrected(held);
        Assert.NotNull(book.Find(EntityId.Parse("old-kind"))!.SupersededBy);
        Assert.Equal(DocumentKind.Proposal, Assert.Single(book.Facts<OfDocumentKind>()).Document);
        Assert.False(book.Find(EntityId.Parse("prose"))!.Stands);
        Assert.Equal("Future Vertical Communications Networks", book.Foremost<Titled>(t => !t.Former) is { Statement: Titled t } ? t.Title : null);
        Assert.All(book.Claims.Where(c => c.Stands), c => Assert.Null(c.Assertion.Source!.Quote));
    }

    [Fact]
    public void Corrected_twice_changes_nothing_the_second_time()
    {
        var ledger = With(Opened("“New IP” proposals", Recorded("prose", new Described("status as printed", "banned"))));
        Correct(ledger);
        var before = Facts(ledger);
        Assert.DoesNotContain(Correction.Of(Item, before, Steps), s => s.Command is not MarkRemovedByBody);
        Assert.Empty(ledger.Rejected);
    }

    [Fact]
    public void What_a_person_recorded_or_withdrew_stays()
    {
        var first = Steps.Select(s => s.Command).OfType<RecordClaim>().First().Claim;
        var ledger = With(Opened("Future Vertical Communications Networks",
            new ImportStep(Item, CompartmentId.Record, OperationId.New(), new RecordClaim(
                new Assertion(EntityId.Parse("anns"), new Described("a note", "hers"), new Source("Her document", "words"))), Ann),
            new ImportStep(Item, CompartmentId.Record, OperationId.New(), new RecordClaim(first, Imported: true), ParticipantId.System),
            new ImportStep(Item, CompartmentId.Record, OperationId.New(), new WithdrawClaim(first.Id, "not so"), Ann)));
        Correct(ledger);
        Assert.True(Facts(ledger).Book.Find(EntityId.Parse("anns"))!.Stands);
        Assert.False(Facts(ledger).Book.Find(first.Id)!.Stands);
    }

    [Fact]
    public void Record_of_which_nothing_is_left_keeps_its_title_alone()
    {
        var actor = ActorId.Parse("topic/report-2022/quantitative-statements");
        var ledger = new Ledger();
        ledger.Apply(new ImportStep(actor, CompartmentId.Record, OperationId.New(),
            new OpenSubject(EntityId.Parse("t"), "Quantitative statements", former), ParticipantId.System));
        ledger.Apply(new ImportStep(actor, CompartmentId.Record, OperationId.New(),
            new RecordClaim(new Assertion(EntityId.Parse("q"), new Described("Q1", "a sentence"), former)), ParticipantId.System));
        foreach (var step in Correction.Of(actor, Facts(ledger, actor), [])) ledger.Apply(step);
        Assert.Empty(ledger.Rejected);
        Assert.IsType<Titled>(Assert.Single(Facts(ledger, actor).Book.Claims, c => c.Stands).Statement);
    }

    private IReadOnlyList<ImportStep> Steps => [.. report.Reading.Steps.Where(s => s.Actor == Item)];

    private List<ImportStep> Opened(string title, params ImportStep[] more) =>
    [
        new(Item, CompartmentId.Record, OperationId.New(),
            new OpenSubject(Steps.Select(s => s.Command).OfType<OpenSubject>().Single().Id, title, former, "ITU-T"), ParticipantId.System),
        .. more,
    ];

    private ImportStep Recorded(string id, Statement statement) => new(Item, CompartmentId.Record, OperationId.New(),
        new RecordClaim(new Assertion(EntityId.Parse(id), statement, former), Imported: true), ParticipantId.System);

    private ClaimBook Corrected(List<ImportStep> held)
    {
        var ledger = With(held);
        Correct(ledger);
        Assert.Empty(ledger.Rejected.Select(r => r.Rejection.Sentence));
        return Facts(ledger).Book;
    }

    private void Correct(Ledger ledger)
    {
        foreach (var step in Correction.Of(Item, Facts(ledger), Steps)) ledger.Apply(step);
    }

    private static Ledger With(IEnumerable<ImportStep> held)
    {
        var ledger = new Ledger();
        ledger.Principals[Ann] = new Principal(Ann, "Ann", [new Membership(GroupId.Administration)]);
        foreach (var step in held) ledger.Apply(step);
        Assert.Empty(ledger.Rejected);
        return ledger;
    }

    private static SubjectState Facts(Ledger ledger, ActorId? actor = null) =>
        (SubjectState)ledger.Records[actor ?? Item].Compartments[CompartmentId.Record].State;
}
