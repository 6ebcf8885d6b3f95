using CsCheck;
using Tracker.Domain.Alerts;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class FloorTests
{
    private static readonly EntityId Second = Id("p2"), Note = Id("note");
    private readonly Bench bench = Seated();

    public FloorTests()
    {
        bench.Accept(Head, Delegation, new AddPoint(Second, "7.3", "Other"));
        bench.Accept(Head, Delegation, new OpenFloor());
    }

    private Floor Now => FloorPart.Of(bench.In(Delegation));

    private Instruction Stands => Now.Instructions[Point];

    private IEnumerable<ParticipantId> Owing => Stands.OwedBy(bench.In(Delegation), Today);

    [Fact]
    public void Head_and_the_one_whom_the_head_lets_run_the_floor_call_the_point_under_discussion()
    {
        bench.Accept(Head, Delegation, new CallPoint(null, Point));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new CallPoint(Point, Second));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new LetRunFloor(null, Member.Id));
        bench.Refuse(RejectionCode.Invalid, Head, Delegation, new LetRunFloor(null, Observer.Id));
        bench.Accept(Head, Delegation, new LetRunFloor(null, Member.Id));
        bench.Accept(Member, Delegation, new CallPoint(Point, Second));
        bench.Refuse(RejectionCode.Conflict, Head, Delegation, new CallPoint(Point, null));
        bench.Accept(Head, Delegation, new LetRunFloor(Member.Id));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new CallPoint(Second, Point));
        Assert.Equal(Second, Now.Point.Value);
    }

    [Fact]
    public void Instruction_is_acknowledged_by_each_who_may_write_positions_and_shows_who_has_not()
    {
        bench.Accept(Head, Delegation, new Instruct(Point, 0, "Ask that it be noted."));
        Assert.Equal([Liaison.Id, Member.Id, Speaker.Id], Owing.Order());
        bench.Accept(Member, Delegation, new AcknowledgeInstruction(Point, 1));
        bench.Ignore(Member, Delegation, new AcknowledgeInstruction(Point, 1));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new AcknowledgeInstruction(Point, 1));
        bench.Refuse(RejectionCode.Forbidden, Adviser, Delegation, new AcknowledgeInstruction(Point, 1));
        bench.Refuse(RejectionCode.Forbidden, Observer, Delegation, new AcknowledgeInstruction(Point, 1));
        Assert.Equal([Liaison.Id, Speaker.Id], Owing.Order());

        bench.Accept(Head, Delegation, new Instruct(Point, 1, "Object."));
        Assert.Contains("changed in the meantime", bench.Refuse(
            RejectionCode.IllegalStep, Speaker, Delegation, new AcknowledgeInstruction(Point, 1)).Sentence, StringComparison.Ordinal);
        Assert.Equal([Liaison.Id, Member.Id, Speaker.Id], Owing.Order());
        Assert.Equal(("Object.", "Ask that it be noted.", 2), (Stands.Text, Stands.Before, Stands.Version));
        bench.Accept(Head, Delegation, new Instruct(Point, 2));
        Assert.Empty(Owing);
        bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, new AcknowledgeInstruction(Point, 3));
    }

    [Fact]
    public void Head_who_handed_over_a_second_ago_changes_no_instruction_and_of_two_heads_the_second_reads_first()
    {
        bench.Accept(Head, Delegation, new Instruct(Point, 0, "Ask that it be noted."));
        bench.Accept(Head, Delegation, new HandOverHeadship(Id("head"), Id("r-mia")));
        Assert.Equal("Only the head can give and change an instruction.", bench.Refuse(
            RejectionCode.Forbidden, Head, Delegation, new Instruct(Point, 1, "Object.")).Sentence);
        bench.Accept(Member, Delegation, new Instruct(Point, 1, "Postpone."));
        bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, new Instruct(Point, 1, "Object."));
        bench.Ignore(Member, Delegation, new Instruct(Point, 1, "Postpone."));
        Assert.Equal([Head.Id, Liaison.Id, Speaker.Id], Owing.Order());
    }

    [Fact]
    public void Vote_of_a_member_that_two_note_counts_once_and_another_one_is_noted_after_the_first_is_withdrawn()
    {
        bench.Accept(Speaker, Delegation, new NoteMemberVote(Id("v"), Point, "Syldavia", MemberVote.Against));
        bench.Accept(Member, Delegation, new NoteMemberVote(Id("w"), Point, " syldavia", MemberVote.Against));
        Assert.Equal("who", bench.Refuse(
            RejectionCode.IllegalStep, Member, Delegation, new NoteMemberVote(Id("x"), Point, "Syldavia", MemberVote.InFavour)).Field);
        Assert.Equal([Id("v")], Now.On(Point).Select(n => n.Id));
        bench.Accept(Speaker, Delegation, new WithdrawFloorNote(Id("v"), "Misheard"));
        bench.Accept(Member, Delegation, new NoteMemberVote(Id("x"), Point, "Syldavia", MemberVote.InFavour));
    }

    [Fact]
    public void What_is_heard_is_kept_with_who_said_it_and_counts_that_nobody_saw_stay_unknown()
    {
        bench.Accept(Member, Delegation, new NoteIntervention(Note, Point, "Borduria", Intervening.Oppose, "Asks for a liaison statement"));
        bench.Accept(Speaker, Delegation, new NoteMemberVote(Id("v"), Point, "Syldavia", MemberVote.Unknown));
        bench.Accept(Liaison, Delegation, new NoteOutcome(Id("o"), Point, FloorOutcome.NotAccepted, new VoteTally(Against: 20)));
        bench.Refuse(RejectionCode.Required, Member, Delegation, new NoteObjection(Id("x"), Point, " "));
        Assert.Equal("against", bench.Refuse(
            RejectionCode.Invalid, Member, Delegation, new NoteOutcome(Id("x"), Point, FloorOutcome.Agreed, new VoteTally(Against: -1))).Field);
        bench.Refuse(RejectionCode.Duplicate, Member, Delegation, new NoteObjection(Note, Point, "Borduria"));
        bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, new NoteObjection(Id("x"), Id("none"), "Borduria"));
        bench.Refuse(RejectionCode.Forbidden, Adviser, Delegation, new NoteObjection(Id("x"), Point, "Borduria"));

        Assert.Equal([FloorSort.Intervention, FloorSort.Vote, FloorSort.Outcome], Now.On(Point).Select(n => n.Sort));
        Assert.Equal((Intervening.Oppose, "Borduria", Member.Id), (Now.Notes[Note].Stance!.Value, Now.Notes[Note].Who, Now.Notes[Note].By));
        Assert.Equal(new VoteTally(null, 20), Now.Notes[Id("o")].Tally);
        Assert.DoesNotContain(Now.On(Point), n => n.Sort == FloorSort.Objection);
    }

    [Fact]
    public void Note_that_arrives_late_says_when_it_was_heard_and_never_later_than_it_arrived()
    {
        var arrives = new DateTimeOffset(2022, 7, 4, 11, 30, 0, TimeSpan.Zero);
        bench.At(arrives);
        bench.Accept(Member, Delegation, new NoteObjection(Note, Point, "Borduria", Heard: arrives.AddMinutes(-7)));
        bench.Accept(Member, Delegation, new NoteObjection(Id("fast"), Point, "Borduria", Heard: arrives.AddHours(3)));
        Assert.Equal((arrives.AddMinutes(-7), true), (Now.Notes[Note].Heard, Now.Notes[Note].Recorded >= arrives));
        Assert.Equal(Now.Notes[Id("fast")].Recorded, Now.Notes[Id("fast")].Heard);
    }

    [Fact]
    public void Note_is_withdrawn_with_a_reason_by_its_author_or_the_head_and_stays_to_be_read()
    {
        bench.Accept(Member, Delegation, new NoteObjection(Note, Point, "Borduria"));
        bench.Refuse(RejectionCode.Forbidden, Speaker, Delegation, new WithdrawFloorNote(Note, "Misheard"));
        bench.Refuse(RejectionCode.Required, Member, Delegation, new WithdrawFloorNote(Note, ""));
        bench.Accept(Member, Delegation, new WithdrawFloorNote(Note, "Misheard"));
        bench.Ignore(Head, Delegation, new WithdrawFloorNote(Note, "Again"));
        Assert.Equal(("Borduria", "Misheard"), (Now.Notes[Note].Who, Now.Notes[Note].WithdrawnFor));
    }

    [Fact]
    public void Closed_floor_takes_nothing_and_says_so_until_the_head_opens_it_again()
    {
        bench.Accept(Head, Delegation, new Instruct(Point, 0, "Object."));
        bench.Accept(Head, Delegation, new CallPoint(null, Point));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new CloseFloor());
        bench.Accept(Head, Delegation, new CloseFloor());
        Assert.Equal((false, Point), (Now.IsOn(Point), Now.Point.Value));
        foreach (var (who, late) in new (Principal, FloorCommand)[]
        {
            (Member, new NoteObjection(Note, Point, "Borduria")), (Member, new AcknowledgeInstruction(Point, 1)), (Head, new Instruct(Point, 1, "Note")),
            (Head, new CallPoint(Point, Second)),
        })
            Assert.Equal(FloorPart.Closed, bench.Refuse(RejectionCode.IllegalStep, who, Delegation, late));
        bench.Accept(Head, Delegation, new OpenFloor());
        bench.Accept(Member, Delegation, new NoteObjection(Note, Point, "Borduria"));
    }

    [Fact]
    public void Before_it_is_opened_the_floor_takes_instructions_and_no_notes()
    {
        var early = Seated();
        early.Accept(Head, Delegation, new Instruct(Point, 0, "Object."));
        early.Accept(Member, Delegation, new AcknowledgeInstruction(Point, 1));
        early.Refuse(RejectionCode.IllegalStep, Member, Delegation, new NoteObjection(Note, Point, "Borduria"));
        early.Refuse(RejectionCode.IllegalStep, Head, Delegation, new CallPoint(null, Point));
    }

    [Fact]
    public void Changed_instruction_is_told_to_those_who_owe_it_in_their_own_words_and_reminded_of_until_acknowledged()
    {
        bench.Accept(Head, Delegation, new Instruct(Point, 0, "Object."));
        var told = AlertWords.Of(bench.Record, Delegation, new Instructed(Point, 1, "Object."))!;
        Assert.Equal("asks you to acknowledge the instruction on point 7.2: “Object.”", told.SaidTo(Member.Id));
        Assert.False(told.IsFor(Observer.Id));
        Assert.Contains(Reminders(Member), r => r.Contains("not acknowledged the instruction on point 7.2", StringComparison.Ordinal));
        bench.Accept(Member, Delegation, new AcknowledgeInstruction(Point, 1));
        Assert.DoesNotContain(Reminders(Member), r => r.Contains("instruction", StringComparison.Ordinal));
        bench.Accept(Head, Delegation, new CloseFloor());
        Assert.DoesNotContain(Reminders(Speaker), r => r.Contains("instruction", StringComparison.Ordinal));
    }

    private IEnumerable<string> Reminders(Principal who) =>
        AlertWords.Reminders(bench.Record, who.Id, new(2022, 6, 1, 9, 0, 0, TimeSpan.Zero)).Select(r => r.What);

    /// <summary>Whatever is given and acknowledged in whatever order: a delegate owes exactly if the last thing was a change and not their press.</summary>
    [Fact]
    public void Acknowledgement_belongs_to_one_version_and_after_a_change_all_owe_it_again()
    {
        Principal[] delegates = [Speaker, Member, Liaison];
        Gen.OneOf(Gen.Const(-1), Gen.Int[0, delegates.Length - 1]).List[0, 30].Sample(steps =>
        {
            var play = Seated();
            var (version, owing) = (0, new HashSet<ParticipantId>());
            foreach (var step in steps)
            {
                if (step < 0)
                {
                    play.Accept(Head, Delegation, new Instruct(Point, version, $"Instruction {++version}"));
                    owing.UnionWith(delegates.Select(d => d.Id));
                }
                else if (version > 0)
                {
                    play.Accept(delegates[step], Delegation, new AcknowledgeInstruction(Point, version));
                    owing.Remove(delegates[step].Id);
                }
                if (version > 1) play.Refuse(RejectionCode.IllegalStep, Member, Delegation, new AcknowledgeInstruction(Point, version - 1));
                if (version > 0) Assert.Equal(owing.Order(), FloorPart.Of(play.In(Delegation)).Instructions[Point].OwedBy(play.In(Delegation), Today).Order());
            }
        }, iter: 200);
    }
}
