using Tracker.Domain.Claims;
using Tracker.Domain.ExportControl;

namespace Tracker.Protocol;

/// <summary>What a source says of a listed organisation.</summary>
/// <param name="Claim">The fact, on the organisation's page.</param>
/// <param name="On">Since when, as precise as the source; null if it does not say.</param>
/// <param name="Quote">The words of the source; null if they are only in the captured document.</param>
public sealed record ListedFact(
    EntityId Claim, AssociationKind Link, string Document, string? List = null, PartialDate? On = null, string? AsPrinted = null, string? Quote = null);

/// <summary>What the recorded guidance says of one activity beside a listed organisation.</summary>
public sealed record GuidanceCase(StandardsActivity Activity, GuidanceAnswer Answer);

/// <summary>A listed organisation that takes part, with what the guidance says of each activity beside it.</summary>
/// <param name="Guidance">The guidance that speaks of it or of its list, by record.</param>
public sealed record ListedParticipant(
    ActorId Organization, string Name, IReadOnlyList<ListedFact> Facts, IReadOnlyList<GuidanceCase> Cases, IReadOnlyList<ActorId> Guidance);

/// <summary>A guidance with the version that holds.</summary>
public sealed record GuidanceLine(ActorId Actor, string Title, GuidanceVersion Version);

/// <summary>Guidance that speaks of listed organisations in what a delegation deals with.</summary>
/// <param name="Since">When it was published first.</param>
/// <param name="Changes">When later versions were published, or it was withdrawn.</param>
public sealed record ConcerningGuidance(ActorId Guidance, string Title, DateTimeOffset Since, IReadOnlyList<DateTimeOffset> Changes)
{
    /// <summary>True if it was there at a moment and says something else now.</summary>
    public bool HasChangedSince(DateTimeOffset moment) => Since <= moment && Changes.Any(c => c > moment);
}

/// <summary>The listed organisations that take part in a committee or meeting, and the guidance that concerns them.</summary>
public sealed record GuidancePanel(IReadOnlyList<ListedParticipant> Participants, IReadOnlyList<GuidanceLine> Guidance);
