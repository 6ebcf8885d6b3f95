namespace Tracker.Domain.Directory;

/// <summary>What may change in the directory, and what it makes of it.</summary>
internal sealed class DirectoryPart : Part<DirectoryState, DirectoryCommand, DirectoryEvent>
{
    private const int EmailLength = 254;
    private const int SubjectLength = 255;
    private const int MostMemberships = 200;

    protected override Decision Decide(DirectoryState here, Sight sight, DirectoryCommand command) => command switch
    {
        OpenDirectory => sight.Of<DirectoryState>(sight.At) is null ? Happened(new DirectoryOpened()) : Decision.Nothing,
        AddParticipant c => Add(here, c),
        RenameParticipant c => Change(here, c.Participant, e => e.Name, c.Name, "name", TextLimits.Name, true, () => new ParticipantRenamed(c.Participant, c.Name.To!, c.Name.Proposed)),
        ChangeEmail c => EmailRefuses(here, c.Participant, c.Email.To) is { } refused
            ? refused
            : Change(here, c.Participant, e => e.Email, c.Email, "email", EmailLength, false, () => new EmailChanged(c.Participant, c.Email.To, c.Email.Proposed)),
        LinkSubject c => SubjectRefuses(here, c.Participant, c.Subject.To) is { } refused
            ? refused
            : Change(here, c.Participant, e => e.Subject, c.Subject, "subject", SubjectLength, false, () => new SubjectLinked(c.Participant, c.Subject.To, c.Subject.Proposed)),
        CloseParticipant c => Close(sight, here, c),
        ReopenParticipant c => Reopen(here, c),
        AddOrganization c => Add(here, c),
        RenameOrganization c => Rename(here, c),
        CloseOrganization c => Closing(here, c.Organization, true, new OrganizationClosed(c.Organization)),
        ReopenOrganization c => Closing(here, c.Organization, false, new OrganizationReopened(c.Organization)),
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
        MembershipAdded e => With(state, e.Participant, recorded, p => p with { Memberships = p.Memberships.Add(e.Membership, new(e.Group, e.From, e.To)) }),
        MembershipChanged e => With(state, e.Participant, recorded, p => p with
        {
            Memberships = p.Memberships.SetItem(e.Membership, p.Memberships[e.Membership] with { From = e.From, To = e.To }),
        }),
        MembershipRemoved e => With(state, e.Participant, recorded, p => p with { Memberships = p.Memberships.Remove(e.Membership) }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Add(DirectoryState state, AddParticipant c)
    {
        if (c.Participant == ParticipantId.System) return Rejection.Invalid("'system' is the program itself.", "participant");
        if (state.Participants.TryGetValue(c.Participant, out var standing))
            return standing.Name.Value == c.Name && standing.Email.Value == c.Email && standing.Subject.Value == c.Subject
                ? Decision.Nothing
                : Rejection.Duplicate("participant", "participant");
        return Unless(
            TextLimits.Demands(c.Name, "name", TextLimits.Name) ?? EmailRefuses(state, c.Participant, c.Email) ?? SubjectRefuses(state, c.Participant, c.Subject),
            new ParticipantAdded(c.Participant, c.Name, c.Email, c.Subject, c.Sample));
    }

    private static Decision Change(
        DirectoryState state, ParticipantId participant, Func<ParticipantEntry, Field> field, Edit edit, string name, int limit, bool required, Func<Event> happened)
    {
        if (!state.Participants.TryGetValue(participant, out var entry)) return Rejection.Missing("participant", "participant");
        if (field(entry).Refuses(edit, name, limit, required) is { } refused) return refused;
        return field(entry).Is(edit) ? Decision.Nothing : Happened(happened());
    }

    private static Decision Close(Sight sight, DirectoryState state, CloseParticipant c)
    {
        if (!state.Participants.TryGetValue(c.Participant, out var entry)) return Rejection.Missing("participant", "participant");
        if (entry.Closed) return Decision.Nothing;
        return Unless(LeavesNobody(sight, state.Participants.SetItem(c.Participant, entry with { Closed = true })), new ParticipantClosed(c.Participant));
    }

    private static Decision Reopen(DirectoryState state, ReopenParticipant c)
    {
        if (!state.Participants.TryGetValue(c.Participant, out var entry)) return Rejection.Missing("participant", "participant");
        if (!entry.Closed) return Decision.Nothing;
        return Unless(
            EmailRefuses(state, c.Participant, entry.Email.Value) ?? SubjectRefuses(state, c.Participant, entry.Subject.Value),
            new ParticipantReopened(c.Participant));
    }

    private static Decision Add(DirectoryState state, AddOrganization c)
    {
        if (state.Organizations.TryGetValue(c.Organization, out var standing))
            return standing.Name.Value == c.Name && standing.Kind == c.Kind ? Decision.Nothing : Rejection.Duplicate("organisation", "organization");
        if (TextLimits.Demands(c.Name, "name", TextLimits.Name) is { } refused) return refused;
        var fits = c.Kind switch
        {
            OrganizationKind.GovernmentOffice => c.Organization.IsOffice,
            OrganizationKind.PartnerDelegation => c.Organization.IsPartner,
            _ => c.Organization.IsOrganization,
        };
        return fits
            ? Happened(new OrganizationAdded(c.Organization, c.Name, c.Kind, c.Sample))
            : Rejection.Invalid("A government office is named office/<id>, a partner delegation partner/<id>, every other organisation org/<id>.", "organization");
    }

    private static Decision Rename(DirectoryState state, RenameOrganization c)
    {
        if (!state.Organizations.TryGetValue(c.Organization, out var entry)) return Rejection.Missing("organisation", "organization");
        if (entry.Name.Refuses(c.Name, "name", TextLimits.Name, required: true) is { } refused) return refused;
        return entry.Name.Is(c.Name) ? Decision.Nothing : Happened(new OrganizationRenamed(c.Organization, c.Name.To!, c.Name.Proposed));
    }

    private static Decision Closing(DirectoryState state, GroupId organization, bool closed, Event happened) =>
        !state.Organizations.TryGetValue(organization, out var entry) ? Rejection.Missing("organisation", "organization")
        : entry.Closed == closed ? Decision.Nothing
        : Happened(happened);

    private static Decision Add(DirectoryState state, AddMembership c)
    {
        if (!state.Participants.TryGetValue(c.Participant, out var entry)) return Rejection.Missing("participant", "participant");
        if (c.Group != GroupId.Administration && c.Group != GroupId.Program && !state.Organizations.ContainsKey(c.Group))
            return Rejection.Missing("organisation", "group");
        if (entry.Memberships.TryGetValue(c.Membership, out var standing))
            return standing == new MembershipEntry(c.Group, c.From, c.To) ? Decision.Nothing : Rejection.Duplicate("membership", "membership");
        if (entry.Memberships.Count >= MostMemberships)
            return new Rejection(RejectionCode.TooMany, $"A participant holds at most {MostMemberships} memberships.", "membership");
        return Unless(Rejection.Backwards(c.From, c.To, "to"), new MembershipAdded(c.Membership, c.Participant, c.Group, c.From, c.To));
    }

    private static Decision Change(Sight sight, DirectoryState state, ChangeMembership c)
    {
        if (Find(state, c.Participant, c.Membership) is not var (entry, membership)) return Rejection.Missing("membership", "membership");
        var changed = membership with { From = c.From, To = c.To };
        if (changed == membership) return Decision.Nothing;
        var after = state.Participants.SetItem(c.Participant, entry with { Memberships = entry.Memberships.SetItem(c.Membership, changed) });
        return Unless(Rejection.Backwards(c.From, c.To, "to") ?? LeavesNobody(sight, after), new MembershipChanged(c.Membership, c.Participant, c.From, c.To));
    }

    private static Decision Remove(Sight sight, DirectoryState state, RemoveMembership c)
    {
        if (Find(state, c.Participant, c.Membership) is not var (entry, _)) return Rejection.Missing("membership", "membership");
        var after = state.Participants.SetItem(c.Participant, entry with { Memberships = entry.Memberships.Remove(c.Membership) });
        return Unless(LeavesNobody(sight, after), new MembershipRemoved(c.Membership, c.Participant));
    }

    private static (ParticipantEntry, MembershipEntry)? Find(DirectoryState state, ParticipantId participant, EntityId membership) =>
        state.Participants.TryGetValue(participant, out var entry) && entry.Memberships.TryGetValue(membership, out var found) ? (entry, found) : null;

    /// <summary>Refuses what would leave an installation that has an administrator without one.</summary>
    private static Rejection? LeavesNobody(Sight sight, ImmutableSortedDictionary<ParticipantId, ParticipantEntry> after)
    {
        var today = sight.Standing.Today;
        var before = sight.Of<DirectoryState>(sight.At)!.Participants;
        return before.Values.Any(Administers) && !after.Values.Any(Administers)
            ? Rejection.Invalid("This would leave no administrator. Grant somebody else administration first.", "participant")
            : null;

        bool Administers(ParticipantEntry entry) => !entry.Closed
            && entry.Memberships.Values.Any(m => m.Group == GroupId.Administration && new Membership(m.Group, m.From, m.To).Covers(today));
    }

    private static Rejection? EmailRefuses(DirectoryState state, ParticipantId participant, string? email)
    {
        if (email is null) return null;
        if (TextLimits.Refuses(email, "email", EmailLength) is { } refused) return refused;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at != email.LastIndexOf('@') || at == email.Length - 1 || email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)))
            return Rejection.Invalid("An e-mail address has the form name@host.", "email");
        return state.ByEmail(email) is { } other && other != participant ? Rejection.Duplicate("e-mail address", "email") : null;
    }

    private static Rejection? SubjectRefuses(DirectoryState state, ParticipantId participant, string? subject) =>
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
