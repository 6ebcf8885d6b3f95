namespace Tracker.Domain.Delegations;

/// <summary>Who may read, write and send which command in the compartments of a delegation.</summary>
public static class DelegationAccess
{
    public static readonly ImmutableArray<CompartmentRule> Compartments =
    [
        CompartmentRule.One(CompartmentId.Delegation, s => IsProgram(s) ? Right.Write : OfRole(s.Role)),
        CompartmentRule.One(CompartmentId.Government, s => s.Principal.IsGovernment(s.Today) ? Right.Write : Right.None),
        CompartmentRule.One(CompartmentId.Program, s => s.Principal.IsProgramManager(s.Today) || s.Role == RosterRole.Head ? Right.Write : Right.None),
        CompartmentRule.EachOrganization((s, employer) => s.Principal.Holds(employer, s.Today) ? OfRole(s.Role) : Right.None),
        CompartmentRule.EachPartner(InPartner),
    ];

    /// <summary>What is due at a moment, the program says by itself.</summary>
    private static bool IsProgram(Standing standing) => standing.Principal.Id == ParticipantId.System;

    private static Right OfRole(RosterRole? role) => role switch
    {
        null => Right.None,
        RosterRole.Observer => Right.Read,
        _ => Right.Write,
    };

    private static Right InPartner(Standing standing, GroupId partner) =>
        standing.Principal.Holds(partner, standing.Today) || standing.Role is RosterRole.Head or RosterRole.Spokesperson ? Right.Write
        : standing.Role is null ? Right.None
        : Right.Read;

    /// <summary>True for the roles that may write all of a delegation, not only notes and concurrences.</summary>
    public static bool WritesPositions(RosterRole? role) =>
        role is RosterRole.Member or RosterRole.Liaison or RosterRole.Spokesperson or RosterRole.Head;

    public static Rejection? Forbids(Standing standing, CompartmentId at, Command command)
    {
        if (command is CreateDelegation) return null;
        if (at == CompartmentId.Delegation && standing.Role == RosterRole.Adviser
            && command is not (NoteCommand or ConcurrenceCommand or AnswerPreparation or RatingCommand))
            return Rejection.Forbidden("Advisers can only write notes, concurrences, ratings and answers to invitations.");
        return command switch
        {
            RosterCommand when standing.Role != RosterRole.Head => Rejection.Forbidden("Only the head can change the roster."),
            ChangeGathering when standing.Role != RosterRole.Head => Rejection.Forbidden("Only the head can change where the delegation goes and when."),
            ArchiveDelegation or ReopenDelegation when standing.Role != RosterRole.Head =>
                Rejection.Forbidden("Only the head can archive or reopen the delegation."),
            FreezeBrief when standing.Role is not (RosterRole.Head or RosterRole.Spokesperson) =>
                Rejection.Forbidden("Only the head or a spokesperson can freeze a brief."),
            RecordVote or CorrectVote or SettleVote when standing.Role is not (RosterRole.Head or RosterRole.Spokesperson) =>
                Rejection.Forbidden("Only the head or a spokesperson can settle a vote and record that it was cast."),
            RemindOfVote or MissVote when !IsProgram(standing) => Rejection.OnlyTheProgram,
            OpenFloor or CloseFloor or LetRunFloor when standing.Role != RosterRole.Head =>
                Rejection.Forbidden("Only the head can open and close the floor, and let somebody else run it."),
            NameDecider when standing.Role != RosterRole.Head => Rejection.Forbidden("Only the head can name who decides comments."),
            Instruct when standing.Role != RosterRole.Head => Rejection.Forbidden("Only the head can give and change an instruction."),
            FinishReport or ReopenReport when standing.Role != RosterRole.Head =>
                Rejection.Forbidden("Only the head can finish the report and reopen it."),
            SetAuthority when standing.Role != RosterRole.Head => Rejection.Forbidden("Only the head can set who may change a position."),
            PublishPosition or WithdrawPosition when standing.Role != RosterRole.Head =>
                Rejection.Forbidden("Only the head can share positions with partners."),
            RespondToPosition when at.OwnerPartner is { } partner && !standing.Principal.Holds(partner, standing.Today) =>
                Rejection.Forbidden("Only the partner delegation can respond to a shared position."),
            _ => null,
        };
    }

    /// <summary>Only its author or the head may change a note; the head may not change notes of a partner delegation.</summary>
    public static Rejection? RefusesNote(Sight sight, Note note) =>
        note.Author == sight.By || sight.Standing.Role == RosterRole.Head && sight.At.OwnerPartner is null
            ? null
            : Rejection.Forbidden("Only its author or the head can change a note.");

    /// <summary>If the audience sees the roster, the owner of a task must be on it.</summary>
    public static Rejection? RefusesOwner(Sight sight, ParticipantId owner, string field) =>
        (sight.At == CompartmentId.Delegation || sight.At.OwnerOrganization is not null)
        && !(sight.Of<DelegationState>(CompartmentId.Delegation) is { } delegation && Roster.Has(delegation.Roster, owner, sight.Standing.Today))
            ? Rejection.Invalid("The owner of a task must be on the roster of the delegation.", field)
            : null;

    /// <summary>Publishing a view writes in two compartments and needs write access to both.</summary>
    public static Rejection? RefusesIssue(Sight sight) =>
        sight.Of<DelegationState>(CompartmentId.Delegation) is not null && WritesPositions(sight.Standing.Role)
            ? null
            : Rejection.Forbidden("Only a member, liaison, spokesperson or head on the roster can do this.");
}
