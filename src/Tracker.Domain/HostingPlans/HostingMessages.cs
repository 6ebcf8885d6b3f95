namespace Tracker.Domain.HostingPlans;

/// <summary>In <c>delegation</c>, by program managers and the host committee.</summary>
[JsonDerivedType(typeof(OpenHosting), "open-hosting")]
[JsonDerivedType(typeof(RenameHosting), "rename-hosting")]
[JsonDerivedType(typeof(MoveHosting), "move-hosting")]
[JsonDerivedType(typeof(SetHostingStatus), "set-hosting-status")]
[JsonDerivedType(typeof(NameHostCommittee), "name-host-committee")]
[JsonDerivedType(typeof(SetVisaRule), "set-visa-rule")]
[JsonDerivedType(typeof(AddVenue), "add-venue")]
[JsonDerivedType(typeof(ChangeVenue), "change-venue")]
[JsonDerivedType(typeof(SelectVenue), "select-venue")]
[JsonDerivedType(typeof(LoseVenue), "lose-venue")]
[JsonDerivedType(typeof(AddHostingTask), "add-hosting-task")]
[JsonDerivedType(typeof(SetLead), "set-lead")]
[JsonDerivedType(typeof(TickHostingTask), "tick-hosting-task")]
[JsonDerivedType(typeof(RemoveHostingTask), "remove-hosting-task")]
[JsonDerivedType(typeof(RecordMeetingAttendance), "record-meeting-attendance")]
[JsonDerivedType(typeof(TakeBackAttendance), "take-back-attendance")]
public abstract record HostingCommand : Command;

/// <summary>By a program manager.</summary>
/// <param name="Meeting">The meeting, with its record if it has one.</param>
/// <param name="Body">Whose meeting it is.</param>
public sealed record OpenHosting(string Title, MeetingDays Days, Reference? Meeting = null, Reference? Body = null) : HostingCommand;

public sealed record RenameHosting(Edit Title) : HostingCommand;

/// <summary>The days that hold as long as no venue is selected.</summary>
public sealed record MoveHosting(MeetingDays Was, MeetingDays To) : HostingCommand;
public sealed record SetHostingStatus(HostingStatus Was, HostingStatus To) : HostingCommand;

/// <summary>By a program manager: people of companies.</summary>
public sealed record NameHostCommittee(Addressees Was, Addressees To) : HostingCommand;

/// <summary>By a program manager.</summary>
public sealed record SetVisaRule(VisaRule Was, VisaRule To) : HostingCommand;
public sealed record AddVenue(EntityId Id, VenueTerms Terms) : HostingCommand;
public sealed record ChangeVenue(EntityId Id, VenueTerms Was, VenueTerms To) : HostingCommand;
public sealed record SelectVenue(EntityId? Was = null, EntityId? To = null) : HostingCommand;

/// <param name="FallBack">Where the meeting is instead, if this venue was selected; null for nowhere yet.</param>
public sealed record LoseVenue(EntityId Id, string Reason, EntityId? FallBack = null) : HostingCommand;

/// <param name="Lead">How many days before the meeting it is due.</param>
public sealed record AddHostingTask(EntityId Id, string Title, int Lead) : HostingCommand;
public sealed record SetLead(EntityId Id, int Was, int To) : HostingCommand;
public sealed record TickHostingTask(EntityId Id, bool Was, bool To) : HostingCommand;
public sealed record RemoveHostingTask(EntityId Id) : HostingCommand;
public sealed record RecordMeetingAttendance(AttendanceLine Line) : HostingCommand;
public sealed record TakeBackAttendance(EntityId Id, string Reason) : HostingCommand;

/// <summary>In <c>delegation</c>, and as a copy in <c>government</c>.</summary>
[JsonDerivedType(typeof(HostingOpened), "hosting.opened")]
[JsonDerivedType(typeof(HostingRenamed), "hosting.renamed")]
[JsonDerivedType(typeof(HostingMoved), "hosting.moved")]
[JsonDerivedType(typeof(HostingStatusSet), "hosting.status-set")]
[JsonDerivedType(typeof(HostCommitteeNamed), "hosting.committee-named")]
[JsonDerivedType(typeof(VisaRuleSet), "hosting.visa-rule-set")]
[JsonDerivedType(typeof(VenueAdded), "hosting.venue-added")]
[JsonDerivedType(typeof(VenueChanged), "hosting.venue-changed")]
[JsonDerivedType(typeof(VenueSelected), "hosting.venue-selected")]
[JsonDerivedType(typeof(VenueLost), "hosting.venue-lost")]
[JsonDerivedType(typeof(HostingTaskAdded), "hosting.task-added")]
[JsonDerivedType(typeof(LeadSet), "hosting.lead-set")]
[JsonDerivedType(typeof(HostingTaskTicked), "hosting.task-ticked")]
[JsonDerivedType(typeof(HostingTaskRemoved), "hosting.task-removed")]
[JsonDerivedType(typeof(MeetingAttendanceRecorded), "hosting.attendance-recorded")]
[JsonDerivedType(typeof(AttendanceTakenBack), "hosting.attendance-taken-back")]
public abstract record HostingEvent : Event;

public sealed record HostingOpened(string Title, MeetingDays Days, Reference? Meeting = null, Reference? Body = null) : HostingEvent;
public sealed record HostingRenamed(Edit Title) : HostingEvent;
public sealed record HostingMoved(MeetingDays Was, MeetingDays To) : HostingEvent;
public sealed record HostingStatusSet(HostingStatus Was, HostingStatus To) : HostingEvent;
public sealed record HostCommitteeNamed(Addressees Was, Addressees To) : HostingEvent;
public sealed record VisaRuleSet(VisaRule Was, VisaRule To) : HostingEvent;
public sealed record VenueAdded(EntityId Id, VenueTerms Terms) : HostingEvent;
public sealed record VenueChanged(EntityId Id, VenueTerms Was, VenueTerms To) : HostingEvent;
public sealed record VenueSelected(EntityId? Was = null, EntityId? To = null) : HostingEvent;
public sealed record VenueLost(EntityId Id, string Reason) : HostingEvent;
public sealed record HostingTaskAdded(EntityId Id, string Title, int Lead) : HostingEvent;
public sealed record LeadSet(EntityId Id, int Was, int To) : HostingEvent;
public sealed record HostingTaskTicked(EntityId Id, bool Was, bool To) : HostingEvent;
public sealed record HostingTaskRemoved(EntityId Id) : HostingEvent;
public sealed record MeetingAttendanceRecorded(AttendanceLine Line) : HostingEvent;
public sealed record AttendanceTakenBack(EntityId Id, string Reason) : HostingEvent;
