namespace Tracker.Domain.Calls;

/// <summary>What of an open call can still be corrected: its words, and what gives more. On the rest applicants rely.</summary>
internal static class Correcting
{
    public static Decision Correct(CallTerms terms, CallRecord here, Sight sight, CorrectCall c)
    {
        var costs = c.To.Costs.IsDefault ? [] : c.To.Costs;
        var to = c.To with { Deadline = terms.Deadline, Costs = [.. terms.Costs.Where(costs.Contains), .. costs.Except(terms.Costs)] };
        var most = c.Most ?? here.Money!.Most;
        if (to == terms && most == here.Money!.Most) return Decision.Nothing;
        var broken = TextLimits.Demands(c.Reason, "reason", TextLimits.Title)
            ?? (terms.Deadline.Admits(sight.Now) ? null : Rejection.IllegalStep("The deadline has passed: what this call offers is settled.", "to"))
            ?? (c.Was with { Deadline = terms.Deadline } == terms ? null
                : new Rejection(RejectionCode.Conflict, "The call was corrected in the meantime. Read it and decide again.", "was"))
            ?? to.Refuses(sight.Now, "to") ?? Takes(terms, to) ?? (here.Money! with { Most = most }).Refuses(to, "money")
            ?? (most < here.Kept ? Rejection.IllegalStep("More than this is awarded already.", "money.most") : null);
        return broken is not null ? broken : Decision.Of(
        [
            .. to == terms ? Array.Empty<Directed>() : [new(CompartmentId.Record, new CallCorrected(terms, to, c.Reason))],
            .. most == here.Money!.Most ? Array.Empty<Directed>() : [new(sight.At, new CallMoneyChanged(here.Money.Most, most, c.Reason))],
        ]);
    }

    /// <summary>The rule whether or not somebody has applied: whoever reads what changed learns nothing of applications.</summary>
    private static Rejection? Takes(CallTerms was, CallTerms to) =>
        to.Currency != was.Currency ? Rejection.IllegalStep("The currency of a call does not change.", "to.currency")
        : to.MostPerAward < was.MostPerAward ? Rejection.IllegalStep("The cap per award can only rise: applicants rely on it.", "to.mostPerAward")
        : to.MostPerApplicant < was.MostPerApplicant
            ? Rejection.IllegalStep("The cap per applicant can only rise: applicants rely on it.", "to.mostPerApplicant")
        : was.Costs.Except(to.Costs).Any() ? Rejection.IllegalStep("A cost that is paid stays paid: applicants rely on it.", "to.costs")
        : to.Criteria.Any(c => was.Criteria.FirstOrDefault(w => w.Id == c.Id)?.Wanted != c.Wanted)
            ? Rejection.IllegalStep("A question can be reworded or left out, not added: who applied before has not answered it.", "to.criteria")
        : null;
}
