using Tracker.Domain.Delegations;

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

/// <summary>The result of an invitation. Anyone but an administrator gets the same answer whether the address is a participant's or not.</summary>
/// <param name="Mailed">True if a mail was sent; then no link is shown.</param>
/// <param name="Participant">Who was invited; for administrators only.</param>
/// <param name="Known">True if the person was already a participant; for administrators only.</param>
/// <param name="Link">The link to pass on, if no mail was sent; for administrators only.</param>
/// <param name="Note">What is left to do, for the inviter.</param>
public sealed record Invited(
    bool Mailed, ParticipantId? Participant = null, bool? Known = null, string? Link = null, DateTimeOffset? ExpiresAt = null, string? Note = null);

/// <summary>A place on the roster of a delegation that the caller was offered. What is in the delegation shows once they accept.</summary>
/// <param name="By">The name of who offers it.</param>
/// <param name="Organization">The name of the organisation that the caller would be there for.</param>
/// <param name="From">First day; null is open.</param>
/// <param name="To">Last day; null is open.</param>
/// <param name="Gathering">Where the delegation goes and when, for who can accept; null for who cannot, or if the inviter is no longer its head.</param>
public sealed record PlaceOffer(
    EntityId Id, string By, string Organization, RosterRole Role, DateTimeOffset InvitedAt, DateOnly? From = null, DateOnly? To = null,
    AnnouncedGathering? Gathering = null);

/// <summary>The answer to an offered place.</summary>
public sealed record PlaceAnswer(EntityId Offer, bool Accept);

/// <summary>A place on the roster that a head of the delegation offered and that is not answered yet, as the head wrote it.</summary>
/// <param name="Name">Who is invited; empty if it was not kept.</param>
/// <param name="By">The head who offered it.</param>
/// <param name="LapsesAt">Until when it can be accepted.</param>
/// <param name="From">First day on the roster; null is open.</param>
/// <param name="To">Last day; null is open.</param>
public sealed record SentInvitation(
    EntityId Id, string Name, string Email, GroupId Organization, RosterRole Role, ParticipantId By, DateTimeOffset InvitedAt, DateTimeOffset LapsesAt,
    DateOnly? From = null, DateOnly? To = null);

/// <summary>Ends an invitation to a delegation before it is answered.</summary>
public sealed record InvitationToWithdraw(ActorId Delegation, EntityId Invitation);

/// <param name="Delegation">The delegation that the caller is on the roster of now; null if they declined.</param>
public sealed record PlaceAnswered(ActorId? Delegation = null);

/// <summary>A new sign-in link for a participant, by an administrator.</summary>
public sealed record LinkRequest(ParticipantId Participant);

/// <summary>A link that signs in once.</summary>
public sealed record IssuedLink(string Link, DateTimeOffset ExpiresAt);

/// <summary>A person of a company or government office to whom a note can be addressed.</summary>
/// <param name="GroupName">The name of their company or office.</param>
public sealed record Addressable(ParticipantId Id, string Name, GroupId Group, string GroupName);

/// <summary>Somebody who may read a compartment of a record today.</summary>
public sealed record Recipient(ParticipantId Id, string Name);
