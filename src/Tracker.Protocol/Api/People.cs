namespace Tracker.Protocol;

/// <summary>The sender of the request with their memberships.</summary>
public sealed record Me(ParticipantId Participant, string Name, IReadOnlyList<Membership> Memberships, bool Administrator, bool Government, bool Program)
{
    [JsonIgnore]
    public Principal Principal => new(Participant, Name, [.. Memberships]);
}

/// <summary>An invitation by an administrator, or by the head of a delegation to that delegation.</summary>
/// <param name="Email">The address of an existing participant, or else of a new one.</param>
/// <param name="Organization">An organisation of the directory: <c>org/</c>, <c>office/</c> or <c>partner/</c>. Needed with a delegation.</param>
/// <param name="Delegation">The delegation to whose roster the person is added; its head only.</param>
/// <param name="Role">The role on the roster; member if null.</param>
/// <param name="From">First day on the roster and in the organisation; null is open.</param>
/// <param name="To">Last day; null is open.</param>
public sealed record Invitation(
    string Name, string Email, GroupId? Organization = null, ActorId? Delegation = null, RosterRole? Role = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>The result of an invitation.</summary>
/// <param name="Known">True if the person was already a participant.</param>
/// <param name="Mailed">True if the link was sent by mail; then it is not shown.</param>
/// <param name="Link">The link to pass on, if it was not mailed and the inviter may have it.</param>
/// <param name="Note">What is left to do, for the inviter.</param>
public sealed record Invited(ParticipantId Participant, bool Known, bool Mailed, string? Link = null, DateTimeOffset? ExpiresAt = null, string? Note = null);

/// <summary>A new sign-in link for a participant, by an administrator.</summary>
public sealed record LinkRequest(ParticipantId Participant);

/// <summary>A link that signs in once.</summary>
public sealed record IssuedLink(string Link, DateTimeOffset ExpiresAt);
