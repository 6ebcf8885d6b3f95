using Tracker.Domain.Programs;

namespace Tracker.Domain.Calls;

/// <summary>What awards of a call can come to.</summary>
public static class Caps
{
    /// <summary>Nothing is declined, not awarded.</summary>
    public static Rejection Nothing(string field) => Rejection.Invalid("An award is more than zero.", field);

    /// <summary>Null if an amount is within the cap of one award.</summary>
    public static Rejection? PerAward(CallTerms terms, long units, string field) =>
        units <= terms.MostPerAward ? null : Above("per award", terms.MostPerAward, null, units, terms, field);

    /// <summary>What can be awarded at most, by all of them.</summary>
    /// <param name="call">The call as the program managers have it.</param>
    public static long Left(CallTerms terms, CallRecord call, Application application) => Math.Max(0, new[]
    {
        terms.MostPerAward, application.Asked, terms.MostPerApplicant - call.KeptBy(application.Company), call.Money!.Most - call.Kept,
    }.Min());

    /// <summary>Null if an award keeps the cap per award, that per applicant, what was asked for and what the call has.</summary>
    /// <param name="call">The call as the program managers have it.</param>
    public static Rejection? Refuses(CallTerms terms, CallRecord call, Application application, long units, string field)
    {
        if (units < 1) return Nothing(field);
        if (PerAward(terms, units, field) is { } no) return no;
        if (units > application.Asked)
            return Rejection.Invalid($"The applicant asked for {Currency.Text(application.Asked, terms.Currency)}.", field);
        if (call.KeptBy(application.Company) is var used && units > terms.MostPerApplicant - used)
            return Above("per applicant", terms.MostPerApplicant, used, units, terms, field);
        return units <= call.Money!.Most - call.Kept ? null : Above("of the call", call.Money.Most, call.Kept, units, terms, field);
    }

    private static Rejection Above(string cap, long most, long? used, long units, CallTerms terms, string field) => Rejection.IllegalStep(
        $"The cap {cap} is {Currency.Text(most, terms.Currency)}{(used is > 0 ? $", of which {Currency.Text(used.Value, terms.Currency)} is awarded" : "")}; "
        + $"this is {Currency.Text(units, terms.Currency)}.", field);
}
