namespace Tracker.Domain.Delegations;

/// <summary>What a member body answers to a ballot (ISO/IEC Directives, Part 1).</summary>
public enum BallotAnswer { Approve, ApproveWithComments, Disapprove, Abstain }

/// <summary>When a ballot closes.</summary>
/// <param name="Zone">The zone in which it was written, by its name in the time zone database.</param>
public sealed record VoteClosing(DateTimeOffset At, string Zone)
{
    /// <summary>Whoever casts the vote is reminded this long before.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(3);

    /// <summary>In a sentence: such as "1 Dec 2026, 23:59 UTC".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUniversalTime():d MMM yyyy, HH:mm} UTC");
}

/// <summary>That the vote was cast, as it was recorded.</summary>
/// <param name="Before">What was recorded before; null if nothing was.</param>
/// <param name="Reason">Why the former record was wrong; null for the first one.</param>
public sealed record CastVote(BallotAnswer Answer, ParticipantId By, DateTimeOffset At, CastVote? Before = null, string? Reason = null);

/// <summary>What becomes of a vote.</summary>
public enum VoteState { Open, Cast, NotCast, Cancelled }

/// <summary>A ballot in which the delegation is expected to vote. How others vote is not part of it: that stays unknown until a source says it.</summary>
/// <param name="Ballot">Such as "DIS ballot on ISO/IEC 23837-2".</param>
/// <param name="WorkItem">What is voted on, or null.</param>
/// <param name="Point">The agenda point with the position, or null.</param>
/// <param name="Intended">What the delegation has settled on; null while it has not.</param>
/// <param name="Reminded">When the program reminded of the close that stands; null if it has not.</param>
/// <param name="Missed">When the program recorded that the ballot closed without the vote; that stays, whatever is written later.</param>
/// <param name="Because">Why it was not cast, or why it is not expected any more.</param>
/// <param name="CancelledAt">When it was taken back as not expected; null if it was not.</param>
/// <param name="Count">Null if it was never said.</param>
public sealed record ExpectedVote(
    EntityId Id, Field Ballot, Choice<VoteClosing> Closes, Choice<BallotAnswer?> Intended, Field Because, ActorId? WorkItem = null, EntityId? Point = null,
    CastVote? Cast = null, DateTimeOffset? Reminded = null, DateTimeOffset? Missed = null, DateTimeOffset? CancelledAt = null,
    Choice<BallotCount?>? Count = null)
{
    /// <summary>By which rule it is decided and what was counted; null while nobody said so.</summary>
    [JsonIgnore]
    public Choice<BallotCount?> Counted => Count ?? new(null);

    [JsonIgnore]
    public VoteState State => Cast is not null ? VoteState.Cast : Missed is not null ? VoteState.NotCast
        : CancelledAt is not null ? VoteState.Cancelled : VoteState.Open;

    internal static ExpectedVote Of(VoteExpected e, Recorded recorded) => new(
        e.Id, Field.Empty.Set(e.Ballot, recorded), new Choice<VoteClosing>(e.Closes).Set(e.Closes, recorded), new(null), Field.Empty, e.WorkItem, e.Point);
}

/// <summary>The votes whose ballots close in a year (UTC), without cancelled ones: expected are those that were cast or whose ballot has closed; open
/// ones are counted apart.</summary>
public sealed record VoteScore(int Year, int Expected, int Cast, int Open)
{
    /// <summary>Of <see cref="Expected"/>, in percent with two decimals; null where nothing was expected.</summary>
    public decimal? Share => Expected == 0 ? null : Math.Round(100m * Cast / Expected, 2, MidpointRounding.AwayFromZero);

    public static VoteScore Of(IEnumerable<ExpectedVote> votes, int year)
    {
        var counted = votes.Where(v => v.Closes.Value.At.UtcDateTime.Year == year).ToLookup(v => v.State);
        var (cast, missed) = (counted[VoteState.Cast].Count(), counted[VoteState.NotCast].Count());
        return new(year, cast + missed, cast, counted[VoteState.Open].Count());
    }
}
