namespace Tracker.Domain.Alerts;

[JsonDerivedType(typeof(HoldAct), "hold-act")]
[JsonDerivedType(typeof(TakeBackAct), "take-back-act")]
[JsonDerivedType(typeof(HurryAct), "hurry-act")]
[JsonDerivedType(typeof(BeginAct), "begin-act")]
[JsonDerivedType(typeof(SettleAct), "settle-act")]
[JsonDerivedType(typeof(DismissAct), "dismiss-act")]
public abstract record HoldCommand : Command;

/// <summary>Send this in half a minute, unless it is taken back.</summary>
public sealed record HoldAct(EntityId Id, HeldAct Act) : HoldCommand;

/// <summary>Do not send it.</summary>
public sealed record TakeBackAct(EntityId Id) : HoldCommand;

/// <summary>Send it now.</summary>
public sealed record HurryAct(EntityId Id) : HoldCommand;

/// <summary>Sent by the program: its time has come, and it can no longer be taken back.</summary>
public sealed record BeginAct(EntityId Id) : HoldCommand;

/// <summary>Sent by the program: what became of it.</summary>
/// <param name="Refused">Why it was refused; null if it was accepted.</param>
public sealed record SettleAct(EntityId Id, string? Refused = null) : HoldCommand;

/// <summary>The participant has read why it was refused.</summary>
public sealed record DismissAct(EntityId Id) : HoldCommand;

[JsonDerivedType(typeof(ActHeld), "alerts.act-held")]
[JsonDerivedType(typeof(ActTakenBack), "alerts.act-taken-back")]
[JsonDerivedType(typeof(ActHurried), "alerts.act-hurried")]
[JsonDerivedType(typeof(ActBegun), "alerts.act-begun")]
[JsonDerivedType(typeof(ActSettled), "alerts.act-settled")]
[JsonDerivedType(typeof(ActDismissed), "alerts.act-dismissed")]
public abstract record HoldEvent : Event;

public sealed record ActHeld(EntityId Id, HeldAct Act) : HoldEvent;

public sealed record ActTakenBack(EntityId Id) : HoldEvent;

public sealed record ActHurried(EntityId Id) : HoldEvent;

public sealed record ActBegun(EntityId Id) : HoldEvent;

public sealed record ActSettled(EntityId Id, string? Refused = null) : HoldEvent;

public sealed record ActDismissed(EntityId Id) : HoldEvent;
