namespace Tracker.Domain.Directory;

/// <summary>Changes of participants, organisations and memberships.</summary>
internal sealed class DirectoryPart : Part<DirectoryState, DirectoryCommand, DirectoryEvent>
{
    private const int SubjectLength = 255;
    private const int MostMemberships = 200;

    protected override Decision Decide(DirectoryState here, Sight sight, DirectoryCommand command) => command switch
    {
        OpenDirectory => sight.Of<DirectoryState>(sight.At) is null ? Happened(new DirectoryOpened()) : Decision.Nothing,
        AddParticipant c => Add(here, c),
        RenameParticipant c => Change(here, c.Participant, e => e.Name.Refuses(c.Name, "name", TextLimits.Name, required: true), e => e.Name.Is(c.Name),
            new ParticipantRenamed(c.Participant, c.Name.To!, c.Name.Proposed)),
        ChangeEmail c => RefusesEmail(here, c.Participant, c.Email.To) is { } refused ? refused
            : Change(here, c.Participant, e => e.Email.Refuses(c.Email, "email", EmailAddress.Longest), e => e.Email.Is(c.Email),
                new EmailChanged(c.Participant, c.Email.To, c.Email.Proposed)),
        LinkSubject c => RefusesSubject(here, c.Participant, c.Subject.To) is { } refused ? refused
            : Change(here, c.Participant, e => e.Subject.Refuses(c.Subject, "subject", SubjectLength), e => e.Subject.Is(c.Subject),
                new SubjectLinked(c.Participant, c.Subject.To, c.Subject.Proposed)),
        CloseParticipant c => Change(
            here, c.Participant, e => e.Closed ? null : RefusesLoss(sight, here.Participants.SetItem(c.Participant, e with { Closed = true })),
            e => e.Closed, new ParticipantClosed(c.Participant)),
        ReopenParticipant c => Change(
            here, c.Participant, e => !e.Closed ? null
                : RefusesEmail(here, c.Participant, e.Email.Value) ?? RefusesSubject(here, c.Participant, e.Subject.Value),
            e => !e.Closed, new ParticipantReopened(c.Participant)),
        AddOrganization c => Add(here, c),
        RenameOrganization c => Change(here, c.Organization, o => o.Name.Refuses(c.Name, "name", TextLimits.Name, required: true), o => o.Name.Is(c.Name),
            new OrganizationRenamed(c.Organization, c.Name.To!, c.Name.Proposed)),
        CloseOrganization c => Change(here, c.Organization, _ => null, o => o.Closed, new OrganizationClosed(c.Organization)),
        ReopenOrganization c => Change(here, c.Organization, _ => null, o => !o.Closed, new OrganizationReopened(c.Organization)),
        AddMembership c => Add(here, c),
        ChangeMembership c => Change(sight, here, c),
        RemoveMembership c => Remove(sight, here, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override DirectoryState Evolve(DirectoryState state, DirectoryEvent happened, Recorded recorded) => happened switch
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
        MembershipAdded e => With(
            state, e.Participant, recorded, p => p with { Memberships = p.Memberships.Add(e.Membership, new(e.Group, e.From, e.To)) }),
        MembershipChanged e => With(state, e.Participant, recorded, p => p with
        {
            Memberships = p.Memberships.SetItem(e.Membership, p.Memberships[e.Membership] with { From = e.From, To = e.To }),
        }),
        MembershipRemoved e => With(state, e.Participant, recorded, p => p with { Memberships = p.Memberships.Remove(e.Membership) }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Add(DirectoryState state, AddParticipant c)
    {
        if (c.Participant == ParticipantId.System) return Rejection.Invalid("'system' is reserved for the program itself.", "participant");
        if (state.Participants.TryGetValue(c.Participant, out var known))
            return (known.Name.Value, known.Email.Value, known.Subject.Value) == (c.Name, c.Email, c.Subject)
                ? Decision.Nothing
                : Rejection.Duplicate("participant", "participant");
        return Unless(
            TextLimits.Demands(c.Name, "name", TextLimits.Name) ?? RefusesEmail(state, c.Participant, c.Email)
                ?? RefusesSubject(state, c.Participant, c.Subject),
            new ParticipantAdded(c.Participant, c.Name, c.Email, c.Subject, c.Sample));
    }

    private static Decision Change(
        DirectoryState state, ParticipantId id, Func<ParticipantEntry, Rejection?> refuses, Func<ParticipantEntry, bool> isDone, Event happened) =>
        !state.Participants.TryGetValue(id, out var entry) ? Rejection.Missing("participant", "participant")
        : refuses(entry) is { } refused ? refused
        : isDone(entry) ? Decision.Nothing
        : Happened(happened);

    private static Decision Change(
        DirectoryState state, GroupId id, Func<OrganizationEntry, Rejection?> refuses, Func<OrganizationEntry, bool> isDone, Event happened) =>
        !state.Organizations.TryGetValue(id, out var entry) ? Rejection.Missing("organisation", "organization")
        : refuses(entry) is { } refused ? refused
        : isDone(entry) ? Decision.Nothing
        : Happened(happened);

    private static Decision Add(DirectoryState state, AddOrganization c)
    {
        if (state.Organizations.TryGetValue(c.Organization, out var known))
            return known.Name.Value == c.Name && known.Kind == c.Kind ? Decision.Nothing : Rejection.Duplicate("organisation", "organization");
        if (TextLimits.Demands(c.Name, "name", TextLimits.Name) is { } refused) return refused;
        var fits = c.Kind switch
        {
            OrganizationKind.GovernmentOffice => c.Organization.IsOffice,
            OrganizationKind.PartnerDelegation => c.Organization.IsPartner,
            _ => c.Organization.IsOrganization,
        };
        return fits
            ? Happened(new OrganizationAdded(c.Organization, c.Name, c.Kind, c.Sample))
            : Rejection.Invalid("The group must be office/… for a government office, partner/… for a partner delegation, or else org/….", "organization");
    }

    private static Decision Add(DirectoryState state, AddMembership c)
    {
        if (!state.Participants.TryGetValue(c.Participant, out var entry)) return Rejection.Missing("participant", "participant");
        if (c.Group != GroupId.Administration && c.Group != GroupId.Program && !state.Organizations.ContainsKey(c.Group))
            return Rejection.Missing("organisation", "group");
        if (entry.Memberships.TryGetValue(c.Membership, out var known))
            return known == new MembershipEntry(c.Group, c.From, c.To) ? Decision.Nothing : Rejection.Duplicate("membership", "membership");
        if (entry.Memberships.Count >= MostMemberships)
            return new Rejection(RejectionCode.TooMany, $"A participant can have at most {MostMemberships} memberships.", "membership");
        return Unless(Rejection.Backwards(c.From, c.To, "to"), new MembershipAdded(c.Membership, c.Participant, c.Group, c.From, c.To));
    }

    private static Decision Change(Sight sight, DirectoryState state, ChangeMembership c)
    {
        if (Find(state, c.Participant, c.Membership) is not var (entry, membership)) return Rejection.Missing("membership", "membership");
        var changed = membership with { From = c.From, To = c.To };
        if (changed == membership) return Decision.Nothing;
        var after = state.Participants.SetItem(c.Participant, entry with { Memberships = entry.Memberships.SetItem(c.Membership, changed) });
        return Unless(Rejection.Backwards(c.From, c.To, "to") ?? RefusesLoss(sight, after), new MembershipChanged(c.Membership, c.Participant, c.From, c.To));
    }

    private static Decision Remove(Sight sight, DirectoryState state, RemoveMembership c)
    {
        if (Find(state, c.Participant, c.Membership) is not var (entry, _)) return Rejection.Missing("membership", "membership");
        var after = state.Participants.SetItem(c.Participant, entry with { Memberships = entry.Memberships.Remove(c.Membership) });
        return Unless(RefusesLoss(sight, after), new MembershipRemoved(c.Membership, c.Participant));
    }

    private static (ParticipantEntry, MembershipEntry)? Find(DirectoryState state, ParticipantId participant, EntityId membership) =>
        state.Participants.TryGetValue(participant, out var entry) && entry.Memberships.TryGetValue(membership, out var found) ? (entry, found) : null;

    /// <summary>Refuses to leave an installation without an administrator, if it has one.</summary>
    private static Rejection? RefusesLoss(Sight sight, ImmutableSortedDictionary<ParticipantId, ParticipantEntry> after)
    {
        var today = sight.Standing.Today;
        var before = sight.Of<DirectoryState>(sight.At)!.Participants;
        return before.Values.Any(Administers) && (!after.Values.Any(Administers) || Until(after) < Until(before))
            ? Rejection.Invalid("This would leave no administrator. Make another participant an administrator first.", "participant")
            : null;

        bool Administers(ParticipantEntry entry) => Of(entry).Any(m => new Membership(m.Group, m.From, m.To).Covers(today));

        // The last day on which there is an administrator: to shorten it would lock everybody out on the day after.
        static DateOnly Until(ImmutableSortedDictionary<ParticipantId, ParticipantEntry> participants) =>
            participants.Values.SelectMany(Of).Select(m => m.To ?? DateOnly.MaxValue).DefaultIfEmpty(DateOnly.MinValue).Max();

        static IEnumerable<MembershipEntry> Of(ParticipantEntry entry) =>
            entry.Closed ? [] : entry.Memberships.Values.Where(m => m.Group == GroupId.Administration);
    }

    private static Rejection? RefusesEmail(DirectoryState state, ParticipantId participant, string? email)
    {
        if (email is null) return null;
        if (EmailAddress.Refuses(email, "email") is { } refused) return refused;
        return state.ByEmail(email) is { } other && other != participant ? Rejection.Duplicate("e-mail address", "email") : null;
    }

    private static Rejection? RefusesSubject(DirectoryState state, ParticipantId participant, string? subject) =>
        subject is null ? null
        : TextLimits.Demands(subject, "subject", SubjectLength)
            ?? (state.BySubject(subject) is { } other && other != participant ? Rejection.Duplicate("subject", "subject") : null);

    private static Decision Unless(Rejection? refused, Event happened) => refused is null ? Happened(happened) : refused;
    private static Decision Happened(Event happened) => Decision.Of(CompartmentId.Administration, happened);

    private static ParticipantEntry Entry(ParticipantAdded e, Recorded recorded) => new(
        Field.Empty.Set(e.Name, recorded), Set(e.Email, recorded), Set(e.Subject, recorded), e.Sample, false,
        ImmutableSortedDictionary<EntityId, MembershipEntry>.Empty, recorded.Version);

    private static Field Set(string? value, Recorded recorded) => value is null ? Field.Empty : Field.Empty.Set(value, recorded);

    private static DirectoryState With(DirectoryState state, ParticipantId id, Recorded recorded, Func<ParticipantEntry, ParticipantEntry> change) =>
        state with { Participants = state.Participants.SetItem(id, change(state.Participants[id]) with { Changed = recorded.Version }) };

    private static DirectoryState With(DirectoryState state, GroupId id, Recorded recorded, Func<OrganizationEntry, OrganizationEntry> change) =>
        state with { Organizations = state.Organizations.SetItem(id, change(state.Organizations[id]) with { Changed = recorded.Version }) };
}
