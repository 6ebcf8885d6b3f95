using System.Collections.Immutable;
using Tracker.Domain.Alerts;
using Tracker.Domain.Briefings;
using Tracker.Domain.Claims;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Briefings;

public sealed class BriefingTests
{
    private static readonly DateTimeOffset Start = new(2027, 2, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly CompartmentId Office = CompartmentId.Parse("office/standards"), Recipients = CompartmentId.Recipients;
    private static readonly Principal Liaison = Someone("liaison", "office/standards"), Reviewer = Someone("reviewer", "office/standards"),
        Trade = Someone("trade", "office/trade"), Ada = Someone("ada", "org/acme"), Bo = Someone("bo", "org/other");

    private static readonly Addressees Both = new([Of(Ada), Of(Bo)]);
    private static readonly ActorId Center = ActorId.Parse("organization/org024");
    private static readonly EntityId Own = EntityId.Parse("own");
    private static readonly Citation Page = new(ActorId.Parse("source/report-2022"), null, new Source("A report", "meets twice a year", "page 12"));

    private readonly RecordBench bench = new(new BriefingKind(), BriefingKind.Of(GroupId.Parse("office/standards"), "sc-27"), Start);

    [Fact]
    public void Briefing_reaches_exactly_its_recipients_who_acknowledge_it_one_by_one()
    {
        Released();
        Assert.Equal(["Research institute"], bench.In<Briefing>(Recipients)!.Issued!.Lines.Select(l => l.Words));
        Assert.Equal([Ada.Id, Bo.Id], Kept.Distribution.Owing);
        Assert.Null(Send(Ada, CompartmentId.Own(Ada.Id), new AcknowledgeRelease(1)));
        Assert.Equal([Bo.Id], Kept.Distribution.Owing);
        Assert.Null(bench.In<Briefing>(Recipients)!.Distribution.Receipts);
        Assert.Null(bench.In<Briefing>(CompartmentId.Own(Bo.Id)));
    }

    [Fact]
    public void Nobody_else_learns_that_there_is_a_briefing_nor_recipients_what_the_office_keeps()
    {
        Begun();
        Send(Liaison, Office, new AddSentence(Own, "They are likely to promote their own laboratories.", Center));
        Send(Reviewer, Office, new ReturnSentence(Own, "inference, no source"));
        Send(Liaison, Office, new TakeOutSentence(Own));
        Release();
        foreach (var other in (Principal[])[Trade, Someone("cy", "org/acme"), Someone("guest", "partner/ca"), Someone("manager", "program")])
        {
            Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(other)));
            Assert.Equal(Rejection.NotFound, Send(other, Office, new WithdrawRelease()));
        }
        Assert.Equal([CompartmentId.Own(Ada.Id), Recipients], Turn.Held(bench.Kind, bench.Record, bench.StandingOf(Ada)).Order());
        var theirs = bench.In<Briefing>(Recipients)!;
        Assert.Null(theirs.Returned);
        Assert.Null(theirs.Settled);
        Assert.DoesNotContain(theirs.Issued!.Lines, l => l.Words.Contains("likely", StringComparison.Ordinal));
    }

    [Fact]
    public void Sentence_without_a_source_stands_in_the_draft_and_nothing_goes_out()
    {
        Begun();
        Assert.Null(Send(Liaison, Office, new AddSentence(Own, "They meet twice a year.", Center)));
        Assert.Equal(BriefingStep.Collected, Kept.Step);
        Assert.Equal("“They meet twice a year.” has no source. Cite one, or take the sentence out.", Review()?.Sentence);
        Send(Liaison, Office, new ChangeRecipients(Addressees.None, Both));
        var refused = Send(Liaison, Office, new ReleaseBriefing(Kept.TextVersion, Both));
        Assert.Equal(("“They meet twice a year.” has no source. Cite one, or take the sentence out.", "sentence"), (refused?.Sentence, refused?.Field));
        Assert.Null(Send(Liaison, Office, new ReplaceSentence(Own, new("They meet twice a year.", "It meets twice a year."), Page)));
        Assert.Equal(BriefingStep.Sourced, Kept.Step);
    }

    [Fact]
    public void Source_needs_its_words_and_the_office_does_not_change_what_the_record_says()
    {
        Begun();
        var bare = Page with { Source = new Source("A report") };
        Assert.Equal(
            "A source must have a quote, a link or a passage of a document.", Send(Liaison, Office, new AddSentence(Own, "A", Center, bare))?.Sentence);
        Assert.Equal(
            "What the record says is changed in the record, not here. Take it out, or add a sentence.",
            Send(Liaison, Office, new ReplaceSentence(EntityId.Parse("l1"), new("Research institute", "Agency"), Page))?.Sentence);
        var made = new IncludeOrganization(Center, "CNITSEC", [new BriefLine(EntityId.Parse("x"), BriefField.Type, "Agency")]);
        Assert.Equal("What is collected are facts of the record, each with its claim.", Send(Liaison, Office, made)?.Sentence);
    }

    [Fact]
    public void Reviewer_returns_a_sentence_with_a_reason_and_the_author_replaces_it()
    {
        Begun();
        Send(Liaison, Office, new AddSentence(Own, "They will promote their laboratories.", Center, Page));
        Assert.Equal("You wrote this sentence: change it, or take it out.", Send(Liaison, Office, new ReturnSentence(Own, "no"))?.Sentence);
        Assert.Null(Send(Reviewer, Office, new ReturnSentence(Own, "inference")));
        Assert.Equal("“They will promote their laboratories.” was returned: inference. Replace it, or take it out.", Review()?.Sentence);
        Send(Liaison, Office, new ReplaceSentence(Own, new("They will promote their laboratories.", "It meets twice a year."), Page));
        Assert.Empty(Kept.Returned!);
        Assert.Equal([("They will promote their laboratories.", "inference")], Kept.Settled!.Select(r => (r.Words, r.Reason)));
        Assert.Null(Review());
    }

    [Fact]
    public void Nobody_reviews_what_they_wrote_and_a_later_change_asks_for_another_review()
    {
        Begun();
        Assert.Equal(
            "Another member of your office reviews it: nobody reviews what they wrote.", Send(Liaison, Office, new PassReview(Kept.TextVersion))?.Sentence);
        Assert.Null(Review());
        Assert.Equal(BriefingStep.Reviewed, Kept.Step);
        Send(Reviewer, Office, new AddSentence(Own, "It meets twice a year.", Center, Page));
        Assert.Equal(BriefingStep.Sourced, Kept.Step);
        Assert.Equal("Another member of your office reviews it: nobody reviews what they wrote.", Review()?.Sentence);
    }

    [Fact]
    public void Release_to_nobody_unreviewed_or_twice_is_refused_or_done_once()
    {
        Begun();
        Assert.Equal("Choose who receives it.", Send(Liaison, Office, new ReleaseBriefing(Kept.TextVersion, Addressees.None))?.Sentence);
        Send(Liaison, Office, new ChangeRecipients(Addressees.None, Both));
        Assert.Equal(
            "Another member of your office must review it as it stands, before it is released.",
            Send(Liaison, Office, new ReleaseBriefing(Kept.TextVersion, Both))?.Sentence);
        Review();
        Assert.Null(Send(Liaison, Office, new ReleaseBriefing(Kept.TextVersion, Both)));
        var events = bench.Log.Count;
        Assert.Null(Send(Liaison, Office, new ReleaseBriefing(Kept.TextVersion, Both)));
        Assert.Equal(events, bench.Log.Count);
        Assert.Equal(RejectionCode.Conflict, Send(Liaison, Office, new ReleaseBriefing(Kept.TextVersion, new([Of(Ada)])))?.Code);
    }

    [Fact]
    public void Next_release_is_another_revision_that_keeps_what_the_recipients_had_and_is_acknowledged_anew()
    {
        Released();
        var hash = Kept.Issued!.Hash;
        Send(Ada, CompartmentId.Own(Ada.Id), new AcknowledgeRelease(1));
        Send(Liaison, Office, new AddSentence(Own, "It meets twice a year.", Center, Page));
        Assert.False(Kept.IsOut);
        Release();
        var theirs = bench.In<Briefing>(Recipients)!;
        Assert.Equal((2, 1), (theirs.Issued!.Revision, theirs.Before!.Revision));
        Assert.NotEqual(hash, theirs.Issued.Hash);
        Assert.Equal(hash, theirs.Before.Hash);
        Assert.Equal([Ada.Id, Bo.Id], Kept.Distribution.Owing);
        Assert.Equal(
            "The briefing was changed since. Read it again and acknowledge what it says now.",
            Send(Ada, CompartmentId.Own(Ada.Id), new AcknowledgeRelease(1))?.Sentence);
    }

    [Fact]
    public void Recipient_who_left_the_company_neither_reads_nor_acknowledges_it()
    {
        Released();
        var gone = Ada with { Memberships = [new(GroupId.Parse("org/other"))] };
        Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(gone)));
        Assert.Equal(Rejection.NotFound, Send(gone, CompartmentId.Own(Ada.Id), new AcknowledgeRelease(1)));
    }

    [Fact]
    public void Collecting_the_same_again_changes_nothing_and_what_was_left_out_is_remembered()
    {
        Begun();
        var events = bench.Log.Count;
        Assert.Null(Send(Liaison, Office, Collected("Research institute", "l7")));
        Assert.Equal(events, bench.Log.Count);
        Send(Liaison, Office, new AddSentence(Own, "It meets twice a year.", Center, Page));
        Assert.Null(Send(Liaison, Office, Collected("Agency", "l2")));
        Assert.Equal(["Agency", "It meets twice a year."], Kept.Lines.Select(l => l.Words));
        Send(Liaison, Office, new LeaveOutOrganization(Center));
        Assert.Equal([Center], Kept.LeftOut);
        Assert.Equal("There is nothing in it yet. Collect what the record says first.", Review()?.Sentence);
    }

    [Fact]
    public void Question_is_answered_before_all_and_the_program_reminds_those_who_owe()
    {
        Begun();
        Send(Liaison, Office, new SetAcknowledgeBy(null, new(2027, 3, 1)));
        Release();
        var question = EntityId.Parse("q");
        Assert.Null(Send(Ada, Recipients, new AskSender(question, "Is part 1 on the ballot?")));
        Assert.Null(Send(Reviewer, Office, new AnswerRecipients(question, new(null, "Its day is not known."))));
        Assert.Equal("Its day is not known.", bench.In<Briefing>(Recipients)!.Distribution.Questions![question].Answer.Value);
        Assert.Equal(new RemindAhead(1, new(2027, 3, 1)), bench.Kind.NextDue(bench.Record)?.Command);
        var told = AlertWords.Of(bench.Record, Recipients, bench.Log.Select(r => r.Event).OfType<BriefingIssued>().First());
        Assert.Equal("sent you the briefing “Counterparts at SC 27”, to acknowledge by 1 Mar 2027", told?.What);
    }

    [Fact]
    public void Finding_of_due_diligence_needs_a_source_and_asks_for_renewal_after_a_year()
    {
        Begun();
        var question = EntityId.Parse("q");
        Assert.Null(Send(Liaison, Office, new AskDiligence(question, Center, "Who appoints the director?")));
        Assert.True(Kept.Diligence![question].IsDue(new(2027, 2, 20)));
        Assert.Equal(
            "A source must have a quote, a link or a passage of a document.",
            Send(Liaison, Office, new RecordFinding(question, "The ministry", Page with { Source = new Source("A report") }))?.Sentence);
        Assert.Equal(
            "A finding counts for a year at most: then it is looked at again.",
            Send(Liaison, Office, new RecordFinding(question, "The ministry", Page, new(2029, 1, 1)))?.Sentence);
        Assert.Null(Send(Reviewer, Office, new RecordFinding(question, "The ministry", Page)));
        var found = Kept.Diligence![question];
        Assert.Equal((Reviewer.Id, new DateOnly(2027, 2, 20), new DateOnly(2028, 2, 20)), (found.Reviewer, found.On, found.Until));
        Assert.False(found.IsDue(new(2028, 2, 19)));
        Assert.True(found.IsDue(new(2028, 2, 20)));
        Release();
        Assert.Null(bench.In<Briefing>(Recipients)!.Diligence);
    }

    [Fact]
    public void Two_spellings_are_one_person_once_somebody_says_so_and_one_spelling_is_not_two()
    {
        Begun();
        var person = ActorId.Parse("person/shi");
        Assert.Null(Send(Liaison, Office, new NameAttendee(EntityId.Parse("a1"), "Hongsong Shi", person)));
        Assert.Null(Send(Liaison, Office, new NameAttendee(EntityId.Parse("a2"), "Shi H.", person)));
        Assert.Single(Kept.Attendees!.Values.GroupBy(a => a.Who));
        Assert.Equal(
            "This spelling is named already. Take it off first.",
            Send(Liaison, Office, new NameAttendee(EntityId.Parse("a3"), "Shi H.", ActorId.Parse("person/other")))?.Sentence);
        Assert.Null(Send(Liaison, Office, new TakeOffAttendee(EntityId.Parse("a2"))));
        Assert.Equal(["Hongsong Shi"], Kept.Attendees!.Values.Select(a => a.Spelling));
    }

    private Briefing Kept => bench.In<Briefing>(Office)!;

    private void Begun()
    {
        Assert.Null(Send(Liaison, Office, new CreateBriefing("Counterparts at SC 27", ActorId.Parse("committee/jtc1/sc-27"))));
        Assert.Null(Send(Liaison, Office, Collected("Research institute", "l1")));
    }

    private void Released()
    {
        Begun();
        Release();
    }

    private void Release()
    {
        if (Kept.Distribution.To.Value != Both) Assert.Null(Send(Liaison, Office, new ChangeRecipients(Kept.Distribution.To.Value, Both)));
        Assert.Null(Review());
        Assert.Null(Send(Liaison, Office, new ReleaseBriefing(Kept.TextVersion, Both)));
    }

    private Rejection? Review() => Send(Reviewer, Office, new PassReview(Kept.TextVersion));

    private Rejection? Send(Principal who, CompartmentId at, Command command) => bench.Send(who, at, command).Rejection;

    private static IncludeOrganization Collected(string type, string id) => new(Center, "CNITSEC",
        [new BriefLine(EntityId.Parse(id), BriefField.Type, type, new(Center, EntityId.Parse("c1"), new Source("A report", "an institute")))]);

    private static Addressee Of(Principal who) => new(who.Id, who.Memberships[0].Group);

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);
}
