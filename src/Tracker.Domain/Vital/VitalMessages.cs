namespace Tracker.Domain.Vital;

[JsonDerivedType(typeof(DraftVital), "draft-vital")]
[JsonDerivedType(typeof(EditVitalSubject), "edit-vital-subject")]
[JsonDerivedType(typeof(EditVitalText), "edit-vital-text")]
[JsonDerivedType(typeof(AddressVital), "address-vital")]
[JsonDerivedType(typeof(SetVitalDay), "set-vital-day")]
[JsonDerivedType(typeof(ReleaseVital), "release-vital")]
[JsonDerivedType(typeof(WithdrawVital), "withdraw-vital")]
[JsonDerivedType(typeof(RemindOfVital), "remind-of-vital")]
[JsonDerivedType(typeof(RemindAhead), "remind-ahead")]
[JsonDerivedType(typeof(AcknowledgeVital), "acknowledge-vital")]
[JsonDerivedType(typeof(AskAboutVital), "ask-about-vital")]
[JsonDerivedType(typeof(AnswerAboutVital), "answer-about-vital")]
public abstract record VitalCommand : Command;

/// <summary>By a member of the office, in <c>office/&lt;id&gt;</c>.</summary>
/// <param name="AcknowledgeBy">The last day (UTC) to acknowledge it; null for no day.</param>
/// <param name="About">A record that everyone may read.</param>
public sealed record DraftVital(string Subject, string Text, Addressees To, DateOnly? AcknowledgeBy = null, ActorId? About = null) : VitalCommand;

public sealed record EditVitalSubject(Edit Subject) : VitalCommand;
public sealed record EditVitalText(Edit Text) : VitalCommand;

/// <param name="Was">The people that the sender saw.</param>
public sealed record AddressVital(Addressees Was, Addressees To) : VitalCommand;

/// <param name="Was">The day that the sender saw.</param>
public sealed record SetVitalDay(DateOnly? Was = null, DateOnly? To = null) : VitalCommand;

/// <summary>Gives exactly these people the words as they stand.</summary>
/// <param name="TextVersion">The text version that the sender read.</param>
/// <param name="To">The people that the sender saw.</param>
public sealed record ReleaseVital(int TextVersion, Addressees To) : VitalCommand;

public sealed record WithdrawVital : VitalCommand;

/// <summary>Reminds those of these recipients who owe their acknowledgement, and nobody else.</summary>
public sealed record RemindOfVital(ImmutableArray<ParticipantId> Who) : VitalCommand;

/// <summary>Sent by the program, on the day before the last: reminds all who owe.</summary>
public sealed record RemindAhead(int Revision, DateOnly Day) : VitalCommand;

/// <summary>By a recipient, in <c>own/&lt;id&gt;</c>.</summary>
/// <param name="Revision">The revision that they read.</param>
public sealed record AcknowledgeVital(int Revision) : VitalCommand;

/// <summary>By a recipient, in <c>recipients</c>.</summary>
public sealed record AskAboutVital(EntityId Id, string Text) : VitalCommand;

/// <summary>By a member of the office, in <c>office/&lt;id&gt;</c>: read by all recipients.</summary>
public sealed record AnswerAboutVital(EntityId Id, Edit Answer) : VitalCommand;

[JsonDerivedType(typeof(VitalDrafted), "vital.drafted")]
[JsonDerivedType(typeof(VitalSubjectEdited), "vital.subject-edited")]
[JsonDerivedType(typeof(VitalTextEdited), "vital.text-edited")]
[JsonDerivedType(typeof(VitalAddressed), "vital.addressed")]
[JsonDerivedType(typeof(VitalDaySet), "vital.day-set")]
[JsonDerivedType(typeof(VitalIssued), "vital.issued")]
[JsonDerivedType(typeof(VitalWithdrawn), "vital.withdrawn")]
[JsonDerivedType(typeof(VitalReminded), "vital.reminded")]
[JsonDerivedType(typeof(VitalAcknowledged), "vital.acknowledged")]
[JsonDerivedType(typeof(VitalAsked), "vital.asked")]
[JsonDerivedType(typeof(VitalAnswered), "vital.answered")]
public abstract record VitalEvent : Event;

public sealed record VitalDrafted(string Subject, string Text, Addressees To, DateOnly? AcknowledgeBy = null, ActorId? About = null) : VitalEvent;

public sealed record VitalSubjectEdited(Edit Subject) : VitalEvent;
public sealed record VitalTextEdited(Edit Text) : VitalEvent;
public sealed record VitalAddressed(Addressees Was, Addressees To) : VitalEvent;
public sealed record VitalDaySet(DateOnly? Was = null, DateOnly? To = null) : VitalEvent;

/// <summary>In <c>office/&lt;id&gt;</c>, and as the copy in <c>recipients</c>.</summary>
public sealed record VitalIssued(
    int Revision, int TextVersion, GroupId Office, string Subject, string Text, Addressees To, ParticipantId Author, DateOnly? AcknowledgeBy = null,
    ActorId? About = null) : VitalEvent;

/// <summary>In <c>office/&lt;id&gt;</c> and in <c>recipients</c>.</summary>
public sealed record VitalWithdrawn : VitalEvent;

/// <summary>In <c>office/&lt;id&gt;</c>, and in <c>own/&lt;id&gt;</c> of each who was reminded, with themselves alone.</summary>
/// <param name="Ahead">The day by which it is due, if the program reminded by itself.</param>
public sealed record VitalReminded(ImmutableArray<ParticipantId> Who, DateOnly? Ahead = null) : VitalEvent;

/// <summary>In <c>own/&lt;id&gt;</c> and in <c>office/&lt;id&gt;</c>, by the recipient.</summary>
public sealed record VitalAcknowledged(int Revision) : VitalEvent;

/// <summary>In <c>recipients</c> and in <c>office/&lt;id&gt;</c>.</summary>
public sealed record VitalAsked(EntityId Id, string Text) : VitalEvent;

/// <summary>In <c>office/&lt;id&gt;</c> and in <c>recipients</c>.</summary>
public sealed record VitalAnswered(EntityId Id, Edit Answer) : VitalEvent;
