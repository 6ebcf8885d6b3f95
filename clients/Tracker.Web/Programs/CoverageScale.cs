using System.Collections.Immutable;
using Tracker.Domain.Programs;

namespace Tracker.Web.Programs;

/// <summary>Where the months of a coverage chart are drawn.</summary>
/// <param name="First">The month at the left edge.</param>
/// <param name="Last">The month at the right edge.</param>
public sealed record CoverageScale(Month First, Month Last)
{
    public const int Left = 210, Right = 860, MostMonths = 480;

    /// <param name="risks">The items that are drawn.</param>
    public static CoverageScale Of(ProgramRecord program, ImmutableArray<ItemRisk> risks, DateOnly today)
    {
        var months = new List<Month> { Month.Of(today) };
        foreach (var stream in risks.SelectMany(r => program.StreamsTo(r.Item.Item.Actor!.Value)))
            if (stream.Runs.Value is { From: { } from, To: { } to }) months.AddRange([Month.Of(from.Earliest), Month.Of(to.Latest)]);
        foreach (var end in risks.Select(r => r.End))
            months.AddRange(new[] { end.Ended, end.Middle, end.Late }.OfType<PartialDate>().Select(d => Month.Of(d.Latest)));
        var (first, last) = (months.Min() + -1, months.Max() + 4);
        return new(first, last - first > MostMonths ? first + MostMonths : last);
    }

    /// <summary>The place of the beginning of a month.</summary>
    public double At(Month month) => Left + (Math.Clamp(month - First, 0, Last - First) * (double)(Right - Left) / (Last - First));

    /// <summary>The months that have a line: half-years while there are few, years or more when there are many.</summary>
    public IEnumerable<Month> Lines
    {
        get
        {
            var step = (Last - First) switch { <= 48 => 6, <= 120 => 12, <= 240 => 24, _ => 60 };
            for (var month = First + ((step - (First.Index % step)) % step); month < Last; month += step) yield return month;
        }
    }
}
