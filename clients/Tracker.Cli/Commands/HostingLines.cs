using System.Globalization;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Programs;

namespace Tracker.Cli.Commands;

/// <summary>A hosting plan in lines of text, and as JSON. A number of cases that is not said is null.</summary>
internal static class HostingLines
{
    public static object Of(ReadPlan read) => new
    {
        title = read.Plan.Title.Value, status = Parsing.WordOf(read.Plan.Status.Value), first = read.Plan.Days.First, last = read.Plan.Days.Last,
        venues = read.Plan.AllVenues.Values.Select(v => new
        {
            venue = v.Id.Value, name = v.Terms.Value.Name, place = v.Terms.Value.Place, first = v.Terms.Value.Days.First, last = v.Terms.Value.Days.Last,
            seats = v.Terms.Value.Capacity, selected = read.Plan.Selected.Is(v.Id), lost = v.LostFor,
        }),
        tasks = read.Plan.AllTasks.Select(t => new { task = t.Id.Value, t.Title, due = t.DueBefore(read.Plan.Days), done = t.Done.Value }),
        counts = new { letters = read.Plan.Counts?.Letters, open = read.Plan.Counts?.Open, issued = read.Plan.Counts?.Issued },
        cases = read.Offices.SelectMany(o => o.Value.AllCases.Select(c => new
        {
            office = o.Key.Value, @case = c.Id.Value, name = c.Expert.Value.Name, organisation = c.Expert.Value.Organization, country = c.Expert.Value.Country,
            letterSent = c.LetterSent, status = Parsing.WordOf(c.Status.Value), on = c.On, note = c.Note,
        })),
        costs = read.Costs?.AllCosts.Select(c => new { cost = c.Id.Value, what = c.Cost.What, amount = Currency.Text(c.Cost.Units, c.Cost.Currency) }),
        attendance = AttendanceComparison.Of(read.Plan).Select(a => new { country = a.Country, hosted = a.Hosted, meanElsewhere = a.Mean }),
    };

    public static void Write(ReadPlan read)
    {
        Say($"{read.Plan.Title.Value}, {read.Plan.Days} ({Parsing.WordOf(read.Plan.Status.Value)})");
        foreach (var venue in read.Plan.AllVenues.Values)
            Say($"  {venue.Id}  {venue.Terms.Value.Name}, {venue.Terms.Value.Place}, {venue.Terms.Value.Days}"
                + (venue.LostFor is { } why ? $": lost, {why}" : read.Plan.Selected.Is(venue.Id) ? ": selected" : ""));
        foreach (var task in read.Plan.AllTasks)
            Say($"  {task.DueBefore(read.Plan.Days):yyyy-MM-dd}  {task.Title}{(task.Done.Value ? " (done)" : "")}");
        var counts = read.Plan.Counts ?? VisaCounts.None;
        Say($"  letters sent: {Number(counts.Letters)}, visa cases open: {Number(counts.Open)}, issued: {Number(counts.Issued)}");
        foreach (var one in read.Offices.SelectMany(o => o.Value.AllCases))
            Say($"  {one.Id}  {one.Expert.Value.Name}, {one.Expert.Value.Organization}, {one.Expert.Value.Country}: {Parsing.WordOf(one.Status.Value)}"
                + (one.Note is { } note ? $", {note}" : ""));
        foreach (var (_, cost) in read.Costs?.AllCosts ?? []) Say($"  {Currency.Text(cost.Units, cost.Currency)}  {cost.What}");
        foreach (var row in AttendanceComparison.Of(read.Plan))
            Say($"  {row.Country}: {Known(row.Hosted)} here, mean of {row.Elsewhere.Length} other meetings {Known(row.Mean)}; no cause is claimed");
    }

    private static string Number(int? number) => number is { } said ? said.ToString(CultureInfo.InvariantCulture) : $"fewer than {VisaCounts.Least}";

    private static string Known(decimal? number) => number is { } said ? said.ToString("0.#", CultureInfo.InvariantCulture) : "unknown";

    private static void Say(string text) => Console.WriteLine(VisibleText.Of(text));
}
