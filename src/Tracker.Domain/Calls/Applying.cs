using Tracker.Domain.Programs;

namespace Tracker.Domain.Calls;

/// <summary>What a company does: applies, withdraws, reports.</summary>
internal static class Applying
{
    public static Decision Send(CallTerms terms, CallRecord here, Sight sight, Apply c)
    {
        var application = c.Application;
        if (here.Find(application.Id) is { } sent)
            return sent.Application == application ? Decision.Nothing : Rejection.Duplicate("application", "application.id");
        if (!terms.Deadline.Admits(sight.Now))
            return Rejection.IllegalStep($"The deadline was {terms.Deadline}. Your words stay in the form, but they cannot be sent any more.", "application");
        var broken = (application.Company != sight.At.OwnerOrganization
                ? Rejection.Invalid("A company applies for itself.", "application.company") : null)
            ?? Rejection.Full(here.All.Count(), CallRecord.MostOfCompany, "applications") ?? application.Refuses(terms, "application");
        return broken is not null ? broken : Both(application.Company, new ApplicationSent(application));
    }

    public static Decision Withdraw(CallRecord here, Sight sight, WithdrawApplication c)
    {
        if (here.Find(c.Id) is not { } filed) return Rejection.Missing("application", "id");
        if (filed.Withdrawn is not null) return Decision.Nothing;
        if (filed.Outcome is not null) return Rejection.IllegalStep("This application is decided. A program manager ends an award.", "id");
        return TextLimits.Demands(c.Reason, "reason", TextLimits.Title) is { } no ? no
            : Both(filed.Application.Company, new ApplicationWithdrawn(c.Id, filed.Application.Company, c.Reason));
    }

    public static Decision Report(CallRecord here, Sight sight, ReportActivity c)
    {
        if (here.Find(c.Id) is not { } filed) return Rejection.Missing("application", "id");
        if (filed.Outcome is not { IsAward: true } award) return Rejection.IllegalStep("There is no award to report on.", "id");
        if (filed.Ending is not null) return Awarding.HasEnded;
        if (filed.Done.FirstOrDefault(a => a.Id == c.Activity.Id) is { } known)
            return known == c.Activity ? Decision.Nothing : Rejection.Duplicate("activity", "activity.id");
        return Refuses(filed, award, c.Activity, sight.Standing.Today) is { } no ? no
            : Both(filed.Application.Company, new ActivityReported(c.Id, filed.Application.Company, c.Activity));
    }

    /// <summary>The same for the company and for the program managers.</summary>
    internal static Decision Both(GroupId company, CallEvent happened) => Decision.Of(
        new Directed(CallKind.CompartmentOf(company), happened), new Directed(CompartmentId.Program, happened));

    private static Rejection? Refuses(Filed filed, Outcome award, Activity activity, DateOnly today) =>
        TextLimits.Demands(activity.What, "activity.what", TextLimits.Line)
        ?? (activity.On > today.AddDays(1) ? Rejection.Invalid("This day has not come yet. Report what was done.", "activity.on") : null)
        ?? (activity.Units is < 0 or > Amount.Most ? Rejection.Invalid("A cost is zero or more.", "activity.units") : null)
        ?? (activity.Units > award.Units - filed.Done.Sum(a => a.Units)
            ? Rejection.IllegalStep("With this the activities cost more than is awarded. Report what the award pays.", "activity.units") : null)
        ?? (activity.Hours is { } hours && (hours is <= 0 or > Activity.MostHours || decimal.Round(hours, 2) != hours)
            ? Rejection.Invalid("Hours are more than zero, at most 10,000, and have at most two decimals.", "activity.hours") : null)
        ?? (activity.Records.IsDefault ? TextLimits.Required("activity.records") : null)
        ?? Rejection.Full(activity.Records.Length - 1, Activity.MostRecords, "records")
        ?? activity.Records.Select(r => TextLimits.Demands(r.Name, "activity.records", TextLimits.Title)).FirstOrDefault(r => r is not null)
        ?? Rejection.Full(filed.Done.Count(), Activity.Most, "activities");
}
