namespace Tracker.Domain.Delegations;

/// <summary>What a delegation is for: one gathering of one committee.</summary>
/// <param name="Committee">By its own name, such as <c>ITU-T SG13</c>.</param>
/// <param name="OpensOn">First day of the gathering.</param>
/// <param name="ClosesOn">Last day of the gathering, inclusive.</param>
public sealed record DelegationFacts(Field Title, Field Mandate, string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn);

/// <summary>What readers of <c>government</c> or <c>program</c> know of a delegation: where it goes.</summary>
public sealed record AnnouncedGathering(string Committee, string Gathering, DateOnly OpensOn, DateOnly ClosesOn);
