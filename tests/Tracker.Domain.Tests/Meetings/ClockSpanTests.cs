using CsCheck;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Meetings;

public class ClockSpanTests
{
    [Theory]
    [InlineData("9:00-10:30", "09:00", "10:30")]
    [InlineData("13:00–17:00", "13:00", "17:00")]
    [InlineData(" 13.00 – 17.00 ", "13:00", "17:00")]
    [InlineData("0930-1230", "09:30", "12:30")]
    [InlineData("9:30 am to 5 pm", "09:30", "17:00")]
    [InlineData("9:30-11 am", "09:30", "11:00")]
    [InlineData("11:30-1 pm", "11:30", "13:00")]
    [InlineData("9h-10h", "09:00", "10:00")]
    [InlineData("14:00", "14:00", null)]
    [InlineData("22:00-02:00", "22:00", "02:00")]
    [InlineData("", null, null)]
    [InlineData("All day", null, null)]
    public void Times_as_schedules_print_them_are_read(string printed, string? starts, string? ends) =>
        Assert.Equal(new ClockSpan(starts, ends), ClockSpan.Read(printed));

    [Theory]
    [InlineData("25:00-26:00")]
    [InlineData("9-10-11")]
    [InlineData("9")]
    [InlineData("9:70")]
    [InlineData("9:00-9:00")]
    [InlineData("soon")]
    [InlineData("9:00-")]
    public void What_is_no_time_is_not_read(string printed) => Assert.Null(ClockSpan.Read(printed));

    [Fact]
    public void What_is_stored_reads_back() => Gen.Int[0, 1_439].Select(Gen.Int[0, 1_439]).Where((from, to) => from != to).Sample((from, to) =>
    {
        var (starts, ends) = (new TimeOnly(from / 60, from % 60).ToString("HH:mm"), new TimeOnly(to / 60, to % 60).ToString("HH:mm"));
        Assert.True(ClockSpan.IsTime(starts));
        Assert.Equal(new ClockSpan(starts, ends), ClockSpan.Read($"{starts}-{ends}"));
    });
}
