using Tracker.Domain.Briefings;

namespace Tracker.Protocol;

/// <summary>What the record says for a briefing about a meeting or committee.</summary>
/// <param name="Organizations">Those expected, by name.</param>
/// <param name="General">Statements that travel with every briefing.</param>
public sealed record CollectedBriefing(IReadOnlyList<Expected> Organizations, IReadOnlyList<BriefLine> General);
