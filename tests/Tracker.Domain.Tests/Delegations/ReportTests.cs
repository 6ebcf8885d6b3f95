using CsCheck;
using Tracker.Domain.Alerts;
using Tracker.Domain.Delegations;
using Tracker.Domain.Parts;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.Delegations.Bench;

namespace Tracker.Domain.Tests.Delegations;

public sealed class ReportTests
{
    private static readonly EntityId Second = Id("p2");
    private static readonly AddTask Talk = new(Id("talk"), "Talk to the editors", Member.Id);
    private readonly Bench bench = Seated();

    public ReportTests()
    {
        bench.Accept(Head, Delegation, new AddPoint(Second, "7.3", "Other"));
        bench.Accept(Head, Delegation, new SetStance(Point, Stance.NotYet, Stance.Oppose));
        bench.Accept(Head, Delegation, new OpenFloor());
    }

    private DelegationReport Now => ReportsPart.Of(bench.In(Delegation));

    private static ReportPoint Met(EntityId point, PositionMet met, int version = 0, string? because = null, AddTask? task = null) =>
        new(point, version, FloorOutcome.Agreed, met, "Sent to another group", because, Task: task);

    [Fact]
    public void Outcome_that_was_expected_is_matched_and_one_that_was_not_becomes_a_task_with_its_reason()
    {
        Assert.Equal(PositionMet.AsPreferred, PointReport.Suggested(bench.Position, FloorOutcome.NotAccepted));
        bench.Accept(Member, Delegation, new ReportPoint(Point, 0, FloorOutcome.NotAccepted, PositionMet.AsPreferred, Source: "Report of the meeting, 7.2"));
        Assert.Equal((false, bench.Position.TextVersion, Member.Id), (Now.Points[Point].Deviates, Now.Points[Point].TextVersion, Now.Points[Point].By));

        bench.Accept(Head, Delegation, new SetStance(Second, Stance.NotYet, Stance.Support));
        Assert.Equal("because", bench.Refuse(RejectionCode.Required, Member, Delegation, Met(Second, PositionMet.NotMet)).Field);
        Assert.Equal("task", bench.Refuse(RejectionCode.Required, Member, Delegation, Met(Second, PositionMet.NotMet, because: "Twelve spoke for it")).Field);
        Assert.Equal("task", bench.Refuse(RejectionCode.Required, Member, Delegation, Met(
            Second, PositionMet.NotMet, because: "Twelve spoke for it", task: Talk with { Title = " " })).Field);
        Assert.Empty(bench.In(Delegation).Tasks);
        bench.Accept(Member, Delegation, Met(Second, PositionMet.NotMet, because: "Twelve spoke for it", task: Talk));
        Assert.Equal((Talk.Id, Talk.Title), (Now.Points[Second].Task!.Value, bench.In(Delegation).Tasks[Talk.Id].Title.Value));
        Assert.Equal((1, 1), (Now.Counts(bench.In(Delegation))[PositionMet.AsPreferred], Now.Counts(bench.In(Delegation))[PositionMet.NotMet]));
    }

    [Fact]
    public void What_is_unknown_or_had_no_position_is_compared_with_nothing()
    {
        Assert.Equal("met", bench.Refuse(
            RejectionCode.Invalid, Member, Delegation, new ReportPoint(Point, 0, FloorOutcome.Unknown, PositionMet.AsPreferred)).Field);
        Assert.Equal("met", bench.Refuse(RejectionCode.Invalid, Member, Delegation, Met(Second, PositionMet.WithinRange)).Field);
        Assert.Equal(PositionMet.NotCompared, PointReport.Suggested(bench.In(Delegation).Positions[Second], FloorOutcome.Agreed));
        Assert.Null(PointReport.Suggested(bench.Position, FloorOutcome.Postponed));
        bench.Accept(Member, Delegation, new ReportPoint(Point, 0, FloorOutcome.Unknown, PositionMet.NotCompared));
        bench.Ignore(Member, Delegation, new ReportPoint(Point, 1, FloorOutcome.Unknown, PositionMet.NotCompared, " "));
    }

    [Fact]
    public void Of_two_who_record_one_point_at_once_the_second_reads_first_and_the_task_stays()
    {
        bench.Accept(Member, Delegation, Met(Point, PositionMet.NotMet, because: "Twelve spoke for it", task: Talk));
        Assert.Equal("outcome", bench.Refuse(RejectionCode.IllegalStep, Speaker, Delegation, Met(Point, PositionMet.WithinRange)).Field);
        bench.Accept(Speaker, Delegation, Met(Point, PositionMet.NotMet, 1, "Thirteen spoke for it"));
        Assert.Equal((2, Talk.Id, "Thirteen spoke for it"), (Now.Points[Point].Version, Now.Points[Point].Task, Now.Points[Point].Because));
        bench.Accept(Speaker, Delegation, Met(Point, PositionMet.WithinRange, 2, "Not kept where nothing deviates"));
        Assert.Null(Now.Points[Point].Because);
    }

    [Fact]
    public void Report_is_finished_by_the_head_when_every_point_has_its_outcome_and_changes_no_more_until_it_is_reopened()
    {
        bench.Accept(Member, Delegation, Met(Point, PositionMet.WithinRange));
        bench.Refuse(RejectionCode.Forbidden, Member, Delegation, new FinishReport());
        Assert.Contains(
            "point 7.3 is not recorded", bench.Refuse(RejectionCode.IllegalStep, Head, Delegation, new FinishReport()).Sentence, StringComparison.Ordinal);
        bench.Accept(Head, Delegation, new RemovePoint(Second));
        bench.Accept(Head, Delegation, new FinishReport());
        bench.Ignore(Head, Delegation, new FinishReport());
        Assert.Equal(ReportsPart.Finished, bench.Refuse(RejectionCode.IllegalStep, Member, Delegation, Met(Point, PositionMet.AsPreferred, 1)));
        bench.Refuse(RejectionCode.Required, Head, Delegation, new ReopenReport(""));
        bench.Accept(Head, Delegation, new ReopenReport("The minutes say otherwise"));
        bench.Accept(Member, Delegation, Met(Point, PositionMet.AsPreferred, 1));
        foreach (var reader in new[] { Adviser, Observer })
            bench.Refuse(RejectionCode.Forbidden, reader, Delegation, Met(Point, PositionMet.WithinRange, 2));
    }

    [Fact]
    public void Nothing_is_reported_of_a_meeting_that_has_not_begun()
    {
        var early = Seated();
        early.Day = early.In(Delegation).Facts!.OpensOn.AddDays(-1);
        Assert.Equal("The meeting has not begun yet.", early.Refuse(
            RejectionCode.IllegalStep, Member, Delegation, new ReportPoint(Point, 0, FloorOutcome.Noted, PositionMet.NotCompared)).Sentence);
        early.Day = early.In(Delegation).Facts!.OpensOn;
        early.Accept(Member, Delegation, new ReportPoint(Point, 0, FloorOutcome.Noted, PositionMet.NotCompared));
    }

    [Fact]
    public void Every_point_on_the_agenda_is_counted_once_or_named_as_missing() =>
        Gen.Select(Gen.Enum<PositionMet>().Array[0, 12], Gen.Int[0, 12]).Sample((met, removed) =>
        {
            var many = Seated();
            many.Accept(Head, Delegation, new OpenFloor());
            for (var i = 0; i < met.Length; i++)
            {
                var point = Id("n" + i);
                many.Accept(Head, Delegation, new AddPoint(point, $"{i}", "Point"));
                many.Accept(Head, Delegation, new SetStance(point, Stance.NotYet, Stance.Support));
                many.Accept(Member, Delegation, Met(point, met[i], because: "Because", task: new(Id("t" + i), "Task")));
            }
            if (removed < met.Length) many.Accept(Head, Delegation, new RemovePoint(Id("n" + removed)));
            var (report, now) = (ReportsPart.Of(many.In(Delegation)), many.In(Delegation));
            Assert.Equal(now.AgendaOrder.Length, report.Counts(now).Values.Sum() + report.Missing(now).Count());
            Assert.Equal([Point], report.Missing(now));
        }, iter: 200);

    [Fact]
    public void Deviation_is_told_with_its_reason_and_leads_to_the_report()
    {
        bench.Accept(Member, Delegation, Met(Point, PositionMet.NotMet, because: "Twelve spoke for it", task: Talk));
        var told = AlertWords.Of(bench.Record, Delegation, new PointReported(
            Point, 1, FloorOutcome.Agreed, PositionMet.NotMet, 1, Because: "Twelve spoke for it"))!;
        Assert.Equal(("recorded how point 7.2 ended: agreed; its position was not met: “Twelve spoke for it”", "report"), (told.What, told.Tab));
    }
}
