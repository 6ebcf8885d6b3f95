using Tracker.Domain.Parts;

namespace Tracker.Domain.Surveys;

/// <summary>By a program manager, in <c>program</c>. There is no command that answers: what is sent to a record is kept with its sender.</summary>
[JsonDerivedType(typeof(OpenSurvey), "open-survey")]
[JsonDerivedType(typeof(InviteToSurvey), "invite-to-survey")]
[JsonDerivedType(typeof(EditSurveyNote), "edit-survey-note")]
[JsonDerivedType(typeof(CloseSurvey), "close-survey")]
[JsonDerivedType(typeof(WithdrawSurvey), "withdraw-survey")]
public abstract record SurveyCommand : Command;

/// <param name="About">What it is for; everybody reads it. The year that is asked about is the key of the record.</param>
public sealed record OpenSurvey(string About) : SurveyCommand;

/// <param name="Words">What they read with the invitation; null for nothing.</param>
public sealed record InviteToSurvey(Addressees To, string? Words = null) : SurveyCommand;

/// <param name="Note">What program managers note for one another.</param>
public sealed record EditSurveyNote(Edit Note) : SurveyCommand;
public sealed record CloseSurvey : SurveyCommand;

/// <summary>Takes back a survey that was opened by mistake. It can be opened again.</summary>
/// <param name="Reason">Everybody reads it.</param>
public sealed record WithdrawSurvey(string Reason) : SurveyCommand;

[JsonDerivedType(typeof(SurveyOpened), "survey.opened")]
[JsonDerivedType(typeof(PeopleInvited), "survey.people-invited")]
[JsonDerivedType(typeof(InvitationSent), "survey.invitation-sent")]
[JsonDerivedType(typeof(SurveyNoteEdited), "survey.note-edited")]
[JsonDerivedType(typeof(SurveyClosed), "survey.closed")]
[JsonDerivedType(typeof(SurveyWithdrawn), "survey.withdrawn")]
public abstract record SurveyEvent : Event;

/// <summary>In <c>record</c>.</summary>
public sealed record SurveyOpened(int Year, string About) : SurveyEvent;

/// <summary>In <c>program</c>, and in <c>own/&lt;id&gt;</c> of each the next.</summary>
public sealed record PeopleInvited(Addressees To) : SurveyEvent;
public sealed record InvitationSent(string? Words = null) : SurveyEvent;

/// <summary>In <c>program</c>.</summary>
public sealed record SurveyNoteEdited(Edit Note) : SurveyEvent;

/// <summary>In <c>record</c>.</summary>
public sealed record SurveyClosed : SurveyEvent;
public sealed record SurveyWithdrawn(string Reason) : SurveyEvent;
