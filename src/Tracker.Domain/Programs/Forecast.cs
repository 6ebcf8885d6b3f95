namespace Tracker.Domain.Programs;

/// <summary>Forecasts of the end of a work item from how long other items of its body and kind took from the same stage. A number of months that really
/// occurred is taken, none is computed between two; with too few items there is no forecast.</summary>
public static class Forecast
{
    /// <summary>Fewer comparable items than this are too few.</summary>
    public const int Fewest = 5;

    /// <param name="others">All items of the record; those that cannot be compared are left out.</param>
    public static ItemEnd Of(StageDates item, IEnumerable<StageDates> others)
    {
        if (item.Ended is { } ended) return new(item.Item, Ended: ended);
        var compared = item.DocumentKind is { } kind ? $"{item.Rules.Name}, {kind}" : item.Rules.Name;
        if (item.Steps is not [.., var (stage, since)]) return new(item.Item, Compared: compared);
        var months = others.Where(o => o.Item != item.Item && o.Rules == item.Rules && (item.DocumentKind is null || o.DocumentKind == item.DocumentKind))
            .Select(o => o.MonthsFrom(stage)).OfType<int>().Order().ToList();
        var known = new ItemEnd(item.Item, Cases: months.Count, Stage: item.Rules.LabelOf(stage), Since: since, Compared: compared);
        return months.Count < Fewest ? known : known with { Early = After(10), Middle = After(50), Late = After(90) };

        PartialDate After(int percent) => (Month.Of(since.Earliest) + Quantile(months, percent)).Date;
    }

    /// <summary>The smallest of the sorted values that at least so many per cent of them do not exceed.</summary>
    public static int Quantile(IReadOnlyList<int> sorted, int percent) => sorted[Math.Max(0, (((sorted.Count * percent) + 99) / 100) - 1)];
}
