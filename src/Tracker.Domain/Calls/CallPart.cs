namespace Tracker.Domain.Calls;

/// <summary>A call with its applications.</summary>
internal sealed class CallPart : Part<CallRecord, CallCommand, CallEvent>
{
    protected override bool Belongs(CompartmentId at, CallCommand command) => command switch
    {
        Apply or WithdrawApplication or ReportActivity => at.OwnerOrganization is not null,
        GiveReview => at.IsOwned,
        _ => at == CompartmentId.Program,
    };

    protected override Decision Decide(CallRecord here, Sight sight, CallCommand command)
    {
        if (command is OpenCall open) return Open(here, sight, open);
        var terms = sight.Of<CallRecord>(CompartmentId.Record)!.Terms!;
        return command switch
        {
            MoveDeadline c => Move(terms, sight, c),
            CorrectCall c => Correcting.Correct(terms, here, sight, c),
            Apply c => Applying.Send(terms, here, sight, c),
            WithdrawApplication c => Applying.Withdraw(here, sight, c),
            ReportActivity c => Applying.Report(here, sight, c),
            NameReviewers c => Reviewing.Name(here, sight, c),
            GiveReview c => Reviewing.Give(here, sight, c),
            RecordConsensus c => Reviewing.Agree(here, sight, c),
            DecideApplication c => Awarding.Decide(terms, here, sight, c),
            EndAward c => Awarding.End(terms, here, sight, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override CallRecord Evolve(CallRecord state, CallEvent happened, Recorded recorded) => happened switch
    {
        CallOpened e => state with { Terms = e.Terms },
        CallFunded e => state with { Money = e.Money },
        DeadlineMoved e => state with { Terms = state.Terms! with { Deadline = e.To } },
        CallCorrected e => state with { Terms = e.To with { Deadline = state.Terms!.Deadline } },
        CallMoneyChanged e => state with { Money = state.Money! with { Most = e.To } },
        ApplicationSent e => state.Find(e.Application.Id) is null ? state.With(new Filed(e.Application, recorded.By, recorded.At)) : state,
        ApplicationWithdrawn e => state.With(e.Id, f => f.IsOf(e.Company) ? f with { Withdrawn = e.Reason } : f),
        ReviewersNamed e => state.With(e.Id, f => f with { Reviewers = e.To }),
        ReviewAssigned e => state.With(new Filed(e.Application, recorded.By, recorded.At)),
        AssignmentTakenBack e => state with { Filed = state.Filed!.Remove(e.Id) },
        ReviewGiven e => state.With(e.Id, f => f with { Reviews = f.AllReviews.Add(e.Review) }),
        ConsensusRecorded e => state.With(e.Id, f => f with
        {
            Consensus = e.Consensus, Reviews = e.Other is { } other ? f.AllReviews.Add(other) : f.Reviews,
        }),
        ApplicationDecided e => state.With(e.Id, f => f with { Outcome = e.Outcome }),
        ActivityReported e => state.With(e.Id, f => f.IsOf(e.Company) ? f with { Activities = (f.Activities ?? []).Add(e.Activity) } : f),
        AwardEnded e => state.With(e.Id, f => f with { Ending = e.Ending }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Open(CallRecord here, Sight sight, OpenCall c)
    {
        var broken = (here.Money is not null ? Rejection.Duplicate("call", "actor") : null) ?? c.Terms.Refuses(sight.Now, "terms")
            ?? c.Money.Refuses(c.Terms, "money");
        return broken is not null ? broken
            : Decision.Of(new Directed(CompartmentId.Record, new CallOpened(c.Terms)), new Directed(sight.At, new CallFunded(c.Money)));
    }

    private static Decision Move(CallTerms terms, Sight sight, MoveDeadline c)
    {
        var broken = TextLimits.Demands(c.Reason, "reason", TextLimits.Title) ?? c.To.Refuses(sight.Now, "to")
            ?? (c.To.At < terms.Deadline.At ? Rejection.IllegalStep("A deadline can only be moved to a later moment: applicants rely on it.", "to") : null);
        return broken is not null ? broken
            : c.To == terms.Deadline ? Decision.Nothing
            : Decision.Of(CompartmentId.Record, new DeadlineMoved(terms.Deadline, c.To, c.Reason));
    }
}
