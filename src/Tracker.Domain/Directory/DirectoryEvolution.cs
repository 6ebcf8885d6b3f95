using System.Collections.Immutable;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Directory;

internal static class DirectoryEvolution
{
    public static DirectoryState Evolve(DirectoryState state, Recorded recorded) => recorded.Event switch
    {
        DirectoryOpened => state,
        ParticipantAdded e => state with { Participants = state.Participants.Add(e.Participant, Entry(e, recorded)) },
        ParticipantRenamed e => With(state, e.Participant, recorded, p => p with { Name = p.Name.Set(e.Name, recorded) }),
        EmailChanged e => With(state, e.Participant, recorded, p => p with { Email = p.Email.Set(e.Email, recorded) }),
        SubjectLinked e => With(state, e.Participant, recorded, p => p with { Subject = p.Subject.Set(e.Subject, recorded) }),
        ParticipantClosed e => With(state, e.Participant, recorded, p => p with { Closed = true }),
        ParticipantReopened e => With(state, e.Participant, recorded, p => p with { Closed = false }),
        OrganizationAdded e => state with
        {
            Organizations = state.Organizations.Add(e.Organization, new(Field.Empty.Set(e.Name, recorded), e.Kind, e.Sample, false, recorded.Version)),
        },
        OrganizationRenamed e => With(state, e.Organization, recorded, o => o with { Name = o.Name.Set(e.Name, recorded) }),
        OrganizationClosed e => With(state, e.Organization, recorded, o => o with { Closed = true }),
        OrganizationReopened e => With(state, e.Organization, recorded, o => o with { Closed = false }),
        MembershipAdded e => With(state, e.Participant, recorded, p => p with { Memberships = p.Memberships.Add(e.Membership, new(e.Group, e.From, e.To)) }),
        MembershipChanged e => With(state, e.Participant, recorded, p => p with
        {
            Memberships = p.Memberships.SetItem(e.Membership, p.Memberships[e.Membership] with { From = e.From, To = e.To }),
        }),
        MembershipRemoved e => With(state, e.Participant, recorded, p => p with { Memberships = p.Memberships.Remove(e.Membership) }),
        _ => throw new UnknownEventException(recorded.Event.GetType().Name),
    };

    private static ParticipantEntry Entry(ParticipantAdded e, Recorded recorded) => new(
        Field.Empty.Set(e.Name, recorded), Set(e.Email, recorded), Set(e.Subject, recorded), e.Sample, false,
        ImmutableSortedDictionary<EntityId, MembershipEntry>.Empty, recorded.Version);

    private static Field Set(string? value, Recorded recorded) => value is null ? Field.Empty : Field.Empty.Set(value, recorded);

    private static DirectoryState With(DirectoryState state, ParticipantId id, Recorded recorded, Func<ParticipantEntry, ParticipantEntry> change) =>
        state with { Participants = state.Participants.SetItem(id, change(state.Participants[id]) with { Changed = recorded.Version }) };

    private static DirectoryState With(DirectoryState state, GroupId id, Recorded recorded, Func<OrganizationEntry, OrganizationEntry> change) =>
        state with { Organizations = state.Organizations.SetItem(id, change(state.Organizations[id]) with { Changed = recorded.Version }) };
}
