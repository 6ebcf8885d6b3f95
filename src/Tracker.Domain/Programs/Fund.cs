namespace Tracker.Domain.Programs;

/// <summary>Money that a program may spend, for what is obligated in its period of availability.</summary>
/// <param name="Authority">The budget authority, in the smallest unit of the currency.</param>
/// <param name="YearFrom">The first day of the fiscal year.</param>
/// <param name="YearTo">The last day of the fiscal year.</param>
/// <param name="From">The first day on which it can be obligated.</param>
/// <param name="To">The last day on which it can be obligated.</param>
/// <param name="PaysUntil">The last day on which what was obligated can be paid; null for the last day of availability.</param>
public sealed record Fund(
    EntityId Id, string Title, string Currency, long Authority, DateOnly YearFrom, DateOnly YearTo, DateOnly From, DateOnly To, DateOnly? PaysUntil = null)
{
    [JsonIgnore]
    public DateOnly LastPayment => PaysUntil ?? To;

    /// <summary>Null if every field keeps its rule.</summary>
    public Rejection? Refuses(string field) =>
        TextLimits.Demands(Title, field + ".title", TextLimits.Title) ?? Programs.Currency.Refuses(Currency, field + ".currency")
        ?? (Authority is < 1 or > Amount.Most ? Rejection.Invalid("The budget authority must be more than zero.", field + ".authority") : null)
        ?? (YearTo <= YearFrom ? Rejection.Invalid("The fiscal year must end after it begins.", field + ".yearTo") : null)
        ?? (To < From ? Rejection.Invalid("The period of availability must not end before it begins.", field + ".to") : null)
        ?? (PaysUntil < To ? Rejection.Invalid("Payments cannot end before the period of availability does.", field + ".paysUntil") : null);
}
