using System.Collections.Immutable;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

/// <summary>What a delegation's commands lead to: events, or the reason why not. Each topic has its own part.</summary>
public static partial class DelegationRules
{
    public static Decision Decide(Sight sight, Command command)
    {
        var at = sight.At;
        if (command is DelegationCommand c && !DelegationAccess.Belongs(c, at))
            return Rejection.Invalid($"This command does not belong in the compartment '{at}'.", "compartment");
        var state = sight.Of<DelegationState>(at);
        if (command is CreateDelegation create) return Create(create, state);
        if (at == CompartmentId.Delegation && state?.Facts is null) return Rejection.NotFound;
        if (at.OwnerPartner is not null && state is null) return NothingShared(sight);
        return Decide(sight, state ?? DelegationState.Empty, command);
    }

    private static Decision Decide(Sight sight, DelegationState here, Command command) => command switch
    {
        FactsCommand c => Facts(here.Facts!, sight.At, c),
        RosterCommand c => Roster(here, sight.Standing.Today, c),
        AgendaCommand c => Agenda(here, c),
        PositionCommand c => Positions(here, sight.Standing, c),
        Concur c => Concurrences(here, sight.By, c),
        NoteCommand c => Notes(here, sight, c),
        TaskCommand c => Tasks(here, sight, c),
        ViewCommand c => Views(here, sight, c),
        PartnerCommand c => Partners(here, sight, c),
        _ => Unknown(command),
    };

    // Whoever does not hold the delegation must not learn that it exists before something is shared with him.
    private static Rejection NothingShared(Sight sight) =>
        sight.Of<DelegationState>(CompartmentId.Delegation) is null
            ? Rejection.NotFound
            : Rejection.Invalid("Nothing is shared with this partner yet: publish a position first.", "compartment");

    private static Rejection Unknown(Command command) =>
        new(RejectionCode.UnknownCommand, $"A delegation has no rule for '{command.GetType().Name}'.");

    private static Rejection IllegalStep(string sentence, string? field = null) => new(RejectionCode.IllegalStep, sentence, field);

    private static Rejection? Full(int count, int limit, string things) =>
        count < limit ? null : new Rejection(RejectionCode.TooMany, $"There is room for at most {limit} {things} here.");

    private static Decision Here(CompartmentId at, params ImmutableArray<Event> events) =>
        Decision.Of([.. events.Select(e => new Directed(at, e))]);

    private static Decision Change(Field field, Edit edit, string name, int limit, CompartmentId at, Event changed, bool required = false) =>
        field.Refuses(edit, name, limit, required) is { } no ? no
        : field.Knows(edit) ? Decision.Nothing
        : Decision.Of(at, changed);

    private static Decision Change<T>(Choice<T> choice, T was, T to, string name, CompartmentId at, Event changed) =>
        choice.Refuses(was, to, name) is { } no ? no
        : choice.Is(to) ? Decision.Nothing
        : Decision.Of(at, changed);

    private static Rejection? RefusesOrganization(GroupId group, string field) =>
        group.IsOrganization || group.IsOffice ? null : Rejection.Invalid("An organisation is written org/<id>, a government office office/<id>.", field);
}
