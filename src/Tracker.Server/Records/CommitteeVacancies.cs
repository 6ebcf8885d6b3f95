using Tracker.Domain.Claims;
using Tracker.Domain.Committees;
using Tracker.Domain.Subjects;

namespace Tracker.Server.Records;

/// <summary>The posts of all committees whose terms end soon, from the public claims of one moment.</summary>
public sealed class CommitteeVacancies(RecordClaims claims, TimeProvider time)
{
    private static readonly string[] Facts = [StatementColumns.WordOf(typeof(RoleHeld)), StatementColumns.WordOf(typeof(Titled))];

    /// <summary>By the end of the term, then by committee.</summary>
    /// <param name="day">The day in the world; null for today.</param>
    /// <param name="known">The moment of the record; null for now.</param>
    public async Task<IReadOnlyList<VacancyLine>> Of(
        Principal principal, DateOnly? day, DateTimeOffset? known, CancellationToken cancellation = default)
    {
        var moment = day ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var rows = await claims.Find(principal, new ClaimFilter(Statements: Facts, Kind: Committee.Kind.Name, Known: known), cancellation: cancellation);
        return
        [
            .. from record in rows.Where(r => r.Compartment == CompartmentId.Record).GroupBy(r => r.Actor)
               let book = ClaimRow.BookOf(record, known, ClaimRows.StatementsOf(Committee.Kind))
               from vacancy in Vacancy.Of(book, moment)
               let title = (SubjectState.Empty with { Book = book }).Seen(moment, null).Title ?? record.Key.Key
               orderby vacancy.Ends.Latest, title
               select new VacancyLine(record.Key, title, vacancy),
        ];
    }
}
