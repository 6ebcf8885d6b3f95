namespace Tracker.Domain.Calls;

/// <summary>How an application is judged: by two people who do not belong to the applicant, each for themselves, and then by what they agree on.</summary>
public static class Reviewing
{
    /// <summary>How many people review an application.</summary>
    public const int Reviewers = 2;

    public static readonly Rejection OfApplicant =
        Rejection.IllegalStep("Nobody judges an application of the organisation to which they belong. Choose somebody else.", "to");

    internal static Decision Name(CallRecord here, Sight sight, NameReviewers c)
    {
        if (here.Find(c.Id) is not { } filed) return Rejection.Missing("application", "id");
        if (filed.Application.Company != c.Company) return Rejection.Missing("application", "company");
        if ((Open(filed, sight) ?? c.To.Refuses("to")) is { } no) return no;
        if (c.To.All.Length != Reviewers) return Rejection.Invalid("Two people review an application.", "to");
        if (c.To.All.Any(a => a.Group == c.Company)) return OfApplicant;
        var before = filed.Reviewers ?? Addressees.None;
        if (before == c.To) return Decision.Nothing;
        if (!filed.AllReviews.IsEmpty) return Rejection.IllegalStep("A review is given already: the reviewers stay as they are.", "to");
        return Decision.Of(
        [
            new Directed(sight.At, new ReviewersNamed(c.Id, c.To)),
            .. before.People.Except(c.To.People).Select(p => new Directed(CompartmentId.Own(p), new AssignmentTakenBack(c.Id))),
            .. c.To.People.Except(before.People).Select(p => new Directed(CompartmentId.Own(p), new ReviewAssigned(filed.Application))),
        ]);
    }

    internal static Decision Give(CallRecord here, Sight sight, GiveReview c)
    {
        if (here.Find(c.Id) is not { } filed) return Rejection.Missing("application", "id");
        if (sight.Standing.Principal.Holds(filed.Application.Company, sight.Standing.Today)) return OfApplicant with { Field = "id" };
        var review = new Review(sight.By, c.Advice, c.Words);
        if (filed.ReviewBy(sight.By) is { } given)
            return given == review ? Decision.Nothing : Rejection.IllegalStep("You have given your review. What you add, say in the consensus.", "id");
        if (TextLimits.Demands(c.Words, "words", TextLimits.Body) is { } no) return no;
        var happened = new ReviewGiven(c.Id, review);
        return Decision.Of(new Directed(sight.At, happened), new Directed(CompartmentId.Program, happened));
    }

    internal static Decision Agree(CallRecord here, Sight sight, RecordConsensus c)
    {
        if (here.Find(c.Id) is not { } filed) return Rejection.Missing("application", "id");
        if (Open(filed, sight) is { } no) return no;
        if (filed.AllReviews.Count < Reviewers) return Rejection.IllegalStep("A consensus needs both reviews.", "id");
        if (filed.Consensus is { } known)
            return known == c.Consensus ? Decision.Nothing : Rejection.IllegalStep("The consensus is recorded already.", "id");
        if (TextLimits.Demands(c.Consensus.Words, "consensus.words", TextLimits.Body) is { } blank) return blank;
        return Decision.Of(
        [
            new Directed(sight.At, new ConsensusRecorded(c.Id, c.Consensus)),
            .. from own in filed.AllReviews let other = filed.AllReviews.Find(r => r.By != own.By)
               select new Directed(CompartmentId.Own(own.By), new ConsensusRecorded(c.Id, c.Consensus, other)),
        ]);
    }

    /// <summary>Null if the application waits for a decision, and the sender does not belong to the applicant.</summary>
    internal static Rejection? Open(Filed filed, Sight sight) =>
        sight.Standing.Principal.Holds(filed.Application.Company, sight.Standing.Today) ? OfApplicant with { Field = "id" }
        : filed.Withdrawn is not null ? Rejection.IllegalStep("The applicant withdrew this application.", "id")
        : filed.Outcome is not null ? Rejection.IllegalStep("This application is decided.", "id")
        : null;
}
