using Tracker.Domain.Claims;

namespace Tracker.Domain.Calls;

/// <summary>What a reviewer, or both together, advise.</summary>
public enum Advice { Award, Decline }

/// <summary>What a reviewer thinks of an application.</summary>
/// <param name="Words">Why: about the application, not about people.</param>
public sealed record Review(ParticipantId By, Advice Advice, string Words);

/// <summary>What both reviewers agree on.</summary>
public sealed record Consensus(Advice Advice, string Words);

/// <summary>What was decided about an application.</summary>
/// <param name="Units">What is awarded, in the smallest unit of the currency of the call; 0 if it is declined.</param>
/// <param name="Reason">Why, as the applicant reads it.</param>
public sealed record Outcome(long Units, string Reason)
{
    [JsonIgnore]
    public bool IsAward => Units > 0;
}

/// <summary>What the applicant did with an award.</summary>
/// <param name="Units">What it cost, in the smallest unit of the currency of the call.</param>
/// <param name="Records">What arose from it: work items, standards, meetings and others of the record.</param>
/// <param name="Hours">The hours of work that it took; null if nobody recorded them.</param>
public sealed record Activity(EntityId Id, DateOnly On, string What, long Units, ImmutableArray<Reference> Records, decimal? Hours = null)
{
    /// <summary>Activities of one award, and records of one activity.</summary>
    public const int Most = 300, MostRecords = 20;

    /// <summary>Hours of one activity.</summary>
    public const decimal MostHours = 10_000;

    public bool Equals(Activity? other) => other is not null
        && (Id, On, What, Units, Hours) == (other.Id, other.On, other.What, other.Units, other.Hours) && Records.AsSpan().SequenceEqual(other.Records.AsSpan());

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>How an award ended.</summary>
public enum EndedAs { Finished, DroppedOut }

/// <summary>The end of an award. What is not spent returns to the stream.</summary>
/// <param name="Spent">In the smallest unit of the currency of the call.</param>
public sealed record Ending(EndedAs As, long Spent, string Reason);

/// <summary>An application with what one audience has of its way: the program managers all, the applicant the outcome, a reviewer their own review.</summary>
/// <param name="Reviewers">Who is named to review it; null before anybody is.</param>
public sealed record Filed(
    Application Application, ParticipantId By, DateTimeOffset At, Addressees? Reviewers = null, ImmutableList<Review>? Reviews = null,
    Consensus? Consensus = null, Outcome? Outcome = null, ImmutableList<Activity>? Activities = null, Ending? Ending = null, string? Withdrawn = null)
{
    [JsonIgnore]
    public ImmutableList<Review> AllReviews => Reviews ?? [];

    /// <summary>What was done with the award, the first one first.</summary>
    [JsonIgnore]
    public IEnumerable<Activity> Done => (Activities ?? []).OrderBy(a => a.On).ThenBy(a => a.Id);

    /// <summary>What of the money is the applicant's: the award, or what was spent of it once it ended.</summary>
    [JsonIgnore]
    public long Kept => Ending?.Spent ?? Outcome?.Units ?? 0;

    /// <summary>What returned to the stream.</summary>
    [JsonIgnore]
    public long Returned => Ending is { } end ? Outcome!.Units - end.Spent : 0;

    /// <summary>True while it waits for a decision.</summary>
    [JsonIgnore]
    public bool IsOpen => Outcome is null && Withdrawn is null;

    public bool IsOf(GroupId company) => Application.Company == company;

    public Review? ReviewBy(ParticipantId participant) => AllReviews.Find(r => r.By == participant);
}
