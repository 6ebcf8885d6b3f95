namespace Tracker.Domain.Delegations;

/// <summary>A position as a partner delegation sees it, in <c>partner/&lt;id&gt;</c>.</summary>
/// <param name="Point">The agenda point of the sharing delegation.</param>
/// <param name="Revision">From 1, incremented with each copy.</param>
/// <param name="Content">Null if the position was withdrawn.</param>
/// <param name="Responses">The latest response of each participant of the partner.</param>
public sealed record ReleasedPosition(
    EntityId Point, int Revision, ImmutableSortedDictionary<ParticipantId, PartnerResponse> Responses, ReleasedContent? Content = null);

/// <param name="Texts">The preferred outcome and the other chosen texts; never a red line, an acceptable range or a fallback.</param>
public sealed record ReleasedContent(
    string Number, string Title, Stance Stance, ImmutableSortedDictionary<PositionText, string> Texts, ParticipantId ReleasedBy, DateTimeOffset ReleasedAt);

/// <param name="Revision">The revision that it answers; stale if that is not the latest.</param>
public sealed record PartnerResponse(
    ParticipantId Participant, int Revision, Stance Stance, DateTimeOffset At, string? Text = null, GroupId? OnBehalfOf = null)
{
    public bool IsStale(ReleasedPosition position) => Revision != position.Revision;
}
