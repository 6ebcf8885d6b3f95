using Tracker.Domain.Alerts;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using Tracker.Domain.Surveys;
using Tracker.Testing;

namespace Tracker.Domain.Tests.Surveys;

public sealed class SurveyTests
{
    private static readonly Principal Manager = Someone("manager", "program"), Ann = Someone("ann", "org/acme"), Ben = Someone("ben", "org/orion"),
        Outsider = Someone("outsider", "org/other"), Tracker = new(ParticipantId.System, "Tracker", []);
    private static readonly CompartmentId Program = CompartmentId.Program;
    private static readonly Addressees Both = new([Of(Ann), Of(Ben)]);
    private readonly RecordBench survey = new(new SurveyKind(), SurveyRules.ActorOf(2026), new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public SurveyTests()
    {
        Assert.Null(Send(Manager, Program, new OpenSurvey("What keeps you away")));
        Assert.Null(Send(Manager, Program, new InviteToSurvey(Both, "Please answer by Friday")));
    }

    [Fact]
    public void Those_who_are_invited_read_their_own_invitation_and_nobody_elses()
    {
        Assert.Equal(["own/ann", "record"], Held(Ann));
        Assert.Equal(["own/ben", "record"], Held(Ben));
        Assert.Equal(["record"], Held(Outsider));
        Assert.Equal(["program", "record"], Held(Manager));
    }

    [Fact]
    public void Who_has_answered_is_noted_by_the_program_and_managers_learn_only_how_many()
    {
        Assert.Null(Send(Tracker, CompartmentId.Own(Ann.Id), new NoteAnswer()));
        Assert.Null(Send(Tracker, CompartmentId.Own(Ann.Id), new NoteAnswer()));
        Assert.True(survey.In<SurveyRecord>(CompartmentId.Own(Ann.Id))!.HasAnswered);
        Assert.False(survey.In<SurveyRecord>(CompartmentId.Own(Ben.Id))!.HasAnswered);
        Assert.Equal(1, survey.In<SurveyRecord>(Program)!.Answered);
        var noted = survey.Log.Where(e => e.Event is TallyEvent).ToList();
        Assert.All(noted, e => Assert.Equal(ParticipantId.System, e.By));
        Assert.Equal("{}", System.Text.Encoding.UTF8.GetString(survey.Kind.Codec.Encode(noted.Single(e => e.Compartment == Program).Event)));
        Assert.Equal(RejectionCode.Forbidden, Send(Ben, CompartmentId.Own(Ben.Id), new NoteAnswer())?.Code);
        Assert.NotNull(Send(Manager, CompartmentId.Own(Ben.Id), new NoteAnswer()));
        Assert.Equal(SurveyRules.NotInvited, Send(Tracker, CompartmentId.Own(Outsider.Id), new NoteAnswer()));
    }

    [Fact]
    public void No_message_of_a_survey_has_a_place_for_an_answer()
    {
        var types = survey.Kind.Codec.Commands.Select(c => c.Type)
            .Concat(Codec.TypesOf(typeof(SurveyEvent))).Concat(Codec.TypesOf(typeof(TallyEvent)));
        Assert.All(types, t => Assert.DoesNotContain(t.GetProperties(), p => p.PropertyType == typeof(SurveyAnswer) || p.PropertyType == typeof(BarrierKind)));
    }

    [Fact]
    public void Result_comes_once_and_after_the_survey_is_closed()
    {
        var result = SurveyResult.Of(2, BallotBox.Empty);
        Assert.Equal(SurveyRules.StillOpen, Send(Tracker, CompartmentId.Record, new PublishResult(result)));
        Assert.Equal(Rejection.NotFound.Code, Send(Ann, Program, new CloseSurvey())?.Code);
        Assert.Null(Send(Manager, Program, new CloseSurvey()));
        Assert.Null(Send(Manager, Program, new CloseSurvey()));
        Assert.Equal(SurveyRules.TooLate, Send(Manager, Program, new InviteToSurvey(new([Of(Outsider)]))));
        Assert.NotNull(Send(Manager, CompartmentId.Record, new PublishResult(result)));
        Assert.Null(Send(Tracker, CompartmentId.Record, new PublishResult(result)));
        Assert.Null(Send(Tracker, CompartmentId.Record, new PublishResult(result with { Answered = 40 })));
        Assert.Equal(result, survey.In<SurveyRecord>(CompartmentId.Record)!.Result);
        Assert.Single(survey.Log, e => e.Event is SurveyClosed);
    }

    [Fact]
    public void Inviting_again_adds_only_those_who_were_not_invited()
    {
        var before = survey.Log.Count;
        Assert.Null(Send(Manager, Program, new InviteToSurvey(Both)));
        Assert.Equal(before, survey.Log.Count);
        Assert.Null(Send(Manager, Program, new InviteToSurvey(new([Of(Ann), Of(Outsider)]))));
        Assert.Equal(3, survey.In<SurveyRecord>(Program)!.AllInvited.All.Length);
        Assert.Equal("to", Send(Manager, Program, new InviteToSurvey(new([new(Ann.Id, GroupId.Parse("office/trade"))])))?.Field);
    }

    [Fact]
    public void Survey_of_a_year_is_named_after_it_and_there_is_one()
    {
        Assert.Equal(RejectionCode.Duplicate, Send(Manager, Program, new OpenSurvey("Again"))?.Code);
        Assert.Equal(2026, survey.In<SurveyRecord>(CompartmentId.Record)!.Year);
        var other = new RecordBench(new SurveyKind(), SurveyRules.ActorOf(2027), survey.Now);
        Assert.Equal("about", other.Send(Manager, Program, new OpenSurvey(" ")).Rejection?.Field);
        Assert.NotNull(other.Send(Ann, Program, new OpenSurvey("By somebody else")).Rejection);
        foreach (var name in (string[])["2026b", "1999", "02026", "another"])
            Assert.Equal(SurveyRules.NoYear, new RecordBench(new SurveyKind(), ActorId.Parse("survey/" + name), survey.Now)
                .Send(Manager, Program, new OpenSurvey("Again, under another name")).Rejection);
    }

    [Fact]
    public void Survey_that_nobody_has_answered_is_withdrawn_with_a_reason_and_can_be_opened_again()
    {
        Assert.Equal("reason", Send(Manager, Program, new WithdrawSurvey(" "))?.Field);
        Assert.Equal(Rejection.NotFound.Code, Send(Ann, Program, new WithdrawSurvey("Not mine"))?.Code);
        Assert.Null(Send(Manager, Program, new WithdrawSurvey("The year is wrong")));
        Assert.Equal("The year is wrong", survey.In<SurveyRecord>(CompartmentId.Record)!.Withdrawn?.Reason);
        Assert.Equal(SurveyRules.IsWithdrawn, Send(Manager, Program, new CloseSurvey()));
        Assert.Equal(SurveyRules.IsWithdrawn, Send(Manager, Program, new InviteToSurvey(new([Of(Outsider)]))));
        Assert.Null(Send(Manager, Program, new OpenSurvey("What keeps you away, asked again")));
        Assert.True(survey.In<SurveyRecord>(CompartmentId.Record)!.IsOpen);
        Assert.Null(Send(Tracker, CompartmentId.Own(Ann.Id), new NoteAnswer()));
        Assert.Equal(SurveyRules.HasAnswers, Send(Manager, Program, new WithdrawSurvey("Too late")));
        Assert.Null(Send(Manager, Program, new CloseSurvey()));
        Assert.Equal(SurveyRules.TooLate, Send(Manager, Program, new WithdrawSurvey("Too late")));
    }

    [Theory]
    [InlineData(2024, false), InlineData(2025, true), InlineData(2026, true), InlineData(2027, true), InlineData(2031, false)]
    public void Year_of_a_survey_is_near_today(int year, bool isNear) =>
        Assert.Equal(isNear ? null : "Choose 2025, 2026 or 2027.", SurveyRules.Refuses(year, new(2026, 11, 30))?.Sentence);

    [Fact]
    public void Words_of_an_invitation_stand_with_their_author() =>
        Assert.Equal(Manager.Id, survey.In<SurveyRecord>(CompartmentId.Own(Ann.Id))!.InvitedBy);

    [Theory]
    [InlineData("Choose what")]
    [InlineData("stands alone", BarrierKind.None, BarrierKind.Other)]
    [InlineData("once", BarrierKind.Other, BarrierKind.Other)]
    [InlineData(null, BarrierKind.None)]
    [InlineData(null, BarrierKind.Resources, BarrierKind.ExportControl)]
    public void Answer_that_cannot_be_counted_is_refused_with_a_sentence(string? says, params BarrierKind[] barriers)
    {
        var no = new SurveyAnswer([.. barriers]).Refuses();
        Assert.Equal(says is null, no is null);
        if (says is not null) Assert.Contains(says, no!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Invitation_concerns_the_one_who_is_invited()
    {
        var sent = survey.Log.Single(e => e.Compartment == CompartmentId.Own(Ann.Id));
        var told = AlertWords.Of(survey.Record.Restrict(c => Held(Ann).Contains(c.Value)), sent.Compartment, sent.Event)!;
        Assert.True(told.IsFor(Ann.Id));
        Assert.False(told.IsFor(Ben.Id));
        Assert.Contains("Please answer by Friday", told.What, StringComparison.Ordinal);
    }

    private Rejection? Send(Principal who, CompartmentId at, Command command) => survey.Send(who, at, command).Rejection;

    private string[] Held(Principal who) => [.. survey.Record.Compartments.Keys
        .Where(c => survey.Kind.RightIn(survey.StandingOf(who), c) != Right.None).Select(c => c.Value).Order(StringComparer.Ordinal)];

    private static Principal Someone(string id, string group) => new(ParticipantId.Parse(id), id, [new(GroupId.Parse(group))]);

    private static Addressee Of(Principal who) => new(who.Id, who.Memberships[0].Group);
}
