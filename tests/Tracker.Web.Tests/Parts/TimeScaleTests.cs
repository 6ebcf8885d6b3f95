using CsCheck;
using Tracker.Domain.Shared;
using Tracker.Web.Parts;

namespace Tracker.Web.Tests.Parts;

public sealed class TimeScaleTests
{
    [Fact]
    public void Nothing_dated_is_not_drawn() => Assert.Null(TimeScale.Of([new("", [new("undated", null, null, true, "#")])], 0, 100));

    [Fact]
    public void Year_is_as_wide_as_it_is_imprecise_and_a_day_is_a_point()
    {
        var scale = TimeScale.Of([new("", [Mark("year", "2016", null, true), Mark("day", "2016-07-01", null, true)])], 0, 730)!;
        Assert.Equal(365, scale.Marks.Single(m => m.Mark.Text == "year").Width, 3.0);
        Assert.Equal(2, scale.Marks.Single(m => m.Mark.Text == "day").Width, 1.0);
    }

    [Fact]
    public void Tenure_without_an_end_goes_on_to_the_right_edge()
    {
        var open = Assert.Single(TimeScale.Of([new("Secretary", [Mark("Zhang", "2020-09", null, false)])], 100, 700)!.Marks);
        Assert.True(open.IsOpen);
        Assert.Equal(700, open.X + open.Width, 0.01);
    }

    [Fact]
    public void Marks_of_one_row_never_touch_and_stay_inside() =>
        Gen.Select(Gen.Int[1990, 2026], Gen.Int[0, 8], Gen.Bool, Gen.Int[1, 30], (from, years, moment, letters) => new TimeMark(
            new string('x', letters), PartialDate.Parse($"{from}"), moment ? null : PartialDate.Parse($"{from + years}"), moment, "#"))
            .Array[1, 12].Array[1, 4].Sample(lanes =>
            {
                var scale = TimeScale.Of([.. lanes.Select((marks, i) => new TimeLane("Role " + i, marks))], 132, 704)!;
                Assert.Equal(lanes.Sum(l => l.Length), scale.Marks.Count);
                Assert.All(scale.Marks, m => Assert.InRange(m.X, 131.9, 704.1));
                Assert.All(scale.Marks, m => Assert.InRange(m.X + m.Width, 131.9, 706.1));
                foreach (var row in scale.Marks.GroupBy(m => m.Row))
                    foreach (var (one, next) in row.OrderBy(m => m.X).ToList() is var placed ? placed.Zip(placed.Skip(1)) : [])
                        Assert.True(one.X + one.Width <= next.X + 0.01, $"{one} touches {next}");
            });

    private static TimeMark Mark(string text, string from, string? to, bool moment) =>
        new(text, PartialDate.Parse(from), to is null ? null : PartialDate.Parse(to), moment, "#");
}
