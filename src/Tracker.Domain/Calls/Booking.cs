using Tracker.Domain.Programs;

namespace Tracker.Domain.Calls;

/// <summary>What an award is in the ledger of the program that pays for it: a commitment and an obligation to the stream of the call, and at its end a
/// de-obligation of what was not spent. Each entry has an id that follows from the application, so that nothing is booked twice.</summary>
public static class Booking
{
    /// <summary>What of an award is not in the ledger yet, in the order in which it has to be booked.</summary>
    /// <param name="day">The day on which it is booked.</param>
    public static IEnumerable<PostEntry> Missing(CallTerms terms, CallMoney money, Filed filed, ImmutableArray<LedgerEntry> ledger, DateOnly day) =>
        from step in Steps(filed)
        let entry = EntryOf(filed.Application.Id, step.Flow)
        where step.Units > 0 && !ledger.Any(e => e.Id == entry)
        select new PostEntry(
            step.Flow, day, money.Fund, [new Share(entry, money.Stream)], new Amount(step.Units, terms.Currency), filed.Application.Title);

    /// <summary>The entry of a ledger by which an award is booked.</summary>
    public static EntityId EntryOf(EntityId application, Flow flow) =>
        EntityId.Parse($"award-{application.Value[..Math.Min(application.Value.Length, 58)]}-{flow.ToString().ToLowerInvariant()}");

    private static IEnumerable<(Flow Flow, long Units)> Steps(Filed filed) =>
        [(Flow.Commitment, filed.Outcome?.Units ?? 0), (Flow.Obligation, filed.Outcome?.Units ?? 0), (Flow.Deobligation, filed.Returned)];
}
