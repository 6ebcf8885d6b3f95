using Tracker.Domain.Alerts;
using Tracker.Domain.Participating;
using Tracker.Domain.Shared;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Participating;

public sealed class BasisTests
{
    private static readonly DateTimeOffset Start = new(2022, 9, 10, 9, 0, 0, TimeSpan.Zero);
    private static readonly ActorId Venue = ActorId.Parse("committee/jtc1/sc-42/wg-5");
    private static readonly GroupId Acme = GroupId.Parse("org/acme");
    private static readonly CompartmentId Company = CompartmentId.Organization("acme");
    private static readonly Principal Engineer = Someone("engineer", "org/acme"), Counsel = Someone("counsel", "org/acme"),
        Rival = Someone("rival", "org/orion"), Official = Someone("official", "office/trade");

    private readonly RecordBench bench = new(new BasisKind(), BasisKind.Of(Acme, Venue), Start);

    [Fact]
    public void Log_keeps_every_line_and_says_how_it_stands_by_the_dates()
    {
        Begin();
        Assert.Null(Send(Counsel, new AddBasis(Away("l2", ParticipationStatus.WaitingForCounsel, "2022-08"))));
        Assert.Equal("l1", Log.Now?.Entry.Id.Value);
        Assert.Null(Send(Engineer, new AddBasis(Away("l3", ParticipationStatus.SteppedBack, "2022-09-09"))));
        Assert.Equal("l3", Log.Now?.Entry.Id.Value);
        Assert.Equal(["l1", "l2", "l3"], Log.All.Select(l => l.Entry.Id.Value));
    }

    [Fact]
    public void Recorded_line_is_never_changed_and_is_corrected_by_another_once()
    {
        Begin();
        var line = Away("l2", ParticipationStatus.Left, "2022-09-01");
        Assert.Null(Send(Engineer, new AddBasis(line)));
        Assert.Null(Send(Engineer, new AddBasis(line)));
        Assert.Equal(2, Log.All.Count);
        Assert.Equal((RejectionCode.IllegalStep, "entry.id"), Refused(Send(Engineer, new AddBasis(line with { Words = "Other words" }))));
        Assert.Null(Send(Counsel, new AddBasis(Away("l3", ParticipationStatus.SteppedBack, "2022-09-01") with { Corrects = line.Id })));
        // The company takes part since a later day than that of the corrected line.
        Assert.Equal((true, "l1"), (Log.IsCorrected(line.Id), Log.Now?.Entry.Id.Value));
        Assert.Equal((RejectionCode.IllegalStep, "entry.corrects"), Refused(Send(Counsel, new AddBasis(Away("l4") with { Corrects = line.Id }))));
        Assert.Equal((RejectionCode.UnknownEntity, "entry.corrects"), Refused(Send(Counsel, new AddBasis(Away("l4") with { Corrects = Id("none") }))));
    }

    [Fact]
    public void Company_reads_its_log_and_offices_only_what_they_are_asked()
    {
        Begin();
        Assert.Equal(Rejection.NotFound, Send(Rival, new AddBasis(Away("l9"))));
        Assert.Equal(Rejection.NotFound, Send(Official, new AddBasis(Away("l9"))));
        Assert.Null(bench.Record.Of<BasisLog>(CompartmentId.Government));
        Assert.Null(Send(Engineer, new AskOffices(Id("q1"), "Does the rule cover editing?")));
        var asked = bench.Record.Of<BasisLog>(CompartmentId.Government)!;
        Assert.Equal((Acme, Venue, 0), (asked.Company, asked.Venue, asked.All.Count));
        Assert.Empty(Turn.Held(bench.Kind, bench.Record, bench.StandingOf(Rival)));

        Assert.Null(Send(Official, new AnswerCase(Id("q1"), new Edit(null, "The words do not name it")), CompartmentId.Government));
        Assert.Equal("The words do not name it", Log.Asked.Single().Answer.Value);
        Assert.Empty(Log.Open);
        Assert.Equal(Rejection.NotFound, Send(Engineer, new AnswerCase(Id("q1"), new Edit("The words do not name it", "Ours")), CompartmentId.Government));
    }

    [Fact]
    public void Question_that_is_taken_back_awaits_no_answer_and_an_answer_is_no_advice()
    {
        Begin();
        Send(Engineer, new AskOffices(Id("q1"), "Does the rule cover editing?"));
        var advice = Send(Official, new AnswerCase(Id("q1"), new Edit(null, "You are allowed to")), CompartmentId.Government);
        Assert.Equal((RejectionCode.Invalid, "answer"), Refused(advice));
        Assert.Null(Send(Engineer, new TakeBackQuestion(Id("q1"))));
        Assert.Null(Send(Engineer, new TakeBackQuestion(Id("q1"))));
        var late = Send(Official, new AnswerCase(Id("q1"), new Edit(null, "The words do not name it")), CompartmentId.Government);
        Assert.Equal((RejectionCode.IllegalStep, "id"), Refused(late));
    }

    [Theory]
    [InlineData("no words", "entry.words")]
    [InlineData("not yet", "entry.since")]
    [InlineData("no reason", "entry.reason")]
    [InlineData("a reason while taking part", "entry.reason")]
    [InlineData("counted while taking part", "entry.isCounted")]
    [InlineData("no guidance", "entry.guidance")]
    public void Line_that_breaks_a_rule_is_refused_at_its_field(string wrong, string field)
    {
        Begin();
        var here = Line("l2", "2022-09-09");
        var refused = Send(Engineer, new AddBasis(wrong switch
        {
            "no words" => here with { Words = " " },
            "not yet" => here with { Since = PartialDate.Parse("2022-09-12") },
            "no reason" => here with { Status = ParticipationStatus.SteppedBack },
            "a reason while taking part" => here with { Reason = AwayReason.Cost },
            "counted while taking part" => here with { IsCounted = true },
            _ => here with { Guidance = [new(ActorId.Parse("source/a"), Id("v1"), "A source")] },
        }));
        Assert.Equal(field, refused?.Field);
        Assert.Single(Log.All);
    }

    [Fact]
    public void Log_is_about_a_committee_or_meeting_and_begins_once()
    {
        Assert.Equal("venue", Send(Engineer, new BeginBasis(ActorId.Parse("work-item/y.1"), "Y.1", Line("l1", "2022")))?.Field);
        Begin();
        Assert.Equal(RejectionCode.Duplicate, Send(Counsel, new BeginBasis(Venue, "WG 5", Line("l1", "2022")))?.Code);
    }

    [Fact]
    public void Who_asked_is_told_of_the_answer_and_who_follows_the_committee_of_the_question()
    {
        Begin();
        Send(Engineer, new AskOffices(Id("q1"), "Does the rule cover editing?"));
        var question = new OfficesAsked(Id("q1"), "Does the rule cover editing?", Acme, Venue, "WG 5");
        var asked = AlertWords.Of(bench.Record, CompartmentId.Government, question)!;
        Assert.Equal(("asks about taking part in “WG 5”: “Does the rule cover editing?”", Venue), (asked.What, asked.Names!.Value.Single()));
        var answered = AlertWords.Of(bench.Record, Company, new CaseAnswered(Id("q1"), new Edit(null, "It does not say")))!;
        Assert.True(answered.IsFor(Engineer.Id));
        Assert.False(answered.IsFor(Counsel.Id));
    }

    private BasisLog Log => bench.Record.Of<BasisLog>(Company)!;

    private void Begin() => Assert.Null(Send(Engineer, new BeginBasis(Venue, "WG 5", Line("l1", "2022-09-08"))));

    private Rejection? Send(Principal by, BasisCommand command, CompartmentId? at = null) => bench.Send(by, at ?? Company, command).Rejection;

    private static (string?, string?) Refused(Rejection? no) => (no?.Code, no?.Field);

    private static BasisEntry Line(string id, string since) =>
        new(Id(id), ParticipationStatus.TakingPart, PartialDate.Parse(since), "Counsel read the rule", []);

    private static BasisEntry Away(string id, ParticipationStatus status = ParticipationStatus.SteppedBack, string since = "2022-09") =>
        Line(id, since) with { Status = status, Reason = AwayReason.LegalRepercussions, IsCounted = true };

    private static EntityId Id(string id) => EntityId.Parse(id);

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);
}
