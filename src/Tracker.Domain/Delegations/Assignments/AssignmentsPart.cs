namespace Tracker.Domain.Delegations;

/// <summary>Who speaks, takes notes, edits and is a candidate at each point. The spokesperson is kept with the position.</summary>
public sealed class AssignmentsPart : Part<DelegationState, AssignmentCommand, AssignmentEvent>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    protected override bool Belongs(CompartmentId at, AssignmentCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, AssignmentCommand command) =>
        AgendaPart.Closed(here, command.Point, "point") is { } closed ? closed : command switch
        {
            AssignRole c => Assign(here, sight, c),
            ReleaseRole c => Release(here, sight, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };

    protected override DelegationState Evolve(DelegationState state, AssignmentEvent happened, Recorded recorded) => happened switch
    {
        RoleAssigned e => With(state, e.Point, e.Role, who => who.Add(e.Participant)),
        RoleReleased e => With(state, e.Point, e.Role, who => who.Remove(e.Participant)),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Assign(DelegationState here, Sight sight, AssignRole c)
    {
        var today = sight.Standing.Today;
        if (RefusesSender(sight, c.Participant, "Only the head can assign others. Anyone else volunteers for themselves.") is { } no) return no;
        // A spokesperson may change the position, so only those who may do so already become one.
        if (c.Role == PointRole.Spokesperson && PositionsPart.RefusesSender(here.Positions[c.Point], sight.Standing) is { } closed) return closed;
        if (!Enum.IsDefined(c.Role)) return TextLimits.Required("role");
        if (RefusesHolder(here, c.Participant, today) is { } unfit) return unfit;
        var line = PointRoles.Of(here, c.Point, c.Role, today);
        if (line.Takes.Contains(c.Participant)) return Decision.Nothing;
        if (line.Takes.Length >= PointRoles.LimitOf(c.Role)) return RefusesMore(here, line);
        // Those who left the roster make room.
        var left = PointRoles.LimitOf(c.Role) == 1 ? line.Left : [];
        return c.Role == PointRole.Spokesperson
            ? Decision.Of(At, new SpokespersonSet(c.Point, here.Positions[c.Point].Spokesperson.Value, c.Participant))
            : Decision.Of(
                [.. left.Select(l => new Directed(At, new RoleReleased(c.Point, c.Role, l))), new(At, new RoleAssigned(c.Point, c.Role, c.Participant))]);
    }

    private static Decision Release(DelegationState here, Sight sight, ReleaseRole c)
    {
        if (RefusesSender(sight, c.Participant, "Only the head can release others.") is { } no) return no;
        var line = PointRoles.Of(here, c.Point, c.Role, sight.Standing.Today);
        return !line.Takes.Contains(c.Participant) && !line.Left.Contains(c.Participant) ? Decision.Nothing
            : Decision.Of(At, c.Role == PointRole.Spokesperson
                ? new SpokespersonSet(c.Point, c.Participant) : new RoleReleased(c.Point, c.Role, c.Participant));
    }

    private static Rejection? RefusesSender(Sight sight, ParticipantId participant, string sentence) =>
        sight.Standing.Role == RosterRole.Head || participant == sight.By ? null : Rejection.Forbidden(sentence);

    private static Rejection? RefusesHolder(DelegationState here, ParticipantId participant, DateOnly today)
    {
        var entries = here.Roster.Values.Where(r => r.Participant == participant && (r.To.Value is null || r.To.Value >= today)).ToList();
        return entries.Count == 0 ? Rejection.Invalid("Only participants on the roster of the delegation can have a role at a point.", "participant")
            : entries.TrueForAll(e => e.Role.Is(RosterRole.Observer)) ? Rejection.Invalid("An observer cannot have a role at a point.", "participant")
            : null;
    }

    private static Rejection RefusesMore(DelegationState here, RoleLine line)
    {
        if (PointRoles.LimitOf(line.Role) > 1) return Rejection.Full(line.Takes.Length, PointRoles.LimitOf(line.Role), "participants in one role of a point")!;
        var name = here.Roster.Values.First(r => r.Participant == line.Takes[0]).Name;
        return Rejection.IllegalStep($"{name} has this role already, and a point has only one. Release them first.", "role");
    }

    private static DelegationState With(
        DelegationState state, EntityId point, PointRole role, Func<ImmutableArray<ParticipantId>, ImmutableArray<ParticipantId>> change)
    {
        var (agenda, roles) = (state.Agenda[point], state.Agenda[point].Assigned ?? ImmutableSortedDictionary<PointRole, ImmutableArray<ParticipantId>>.Empty);
        return state with { Agenda = state.Agenda.SetItem(point, agenda with { Assigned = roles.SetItem(role, change(roles.GetValueOrDefault(role, []))) }) };
    }
}
