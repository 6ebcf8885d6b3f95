namespace Tracker.Domain.Participating;

/// <summary>A quarter of a calendar year (UTC).</summary>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    public Quarter Before => Number == 1 ? new(Year - 1, 4) : this with { Number = Number - 1 };
    public DateOnly FirstDay => new(Year, (Number * 3) - 2, 1);
    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);
    public int CompareTo(Quarter other) => (Year, Number).CompareTo((other.Year, other.Number));
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Number}");
}

/// <summary>That a company recorded a reason to stay away, and let it be counted.</summary>
/// <param name="In">The quarter in which it was recorded, whatever day it is about.</param>
public sealed record CountedReason(GroupId Company, Quarter In, AwayReason Reason)
{
    /// <summary>The reasons of a log as one value of its row. A line counts in its quarter unless it was corrected before that ended.</summary>
    internal static string Written(IReadOnlyCollection<RecordedBasis> lines) => string.Join(
        ' ', (from line in lines where line.Entry is { IsCounted: true, Reason: not null }
              where !lines.Any(l => l.Entry.Corrects == line.Entry.Id && QuarterOf(l) == QuarterOf(line))
              select (In: QuarterOf(line), line.Entry.Reason!.Value)).Distinct().Order().Select(r => $"{r.In}:{r.Value}"));

    private static Quarter QuarterOf(RecordedBasis line) => Quarter.Of(DateOnly.FromDateTime(line.At.UtcDateTime));

    /// <summary>Reads the value of a row.</summary>
    public static IEnumerable<CountedReason> Read(GroupId company, string written) =>
        from one in written.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let parts = one.Split(':')
        let at = parts[0].Split("-Q")
        select new CountedReason(
            company, new(int.Parse(at[0], CultureInfo.InvariantCulture), int.Parse(at[1], CultureInfo.InvariantCulture)), Enum.Parse<AwayReason>(parts[1]));
}

/// <summary>How many companies recorded a reason in a quarter.</summary>
/// <param name="Companies">Null if they are fewer than <see cref="WithdrawalCounts.Least"/>, or none: which of them is not said.</param>
public sealed record ReasonCount(AwayReason Reason, int? Companies = null);

/// <summary>The counts of a quarter that has ended.</summary>
public sealed record QuarterCounts(Quarter Quarter, ImmutableArray<ReasonCount> Reasons);

/// <summary>
/// Why companies stay away, in numbers that name none of them. Only quarters that have ended are counted, by the day on which a reason was recorded: so a
/// table never changes once it can be read, and two readings of it have no difference. There is no sum, from which a hidden number could be computed.
/// </summary>
public static class WithdrawalCounts
{
    /// <summary>Fewer companies are not counted.</summary>
    public const int Least = 5;

    /// <summary>Quarters that are shown.</summary>
    public const int Quarters = 8;

    /// <summary>The day from which the present quarter is counted: the second after it has ended, when nothing of its last moment is on its way.</summary>
    public static DateOnly NextOn(DateOnly today) => Present(today).LastDay.AddDays(2);

    private static Quarter Present(DateOnly today) => Quarter.Of(today.AddDays(-1));

    /// <summary>The last quarters that have ended, the latest first; the same ones whether anything was recorded or not.</summary>
    public static ImmutableArray<QuarterCounts> Of(IEnumerable<CountedReason> recorded, DateOnly today)
    {
        var companies = recorded.Distinct().ToLookup(r => (r.In, r.Reason), r => r.Company);
        var (tables, quarter) = (ImmutableArray.CreateBuilder<QuarterCounts>(Quarters), Present(today));
        for (var i = 0; i < Quarters; i++)
        {
            quarter = quarter.Before;
            var ended = quarter;
            tables.Add(new(ended, [.. Enum.GetValues<AwayReason>().Select(r => new ReasonCount(r, Shown(companies[(ended, r)].Distinct().Count())))]));
        }
        return tables.MoveToImmutable();
    }

    private static int? Shown(int companies) => companies < Least ? null : companies;
}
