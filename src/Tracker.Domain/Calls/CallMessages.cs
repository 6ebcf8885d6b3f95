namespace Tracker.Domain.Calls;

[JsonDerivedType(typeof(OpenCall), "open-call")]
[JsonDerivedType(typeof(MoveDeadline), "move-call-deadline")]
[JsonDerivedType(typeof(CorrectCall), "correct-call")]
[JsonDerivedType(typeof(Apply), "apply")]
[JsonDerivedType(typeof(WithdrawApplication), "withdraw-application")]
[JsonDerivedType(typeof(NameReviewers), "name-reviewers")]
[JsonDerivedType(typeof(GiveReview), "give-review")]
[JsonDerivedType(typeof(RecordConsensus), "record-consensus")]
[JsonDerivedType(typeof(DecideApplication), "decide-application")]
[JsonDerivedType(typeof(ReportActivity), "report-activity")]
[JsonDerivedType(typeof(EndAward), "end-award")]
public abstract record CallCommand : Command;

/// <summary>By a program manager, in <c>program</c>: the terms are read by everybody, the money by program managers.</summary>
public sealed record OpenCall(CallTerms Terms, CallMoney Money) : CallCommand;

/// <summary>By a program manager, in <c>program</c>: to a later moment, of two at once to the latest.</summary>
public sealed record MoveDeadline(CallDeadline To, string Reason) : CallCommand;

/// <summary>By a program manager, in <c>program</c>, before the deadline, which has its own way.</summary>
/// <param name="Was">What was corrected: refused where it is not the state any more.</param>
/// <param name="Most">What all awards can come to from now on, in the smallest unit; null to leave it.</param>
public sealed record CorrectCall(CallTerms Was, CallTerms To, string Reason, long? Most = null) : CallCommand;

/// <summary>By a member of the company, in <c>org/&lt;id&gt;</c>.</summary>
public sealed record Apply(Application Application) : CallCommand;

/// <summary>By a member of the company, in <c>org/&lt;id&gt;</c>, before it is decided.</summary>
public sealed record WithdrawApplication(EntityId Id, string Reason) : CallCommand;

/// <summary>By a program manager, in <c>program</c>: two people, who may be others until one of them has given a review.</summary>
/// <param name="Company">The applicant, to which none of them may belong.</param>
public sealed record NameReviewers(EntityId Id, GroupId Company, Addressees To) : CallCommand;

/// <summary>By a reviewer, in <c>own/&lt;id&gt;</c>.</summary>
public sealed record GiveReview(EntityId Id, Advice Advice, string Words) : CallCommand;

/// <summary>By a program manager, in <c>program</c>, after both reviews.</summary>
public sealed record RecordConsensus(EntityId Id, Consensus Consensus) : CallCommand;

/// <summary>By a program manager, in <c>program</c>, after the consensus.</summary>
public sealed record DecideApplication(EntityId Id, Outcome Outcome) : CallCommand;

/// <summary>By a member of the company, in <c>org/&lt;id&gt;</c>.</summary>
public sealed record ReportActivity(EntityId Id, Activity Activity) : CallCommand;

/// <summary>By a program manager, in <c>program</c>.</summary>
public sealed record EndAward(EntityId Id, Ending Ending) : CallCommand;

[JsonDerivedType(typeof(CallOpened), "call.opened")]
[JsonDerivedType(typeof(CallFunded), "call.funded")]
[JsonDerivedType(typeof(DeadlineMoved), "call.deadline-moved")]
[JsonDerivedType(typeof(CallCorrected), "call.corrected")]
[JsonDerivedType(typeof(CallMoneyChanged), "call.money-changed")]
[JsonDerivedType(typeof(ApplicationSent), "call.application-sent")]
[JsonDerivedType(typeof(ApplicationWithdrawn), "call.application-withdrawn")]
[JsonDerivedType(typeof(ReviewersNamed), "call.reviewers-named")]
[JsonDerivedType(typeof(ReviewAssigned), "call.review-assigned")]
[JsonDerivedType(typeof(AssignmentTakenBack), "call.assignment-taken-back")]
[JsonDerivedType(typeof(ReviewGiven), "call.review-given")]
[JsonDerivedType(typeof(ConsensusRecorded), "call.consensus-recorded")]
[JsonDerivedType(typeof(ApplicationDecided), "call.application-decided")]
[JsonDerivedType(typeof(ActivityReported), "call.activity-reported")]
[JsonDerivedType(typeof(AwardEnded), "call.award-ended")]
public abstract record CallEvent : Event;

/// <summary>In <c>record</c>.</summary>
public sealed record CallOpened(CallTerms Terms) : CallEvent;

/// <summary>In <c>program</c>.</summary>
public sealed record CallFunded(CallMoney Money) : CallEvent;

/// <summary>In <c>record</c>.</summary>
public sealed record DeadlineMoved(CallDeadline Was, CallDeadline To, string Reason) : CallEvent;

/// <summary>In <c>record</c>.</summary>
public sealed record CallCorrected(CallTerms Was, CallTerms To, string Reason) : CallEvent;

/// <summary>In <c>program</c>: what all awards can come to, in the smallest unit.</summary>
public sealed record CallMoneyChanged(long Was, long To, string Reason) : CallEvent;

/// <summary>In <c>org/&lt;id&gt;</c> and in <c>program</c>, where what another company sends under the same id changes nothing.</summary>
public sealed record ApplicationSent(Application Application) : CallEvent;
public sealed record ApplicationWithdrawn(EntityId Id, GroupId Company, string Reason) : CallEvent;

/// <summary>In <c>program</c>.</summary>
public sealed record ReviewersNamed(EntityId Id, Addressees To) : CallEvent;

/// <summary>In <c>own/&lt;id&gt;</c> of a reviewer, with what they are to review.</summary>
public sealed record ReviewAssigned(Application Application) : CallEvent;
public sealed record AssignmentTakenBack(EntityId Id) : CallEvent;

/// <summary>In <c>own/&lt;id&gt;</c> and in <c>program</c>.</summary>
public sealed record ReviewGiven(EntityId Id, Review Review) : CallEvent;

/// <summary>In <c>program</c>, and in <c>own/&lt;id&gt;</c> of both reviewers.</summary>
/// <param name="Other">For a reviewer: the review of the other one, which they did not read before.</param>
public sealed record ConsensusRecorded(EntityId Id, Consensus Consensus, Review? Other = null) : CallEvent;

/// <summary>In <c>program</c> and in <c>org/&lt;id&gt;</c>, as the next two.</summary>
public sealed record ApplicationDecided(EntityId Id, Outcome Outcome) : CallEvent;
public sealed record ActivityReported(EntityId Id, GroupId Company, Activity Activity) : CallEvent;
public sealed record AwardEnded(EntityId Id, Ending Ending) : CallEvent;
