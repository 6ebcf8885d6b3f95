namespace Tracker.Protocol;

/// <param name="Offered">True if the participant may load the sample and nothing was recorded yet.</param>
public sealed record SampleOffer(bool Offered);

/// <summary>What loading the sample did.</summary>
/// <param name="Steps">Commands that were applied, now or before.</param>
/// <param name="Problems">Rejected rows and commands, each with its file and line.</param>
/// <param name="Links">A sign-in link for each sample account.</param>
public sealed record SampleLoaded(int Steps, IReadOnlyList<string> Problems, IReadOnlyList<SampleLink> Links);

public sealed record SampleLink(ParticipantId Participant, string Name, string Address, DateTimeOffset ExpiresAt);
