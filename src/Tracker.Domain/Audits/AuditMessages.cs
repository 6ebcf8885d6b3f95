using Tracker.Domain.Claims;

namespace Tracker.Domain.Audits;

/// <summary>In <c>program</c>, by program managers and officials.</summary>
[JsonDerivedType(typeof(OpenAudit), "open-audit")]
[JsonDerivedType(typeof(RenameAudit), "rename-audit")]
[JsonDerivedType(typeof(MoveAudit), "move-audit")]
[JsonDerivedType(typeof(SetAuditStatus), "set-audit-status")]
[JsonDerivedType(typeof(AddAuditCriterion), "add-audit-criterion")]
[JsonDerivedType(typeof(AddAuditPartner), "add-audit-partner")]
[JsonDerivedType(typeof(RemoveAuditPartner), "remove-audit-partner")]
[JsonDerivedType(typeof(RecordAuditFinding), "record-audit-finding")]
[JsonDerivedType(typeof(CorrectAuditFinding), "correct-audit-finding")]
[JsonDerivedType(typeof(CloseAuditFinding), "close-audit-finding")]
[JsonDerivedType(typeof(ReopenAuditFinding), "reopen-audit-finding")]
[JsonDerivedType(typeof(AddFollowUp), "add-follow-up")]
[JsonDerivedType(typeof(ChangeFollowUp), "change-follow-up")]
[JsonDerivedType(typeof(TickFollowUp), "tick-follow-up")]
public abstract record AuditCommand : Command;

/// <param name="Body">Whose process is audited.</param>
public sealed record OpenAudit(string Title, Reference Body, AuditDays Days) : AuditCommand;
public sealed record RenameAudit(Edit Title) : AuditCommand;
public sealed record MoveAudit(AuditDays Was, AuditDays To) : AuditCommand;
public sealed record SetAuditStatus(AuditStatus Was, AuditStatus To) : AuditCommand;
public sealed record AddAuditCriterion(EntityId Id, string Name, string Meaning) : AuditCommand;
public sealed record AddAuditPartner(EntityId Id, string Name, string? Country = null) : AuditCommand;
public sealed record RemoveAuditPartner(EntityId Id) : AuditCommand;
public sealed record RecordAuditFinding(EntityId Id, FindingTerms Terms) : AuditCommand;
public sealed record CorrectAuditFinding(EntityId Id, FindingTerms Was, FindingTerms To) : AuditCommand;

/// <param name="Evidence">Of the remedy; a finding is not closed without.</param>
/// <param name="Remedy">What was remedied.</param>
public sealed record CloseAuditFinding(EntityId Id, Source? Evidence = null, string? Remedy = null) : AuditCommand;
public sealed record ReopenAuditFinding(EntityId Id, string Reason) : AuditCommand;
public sealed record AddFollowUp(EntityId Id, FollowUpTerms Terms) : AuditCommand;
public sealed record ChangeFollowUp(EntityId Id, FollowUpTerms Was, FollowUpTerms To) : AuditCommand;
public sealed record TickFollowUp(EntityId Id, bool Was, bool To) : AuditCommand;

[JsonDerivedType(typeof(AuditOpened), "audit.opened")]
[JsonDerivedType(typeof(AuditRenamed), "audit.renamed")]
[JsonDerivedType(typeof(AuditMoved), "audit.moved")]
[JsonDerivedType(typeof(AuditStatusSet), "audit.status-set")]
[JsonDerivedType(typeof(AuditCriterionAdded), "audit.criterion-added")]
[JsonDerivedType(typeof(AuditPartnerAdded), "audit.partner-added")]
[JsonDerivedType(typeof(AuditPartnerRemoved), "audit.partner-removed")]
[JsonDerivedType(typeof(AuditFindingRecorded), "audit.finding-recorded")]
[JsonDerivedType(typeof(AuditFindingCorrected), "audit.finding-corrected")]
[JsonDerivedType(typeof(AuditFindingClosed), "audit.finding-closed")]
[JsonDerivedType(typeof(AuditFindingReopened), "audit.finding-reopened")]
[JsonDerivedType(typeof(FollowUpAdded), "audit.follow-up-added")]
[JsonDerivedType(typeof(FollowUpChanged), "audit.follow-up-changed")]
[JsonDerivedType(typeof(FollowUpTicked), "audit.follow-up-ticked")]
public abstract record AuditEvent : Event;

public sealed record AuditOpened(string Title, Reference Body, AuditDays Days) : AuditEvent;
public sealed record AuditRenamed(Edit Title) : AuditEvent;
public sealed record AuditMoved(AuditDays Was, AuditDays To) : AuditEvent;
public sealed record AuditStatusSet(AuditStatus Was, AuditStatus To) : AuditEvent;
public sealed record AuditCriterionAdded(EntityId Id, string Name, string Meaning) : AuditEvent;
public sealed record AuditPartnerAdded(EntityId Id, string Name, string? Country = null) : AuditEvent;
public sealed record AuditPartnerRemoved(EntityId Id) : AuditEvent;
public sealed record AuditFindingRecorded(EntityId Id, FindingTerms Terms) : AuditEvent;
public sealed record AuditFindingCorrected(EntityId Id, FindingTerms Was, FindingTerms To) : AuditEvent;
public sealed record AuditFindingClosed(EntityId Id, Source Evidence, string? Remedy = null) : AuditEvent;
public sealed record AuditFindingReopened(EntityId Id, string Reason) : AuditEvent;
public sealed record FollowUpAdded(EntityId Id, FollowUpTerms Terms) : AuditEvent;
public sealed record FollowUpChanged(EntityId Id, FollowUpTerms Was, FollowUpTerms To) : AuditEvent;
public sealed record FollowUpTicked(EntityId Id, bool Was, bool To) : AuditEvent;
