namespace Tracker.Domain.Delegations;

/// <summary>The ballots in which the delegation votes: each vote is cast once, and one that was not stays so.</summary>
public sealed class VotesPart : Part<DelegationState, VoteCommand, VoteEvent>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;
    private static readonly Rejection NotExpected = Rejection.IllegalStep("This vote is not expected any more. Add a new one.");

    protected override bool Belongs(CompartmentId at, VoteCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, VoteCommand command)
    {
        if (command is ExpectVote expect) return Expect(here, sight, expect);
        if (Of(here).GetValueOrDefault(command.Id) is not { } vote) return Rejection.Missing("vote", "id");
        return command switch
        {
            RemindOfVote c => Remind(vote, sight, c),
            MissVote c => Miss(vote, sight, c),
            RecordVote c => Record(vote, c),
            CorrectVote c => Correct(vote, c),
            ExplainVote c => vote.State is VoteState.NotCast or VoteState.Open
                ? vote.Because.Decide(c.Because, "because", TextLimits.Line, At, new VoteExplained(c.Id, c.Because), required: true)
                : Rejection.IllegalStep("Only a vote that is not cast has such a reason."),
            CountBallot c when vote.State != VoteState.Cancelled => c.To.Refuses("to") is { } no
                ? no : vote.Counted.Decide(c.Was, c.To, "to", At, new BallotCounted(c.Id, c.To, c.Was)),
            _ when vote.State == VoteState.Cancelled => NotExpected,
            _ when vote.State != VoteState.Open => Rejection.IllegalStep("This ballot is over."),
            RenameBallot c => vote.Ballot.Decide(c.Ballot, "ballot", TextLimits.Title, At, new BallotRenamed(c.Id, c.Ballot), required: true),
            MoveClosing c => RefusesClosing(c.To, sight, "to") is { } no
                ? no : vote.Closes.Decide(c.Was, c.To, "to", At, new ClosingMoved(c.Id, c.Was, c.To)),
            SettleVote c => vote.Intended.Decide(c.Was, c.To, "to", At, new VoteSettled(c.Id, c.Was, c.To)),
            CancelVote c => Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), At, new VoteCancelled(c.Id, c.Reason)),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override DelegationState Evolve(DelegationState state, VoteEvent happened, Recorded recorded) => state with
    {
        Votes = Of(state).SetItem(
            happened.Id, happened is VoteExpected expected ? ExpectedVote.Of(expected, recorded) : After(Of(state)[happened.Id], happened, recorded)),
    };

    public static ImmutableSortedDictionary<EntityId, ExpectedVote> Of(DelegationState state) =>
        state.Votes ?? ImmutableSortedDictionary<EntityId, ExpectedVote>.Empty;

    /// <summary>What the program says next of a vote by itself: that its ballot closes soon, or that it has closed.</summary>
    internal static Due? NextDue(DelegationState state) => (
        from vote in Of(state).Values where vote.State == VoteState.Open
        let closes = vote.Closes.Value
        let due = vote.Reminded is null ? new Due(closes.At - VoteClosing.Notice, At, new RemindOfVote(vote.Id, closes))
            : new Due(closes.At, At, new MissVote(vote.Id, closes))
        orderby due.At select due).FirstOrDefault();

    private static Decision Expect(DelegationState here, Sight sight, ExpectVote c) => Decision.Unless(
        (Of(here).ContainsKey(c.Id) ? Rejection.Duplicate("vote", "id") : null)
            ?? Rejection.Full(Of(here).Count, DelegationLimits.Votes, "votes")
            ?? TextLimits.Demands(c.Ballot, "ballot", TextLimits.Title)
            ?? RefusesClosing(c.Closes, sight, "closes")
            ?? (c.WorkItem is { Kind: not ("work-item" or "standard") } ? Rejection.Invalid("A ballot is on a work item or a standard.", "workItem") : null)
            ?? (c.Point is { } point ? AgendaPart.Closed(here, point, "point") : null),
        At, new VoteExpected(c.Id, c.Ballot, c.Closes, c.WorkItem, c.Point));

    private static Decision Record(ExpectedVote vote, RecordVote c) => vote.State switch
    {
        VoteState.Cast when vote.Cast!.Answer == c.Answer => Decision.Nothing,
        VoteState.Cast => Rejection.IllegalStep("This vote is cast already. If it was recorded wrongly, correct it with a reason.", "answer"),
        VoteState.NotCast => Rejection.IllegalStep("The ballot closed without this vote; that stays. Say why it was not cast.", "answer"),
        VoteState.Cancelled => NotExpected,
        _ => Decision.Of(At, new VoteRecorded(c.Id, c.Answer)),
    };

    private static Decision Correct(ExpectedVote vote, CorrectVote c) =>
        vote.Cast is not { } cast ? Rejection.IllegalStep("This vote was not cast.")
        : cast.Answer != c.Was && cast.Answer != c.To ? new Choice<BallotAnswer>(cast.Answer, By: cast.By).Refuses(c.Was, c.To, "to")!
        : cast.Answer == c.To ? Decision.Nothing
        : Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), At, new VoteCorrected(c.Id, c.Was, c.To, c.Reason));

    /// <summary>After the close, if no server ran before it, a reminder would come too late.</summary>
    private static Decision Remind(ExpectedVote vote, Sight sight, RemindOfVote c) =>
        vote.State != VoteState.Open || vote.Reminded is not null || vote.Closes.Value != c.Closes ? Decision.Nothing
        : sight.Now >= c.Closes.At ? Decision.Of(At, new VoteMissed(c.Id, c.Closes))
        : sight.Now < c.Closes.At - VoteClosing.Notice ? Rejection.IllegalStep("The ballot does not close soon.")
        : Decision.Of(At, new VoteRemindedOf(c.Id, c.Closes));

    private static Decision Miss(ExpectedVote vote, Sight sight, MissVote c) =>
        vote.State != VoteState.Open || vote.Closes.Value != c.Closes ? Decision.Nothing
        : sight.Now < c.Closes.At ? Rejection.IllegalStep("The ballot has not closed yet.")
        : Decision.Of(At, new VoteMissed(c.Id, c.Closes));

    private static Rejection? RefusesClosing(VoteClosing closes, Sight sight, string field) =>
        closes.At <= sight.Now ? Rejection.Invalid("A vote is expected before its ballot closes: the close cannot be in the past.", field)
        : TextLimits.Demands(closes.Zone, field, ZoneName.Longest);

    private static ExpectedVote After(ExpectedVote vote, VoteEvent happened, Recorded recorded) => happened switch
    {
        BallotRenamed e => vote with { Ballot = vote.Ballot.After(e.Ballot, recorded) },
        ClosingMoved e => vote with { Closes = vote.Closes.Set(e.To, recorded), Reminded = null },
        VoteSettled e => vote with { Intended = vote.Intended.Set(e.To, recorded) },
        VoteRecorded e => vote with { Cast = new(e.Answer, recorded.By, recorded.At) },
        VoteCorrected e => vote with { Cast = new(e.To, recorded.By, recorded.At, vote.Cast, e.Reason) },
        VoteCancelled e => vote with { CancelledAt = recorded.At, Because = vote.Because.Set(e.Reason, recorded) },
        VoteExplained e => vote with { Because = vote.Because.After(e.Because, recorded) },
        BallotCounted e => vote with { Count = vote.Counted.Set(e.To, recorded) },
        VoteRemindedOf => vote with { Reminded = recorded.At },
        VoteMissed => vote with { Missed = recorded.At },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
