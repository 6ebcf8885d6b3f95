namespace Tracker.Domain.Committees;

/// <summary>A post of a committee whose term ends soon.</summary>
/// <param name="Claim">The fact that says so.</param>
/// <param name="Ends">When the term ends, as precise as it is known.</param>
/// <param name="Holder">Who has it until then; null if the source names nobody.</param>
/// <param name="Next">Who has it afterwards by the record: none while it is open, several where sources differ.</param>
public sealed record Vacancy(EntityId Claim, string Role, PartialDate Ends, Reference? Holder, ImmutableArray<Reference> Next)
{
    /// <summary>A term is listed from this many months before it is over, until it is.</summary>
    public const int Months = 6;

    /// <summary>The posts of one committee whose terms end within six months of a day; what ends first comes first.</summary>
    public static IEnumerable<Vacancy> Of(ClaimBook book, DateOnly day)
    {
        var terms = book.Claims.Where(c => c.IsFact && c.Statement is RoleHeld).Select(c => (c.Id, Role: (RoleHeld)c.Statement, c.Valid)).ToList();
        return from term in terms
               where term.Valid?.To is { } last && last.Latest >= day && last.Latest.AddMonths(-Months) < day
               let ends = term.Valid!.To!.Value
               let next = terms.Where(t => t.Role.Role == term.Role.Role && t.Id != term.Id && t.Valid?.From?.Earliest >= ends.Earliest)
               orderby ends.Latest, term.Role.Role
               select new Vacancy(term.Id, term.Role.Role, ends, term.Role.With, [.. next.Select(n => n.Role.With).OfType<Reference>().Distinct()]);
    }
}
