namespace Tracker.Domain.Vital;

[JsonDerivedType(typeof(DraftVital), "draft-vital")]
[JsonDerivedType(typeof(EditVitalSubject), "edit-vital-subject")]
[JsonDerivedType(typeof(EditVitalText), "edit-vital-text")]
[JsonDerivedType(typeof(ReleaseVital), "release-vital")]
public abstract record VitalCommand : Command;

/// <summary>By a member of the office, in <c>office/&lt;id&gt;</c>.</summary>
/// <param name="AcknowledgeBy">The last day (UTC) to acknowledge it; null for no day.</param>
/// <param name="About">A record that everyone may read.</param>
public sealed record DraftVital(string Subject, string Text, Addressees To, DateOnly? AcknowledgeBy = null, ActorId? About = null) : VitalCommand;

public sealed record EditVitalSubject(Edit Subject) : VitalCommand;
public sealed record EditVitalText(Edit Text) : VitalCommand;

/// <summary>Gives exactly these people the words as they stand.</summary>
/// <param name="TextVersion">The text version that the sender read.</param>
/// <param name="To">The people that the sender saw.</param>
public sealed record ReleaseVital(int TextVersion, Addressees To) : VitalCommand;

[JsonDerivedType(typeof(VitalDrafted), "vital.drafted")]
[JsonDerivedType(typeof(VitalSubjectEdited), "vital.subject-edited")]
[JsonDerivedType(typeof(VitalTextEdited), "vital.text-edited")]
[JsonDerivedType(typeof(VitalIssued), "vital.issued")]
public abstract record VitalEvent : Event;

public sealed record VitalDrafted(string Subject, string Text, Addressees To, DateOnly? AcknowledgeBy = null, ActorId? About = null) : VitalEvent;

public sealed record VitalSubjectEdited(Edit Subject) : VitalEvent;
public sealed record VitalTextEdited(Edit Text) : VitalEvent;

/// <summary>In <c>office/&lt;id&gt;</c>, and as the copy in <c>recipients</c>.</summary>
public sealed record VitalIssued(
    int Revision, int TextVersion, GroupId Office, string Subject, string Text, Addressees To, ParticipantId Author, DateOnly? AcknowledgeBy = null,
    ActorId? About = null) : VitalEvent;
