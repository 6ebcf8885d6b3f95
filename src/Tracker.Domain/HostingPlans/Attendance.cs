namespace Tracker.Domain.HostingPlans;

/// <summary>How many experts of a country came to a meeting.</summary>
/// <param name="Country">As its source prints it.</param>
/// <param name="Meeting">Another meeting, to compare with; null for the hosted one.</param>
/// <param name="On">When the other meeting was, as precise as it is known.</param>
public sealed record AttendanceLine(EntityId Id, string Country, int Number, string Source, Reference? Meeting = null, PartialDate? On = null)
{
    /// <summary>Lines of one plan, and the most people in one.</summary>
    public const int Most = 1_000, MostPeople = 1_000_000;
}

/// <summary>The attendance of one country at the hosted meeting beside its mean elsewhere. Numbers, and no claim about a cause.</summary>
/// <param name="Hosted">Null if it is not recorded.</param>
/// <param name="Elsewhere">The numbers at other meetings; without any, the mean is unknown and not zero.</param>
public sealed record AttendanceComparison(string Country, int? Hosted, ImmutableArray<AttendanceLine> Elsewhere)
{
    public decimal? Mean => Elsewhere.IsEmpty ? null : decimal.Divide(Elsewhere.Sum(l => (long)l.Number), Elsewhere.Length);

    /// <summary>The first and the last of the other meetings whose date is known.</summary>
    public (PartialDate First, PartialDate Last)? Period =>
        Elsewhere.Where(l => l.On is not null).Select(l => l.On!.Value).Order().ToList() is { Count: > 0 } dates ? (dates[0], dates[^1]) : null;

    /// <summary>One for each country of which anything is recorded, by name.</summary>
    public static ImmutableArray<AttendanceComparison> Of(HostingPlan plan) =>
    [
        .. from line in plan.Attendance?.Values ?? [] group line by line.Country into country orderby country.Key
           select new AttendanceComparison(
               country.Key, country.FirstOrDefault(l => l.Meeting is null)?.Number, [.. country.Where(l => l.Meeting is not null).OrderBy(l => l.On)]),
    ];
}

/// <summary>The rules of recorded attendance.</summary>
internal static class Attending
{
    public static Rejection? Refuses(HostingPlan here, Sight sight, AttendanceLine line) =>
        (here.Attendance?.ContainsKey(line.Id) is true ? Rejection.Duplicate("attendance", "line.id") : null)
        ?? Rejection.Full(here.Attendance?.Count ?? 0, AttendanceLine.Most, "attendance lines")
        ?? TextLimits.Demands(line.Country, "line.country", TextLimits.Name) ?? TextLimits.Demands(line.Source, "line.source", TextLimits.Title)
        ?? (line.Number is < 0 or > AttendanceLine.MostPeople ? Rejection.Invalid("Attendance is zero or more people.", "line.number") : null)
        ?? line.Meeting?.Refuses("line.meeting")
        ?? (line.Meeting is null && !HostingPart.HasBegun(here, sight)
            ? Rejection.IllegalStep("The meeting has not begun: nobody has attended it yet.", "line.number") : null)
        ?? NotYet(line.On, sight, "line.on")
        ?? (here.Attendance?.Values.Any(l => (l.Country, l.Meeting?.Key) == (line.Country, line.Meeting?.Key)) is true
            ? Rejection.Invalid("The attendance of this country at this meeting is recorded already. Take that back first.", "line.country") : null);

    /// <summary>Null for a date that has come, also where the sender is ahead of UTC.</summary>
    internal static Rejection? NotYet(PartialDate? date, Sight sight, string field) =>
        date?.Earliest > sight.Standing.Today.AddDays(1) ? Rejection.Invalid("This date has not come yet.", field) : null;
}

/// <summary>What figures count of a plan.</summary>
/// <param name="Attending">Everybody who is recorded at the meeting, of whatever country; null if nobody is.</param>
public sealed record HostedMeeting(DateOnly First, HostingStatus Status, long? Attending = null)
{
    public static HostedMeeting Of(HostingPlan plan)
    {
        var came = (plan.Attendance?.Values ?? []).Where(l => l.Meeting is null).ToList();
        return new(plan.Days.First, plan.Status.Value, came.Count == 0 ? null : came.Sum(l => (long)l.Number));
    }
}

/// <summary>What was hosted in a fiscal year, which begins on 1 October and is called by the year in which it ends.</summary>
/// <param name="Held">Meetings held: plans of meetings that were held and began in that year.</param>
/// <param name="Attending">Personnel attending: everybody who is recorded at them, of whatever country.</param>
/// <param name="Unknown">Meetings held of which no attendance is recorded.</param>
public sealed record HostingFigures(int FiscalYear, int Held, long Attending, int Unknown)
{
    public const string Rule =
        "Meetings held: hosting plans with the status held whose first day is in the fiscal year, which begins on 1 October. "
        + "Personnel attending: the sum of the attendance recorded at them, of all countries.";

    public static int YearOf(DateOnly day) => day.Month >= 10 ? day.Year + 1 : day.Year;

    public static HostingFigures Of(IEnumerable<HostedMeeting> meetings, int fiscalYear)
    {
        var held = meetings.Where(m => m.Status == HostingStatus.Held && YearOf(m.First) == fiscalYear).ToList();
        return new(fiscalYear, held.Count, held.Sum(m => m.Attending ?? 0), held.Count(m => m.Attending is null));
    }
}
