using System.Globalization;
using System.Text.Json;
using CsCheck;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Tests.Shared;

public sealed class PartialDateTests
{
    private static readonly Gen<PartialDate> Any = Gen.Select(Gen.Int[0, 3_652_058], Gen.Int[0, 2]).Select((day, precision) =>
        PartialDate.Parse(DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)[..(4 + (3 * precision))]));

    [Fact]
    public void Text_of_a_date_is_read_back_as_the_same_date() =>
        Any.Sample(date => PartialDate.TryParse(date.Value) == date && JsonSerializer.Deserialize<PartialDate>(JsonSerializer.Serialize(date)) == date);

    [Fact]
    public void Order_is_total_and_agrees_with_the_earliest_day() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
        Assert.Equal(a == b, a.CompareTo(b) == 0);
        if (a <= b && b <= c) Assert.True(a <= c);
        if (a.Earliest < b.Earliest) Assert.True(a < b);
        if (a.Latest < b.Earliest) Assert.True(a < b);
    });

    [Fact]
    public void Order_of_text_is_the_order_of_dates() => Gen.Select(Any, Any).Sample((a, b) =>
        Math.Sign(a.CompareTo(b)) == Math.Sign(string.CompareOrdinal(a.Value, b.Value)));

    [Fact]
    public void Days_of_a_date_run_from_its_earliest_to_its_latest() => Any.Sample(date =>
        date.Earliest <= date.Latest
        && date.Earliest.AddDays(-1) < date.Earliest && PartialDate.Of(date.Earliest).Value.StartsWith(date.Value, StringComparison.Ordinal)
        && PartialDate.Of(date.Latest).Value.StartsWith(date.Value, StringComparison.Ordinal)
        && (date.Latest == DateOnly.MaxValue || !PartialDate.Of(date.Latest.AddDays(1)).Value.StartsWith(date.Value, StringComparison.Ordinal)));

    [Theory]
    [InlineData("2018", "2018-01-01", "2018-12-31")]
    [InlineData("2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2018-08-31", "2018-08-31", "2018-08-31")]
    public void Partial_date_names_its_first_and_last_day(string text, string earliest, string latest)
    {
        var date = PartialDate.Parse(text);
        Assert.Equal(DateOnly.Parse(earliest, CultureInfo.InvariantCulture), date.Earliest);
        Assert.Equal(DateOnly.Parse(latest, CultureInfo.InvariantCulture), date.Latest);
    }

    [Theory]
    [InlineData("2018-02-30")]
    [InlineData("2019-02-29")]
    [InlineData("2018-13")]
    [InlineData("2018-00")]
    [InlineData("0000")]
    [InlineData("18")]
    [InlineData("2018-8")]
    [InlineData("2018/08")]
    [InlineData("+201")]
    [InlineData(" 2018")]
    [InlineData("2018-08-31T00:00")]
    [InlineData("")]
    [InlineData(null)]
    public void Date_that_does_not_exist_is_refused_with_the_rule(string? text)
    {
        Assert.Null(PartialDate.TryParse(text));
        var refused = Assert.Throws<FormatException>(() => PartialDate.Parse(text!));
        Assert.Contains("a date that exists", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2018", "2017", false)]
    [InlineData("2018-08-31", "2018-08-30", false)]
    [InlineData("2018-08", "2018", true)]
    [InlineData("2018", "2018", true)]
    [InlineData(null, "2018", true)]
    [InlineData("2018", null, true)]
    public void Interval_may_not_end_before_it_starts(string? from, string? to, bool valid)
    {
        var refused = new PartialInterval(PartialDate.TryParse(from), PartialDate.TryParse(to)).Refuses("valid");
        Assert.Equal(valid, refused is null);
        if (!valid) Assert.Equal((RejectionCode.Invalid, "valid"), (refused!.Code, refused.Field));
    }

    [Fact]
    public void Coarse_interval_covers_its_middle_surely_and_its_edges_perhaps()
    {
        var tenure = new PartialInterval(PartialDate.Parse("2015-10"), PartialDate.Parse("2016"));
        Assert.True(tenure.MayCover(new DateOnly(2015, 10, 5)));
        Assert.False(tenure.SurelyCovers(new DateOnly(2015, 10, 5)));
        Assert.True(tenure.SurelyCovers(new DateOnly(2015, 11, 5)));
        Assert.False(tenure.SurelyCovers(new DateOnly(2016, 6, 1)));
        Assert.True(tenure.MayCover(new DateOnly(2016, 12, 31)));
        Assert.False(tenure.MayCover(new DateOnly(2017, 1, 1)));
    }
}
