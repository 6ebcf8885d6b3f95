using Tracker.Domain.Claims;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Shared;
using static Tracker.Domain.Tests.HostingPlans.HostingBench;

namespace Tracker.Domain.Tests.HostingPlans;

public sealed class AttendanceTests
{
    private readonly HostingBench plan = new();

    [Fact]
    public void Hosted_meeting_stands_beside_the_mean_of_the_others_and_without_others_the_mean_is_unknown()
    {
        plan.Record.Now = new(2027, 3, 13, 9, 0, 0, TimeSpan.Zero);
        Assert.Null(plan.Write(Host, Came("a", "United States", 14)) ?? plan.Write(Host, Came("b", "Syldavia", 0)));
        Assert.Equal([("Syldavia", 0, null), ("United States", 14, (decimal?)null)], Compared());
        Assert.Null(plan.Write(Host, Came("c", "United States", 5, "Plenary 2024", "2024-10"))
            ?? plan.Write(Host, Came("d", "United States", 8, "Plenary 2025", "2025")));
        Assert.Equal(("United States", 14, 6.5m), Compared()[^1]);
        var (first, last) = AttendanceComparison.Of(plan.Plan)[^1].Period!.Value;
        Assert.Equal(("2024-10", "2025"), (first.Value, last.Value));
    }

    [Fact]
    public void Attendance_is_recorded_once_with_a_source_and_not_before_the_meeting()
    {
        Assert.Equal("line.number", plan.Write(Host, Came("a", "United States", 14))?.Field);
        Assert.Null(plan.Write(Host, Came("c", "United States", 6, "Plenary 2025", "2025-10")));
        plan.Record.Now = new(2027, 3, 13, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal("line.source", plan.Write(Host, new RecordMeetingAttendance(new(Id("a"), "United States", 14, " ")))?.Field);
        Assert.Equal("line.number", plan.Write(Host, Came("a", "United States", -1))?.Field);
        Assert.Null(plan.Write(Host, Came("a", "United States", 14)));
        Assert.Equal("line.country", plan.Write(Host, Came("b", "United States", 15))?.Field);
        Assert.Null(plan.Write(Host, new TakeBackAttendance(Id("a"), "Counted twice")) ?? plan.Write(Host, Came("b", "United States", 15)));
    }

    [Fact]
    public void Meetings_held_grow_by_one_and_personnel_attending_by_the_number()
    {
        Assert.Equal("to", plan.Write(Host, new SetHostingStatus(HostingStatus.Planned, HostingStatus.Held))?.Field);
        Assert.Equal(new HostingFigures(2027, 0, 0, 0), HostingFigures.Of([HostedMeeting.Of(plan.Plan)], 2027));
        plan.Record.Now = new(2027, 3, 13, 9, 0, 0, TimeSpan.Zero);
        Assert.Null(plan.Write(Host, new SetHostingStatus(HostingStatus.Planned, HostingStatus.Held)));
        Assert.Equal(new HostingFigures(2027, 1, 0, 1), HostingFigures.Of([HostedMeeting.Of(plan.Plan)], 2027));
        Assert.Null(plan.Write(Host, Came("a", "United States", 14)) ?? plan.Write(Host, Came("b", "Syldavia", 9))
            ?? plan.Write(Host, Came("c", "Syldavia", 50, "Another meeting", "2025")));
        Assert.Equal(new HostingFigures(2027, 1, 23, 0), HostingFigures.Of([HostedMeeting.Of(plan.Plan)], 2027));
        Assert.Equal(new HostingFigures(2026, 0, 0, 0), HostingFigures.Of([HostedMeeting.Of(plan.Plan)], 2026));
        Assert.Equal([2026, 2027, 2027], new DateOnly[] { new(2026, 9, 30), new(2026, 10, 1), new(2027, 9, 30) }.Select(HostingFigures.YearOf));
    }

    private List<(string Country, int? Hosted, decimal? Mean)> Compared() =>
        [.. AttendanceComparison.Of(plan.Plan).Select(r => (r.Country, r.Hosted, r.Mean))];

    private static RecordMeetingAttendance Came(string id, string country, int number, string? meeting = null, string? on = null) => new(new(
        Id(id), country, number, "List of participants", meeting is null ? null : new Reference(meeting), on is null ? null : PartialDate.Parse(on)));
}
