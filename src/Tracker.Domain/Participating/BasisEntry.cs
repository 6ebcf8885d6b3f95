namespace Tracker.Domain.Participating;

/// <summary>How a company stands to a venue.</summary>
public enum ParticipationStatus { TakingPart, WaitingForCounsel, SteppedBack, Left }

/// <summary>Why a company waits, stays away or left.</summary>
public enum AwayReason { LegalRepercussions, Cost, Staff, FundingEnded, Other }

/// <summary>A version of guidance that was read before it was decided.</summary>
/// <param name="Title">What it was called then.</param>
public sealed record GuidanceRead(ActorId Guidance, EntityId Version, string Title);

/// <summary>On what basis a company takes part in a committee or meeting, or why it does not: one line of a log to which lines are only added.</summary>
/// <param name="Since">Since when, as precise as it is known.</param>
/// <param name="Words">The basis in the company's own words.</param>
/// <param name="Reason">Why it does not take part; null while it does.</param>
/// <param name="Guidance">The guidance that it rests on.</param>
/// <param name="IsCounted">True if the reason may be counted, without the company's name, once five companies gave it.</param>
/// <param name="Corrects">The earlier line that this one corrects.</param>
public sealed record BasisEntry(
    EntityId Id, ParticipationStatus Status, PartialDate Since, string Words, ImmutableArray<GuidanceRead> Guidance, AwayReason? Reason = null,
    bool IsCounted = false, EntityId? Corrects = null)
{
    /// <summary>Versions of guidance in one line.</summary>
    public const int MostGuidance = 20;

    /// <summary>True if the company does not take part, for now or for good.</summary>
    [JsonIgnore]
    public bool IsAway => Status != ParticipationStatus.TakingPart;

    /// <summary>Null if every field keeps its rule.</summary>
    /// <param name="latest">The last day that can be meant: tomorrow, where the reader is ahead of UTC.</param>
    internal Rejection? Refuses(DateOnly latest, string field)
    {
        if (Guidance.IsDefault) return TextLimits.Required(field + ".guidance");
        return TextLimits.Demands(Words, field + ".words", TextLimits.Body)
            ?? (Since.Earliest > latest ? Rejection.Invalid("This date has not come yet. Record what holds now.", field + ".since") : null)
            ?? (IsAway && Reason is null ? Rejection.Invalid("Say why the company does not take part.", field + ".reason") : null)
            ?? (!IsAway && Reason is not null ? Rejection.Invalid("A company that takes part needs no reason to stay away.", field + ".reason") : null)
            ?? (IsCounted && Reason is null ? Rejection.Invalid("Only a reason to stay away can be counted.", field + ".isCounted") : null)
            ?? Rejection.Full(Guidance.Length - 1, MostGuidance, "versions of guidance")
            ?? Guidance.Select(g => Refuses(g, field + ".guidance")).FirstOrDefault(r => r is not null);
    }

    private static Rejection? Refuses(GuidanceRead read, string field) => read.Guidance.Kind != ExportControl.GuidanceKind.Word
        ? Rejection.Invalid("This is no record of guidance.", field)
        : TextLimits.Demands(read.Title, field, TextLimits.Title);

    public bool Equals(BasisEntry? other) =>
        other is not null && (Id, Status, Since, Words, Reason, IsCounted, Corrects)
            == (other.Id, other.Status, other.Since, other.Words, other.Reason, other.IsCounted, other.Corrects)
        && Guidance.AsSpan().SequenceEqual(other.Guidance.AsSpan());

    public override int GetHashCode() => Id.GetHashCode();
}

/// <summary>A line as it was recorded.</summary>
public sealed record RecordedBasis(BasisEntry Entry, ParticipantId By, DateTimeOffset At);

/// <summary>What a company asks the government offices about its case, with their answer.</summary>
public sealed record CaseQuestion(EntityId Id, ParticipantId By, DateTimeOffset AskedAt, string Text, Field Answer, bool IsTakenBack = false);
