namespace Tracker.Domain.Programs;

/// <summary>A calendar month.</summary>
/// <param name="Index">Months since January of the year 0.</param>
public readonly record struct Month(int Index) : IComparable<Month>
{
    public static Month Of(DateOnly day) => new((day.Year * 12) + day.Month - 1);

    public static Month operator +(Month month, int months) => new(month.Index + months);
    public static int operator -(Month later, Month earlier) => later.Index - earlier.Index;
    public static bool operator <(Month left, Month right) => left.Index < right.Index;
    public static bool operator >(Month left, Month right) => left.Index > right.Index;
    public static bool operator <=(Month left, Month right) => left.Index <= right.Index;
    public static bool operator >=(Month left, Month right) => left.Index >= right.Index;

    public DateOnly FirstDay => new(Index / 12, (Index % 12) + 1, 1);
    public PartialDate Date => PartialDate.Parse(ToString());
    public int CompareTo(Month other) => Index.CompareTo(other.Index);
    public override string ToString() => FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
