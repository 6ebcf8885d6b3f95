using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Domain.Alerts;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class PreparationTests
{
    private static readonly EntityId Meeting = Id("prep"), Second = Id("p2");
    private static readonly PreparationTime Time = new(new(2022, 6, 20, 14, 0, 0, TimeSpan.Zero), 60, "America/New_York", "Call");
    private readonly Bench bench = Seated();

    public PreparationTests() => bench.Accept(Head, Delegation, new AddPoint(Second, "7.3", "Other"));

    private Preparation Now => bench.In(Delegation).Preparations![Meeting];

    private static PlanPreparation Plan =>
        new(Meeting, "Before SG13", Time, [Point, Second], [Member.Id, Liaison.Id, Adviser.Id], "Carla Reed, Example Institute");

    [Fact]
    public void Meeting_closes_each_of_its_points_with_a_position_a_task_or_as_not_ready()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.Accept(Head, Delegation, new AddPoint(Id("p3"), "7.4", "Third"));
        bench.Accept(Head, Delegation, new TakeUpPoint(Meeting, Id("p3")));

        Assert.Contains("no position yet", bench.Refuse(
            RejectionCode.IllegalStep, Member, Delegation, new ClosePoint(Meeting, Point, PointEnd.Position)).Sentence, StringComparison.Ordinal);
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        bench.Accept(Member, Delegation, new ClosePoint(Meeting, Point, PointEnd.Position));
        var task = new AddTask(Id("t"), "Ask the IETF", Liaison.Id, new(2022, 6, 30));
        bench.Accept(Liaison, Delegation, new ClosePoint(Meeting, Second, PointEnd.Task, Task: task));
        bench.Refuse(RejectionCode.Required, Head, Delegation, new ClosePoint(Meeting, Id("p3"), PointEnd.NotReady, " "));
        bench.Accept(Head, Delegation, new ClosePoint(Meeting, Id("p3"), PointEnd.NotReady, "The contribution is not published yet"));

        Assert.Empty(Now.Open(bench.In(Delegation)));
        Assert.Equal(1, Now.Closed[Point].TextVersion);
        Assert.Equal(Liaison.Id, bench.In(Delegation).Tasks[Id("t")].Owner.Value);
        Assert.Equal((Id("t"), Liaison.Id), (Now.Closed[Second].Task!.Value, Now.Closed[Second].By));
        Assert.Equal("The contribution is not published yet", Now.Closed[Id("p3")].Because);
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new ClosePoint(Meeting, Point, PointEnd.NotReady, "Again"));
        Assert.True(Prepared(Id("p3")).IsNotReady(bench.In(Delegation).Positions[Id("p3")]));
        Assert.False(Prepared(Point).HasMovedOn(bench.In(Delegation).Positions[Point]));
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.Oppose, Stance.Support));
        Assert.True(Prepared(Point).HasMovedOn(bench.In(Delegation).Positions[Point]));
        bench.Accept(Head, Delegation, new ReopenPoint(Meeting, Point));
        Assert.Equal([Point], Now.Open(bench.In(Delegation)));
    }

    [Fact]
    public void Point_shows_the_last_meeting_that_closed_it_and_nothing_of_a_cancelled_one()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.Accept(Member, Delegation, new RecordDecision(Meeting, Id("d"), "Ask the IETF first", Point));
        bench.Accept(Head, Delegation, new ClosePoint(Meeting, Point, PointEnd.NotReady, "No contribution yet"));
        bench.Accept(Member, Delegation, Plan with { Id = Id("later") });
        Assert.Equal(Meeting, Prepared(Point).Ended?.Meeting.Id);
        bench.Accept(Member, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        bench.Accept(Head, Delegation, new ClosePoint(Id("later"), Point, PointEnd.Position));
        Assert.Equal((Id("later"), PointEnd.Position), (Prepared(Point).Ended!.Value.Meeting.Id, Prepared(Point).Ended!.Value.Closed.End));
        Assert.Equal("Ask the IETF first", Assert.Single(Prepared(Point).Decisions).Decision.Text.Value);
        bench.Accept(Head, Delegation, new CancelPreparation(Id("later"), "No room"));
        Assert.True(Prepared(Point).IsNotReady(bench.In(Delegation).Positions[Point]));
    }

    private PointPreparation Prepared(EntityId point) => PointPreparation.Of(bench.In(Delegation), point);

    [Fact]
    public void Task_that_cannot_be_added_closes_nothing()
    {
        bench.Accept(Member, Delegation, Plan);
        Assert.Equal("task", bench.Refuse(
            RejectionCode.Invalid, Member, Delegation, new ClosePoint(Meeting, Point, PointEnd.Task, Task: new(Id("t"), "x", Official.Id))).Field);
        bench.Refuse(RejectionCode.Required, Member, Delegation, new ClosePoint(Meeting, Point, PointEnd.Task, Task: new(Id("t"), "")));
        bench.Refuse(RejectionCode.Required, Member, Delegation, new ClosePoint(Meeting, Point, PointEnd.Task));
        Assert.Equal((0, 2), (bench.In(Delegation).Tasks.Count, Now.Open(bench.In(Delegation)).Count()));
    }

    [Fact]
    public void Each_of_the_invited_answers_for_themselves_and_who_came_is_recorded()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.Accept(Adviser, Delegation, new AnswerPreparation(Meeting, Coming.Regrets, "Travelling"));
        bench.Accept(Liaison, Delegation, new AnswerPreparation(Meeting, Coming.Comes));
        bench.Ignore(Liaison, Delegation, new AnswerPreparation(Meeting, Coming.Comes));
        bench.Refuse(RejectionCode.Invalid, Speaker, Delegation, new AnswerPreparation(Meeting, Coming.Comes));
        bench.Refuse(RejectionCode.Invalid, Liaison, Delegation, new AnswerPreparation(Meeting, Coming.NotAnswered));
        bench.Accept(Head, Delegation, new InviteToPreparation(Meeting, Speaker.Id));
        bench.Accept(Speaker, Delegation, new AnswerPreparation(Meeting, Coming.Comes));
        bench.Accept(Member, Delegation, new RecordAttendance(Meeting, Speaker.Id, null, true));
        Assert.Equal(RejectionCode.Conflict, bench.Refuse(
            RejectionCode.Conflict, Head, Delegation, new RecordAttendance(Meeting, Speaker.Id, null, false)).Code);

        Assert.Equal(
            [Coming.Regrets, Coming.Comes, Coming.NotAnswered, Coming.Comes],
            new[] { Adviser, Liaison, Member, Speaker }.Select(w => Now.Invited[w.Id].Answer.Value));
        Assert.Equal(("Travelling", true), (Now.Invited[Adviser.Id].Reason, Now.Invited[Speaker.Id].Came.Value));
    }

    [Fact]
    public void Decisions_are_kept_with_their_point_and_who_changes_one_meanwhile_meets_a_conflict()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.Accept(Member, Delegation, new RecordDecision(Meeting, Id("d"), "Wait for the IETF", Point));
        bench.Refuse(RejectionCode.Duplicate, Member, Delegation, new RecordDecision(Meeting, Id("d"), "Wait for the IETF"));
        bench.Refuse(RejectionCode.UnknownEntity, Member, Delegation, new RecordDecision(Meeting, Id("d2"), "x", Id("none")));
        bench.Accept(Head, Delegation, new EditDecision(Meeting, Id("d"), new("Wait for the IETF", "Wait for IETF and IEEE")));
        bench.Refuse(RejectionCode.Conflict, Member, Delegation, new EditDecision(Meeting, Id("d"), new("Wait for the IETF", "Oppose")));
        Assert.Equal("Wait for IETF and IEEE", Now.Decisions[Id("d")].Text.Value);
    }

    public static TheoryData<string, PlanPreparation> Bad => new()
    {
        { "title", Plan with { Title = " " } },
        { "time", Plan with { Time = Time with { Starts = new(2022, 5, 30, 23, 59, 0, TimeSpan.Zero) } } },
        { "time", Plan with { Time = Time with { Starts = new(2022, 6, 1, 7, 0, 0, TimeSpan.Zero) } } },
        { "time", Plan with { Time = Time with { Starts = new(2022, 7, 17, 0, 0, 0, TimeSpan.Zero) } } },
        { "time", Plan with { Time = Time with { Minutes = 0 } } },
        { "time", Plan with { Time = Time with { Minutes = 721 } } },
        { "time", Plan with { Time = Time with { Place = "" } } },
        { "points", Plan with { Points = [] } },
        { "points", Plan with { Points = [Point, Point] } },
        { "points", Plan with { Points = [Id("none")] } },
        { "invited", Plan with { Invited = [], Guests = null } },
        { "invited", Plan with { Invited = [Official.Id] } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Meeting_that_cannot_be_is_refused_at_its_field(string field, PlanPreparation plan)
    {
        var no = bench.Send(Member, Delegation, plan).Rejection;
        Assert.Equal(field, no?.Field);
        Assert.Null(bench.In(Delegation).Preparations);
    }

    [Fact]
    public void Meeting_that_has_begun_changes_its_place_and_stays_at_its_time_once_attendance_is_recorded()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.At(Time.Starts.AddMinutes(20));
        bench.Accept(Head, Delegation, new MovePreparation(Meeting, Time, Time with { Place = "Room 4" }));
        bench.Accept(Head, Delegation, new RecordAttendance(Meeting, Liaison.Id, null, true));
        var (now, later) = (Time with { Place = "Room 4" }, Time with { Starts = Time.Starts.AddDays(1) });
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new MovePreparation(Meeting, now, later));
        bench.Accept(Head, Delegation, new MovePreparation(Meeting, now, now with { Place = "Room 5" }));
    }

    [Fact]
    public void Answer_for_another_day_is_asked_again_and_one_for_another_hour_stays()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.Accept(Liaison, Delegation, new AnswerPreparation(Meeting, Coming.Comes));
        var hour = Time with { Starts = Time.Starts.AddHours(1) };
        bench.Accept(Head, Delegation, new MovePreparation(Meeting, Time, hour));
        Assert.Equal(Coming.Comes, Now.Invited[Liaison.Id].Answer.Value);
        bench.Accept(Head, Delegation, new MovePreparation(Meeting, hour, Time with { Starts = Time.Starts.AddDays(1) }));
        Assert.Equal(Coming.NotAnswered, Now.Invited[Liaison.Id].Answer.Value);
    }

    [Fact]
    public void Planner_is_told_of_regrets_with_their_reason_and_the_invited_when_it_is_now()
    {
        bench.Accept(Member, Delegation, Plan);
        var told = AlertWords.Of(bench.Record, Delegation, new PreparationAnswered(Meeting, Liaison.Id, Coming.Regrets, "Travelling"))!;
        Assert.Equal(("cannot come to “Before SG13”, “Travelling”", true), (told.What, told.IsFor(Member.Id)));
        Assert.False(AlertWords.Of(bench.Record, Delegation, new PreparationAnswered(Meeting, Liaison.Id, Coming.Comes))!.IsFor(Member.Id));
        told = AlertWords.Of(bench.Record, Delegation, new PreparationMoved(Meeting, Time, Time with { Starts = Time.Starts.AddDays(1) }))!;
        Assert.Equal("moved the preparation meeting “Before SG13” to 21 Jun 2022, 10:00 (America/New_York)", told.What);
    }

    [Fact]
    public void Invited_observer_is_reminded_of_the_meeting_but_owes_no_answer()
    {
        bench.Accept(Member, Delegation, Plan with { Invited = [Observer.Id, Liaison.Id] });
        string Reminded(Principal who) => Assert.Single(AlertWords.Reminders(bench.Record, who.Id, Time.Starts.AddHours(-2)), r => r.Meeting == Meeting).What;
        Assert.Contains("you have not said", Reminded(Liaison), StringComparison.Ordinal);
        Assert.DoesNotContain("you have not said", Reminded(Observer), StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_meeting_stays_to_be_read_and_takes_nothing_more()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.Accept(Head, Delegation, new CancelPreparation(Meeting, "The gathering was moved"));
        Assert.Equal("The gathering was moved", Now.CancelledFor.Value);
        bench.Refuse(RejectionCode.IllegalStep, Liaison, Delegation, new AnswerPreparation(Meeting, Coming.Comes));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new TakeUpPoint(Meeting, Point));
    }

    [Fact]
    public void Point_removed_from_the_agenda_is_open_no_more_and_cannot_be_closed()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.Accept(Head, Delegation, new RemovePoint(Second));
        Assert.Equal([Point], Now.Open(bench.In(Delegation)));
        bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new ClosePoint(Meeting, Second, PointEnd.NotReady, "x"));
        bench.Accept(Head, Delegation, new DropPoint(Meeting, Second));
        Assert.Equal([Point], Now.Points);
    }

    [Fact]
    public void Observers_read_and_advisers_only_answer()
    {
        bench.Refuse(RejectionCode.Forbidden, Adviser, Delegation, Plan);
        bench.Accept(Member, Delegation, Plan);
        bench.Refuse(RejectionCode.Forbidden, Observer, Delegation, new AnswerPreparation(Meeting, Coming.Comes));
        bench.Refuse(RejectionCode.Forbidden, Adviser, Delegation, new CancelPreparation(Meeting, "x"));
        bench.Refuse(RejectionCode.NotFound, Official, Delegation, new CancelPreparation(Meeting, "x"));
    }

    [Fact]
    public void Two_who_move_a_meeting_at_once_meet_a_conflict_that_says_when_it_is_now()
    {
        bench.Accept(Member, Delegation, Plan);
        bench.Accept(Head, Delegation, new MovePreparation(Meeting, Time, Time with { Starts = Time.Starts.AddDays(1) }));
        var no = bench.Refuse(RejectionCode.Conflict, Member, Delegation, new MovePreparation(Meeting, Time, Time with { Minutes = 30 }));
        Assert.Equal("2022-06-21 14:00 UTC, 60 minutes, Call", no.Current);
    }

    [Fact]
    public void Minutes_are_a_text_of_the_meeting_that_all_on_the_roster_may_write()
    {
        var delegation = ActorId.Parse("delegation/sg13");
        var minutes = DelegationTexts.MinutesOf(delegation, Meeting)!.Value;
        Assert.Null(Kind.TermsOf(bench.Record, minutes));
        bench.Accept(Member, Delegation, Plan);
        Assert.Null(Kind.TermsOf(bench.Record, minutes)!.Closed);
        Assert.Contains(RosterRole.Liaison, Kind.TermsOf(bench.Record, minutes)!.Roles);
    }

    [Fact]
    public void State_that_was_stored_before_there_were_preparation_meetings_is_read()
    {
        var stored = JsonSerializer.SerializeToUtf8Bytes(bench.In(Delegation), Kind.StateInfo);
        Assert.Null(((DelegationState)JsonSerializer.Deserialize(stored, Kind.StateInfo)!).Preparations);
        bench.Accept(Member, Delegation, Plan);
        stored = JsonSerializer.SerializeToUtf8Bytes(bench.In(Delegation), Kind.StateInfo);
        Assert.Equal(Time, ((DelegationState)JsonSerializer.Deserialize(stored, Kind.StateInfo)!).Preparations![Meeting].Time.Value);
    }
}
