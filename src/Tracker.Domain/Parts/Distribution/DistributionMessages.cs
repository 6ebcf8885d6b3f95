namespace Tracker.Domain.Parts;

[JsonDerivedType(typeof(ChangeRecipients), "address-vital")]
[JsonDerivedType(typeof(SetAcknowledgeBy), "set-vital-day")]
[JsonDerivedType(typeof(WithdrawRelease), "withdraw-vital")]
[JsonDerivedType(typeof(RemindRecipients), "remind-of-vital")]
[JsonDerivedType(typeof(RemindAhead), "remind-ahead")]
[JsonDerivedType(typeof(AcknowledgeRelease), "acknowledge-vital")]
[JsonDerivedType(typeof(AskSender), "ask-about-vital")]
[JsonDerivedType(typeof(AnswerRecipients), "answer-about-vital")]
public abstract record DistributionCommand : Command;

/// <summary>By a member of the office, in <c>office/&lt;id&gt;</c>.</summary>
/// <param name="Was">The people that the sender saw.</param>
public sealed record ChangeRecipients(Addressees Was, Addressees To) : DistributionCommand;

/// <param name="Was">The day that the sender saw.</param>
public sealed record SetAcknowledgeBy(DateOnly? Was = null, DateOnly? To = null) : DistributionCommand;

public sealed record WithdrawRelease : DistributionCommand;

/// <summary>Reminds those of these recipients who owe their acknowledgement, and nobody else.</summary>
public sealed record RemindRecipients(ImmutableArray<ParticipantId> Who) : DistributionCommand;

/// <summary>Sent by the program, on the day before the last: reminds all who owe.</summary>
public sealed record RemindAhead(int Revision, DateOnly Day) : DistributionCommand;

/// <summary>By a recipient, in <c>own/&lt;id&gt;</c>.</summary>
/// <param name="Revision">The revision that they read.</param>
public sealed record AcknowledgeRelease(int Revision) : DistributionCommand;

/// <summary>By a recipient, in <c>recipients</c>.</summary>
public sealed record AskSender(EntityId Id, string Text) : DistributionCommand;

/// <summary>By a member of the office, in <c>office/&lt;id&gt;</c>: read by all recipients.</summary>
public sealed record AnswerRecipients(EntityId Id, Edit Answer) : DistributionCommand;

[JsonDerivedType(typeof(RecipientsChanged), "vital.addressed")]
[JsonDerivedType(typeof(AcknowledgeBySet), "vital.day-set")]
[JsonDerivedType(typeof(DistributionWithdrawn), "vital.withdrawn")]
[JsonDerivedType(typeof(RecipientsReminded), "vital.reminded")]
[JsonDerivedType(typeof(ReleaseAcknowledged), "vital.acknowledged")]
[JsonDerivedType(typeof(SenderAsked), "vital.asked")]
[JsonDerivedType(typeof(RecipientsAnswered), "vital.answered")]
public abstract record DistributionEvent : Event;

public sealed record RecipientsChanged(Addressees Was, Addressees To) : DistributionEvent;
public sealed record AcknowledgeBySet(DateOnly? Was = null, DateOnly? To = null) : DistributionEvent;

/// <summary>In <c>office/&lt;id&gt;</c> and in <c>recipients</c>.</summary>
public sealed record DistributionWithdrawn : DistributionEvent;

/// <summary>In <c>office/&lt;id&gt;</c>, and in <c>own/&lt;id&gt;</c> of each who was reminded, with themselves alone.</summary>
/// <param name="Ahead">The day by which it is due, if the program reminded by itself.</param>
public sealed record RecipientsReminded(ImmutableArray<ParticipantId> Who, DateOnly? Ahead = null) : DistributionEvent;

/// <summary>In <c>own/&lt;id&gt;</c> and in <c>office/&lt;id&gt;</c>, by the recipient.</summary>
public sealed record ReleaseAcknowledged(int Revision) : DistributionEvent;

/// <summary>In <c>recipients</c> and in <c>office/&lt;id&gt;</c>.</summary>
public sealed record SenderAsked(EntityId Id, string Text) : DistributionEvent;

/// <summary>In <c>office/&lt;id&gt;</c> and in <c>recipients</c>.</summary>
public sealed record RecipientsAnswered(EntityId Id, Edit Answer) : DistributionEvent;
