namespace Tracker.Domain.Delegations;

/// <summary>What a delegation is for: one gathering of one committee.</summary>
/// <param name="Committee">By its own name, such as <c>ITU-T SG13</c>.</param>
/// <param name="OpensOn">First day of the gathering.</param>
/// <param name="ClosesOn">Last day of the gathering, inclusive.</param>
/// <param name="GatheringBy">Who changed committee, gathering or days last; null if they are as at creation.</param>
public sealed record DelegationFacts(
    Field Title, Field Mandate, string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn, ParticipantId? GatheringBy = null)
{
    /// <summary>Where the delegation goes, as readers of other compartments know it.</summary>
    [JsonIgnore]
    public AnnouncedGathering Goes => new(Committee, Gathering, OpensOn, ClosesOn);
}

/// <summary>What readers of <c>government</c> or <c>program</c> know of a delegation: where it goes.</summary>
public sealed record AnnouncedGathering(string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn)
{
    /// <summary>On one line, for a conflict.</summary>
    [JsonIgnore]
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{Committee}, {Gathering}, {OpensOn:yyyy-MM-dd} to {ClosesOn:yyyy-MM-dd}");
}

/// <summary>Who archived the delegation, and when.</summary>
public sealed record ArchiveMark(ParticipantId By, DateTimeOffset At);
