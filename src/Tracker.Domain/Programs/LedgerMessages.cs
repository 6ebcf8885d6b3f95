namespace Tracker.Domain.Programs;

/// <summary>What is sent to <c>program</c>, where the amounts are.</summary>
[JsonDerivedType(typeof(AddFund), "add-fund")]
[JsonDerivedType(typeof(PostEntry), "post-entry")]
[JsonDerivedType(typeof(CorrectEntry), "correct-entry")]
[JsonDerivedType(typeof(AddCost), "add-cost")]
[JsonDerivedType(typeof(RemoveCost), "remove-cost")]
public abstract record LedgerCommand : Command;

public sealed record AddFund(Fund Fund) : LedgerCommand;

/// <summary>Books an amount, divided over streams in the proportions of their weights.</summary>
/// <param name="For">What it is for.</param>
public sealed record PostEntry(Flow Flow, DateOnly On, EntityId Fund, ImmutableArray<Share> Shares, Amount Amount, string For) : LedgerCommand;

/// <summary>Takes an entry back by a counter-entry of the same amount.</summary>
/// <param name="Entry">A new id for the counter-entry.</param>
/// <param name="On">The day on which it is corrected.</param>
public sealed record CorrectEntry(EntityId Entry, EntityId Corrects, DateOnly On, string Reason) : LedgerCommand;

public sealed record AddCost(CostLine Cost) : LedgerCommand;

public sealed record RemoveCost(EntityId Id) : LedgerCommand;

[JsonDerivedType(typeof(FundAdded), "program.fund-added")]
[JsonDerivedType(typeof(EntryPosted), "program.entry-posted")]
[JsonDerivedType(typeof(CostAdded), "program.cost-added")]
[JsonDerivedType(typeof(CostRemoved), "program.cost-removed")]
public abstract record LedgerEvent : Event;

public sealed record FundAdded(Fund Fund) : LedgerEvent;
public sealed record EntryPosted(LedgerEntry Entry) : LedgerEvent;
public sealed record CostAdded(CostLine Cost) : LedgerEvent;
public sealed record CostRemoved(EntityId Id) : LedgerEvent;
