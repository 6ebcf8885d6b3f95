using System.Collections.Immutable;
using Tracker.Domain.Alerts;
using Tracker.Domain.Shared;
using Tracker.Domain.Parts;
using Tracker.Domain.Vital;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Vital;

public sealed class VitalTests
{
    private static readonly DateTimeOffset Start = new(2027, 2, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2027, 3, 1);
    private static readonly CompartmentId Office = CompartmentId.Parse("office/standards"), Recipients = CompartmentId.Recipients;
    private static readonly Principal Liaison = Someone("liaison", "office/standards"), Colleague = Someone("colleague", "office/standards"),
        Trade = Someone("trade", "office/trade"), Ada = Someone("ada", "org/acme"), Bo = Someone("bo", "org/other"), Cy = Someone("cy", "org/acme");

    private static readonly Addressees Both = new([Of(Ada), Of(Bo)]);

    private readonly RecordBench bench = new(new VitalKind(), VitalKind.Of(GroupId.Parse("office/standards"), "5g"), Start);

    [Fact]
    public void Note_reaches_exactly_its_recipients_who_acknowledge_it_one_by_one()
    {
        Release();
        Assert.Equal("5G transport", bench.In<VitalNote>(Recipients)!.Issued!.Subject);
        Assert.Equal([Ada.Id, Bo.Id], Note.Owing);
        Assert.Null(Acknowledge(Ada));
        Assert.Equal([Bo.Id], Note.Owing);
        Assert.True(bench.In<VitalNote>(CompartmentId.Own(Ada.Id))!.Receipts!.ContainsKey(Ada.Id));
        Assert.Null(bench.In<VitalNote>(Recipients)!.Receipts);
        Assert.Null(bench.In<VitalNote>(CompartmentId.Own(Bo.Id)));
    }

    [Fact]
    public void Nobody_else_learns_that_there_is_a_note()
    {
        Release();
        foreach (var other in (Principal[])[Trade, Cy, Someone("guest", "partner/ca"), Someone("manager", "program"), Someone("admin", "administration")])
        {
            Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(other)));
            Assert.Equal(Rejection.NotFound, Acknowledge(other));
            Assert.Equal(Rejection.NotFound, Send(other, Recipients, new AskSender(EntityId.New(), "What?")));
            Assert.Equal(Rejection.NotFound, Send(other, Office, new WithdrawRelease()));
        }
        Assert.Equal([CompartmentId.Own(Ada.Id), Recipients], Turn.Held(bench.Kind, bench.Record, bench.StandingOf(Ada)).Order());
        Assert.Equal([Office], Turn.Held(bench.Kind, bench.Record, bench.StandingOf(Colleague)));
    }

    [Fact]
    public void Draft_is_read_by_its_office_alone()
    {
        Draft();
        Assert.All((Principal[])[Ada, Bo, Trade], p => Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(p))));
        Assert.Equal(Rejection.NotFound, Send(Trade, CompartmentId.Parse("office/trade"), new DraftVital("Mine", "Text", Both)));
    }

    [Fact]
    public void Recipient_who_leaves_the_company_reads_it_no_more()
    {
        Release();
        var gone = Ada with { Memberships = [new(GroupId.Parse("org/other"))] };
        Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(gone)));
        Assert.Equal(Rejection.NotFound, Acknowledge(gone));
    }

    [Fact]
    public void Acknowledging_twice_or_what_is_withdrawn_or_changed_is_a_sentence()
    {
        Release();
        Acknowledge(Ada);
        Assert.Equal((RejectionCode.IllegalStep, "You have acknowledged this already."), Said(Acknowledge(Ada)));
        Assert.Equal(RejectionCode.UnknownVersion, Send(Bo, CompartmentId.Own(Bo.Id), new AcknowledgeRelease(2))?.Code);
        Send(Liaison, Office, new EditVitalText(new Edit("Read this", "Read this too")));
        Assert.Null(Send(Liaison, Office, new ReleaseVital(Note.TextVersion, Both)));
        Assert.Equal(2, Note.Issued!.Revision);
        Assert.Equal([Ada.Id, Bo.Id], Note.Owing);
        Assert.StartsWith("The note was changed since.", Acknowledge(Bo, 1)?.Sentence, StringComparison.Ordinal);
        Send(Liaison, Office, new WithdrawRelease());
        Assert.StartsWith("This note is withdrawn", Acknowledge(Bo, 2)?.Sentence, StringComparison.Ordinal);
        Assert.Null(Send(Liaison, Office, new WithdrawRelease()));
        Assert.Empty(Note.Owing);
        Assert.StartsWith("This note is withdrawn", Send(Liaison, Office, new RemindRecipients([Bo.Id]))?.Sentence, StringComparison.Ordinal);
        Assert.Null(Send(Liaison, Office, new ReleaseVital(Note.TextVersion, Both)));
        Assert.Equal((3, false), (Note.Issued!.Revision, Note.IsWithdrawn));
        Assert.Null(Acknowledge(Bo, 3));
    }

    [Fact]
    public void Release_names_the_words_and_the_people_that_were_shown_and_is_done_once()
    {
        Draft();
        Send(Colleague, Office, new EditVitalText(new Edit("Read this", "Read all of this")));
        Assert.Equal(RejectionCode.Conflict, Send(Liaison, Office, new ReleaseVital(1, Both))?.Code);
        Send(Colleague, Office, new ChangeRecipients(Both, new([Of(Ada)])));
        Assert.Equal((RejectionCode.Conflict, "to"), Field(Send(Liaison, Office, new ReleaseVital(2, Both))));
        Assert.Null(Send(Liaison, Office, new ReleaseVital(2, new([Of(Ada)]))));
        var events = bench.Log.Count;
        Assert.Null(Send(Liaison, Office, new ReleaseVital(2, new([Of(Ada)]))));
        Assert.Equal(events, bench.Log.Count);
        Assert.Null(Send(Liaison, Office, new ChangeRecipients(new([Of(Ada)]), Addressees.None)));
        Assert.Equal((RejectionCode.Invalid, "to"), Field(Send(Liaison, Office, new ReleaseVital(2, Addressees.None))));
    }

    [Fact]
    public void Another_recipient_does_not_undo_what_was_acknowledged()
    {
        Release();
        Acknowledge(Ada);
        var more = new Addressees([.. Both.All, Of(Cy)]);
        Send(Liaison, Office, new ChangeRecipients(Both, more));
        Assert.Null(Send(Liaison, Office, new ReleaseVital(1, more)));
        Assert.Equal(1, Note.Issued!.Revision);
        Assert.Equal([Bo.Id, Cy.Id], Note.Owing);
    }

    [Fact]
    public void Reminder_reaches_only_those_who_owe()
    {
        Release();
        Acknowledge(Ada);
        Assert.Equal("They have acknowledged it already.", Send(Liaison, Office, new RemindRecipients([Ada.Id]))?.Sentence);
        Assert.Null(Send(Liaison, Office, new RemindRecipients([Ada.Id, Bo.Id])));
        Assert.Equal([Office, CompartmentId.Own(Bo.Id)], bench.Log.Where(e => e.Event is RecipientsReminded).Select(e => e.Compartment));
        Assert.Equal([Bo.Id], Note.Reminded!.Keys);
        Assert.Equal(RejectionCode.UnknownEntity, Send(Liaison, Office, new RemindRecipients([Cy.Id]))?.Code);
        Assert.Equal(RejectionCode.Required, Send(Liaison, Office, new RemindRecipients([]))?.Code);
    }

    [Fact]
    public void On_the_day_before_the_last_the_program_reminds_once_and_not_before()
    {
        Release();
        Acknowledge(Ada);
        var due = bench.Kind.NextDue(bench.Record)!;
        Assert.Equal((new DateTimeOffset(2027, 2, 28, 0, 0, 0, TimeSpan.Zero), Office), (due.At, due.Compartment));
        Assert.Equal(Rejection.OnlyTheProgram, Send(Liaison, Office, due.Command));
        Assert.Equal("It is not due tomorrow.", Send(Program, Office, due.Command)?.Sentence);
        bench.Now = due.At;
        Assert.Null(Send(Program, Office, due.Command));
        Assert.Equal([Bo.Id], bench.Log.Select(e => e.Event).OfType<RecipientsReminded>().First().Who);
        Assert.Null(bench.Kind.NextDue(bench.Record));
        var events = bench.Log.Count;
        Assert.Null(Send(Program, Office, due.Command));
        Assert.Equal(events, bench.Log.Count);
        Send(Liaison, Office, new SetAcknowledgeBy(Day, Day.AddDays(7)));
        Send(Liaison, Office, new ReleaseVital(2, Both));
        Assert.Equal(new RemindAhead(2, Day.AddDays(7)), bench.Kind.NextDue(bench.Record)!.Command);
    }

    [Fact]
    public void Note_released_on_the_day_before_its_last_is_not_reminded_of_at_once()
    {
        Draft();
        bench.Now = new(2027, 2, 28, 10, 0, 0, TimeSpan.Zero);
        Send(Liaison, Office, new ReleaseVital(1, Both));
        Assert.Null(bench.Kind.NextDue(bench.Record));
    }

    [Fact]
    public void Question_of_one_is_answered_for_all()
    {
        Release();
        var id = EntityId.Parse("q");
        Assert.Null(Send(Ada, Recipients, new AskSender(id, "Which draft?")));
        Assert.Equal("Which draft?", Assert.Single(Note.Unanswered).Text);
        Assert.Null(Send(Colleague, Office, new AnswerRecipients(id, new Edit(null, "The second"))));
        Assert.Equal(("The second", Ada.Id), (bench.In<VitalNote>(Recipients)!.Questions![id].Answer.Value, Note.Questions![id].By));
        Assert.Equal(RejectionCode.Conflict, Send(Liaison, Office, new AnswerRecipients(id, new Edit(null, "The first")))?.Code);
        Assert.Equal(RejectionCode.Duplicate, Send(Bo, Recipients, new AskSender(id, "Mine"))?.Code);
        Assert.Equal(RejectionCode.UnknownEntity, Send(Liaison, Office, new AnswerRecipients(EntityId.New(), new Edit(null, "No")))?.Code);
    }

    [Theory]
    [InlineData("nobody's group", "to")]
    [InlineData("the same person twice", "to")]
    [InlineData("a day that has passed", "acknowledgeBy")]
    [InlineData("a closed record", "about")]
    [InlineData("no subject", "subject")]
    [InlineData("no text", "text")]
    public void Draft_that_breaks_a_rule_is_refused_at_its_field(string wrong, string field)
    {
        var note = new DraftVital("5G transport", "Read this", Both, Day, ActorId.Parse("work-item/g.8310"));
        var refused = Send(Liaison, Office, wrong switch
        {
            "nobody's group" => note with { To = new([new(Ada.Id, GroupId.Program)]) },
            "the same person twice" => note with { To = new([Of(Ada), Of(Ada)]) },
            "a day that has passed" => note with { AcknowledgeBy = new(2027, 2, 19) },
            "a closed record" => note with { About = ActorId.Parse("delegation/sg13") },
            "no subject" => note with { Subject = " " },
            _ => note with { Text = "" },
        });
        Assert.Equal(field, refused?.Field);
        Assert.False(bench.Record.Exists);
    }

    [Fact]
    public void Recipient_is_told_of_the_note_and_of_what_is_late_until_they_acknowledge()
    {
        Release();
        var seen = bench.Record.Restrict(c => c != Office);
        var issued = bench.Log.Single(e => e.Event is VitalIssued && e.Compartment == Recipients);
        Assert.Equal("sent you vital information “5G transport”, to acknowledge by 1 Mar 2027", AlertWords.Of(seen, Recipients, issued.Event)!.What);
        Assert.True(AlertWords.Of(seen, Recipients, issued.Event)!.IsFor(Ada.Id));
        var late = new DateTimeOffset(2027, 3, 2, 0, 0, 0, TimeSpan.Zero);
        Assert.Empty(AlertWords.Reminders(seen, Ada.Id, late.AddSeconds(-1)));
        Assert.Equal("Your acknowledgement of “5G transport” is overdue since 1 Mar 2027", Assert.Single(AlertWords.Reminders(seen, Ada.Id, late)).What);
        Acknowledge(Ada);
        Assert.Empty(AlertWords.Reminders(bench.Record.Restrict(c => c != Office), Ada.Id, late));
    }

    private static Principal Program => Domain.Directory.DirectoryState.System;

    private VitalNote Note => bench.In<VitalNote>(Office)!;

    private void Draft() =>
        Assert.Null(Send(Liaison, Office, new DraftVital("5G transport", "Read this", Both, Day, ActorId.Parse("work-item/g.8310"))));

    private void Release()
    {
        Draft();
        Assert.Null(Send(Liaison, Office, new ReleaseVital(1, Both)));
    }

    private Rejection? Acknowledge(Principal who, int revision = 1) => Send(who, CompartmentId.Own(who.Id), new AcknowledgeRelease(revision));

    private Rejection? Send(Principal who, CompartmentId at, Command command) => bench.Send(who, at, command).Rejection;

    private static (string? Code, string? Sentence) Said(Rejection? refused) => (refused?.Code, refused?.Sentence);

    private static (string? Code, string? Field) Field(Rejection? refused) => (refused?.Code, refused?.Field);

    private static Addressee Of(Principal who) => new(who.Id, who.Memberships[0].Group);

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);
}
