namespace Tracker.Domain.Programs;

/// <summary>The steps by which money is spent, in their order.</summary>
public enum Flow { Plan, Commitment, Obligation, Outlay, Deobligation }

/// <summary>An entry of a ledger. It is never changed or removed: another one corrects it.</summary>
/// <param name="On">The day on which it happened, or is planned.</param>
/// <param name="Units">In the smallest unit of the fund's currency; below zero for a correction.</param>
/// <param name="Entered">Its part of the amount as it was entered; null for a correction.</param>
/// <param name="For">What it is for; for a correction, why.</param>
/// <param name="Corrects">The entry that this one takes back.</param>
public sealed record LedgerEntry(
    EntityId Id, Flow Flow, DateOnly On, EntityId Fund, EntityId Stream, long Units, string For, Amount? Entered = null, EntityId? Corrects = null,
    ParticipantId? By = null, DateTimeOffset? At = null);

/// <summary>One part of an amount that is divided over streams.</summary>
/// <param name="Entry">A new id for the entry that it becomes.</param>
/// <param name="Weight">Its proportion: equal numbers for equal parts.</param>
public sealed record Share(EntityId Entry, EntityId Stream, int Weight = 1)
{
    public const int MostWeight = 1_000_000;
}
