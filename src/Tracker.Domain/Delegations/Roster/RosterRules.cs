using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    private static Decision Roster(DelegationState here, DateOnly today, RosterCommand command) => command switch
    {
        AddToRoster c => Add(here, c),
        ChangeRole c => here.Roster.TryGetValue(c.Id, out var entry) ? Change(here, entry, c, today) : NoEntry,
        EndRosterEntry c => here.Roster.TryGetValue(c.Id, out var entry) ? End(here, entry, c, today) : NoEntry,
        _ => Unknown(command),
    };

    private static readonly Rejection NoEntry = Rejection.Missing("roster entry", "id");

    private static Decision Add(DelegationState here, AddToRoster c)
    {
        var broken = (here.Roster.ContainsKey(c.Id) ? Rejection.Duplicate("roster entry", "id") : null)
            ?? Full(here.Roster.Count, DelegationLimits.RosterEntries, "roster entries")
            ?? TextLimits.Demands(c.Name, "name", TextLimits.Name)
            ?? RefusesOrganization(c.Organization, "organization")
            ?? RefusesInterval(c.From, c.To, "to");
        return broken is not null
            ? broken
            : Here(CompartmentId.Delegation, new RosterEntryAdded(c.Id, c.Participant, c.Name, c.Organization, c.Role, c.From, c.To));
    }

    private static Decision Change(DelegationState here, RosterEntry entry, ChangeRole c, DateOnly today) =>
        HeadIsLost(here, entry with { Role = new(c.To) }, today) is { } lost && entry.Role.Is(c.Was)
            ? lost
            : Change(entry.Role, c.Was, c.To, "role", CompartmentId.Delegation, new RoleChanged(c.Id, c.Was, c.To));

    private static Decision End(DelegationState here, RosterEntry entry, EndRosterEntry c, DateOnly today)
    {
        if (RefusesInterval(entry.From, c.To, "to") is { } broken) return broken;
        return HeadIsLost(here, entry with { To = new(c.To) }, today) is { } lost && entry.To.Is(c.Was)
            ? lost
            : Change(entry.To, c.Was, c.To, "to", CompartmentId.Delegation, new RosterEntryEnded(c.Id, c.Was, c.To));
    }

    private static Rejection? HeadIsLost(DelegationState here, RosterEntry changed, DateOnly today) =>
        HeadedUntil(here.Roster.SetItem(changed.Id, changed).Values, today) < HeadedUntil(here.Roster.Values, today)
            ? IllegalStep("A delegation always has a head: name another, without a last day, before this one leaves the role.", "to")
            : null;

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

    private static Rejection? RefusesInterval(DateOnly? from, DateOnly? to, string field) =>
        from is not null && to < from ? Rejection.Invalid("The last day cannot be before the first.", field) : null;
}
