namespace Tracker.Domain.Programs;

/// <summary>What can be done when funding ends before an item does.</summary>
public enum HandoverKind { SecondExpert, BridgeFunding, AcceptedWithdrawal }

public enum HandoverState { Proposed, Accepted, Declined }

/// <summary>A proposal for an item at risk, and what became of it.</summary>
/// <param name="Why">The reason of who proposed it.</param>
/// <param name="Expert">For a second expert: who.</param>
/// <param name="Until">For a bridge: the last month that it pays.</param>
/// <param name="Reason">The reason of who decided it.</param>
public sealed record HandoverProposal(
    EntityId Id, ActorId Item, HandoverKind Kind, string Why, ParticipantId By, DateTimeOffset At, Choice<HandoverState> State, Reference? Expert = null,
    PartialDate? Until = null, string? Reason = null)
{
    public const int Most = 500;

    [JsonIgnore]
    public bool IsAccepted => State.Value == HandoverState.Accepted;
}
