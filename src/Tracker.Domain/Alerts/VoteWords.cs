using Tracker.Domain.Delegations;

namespace Tracker.Domain.Alerts;

/// <summary>Events of expected votes in words. Those who cast the vote are told of what it needs without following the delegation.</summary>
internal static class VoteWords
{
    public static Told Of(DelegationState delegation, VoteEvent happened)
    {
        var vote = VotesPart.Of(delegation).GetValueOrDefault(happened.Id);
        var ballot = AlertWords.Quoted(vote?.Ballot.Value ?? (happened as VoteExpected)?.Ballot);
        var told = happened switch
        {
            VoteExpected e => new Told($"expects a vote on {ballot} by {Said(e.Closes)}", Concerns: Casters(delegation)).Important(),
            BallotRenamed => new($"renamed a ballot to {ballot}"),
            ClosingMoved e => new Told($"moved the close of {ballot} to {Said(e.To)}", Concerns: Casters(delegation)).Important(),
            VoteSettled { To: { } to } => new Told($"settled the vote on {ballot}: {AlertWords.Spoken(to.ToString())}").Important(),
            VoteSettled => new Told($"opened the vote on {ballot} again").Important(),
            VoteRecorded e => new Told($"recorded the vote on {ballot}: {AlertWords.Spoken(e.Answer.ToString())}").Important(),
            VoteCorrected e => new Told(
                $"corrected the vote on {ballot} to {AlertWords.Spoken(e.To.ToString())}: {AlertWords.Quoted(e.Reason)}").Important(),
            VoteCancelled e => new Told($"no longer expects a vote on {ballot}: {AlertWords.Quoted(e.Reason)}").Important(),
            VoteExplained => new($"explained why the vote on {ballot} was not cast"),
            BallotCounted => new($"noted how {ballot} is decided and counted"),
            VoteRemindedOf e => new Told($"reminds of the vote on {ballot}, which closes on {Said(e.Closes)}", Concerns: Casters(delegation)).Important(),
            VoteMissed => new Told($"recorded that the vote on {ballot} was not cast", Concerns: Casters(delegation)).Important(),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
        return told with { Tab = "votes" };
    }

    private static string Said(VoteClosing closes) => AlertWords.Moment(closes.At, closes.Zone);

    /// <summary>Heads and spokespersons.</summary>
    private static ImmutableArray<ParticipantId> Casters(DelegationState delegation) =>
    [
        .. from entry in delegation.Roster.Values
           where entry.Role.Value is RosterRole.Head or RosterRole.Spokesperson && entry.To.Value is null select entry.Participant,
    ];
}
