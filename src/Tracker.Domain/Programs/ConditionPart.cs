using Tracker.Domain.Claims;

namespace Tracker.Domain.Programs;

/// <summary>In <c>delegation</c>, where no amounts are, and the amount in <c>program</c>.</summary>
[JsonDerivedType(typeof(AddCondition), "add-condition")]
[JsonDerivedType(typeof(AddConditionEvidence), "add-condition-evidence")]
[JsonDerivedType(typeof(SettleCondition), "settle-condition")]
[JsonDerivedType(typeof(PledgeAmount), "pledge-amount")]
public abstract record ConditionCommand : Command;

public sealed record AddCondition(EntityId Id, ConditionTerms Terms) : ConditionCommand;
public sealed record AddConditionEvidence(EntityId Id, EntityId Evidence, Source Source) : ConditionCommand;

/// <param name="Reason">Demanded to waive a condition, and to say that it is unmet again.</param>
public sealed record SettleCondition(EntityId Id, ConditionState Was, ConditionState To, string? Reason = null) : ConditionCommand;

/// <param name="Was">The amount that the sender saw.</param>
public sealed record PledgeAmount(EntityId Id, Amount? Was = null, Amount? To = null) : ConditionCommand;

[JsonDerivedType(typeof(ConditionAdded), "program.condition-added")]
[JsonDerivedType(typeof(ConditionEvidenceAdded), "program.condition-evidence-added")]
[JsonDerivedType(typeof(ConditionSettled), "program.condition-settled")]
[JsonDerivedType(typeof(AmountPledged), "program.amount-pledged")]
public abstract record ConditionEvent : Event;

public sealed record ConditionAdded(EntityId Id, ConditionTerms Terms) : ConditionEvent;
public sealed record ConditionEvidenceAdded(EntityId Id, EntityId Evidence, Source Source) : ConditionEvent;
public sealed record ConditionSettled(EntityId Id, ConditionState Was, ConditionState To, string? Reason = null) : ConditionEvent;

/// <summary>In <c>program</c>.</summary>
public sealed record AmountPledged(EntityId Id, Amount? Was = null, Amount? To = null) : ConditionEvent;

/// <summary>Contributions that depend on what a body publishes.</summary>
internal sealed class ConditionPart : Part<ProgramRecord, ConditionCommand, ConditionEvent>
{
    protected override bool Belongs(CompartmentId at, ConditionCommand command) =>
        at == (command is PledgeAmount ? CompartmentId.Program : CompartmentId.Delegation);

    protected override Decision Decide(ProgramRecord here, Sight sight, ConditionCommand command) => command switch
    {
        AddCondition c => Decision.Unless(
            (here.AllConditions.ContainsKey(c.Id) ? Rejection.Duplicate("condition", "id") : null)
                ?? Rejection.Full(here.AllConditions.Count, Condition.Most, "conditions") ?? c.Terms.Refuses("terms"),
            sight.At, new ConditionAdded(c.Id, c.Terms)),
        AddConditionEvidence c => !here.AllConditions.TryGetValue(c.Id, out var one) ? Rejection.Missing("condition", "id")
            : one.AllEvidence.Any(e => e.Id == c.Evidence) ? Rejection.Duplicate("evidence", "evidence")
            : Decision.Unless(
                Rejection.Full(one.AllEvidence.Length, Condition.MostEvidence, "pieces of evidence") ?? Source.Refuses(c.Source),
                sight.At, new ConditionEvidenceAdded(c.Id, c.Evidence, c.Source)),
        SettleCondition c => Settle(here, sight, c),
        PledgeAmount c => Pledge(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override ProgramRecord Evolve(ProgramRecord state, ConditionEvent happened, Recorded recorded) => happened switch
    {
        ConditionAdded e => state.With(new Condition(e.Id, e.Terms, new Choice<ConditionState>().Set(ConditionState.Unmet, recorded))),
        ConditionEvidenceAdded e => state.With(state.AllConditions[e.Id] with
        {
            Evidence = state.AllConditions[e.Id].AllEvidence.Add(new(e.Evidence, e.Source, recorded.By, recorded.At)),
        }),
        ConditionSettled e => state.With(state.AllConditions[e.Id] with { State = state.AllConditions[e.Id].State.Set(e.To, recorded), Reason = e.Reason }),
        AmountPledged e => state with
        {
            Pledges = (state.Pledges ?? ImmutableSortedDictionary<EntityId, Choice<Amount?>>.Empty).SetItem(e.Id, Of(state, e.Id).Set(e.To, recorded)),
        },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Choice<Amount?> Of(ProgramRecord state, EntityId id) => state.Pledges?.GetValueOrDefault(id) ?? new(null);

    private static Decision Settle(ProgramRecord here, Sight sight, SettleCondition c)
    {
        if (!here.AllConditions.TryGetValue(c.Id, out var one)) return Rejection.Missing("condition", "id");
        var broken = c.To == ConditionState.Met && one.AllEvidence.IsEmpty
                ? Rejection.Invalid("A condition is met only with evidence. Add the evidence first.", "to")
            : c.To != ConditionState.Met && c.To != one.State.Value && string.IsNullOrWhiteSpace(c.Reason)
                ? Rejection.Invalid("Say in a sentence why.", "reason")
            : TextLimits.Refuses(c.Reason, "reason", TextLimits.Line);
        return broken ?? one.State.Decide(c.Was, c.To, "to", sight.At, new ConditionSettled(c.Id, c.Was, c.To, c.Reason));
    }

    private static Decision Pledge(ProgramRecord here, Sight sight, PledgeAmount c) =>
        sight.Of<ProgramRecord>(CompartmentId.Delegation)?.AllConditions.ContainsKey(c.Id) is not true ? Rejection.Missing("condition", "id")
        : c.To is { } to && to.Refuses(to.Currency, "to") is { } no ? no
        : Of(here, c.Id).Decide(c.Was, c.To, "to", sight.At, new AmountPledged(c.Id, c.Was, c.To));
}
