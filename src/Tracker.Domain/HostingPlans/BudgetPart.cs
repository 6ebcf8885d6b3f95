using Tracker.Domain.Programs;

namespace Tracker.Domain.HostingPlans;

/// <summary>What something is planned to cost.</summary>
/// <param name="Units">In the smallest unit of its currency.</param>
/// <param name="Venue">The venue option that it belongs to; null if it is spent at any.</param>
public sealed record PlannedCost(string What, long Units, string Currency, EntityId? Venue = null)
{
    internal Rejection? Refuses(string field) =>
        TextLimits.Demands(What, field + ".what", TextLimits.Title) ?? Programs.Currency.Refuses(Currency, field + ".currency")
        ?? (Units is < 1 or > Amount.Most ? Rejection.Invalid("A planned amount is more than zero.", field + ".units") : null);
}

/// <summary>By a program manager, in <c>program</c>.</summary>
[JsonDerivedType(typeof(PlanCost), "plan-cost")]
public abstract record BudgetCommand : Command;

/// <param name="Was">The cost as the sender saw it; null for a new one.</param>
/// <param name="To">Null to take it out of the plan.</param>
public sealed record PlanCost(EntityId Id, PlannedCost? Was = null, PlannedCost? To = null) : BudgetCommand;

[JsonDerivedType(typeof(CostPlanned), "hosting.cost-planned")]
public abstract record BudgetEvent : Event;

public sealed record CostPlanned(EntityId Id, PlannedCost? Was = null, PlannedCost? To = null) : BudgetEvent;

/// <summary>The amounts of a hosting plan.</summary>
internal sealed class BudgetPart : Part<HostingPlan, BudgetCommand, BudgetEvent>
{
    protected override bool Belongs(CompartmentId at, BudgetCommand command) => at == CompartmentId.Program;

    protected override Decision Decide(HostingPlan here, Sight sight, BudgetCommand command)
    {
        if (command is not PlanCost c) return Rejection.UnknownCommand(command.GetType().Name);
        var planned = Of(here, c.Id);
        var broken = c.To?.Refuses("to")
            ?? (c.To?.Venue is { } venue && sight.Of<HostingPlan>(CompartmentId.Delegation)?.AllVenues.ContainsKey(venue) is not true
                ? Rejection.Missing("venue", "to.venue") : null)
            ?? (planned.Value is null && c.To is not null ? Rejection.Full(here.AllCosts.Count(), HostingPlan.MostCosts, "planned costs") : null);
        return broken is not null ? broken : planned.Decide(c.Was, c.To, "to", sight.At, new CostPlanned(c.Id, c.Was, c.To));
    }

    protected override HostingPlan Evolve(HostingPlan state, BudgetEvent happened, Recorded recorded) => happened switch
    {
        CostPlanned e => state with
        {
            Costs = (state.Costs ?? ImmutableSortedDictionary<EntityId, Choice<PlannedCost?>>.Empty).SetItem(e.Id, Of(state, e.Id).Set(e.To, recorded)),
        },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Choice<PlannedCost?> Of(HostingPlan state, EntityId id) => state.Costs?.GetValueOrDefault(id) ?? new(null);
}
