using System.Runtime.CompilerServices;

namespace Tracker.Domain.Parts;

/// <summary>Who takes part in which role and when. There is always a head.</summary>
/// <param name="home">The compartment of the roster.</param>
/// <param name="most">Most entries, including those that ended.</param>
public sealed class RosterPart<TState>(CompartmentId home, Lens<TState, ImmutableSortedDictionary<EntityId, RosterEntry>> book, int most)
    : Part<TState, RosterCommand, RosterEvent>
{
    protected override bool Belongs(CompartmentId at, RosterCommand command) => at == home;

    protected override Decision Decide(TState here, Sight sight, RosterCommand command)
    {
        var roster = book.Of(here);
        return command switch
        {
            AddToRoster c => Add(roster, c),
            ChangeRole c => roster.TryGetValue(c.Id, out var entry) ? Change(roster, entry, c, sight.Standing.Today) : NoEntry,
            EndRosterEntry c => roster.TryGetValue(c.Id, out var entry) ? End(roster, entry, c, sight.Standing.Today) : NoEntry,
            HandOverHeadship c => HandOver(roster, c, sight.Standing.Today),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override TState Evolve(TState state, RosterEvent happened, Recorded recorded)
    {
        var roster = book.Of(state);
        return book.With(state, happened switch
        {
            RosterEntryAdded e => roster.Add(e.Id, RosterEntry.Of(e, recorded)),
            RoleChanged e => roster.SetItem(e.Id, roster[e.Id] with { Role = roster[e.Id].Role.Set(e.To, recorded) }),
            RosterEntryEnded e => roster.SetItem(e.Id, roster[e.Id] with { To = roster[e.Id].To.Set(e.To, recorded) }),
            _ => throw new UnknownEventException(happened.GetType().Name),
        });
    }

    private static readonly Rejection NoEntry = Rejection.Missing("roster entry", "id");

    private Decision Add(ImmutableSortedDictionary<EntityId, RosterEntry> roster, AddToRoster c) => Decision.Unless(
        (roster.ContainsKey(c.Id) ? Rejection.Duplicate("roster entry", "id") : null)
            ?? Rejection.Full(roster.Count, most, "roster entries")
            ?? TextLimits.Demands(c.Name, "name", TextLimits.Name)
            ?? Roster.RefusesOrganization(c.Organization, "organization")
            ?? Rejection.Backwards(c.From, c.To, "to"),
        home, new RosterEntryAdded(c.Id, c.Participant, c.Name, c.Organization, c.Role, c.From, c.To));

    private Decision Change(ImmutableSortedDictionary<EntityId, RosterEntry> roster, RosterEntry entry, ChangeRole c, DateOnly today) =>
        HeadIsLost(roster, entry with { Role = new(c.To) }, today) is { } lost && entry.Role.Is(c.Was)
            ? lost
            : entry.Role.Decide(c.Was, c.To, "role", home, new RoleChanged(c.Id, c.Was, c.To));

    private Decision End(ImmutableSortedDictionary<EntityId, RosterEntry> roster, RosterEntry entry, EndRosterEntry c, DateOnly today)
    {
        if (Rejection.Backwards(entry.From, c.To, "to") is { } broken) return broken;
        return HeadIsLost(roster, entry with { To = new(c.To) }, today) is { } lost && entry.To.Is(c.Was)
            ? lost
            : entry.To.Decide(c.Was, c.To, "to", home, new RosterEntryEnded(c.Id, c.Was, c.To));
    }

    private Decision HandOver(ImmutableSortedDictionary<EntityId, RosterEntry> roster, HandOverHeadship c, DateOnly today)
    {
        if (!roster.TryGetValue(c.From, out var head)) return Rejection.Missing("roster entry", "from");
        if (!roster.TryGetValue(c.To, out var next)) return Rejection.Missing("roster entry", "to");
        if (RefusesHandOver(head, next, today) is { } refused) return refused;
        var raised = next with { Role = new(RosterRole.Head) };
        if (HeadIsLost(roster.SetItem(c.To, raised), head with { Role = new(RosterRole.Member) }, today) is { } lost) return lost;
        var stepsDown = new Directed(home, new RoleChanged(c.From, RosterRole.Head, RosterRole.Member));
        return next.Role.Is(RosterRole.Head)
            ? Decision.Of(stepsDown)
            : Decision.Of(new Directed(home, new RoleChanged(c.To, next.Role.Value, RosterRole.Head)), stepsDown);
    }

    private static Rejection? RefusesHandOver(RosterEntry head, RosterEntry next, DateOnly today) =>
        head.Id == next.Id ? Rejection.Invalid("The headship can only be handed over to another entry of the roster.", "to")
        : !head.Role.Is(RosterRole.Head) ? Rejection.IllegalStep("This entry is not the head, so it has no headship to hand over.", "from")
        : next.Role.Is(RosterRole.Observer) ? Rejection.IllegalStep("An observer cannot become head. Give them another role first.", "to")
        : next.To.Value < today ? Rejection.IllegalStep("This entry of the roster has ended.", "to")
        : next.From > today ? Rejection.IllegalStep("This entry of the roster has not begun yet.", "to")
        : null;

    private static Rejection? HeadIsLost(ImmutableSortedDictionary<EntityId, RosterEntry> roster, RosterEntry changed, DateOnly today) =>
        Roster.HeadedUntil(roster.SetItem(changed.Id, changed).Values, today) < Roster.HeadedUntil(roster.Values, today)
            ? Rejection.IllegalStep("A delegation must always have a head. Add another head without a last day first.", "to")
            : null;
}

/// <summary>Questions about a roster.</summary>
public static class Roster
{
    // Needed after every event, most of which leave the roster as it was.
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<EntityId, RosterEntry>, AccessList> Lists = [];

    /// <summary>The roster as an access list, in an order that depends on its content only.</summary>
    public static AccessList AccessListOf(ImmutableSortedDictionary<EntityId, RosterEntry> roster) => Lists.GetValue(roster, static r => new AccessList(
        [.. r.Values.OrderBy(e => e.Participant.Value, StringComparer.Ordinal).ThenBy(e => e.Id.Value, StringComparer.Ordinal).Select(e => e.Line)]));

    /// <summary>The last day up to which there is a head on every day from <paramref name="today"/>.</summary>
    public static DateOnly HeadedUntil(IEnumerable<RosterEntry> roster, DateOnly today)
    {
        var heads = roster.Where(r => r.Role.Value == RosterRole.Head).ToArray();
        for (var day = today; ;)
        {
            var last = heads.Where(h => h.Covers(day)).Select(h => h.To.Value ?? DateOnly.MaxValue).DefaultIfEmpty(day.AddDays(-1)).Max();
            if (last < day || last == DateOnly.MaxValue) return last;
            day = last.AddDays(1);
        }
    }

    /// <summary>True if a participant is on the roster today or later.</summary>
    public static bool Has(ImmutableSortedDictionary<EntityId, RosterEntry> roster, ParticipantId participant, DateOnly today) =>
        roster.Values.Any(r => r.Participant == participant && (r.To.Value is null || r.To.Value >= today));

    /// <summary>True if a participant is on the roster that day and not only to read.</summary>
    public static bool Writes(ImmutableSortedDictionary<EntityId, RosterEntry> roster, ParticipantId participant, DateOnly day) =>
        roster.Values.Any(r => r.Participant == participant && r.Covers(day) && !r.Role.Is(RosterRole.Observer));

    public static Rejection? RefusesOrganization(GroupId group, string field) =>
        group.IsOrganization || group.IsOffice ? null : Rejection.Invalid("This group is neither an organisation nor a government office.", field);
}
