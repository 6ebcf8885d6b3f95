namespace Tracker.Web.Parts;

/// <summary>Something with a time, such as a stage or a tenure.</summary>
/// <param name="From">Its first day, as precise as it is known; null if its beginning is not known.</param>
/// <param name="To">Its last day; null for a moment, and for what has no end that is known.</param>
/// <param name="IsMoment">True if it happened once; false if it lasts.</param>
/// <param name="Address">Where more about it is shown.</param>
public sealed record TimeMark(string Text, PartialDate? From, PartialDate? To, bool IsMoment, string Address);

/// <summary>Marks that belong together, such as the holders of one role.</summary>
public sealed record TimeLane(string Label, IReadOnlyList<TimeMark> Marks);

/// <summary>A mark at its place in a drawing.</summary>
/// <param name="X">Where it surely or possibly begins.</param>
/// <param name="Width">Up to where it possibly ends.</param>
/// <param name="Row">From 0, counted over all lanes; no two marks of a row touch, their texts included.</param>
/// <param name="IsOpen">True if it has no end that is known.</param>
/// <param name="IsTextBefore">True if its text would not fit behind its beginning.</param>
public sealed record PlacedMark(TimeMark Mark, double X, double Width, int Row, bool IsOpen, bool IsTextBefore);

/// <summary>A drawing of marks over years. Pure: the same marks always give the same places.</summary>
/// <param name="Years">The years of the grid with their places.</param>
/// <param name="Lanes">The label of each lane with its first row and the number of its rows.</param>
public sealed record TimeScale(
    double Left, double Right, IReadOnlyList<(int Year, double X)> Years, IReadOnlyList<(string Label, int Row, int Rows)> Lanes,
    IReadOnlyList<PlacedMark> Marks)
{
    /// <summary>Width of a letter of a mark's text, in units of the drawing.</summary>
    private const double Letter = 6.4;
    private const double Between = 12;
    private const int MostYears = 12;

    public int Rows => Lanes.Sum(l => l.Rows);

    /// <summary>Null if nothing has a date.</summary>
    public static TimeScale? Of(IReadOnlyList<TimeLane> lanes, double left, double right)
    {
        var dated = lanes.SelectMany(l => l.Marks).Where(m => m.From is not null || m.To is not null).ToList();
        if (dated.Count == 0) return null;
        var first = dated.Min(m => (m.From ?? m.To)!.Value.Earliest.Year);
        var last = dated.Max(m => (m.To ?? m.From)!.Value.Latest.Year) + 1;
        var perDay = (right - left) / (new DateOnly(last + 1, 1, 1).DayNumber - new DateOnly(first, 1, 1).DayNumber);
        double At(DateOnly day) => left + ((day.DayNumber - new DateOnly(first, 1, 1).DayNumber) * perDay);
        var step = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)MostYears));
        var years = Enumerable.Range(0, ((last - first) / step) + 1).Select(i => first + (i * step)).Select(y => (y, At(new DateOnly(y, 1, 1)))).ToList();
        var (placed, rows, labels) = (new List<PlacedMark>(), 0, new List<(string, int, int)>());
        foreach (var lane in lanes)
        {
            var ends = new List<double>();
            foreach (var mark in lane.Marks.Where(m => m.From is not null || m.To is not null).OrderBy(m => (m.From ?? m.To)!.Value.Earliest))
            {
                var open = !mark.IsMoment && mark.To is null;
                var x = mark.From is { } from ? At(from.Earliest) : left;
                var end = open ? right : At((mark.To ?? mark.From)!.Value.Latest.AddDays(1));
                var wide = (mark.Text.Length * Letter) + Between + (mark.IsMoment ? (end - x) / 2 : 0);
                var before = x + wide > right + Between;
                var taken = before ? end + Between : Math.Max(end, x + wide);
                var row = ends.FindIndex(e => e <= (before ? x - wide : x));
                if (row < 0) (row, ends) = (ends.Count, [.. ends, taken]);
                else ends[row] = taken;
                placed.Add(new(mark, x, Math.Max(end - x, 2), rows + row, open, before));
            }
            if (ends.Count == 0) continue;
            labels.Add((lane.Label, rows, ends.Count));
            rows += ends.Count;
        }
        return new(left, right, years, labels, placed);
    }
}
