namespace Tracker.Domain.Meetings;

/// <summary>What a row of a schedule does to the record.</summary>
public enum WeekChange { New, Changed, Same, TakenBack }

/// <summary>A row of a schedule beside what the record has of it.</summary>
/// <param name="Replaces">The claim that it corrects; null if it corrects none.</param>
public sealed record ComparedRow(WeekRow Row, WeekChange Change, Claim? Replaces = null);

/// <summary>A schedule beside the record of its meeting: reading the same schedule twice changes nothing, a later one corrects the former.</summary>
/// <param name="Rows">When and where the meeting is, then every row of the schedule.</param>
/// <param name="Missing">Sessions of the record on days of the schedule that the schedule does not have. They stay: a schedule may be only a part.</param>
public sealed record WeekChanges(ImmutableArray<ComparedRow> Rows, ImmutableArray<Claim> Missing)
{
    private const string Moved = "A later schedule says otherwise.";

    public static WeekChanges Of(ClaimBook book, MeetingWeek week)
    {
        var held = book.Claims.Where(c => c is { IsFact: true, Statement: Held }).ToArray();
        var rows = week.Held is { } said ? week.Rows.Insert(0, Whole(said, week.Days, held)) : week.Rows;
        var open = book.Claims.Where(c => c.IsFact && c.Statement is Held or Session or AgendaItem or MeetingDocument).ToList();
        var found = new Dictionary<WeekRow, Claim>(ReferenceEqualityComparer.Instance);
        // What is the same is not a candidate for what changed; then the nearest in time is.
        foreach (var row in rows) Take(row, c => IsSame(c, row));
        foreach (var row in rows) Take(row, c => Corrects(row, c) && c.Valid?.From == row.Day?.From);
        foreach (var row in rows) Take(row, c => Corrects(row, c));
        var days = rows.Where(r => r.Statement is Session).Select(r => r.Day?.From).ToHashSet();
        return new([.. rows.Select(Compared)], [.. open.Where(c => c.Statement is Session { Cancelled: false } && days.Contains(c.Valid?.From))]);

        void Take(WeekRow row, Func<Claim, bool> fits)
        {
            if (found.ContainsKey(row) || open.Find(c => fits(c)) is not { } claim) return;
            found[row] = claim;
            open.Remove(claim);
        }

        ComparedRow Compared(WeekRow row) =>
            found.GetValueOrDefault(row) is { } claim ? new(row, IsSame(claim, row) ? WeekChange.Same : WeekChange.Changed, claim)
            : book.Claims.Exists(c => c is { Stands: false, SupersededBy: null } && IsSame(c, row)) ? new(row, WeekChange.TakenBack)
            : new(row, WeekChange.New);
    }

    /// <summary>The commands that bring the record to the schedule.</summary>
    /// <param name="source">Where a row can be read.</param>
    public IEnumerable<Command> Commands(Func<WeekRow, Source> source) =>
        from compared in Rows where compared.Change is WeekChange.New or WeekChange.Changed
        let made = new Assertion(EntityId.New(), compared.Row.Statement, source(compared.Row), compared.Row.Day)
        select compared.Replaces is { } wrong ? (Command)new SupersedeClaim(wrong.Id, made, Moved) : new RecordClaim(made);

    /// <summary>When and where the meeting is, with what only the record knows; what the schedule says otherwise stays beside it.</summary>
    private static WeekRow Whole(Held held, PartialInterval? days, Claim[] standing)
    {
        if (standing is [{ Statement: Held then, Valid: var known }] && Agrees(held, then) && (known is null || days is null || Within(days, known)))
        {
            held = new(held.Place ?? then.Place, held.Country ?? then.Country, held.Ordinal ?? then.Ordinal, held.Zone ?? then.Zone);
            days = days is null || known is { From.Day: > 0 } ? known ?? days : days;
        }
        return new(0, held, held.Value(), days);
    }

    private static bool Within(PartialInterval days, PartialInterval known) =>
        days.From?.Earliest >= known.From?.Earliest && (days.To ?? days.From)?.Latest <= (known.To ?? known.From)?.Latest;

    private static bool Agrees(Held now, Held then) => (now.Place ?? then.Place) == (then.Place ?? now.Place)
        && (now.Country ?? then.Country) == (then.Country ?? now.Country) && (now.Ordinal ?? then.Ordinal) == (then.Ordinal ?? now.Ordinal)
        && (now.Zone ?? then.Zone) == (then.Zone ?? now.Zone);

    private static bool IsSame(Claim claim, WeekRow row) => claim.Statement == row.Statement && claim.Valid == row.Day;

    /// <summary>A session with the same title and group, an item or document with the same number, a meeting of which only more is known now.</summary>
    private static bool Corrects(WeekRow row, Claim claim) => (row.Statement, claim.Statement) switch
    {
        (Session now, Session then) => now.About() == then.About(),
        (AgendaItem now, AgendaItem then) => now.About() == then.About(),
        (MeetingDocument now, MeetingDocument then) => now.Number == then.Number,
        (Held now, Held then) => Agrees(now, then) && (claim.Valid is null || claim.Valid == row.Day || (row.Day is { } days && Within(days, claim.Valid))),
        _ => false,
    };
}
