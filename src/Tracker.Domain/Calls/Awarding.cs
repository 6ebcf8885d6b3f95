using Tracker.Domain.Programs;

namespace Tracker.Domain.Calls;

/// <summary>What is decided about an application, and how an award ends.</summary>
internal static class Awarding
{
    public static readonly Rejection HasEnded = Rejection.IllegalStep("This award has ended.", "id");

    public static Decision Decide(CallTerms terms, CallRecord here, Sight sight, DecideApplication c)
    {
        if (here.Find(c.Id) is not { } filed) return Rejection.Missing("application", "id");
        if (filed.Outcome == c.Outcome) return Decision.Nothing;
        if (Reviewing.Open(filed, sight) is { } no) return no;
        if (filed.Consensus is null) return Rejection.IllegalStep("A decision needs two reviews and their consensus.", "id");
        var broken = TextLimits.Demands(c.Outcome.Reason, "outcome.reason", TextLimits.Line)
            ?? (c.Outcome.Units == 0 ? null : Caps.Refuses(terms, here, filed.Application, c.Outcome.Units, "outcome.units"));
        return broken is not null ? broken : Applying.Both(filed.Application.Company, new ApplicationDecided(c.Id, c.Outcome));
    }

    public static Decision End(CallTerms terms, CallRecord here, Sight sight, EndAward c)
    {
        if (here.Find(c.Id) is not { } filed) return Rejection.Missing("application", "id");
        if (filed.Outcome is not { IsAward: true } award) return Rejection.IllegalStep("There is no award to end.", "id");
        if (filed.Ending is { } known)
            return known == c.Ending ? Decision.Nothing : HasEnded;
        var broken = TextLimits.Demands(c.Ending.Reason, "ending.reason", TextLimits.Line)
            ?? (c.Ending.Spent >= 0 && c.Ending.Spent <= award.Units ? null : Rejection.IllegalStep(
                $"Of this award between nothing and {Currency.Text(award.Units, terms.Currency)} was spent.", "ending.spent"));
        return broken is not null ? broken : Applying.Both(filed.Application.Company, new AwardEnded(c.Id, c.Ending));
    }
}
