using System.Text.Json.Serialization;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Directory;

[JsonSerializable(typeof(DirectoryState))]
[JsonSerializable(typeof(OpenDirectory)), JsonSerializable(typeof(AddParticipant)), JsonSerializable(typeof(RenameParticipant))]
[JsonSerializable(typeof(ChangeEmail)), JsonSerializable(typeof(LinkSubject)), JsonSerializable(typeof(CloseParticipant))]
[JsonSerializable(typeof(ReopenParticipant)), JsonSerializable(typeof(AddOrganization)), JsonSerializable(typeof(RenameOrganization))]
[JsonSerializable(typeof(CloseOrganization)), JsonSerializable(typeof(ReopenOrganization)), JsonSerializable(typeof(AddMembership))]
[JsonSerializable(typeof(ChangeMembership)), JsonSerializable(typeof(RemoveMembership))]
[JsonSerializable(typeof(DirectoryOpened)), JsonSerializable(typeof(ParticipantAdded)), JsonSerializable(typeof(ParticipantRenamed))]
[JsonSerializable(typeof(EmailChanged)), JsonSerializable(typeof(SubjectLinked)), JsonSerializable(typeof(ParticipantClosed))]
[JsonSerializable(typeof(ParticipantReopened)), JsonSerializable(typeof(OrganizationAdded)), JsonSerializable(typeof(OrganizationRenamed))]
[JsonSerializable(typeof(OrganizationClosed)), JsonSerializable(typeof(OrganizationReopened)), JsonSerializable(typeof(MembershipAdded))]
[JsonSerializable(typeof(MembershipChanged)), JsonSerializable(typeof(MembershipRemoved))]
internal sealed partial class DirectoryJson : JsonSerializerContext;

internal static class DirectoryCodec
{
    public static readonly DirectoryJson Json = new(Codec.Options);

    public static readonly Codec Codec = new(
        Json,
        [
            ("open-directory", typeof(OpenDirectory)),
            ("add-participant", typeof(AddParticipant)), ("rename-participant", typeof(RenameParticipant)),
            ("change-email", typeof(ChangeEmail)), ("link-subject", typeof(LinkSubject)),
            ("close-participant", typeof(CloseParticipant)), ("reopen-participant", typeof(ReopenParticipant)),
            ("add-organization", typeof(AddOrganization)), ("rename-organization", typeof(RenameOrganization)),
            ("close-organization", typeof(CloseOrganization)), ("reopen-organization", typeof(ReopenOrganization)),
            ("add-membership", typeof(AddMembership)), ("change-membership", typeof(ChangeMembership)), ("remove-membership", typeof(RemoveMembership)),
        ],
        [
            ("directory.opened", 1, typeof(DirectoryOpened)),
            ("participant.added", 1, typeof(ParticipantAdded)), ("participant.renamed", 1, typeof(ParticipantRenamed)),
            ("participant.email-changed", 1, typeof(EmailChanged)), ("participant.subject-linked", 1, typeof(SubjectLinked)),
            ("participant.closed", 1, typeof(ParticipantClosed)), ("participant.reopened", 1, typeof(ParticipantReopened)),
            ("organization.added", 1, typeof(OrganizationAdded)), ("organization.renamed", 1, typeof(OrganizationRenamed)),
            ("organization.closed", 1, typeof(OrganizationClosed)), ("organization.reopened", 1, typeof(OrganizationReopened)),
            ("membership.added", 1, typeof(MembershipAdded)), ("membership.changed", 1, typeof(MembershipChanged)), ("membership.removed", 1, typeof(MembershipRemoved)),
        ]);
}
