using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Decisions;
using Tracker.Domain.Shared;
using Tracker.Domain.Tests.Subjects;

namespace Tracker.Domain.Tests.Decisions;

public sealed class DecisionChangesTests
{
    private static readonly PartialInterval Day = new(PartialDate.Parse("2012-11-15"));
    private static readonly ActorId Meeting = ActorId.Parse("meeting/iso/plenary-2012");

    [Fact]
    public void Same_file_changes_nothing_and_a_later_one_corrects_only_what_it_says_otherwise()
    {
        var decision = Desk.Opened(BodyDecision.Kind, null, "Approve an editor");
        Import(decision, Printed("an editor"));
        Assert.True(Compared(decision, Printed("an editor")).IsNothing);
        // The meeting may be called otherwise by now.
        Assert.True(Compared(decision, Printed("an editor", "Another title")).IsNothing);

        var changes = Compared(decision, Printed("two editors"));
        Assert.Equal([FileChange.Same, FileChange.Changed, FileChange.Same], changes.Statements.Select(s => s.Change));
        Import(decision, Printed("two editors"));
        Assert.True(Compared(decision, Printed("two editors")).IsNothing);
        var standing = decision.Facts.Book.Claims.Where(c => c.Stands).Select(c => c.Statement).OfType<DecisionClause>();
        Assert.Equal("two editors", Assert.Single(standing).Text);
    }

    [Fact]
    public void What_a_person_took_back_is_not_recorded_again()
    {
        var decision = Desk.Opened(BodyDecision.Kind, null, "Approve an editor");
        Import(decision, Printed("an editor"));
        var clause = decision.Facts.Book.Claims.Single(c => c.Statement is DecisionClause);
        Accepts(decision, new WithdrawClaim(clause.Id, "Misprint"));
        var changes = Compared(decision, Printed("an editor"));
        Assert.True(changes.IsNothing);
        Assert.Contains(changes.Statements, s => s.Change == FileChange.TakenBack);
    }

    [Fact]
    public void Record_says_again_what_was_printed()
    {
        var decision = Desk.Opened(BodyDecision.Kind, null, "Approve an editor");
        Import(decision, Printed("an editor"));
        var (position, printed) = DecisionRecord.Printed(decision.Facts.Book)!.Value;
        Assert.Equal((7, "840", "Miami", Day.From), (position, printed.Number, printed.Venue, printed.MeetingDay));
        Assert.Equal(2, printed.Says.Length);
        Assert.Null(DecisionRecord.Printed(ClaimBook.Empty));
    }

    [Theory]
    [InlineData("840", "decision/iso/plenary-2012/840"), InlineData("CIPM/111-1 (2022)", "decision/iso/plenary-2012/cipm-111-1--2022")]
    [InlineData("—", null)]
    public void Key_of_a_decision_is_made_of_its_meeting_and_number(string number, string? key) =>
        Assert.Equal(key, BodyDecision.KeyOf(Meeting, number)?.Value);

    private static ImmutableArray<DatedStatement> Printed(string text, string meeting = "Plenary") => DecisionRecord.Says(
        new("840", "Approve", [new(new Identified("840", "SC 4")), new(new DecisionClause(ClauseSort.Action, 1, "approves", text, "eng"), Day)],
            "Miami", Day.From),
        new Reference(meeting, Meeting), 7);

    private static DecisionChanges Compared(Desk decision, IEnumerable<DatedStatement> printed) =>
        DecisionChanges.Of(decision.Facts.Book, printed);

    private static void Import(Desk decision, IEnumerable<DatedStatement> printed)
    {
        foreach (var command in Compared(decision, printed).Commands(_ => new Source("Resolutions", "words"))) Accepts(decision, command);
    }

    private static void Accepts(Desk decision, Command command) => Assert.Null(decision.Send(Desk.Expert, command));
}
