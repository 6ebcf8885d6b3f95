using System.Collections.Immutable;
using CsCheck;
using Tracker.Domain.Claims;
using Tracker.Domain.Programs;
using Tracker.Domain.Shared;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain.Tests.Programs;

public sealed class ForecastTests
{
    private static readonly StageDates Ours = Item("ours", ("20.00", "2026-01"));

    [Fact]
    public void Forecast_takes_months_that_really_occurred_and_says_how_many_cases()
    {
        var end = Forecast.Of(Ours, Took(12, 20, 24, 30, 48));
        Assert.Equal(("2027-01", "2028-01", "2030-01", 5), (end.Early?.Value, end.Middle?.Value, end.Late?.Value, end.Cases));
        Assert.Equal(
            "5 comparable items (ISO/IEC harmonized stages), counted from “new project registered in work programme” in 2026-01", RiskWords.Basis(end));
    }

    [Fact]
    public void Too_few_cases_are_an_answer()
    {
        var end = Forecast.Of(Ours, Took(12, 20, 24, 30));
        Assert.Null(end.Middle);
        Assert.Equal(4, end.Cases);
    }

    [Fact]
    public void Other_bodies_other_kinds_and_items_without_an_end_are_not_compared()
    {
        var others = Took(12, 20, 24, 30).Append(Item("open", ("20.00", "2020-01")))
            .Append(Took(40).Single() with { Rules = StatusRules.ItuT });
        Assert.Equal(4, Forecast.Of(Ours, others).Cases);
        Assert.Equal(0, Forecast.Of(Ours with { DocumentKind = "technical report" }, others).Cases);
    }

    [Fact]
    public void Item_that_ended_is_not_forecast() =>
        Assert.Equal("2018-08", Forecast.Of(Item("done", ("20.00", "2013-09"), ("60.60", "2018-08")), Took(1, 2, 3, 4, 5)).Ended?.Value);

    [Fact]
    public void Quantiles_are_in_order_and_among_the_cases() => Gen.Int[0, 120].Array[1, 60].Sample(months =>
    {
        var sorted = months.Order().ToList();
        var (early, middle, late) = (Forecast.Quantile(sorted, 10), Forecast.Quantile(sorted, 50), Forecast.Quantile(sorted, 90));
        Assert.True(early <= middle && middle <= late && sorted.Contains(early) && sorted.Contains(late));
        Assert.True(sorted.Count(m => m <= late) * 100 >= sorted.Count * 90 && sorted.Count(m => m < late) * 100 < sorted.Count * 90);
    });

    private static IEnumerable<StageDates> Took(params int[] months) => months.Select((m, i) => Item(
        $"took-{m}-{i}", ("20.00", "2010-01"), ("60.60", (Month.Of(new(2010, 1, 1)) + m).ToString())));

    private static StageDates Item(string key, params (string Status, string On)[] steps) => new(
        ActorId.Parse("work-item/" + key), StatusRules.IsoIec, null,
        [.. steps.Select(s => (StatusCode.Parse(s.Status), PartialDate.Parse(s.On)))]);
}
