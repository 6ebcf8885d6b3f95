namespace Tracker.Domain.HostingPlans;

/// <summary>How a venue is chosen, and what happens when it is lost.</summary>
internal static class Choosing
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    public static Decision Decide(HostingPlan here, HostingCommand command) => command switch
    {
        AddVenue c => Decision.Unless(
            (here.AllVenues.ContainsKey(c.Id) ? Rejection.Duplicate("venue", "id") : null)
                ?? Rejection.Full(here.AllVenues.Count, HostingPlan.MostVenues, "venues") ?? c.Terms.Refuses("terms"),
            At, new VenueAdded(c.Id, c.Terms)),
        ChangeVenue c => here.AllVenues.GetValueOrDefault(c.Id) is not { } venue ? Rejection.Missing("venue", "id")
            : c.To.Refuses("to") is { } no ? no : venue.Terms.Decide(c.Was, c.To, "to", At, new VenueChanged(c.Id, c.Was, c.To)),
        SelectVenue c => (c.To is { } to ? Selectable(here, to, "to") : null) is { } no
            ? no : here.Selected.Decide(c.Was, c.To, "to", At, new VenueSelected(c.Was, c.To)),
        LoseVenue c => Lose(here, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    private static Decision Lose(HostingPlan here, LoseVenue c)
    {
        if (here.AllVenues.GetValueOrDefault(c.Id) is not { } venue) return Rejection.Missing("venue", "id");
        if (venue.IsLost) return Decision.Nothing;
        var isSelected = here.Selected.Is(c.Id);
        var broken = TextLimits.Demands(c.Reason, "reason", TextLimits.Line)
            ?? (c.FallBack is not { } other ? null
                : !isSelected || other == c.Id ? Rejection.Invalid("Only the selected venue falls back, to another one.", "fallBack")
                : Selectable(here, other, "fallBack"));
        if (broken is not null) return broken;
        var lost = new Directed(At, new VenueLost(c.Id, c.Reason));
        return isSelected ? Decision.Of(lost, new Directed(At, new VenueSelected(c.Id, c.FallBack))) : Decision.Of(lost);
    }

    private static Rejection? Selectable(HostingPlan here, EntityId id, string field) =>
        here.AllVenues.GetValueOrDefault(id) is not { } venue ? Rejection.Missing("venue", field)
        : venue.IsLost ? Rejection.IllegalStep("This venue is lost. Choose another one.", field)
        : null;
}
