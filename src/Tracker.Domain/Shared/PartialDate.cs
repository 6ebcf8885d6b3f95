namespace Tracker.Domain.Shared;

/// <summary>A date as precise as its source: year (<c>2018</c>), month (<c>2018-08</c>) or day (<c>2018-08-31</c>), Gregorian. Totally ordered by
/// <see cref="Earliest"/>, then the less precise first: 2018 &lt; 2018-01 &lt; 2018-01-01 &lt; 2018-02.</summary>
[JsonConverter(typeof(IdentifierConverter<PartialDate>))]
public readonly record struct PartialDate : IIdentifier<PartialDate>, IComparable<PartialDate>
{
    private PartialDate(int year, int month, int day) => (Year, Month, Day) = (year, month, day);
    public int Year { get; }

    /// <summary>1 to 12, or 0 if only the year is known.</summary>
    public int Month { get; }

    /// <summary>1 to 31, or 0 if the day is unknown.</summary>
    public int Day { get; }

    public static string Rule => "a date that exists, as year (2018), month (2018-08) or day (2018-08-31)";

    /// <summary>The first day that the date may mean.</summary>
    public DateOnly Earliest => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The last day that the date may mean.</summary>
    public DateOnly Latest => Month == 0 ? new(Year, 12, 31) : new(Year, Month, Day == 0 ? DateTime.DaysInMonth(Year, Month) : Day);

    /// <summary>The last moment that the date may mean (UTC).</summary>
    public DateTimeOffset Ends => new(Latest.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);

    public string Value => (Month, Day) switch
    {
        (0, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };

    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    public static PartialDate? Read(string? text) => text?.Length switch
    {
        4 => Exact(text + "-01-01", out var day) ? new PartialDate(day.Year, 0, 0) : null,
        7 => Exact(text + "-01", out var day) ? new PartialDate(day.Year, day.Month, 0) : null,
        10 => Exact(text, out var day) ? Of(day) : null,
        _ => null,
    };

    public int CompareTo(PartialDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));
    public override string ToString() => Value;
    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    private static bool Exact(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
