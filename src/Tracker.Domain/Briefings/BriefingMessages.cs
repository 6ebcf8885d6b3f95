namespace Tracker.Domain.Briefings;

[JsonDerivedType(typeof(CreateBriefing), "create-briefing")]
[JsonDerivedType(typeof(RenameBriefing), "rename-briefing")]
[JsonDerivedType(typeof(IncludeOrganization), "include-organization")]
[JsonDerivedType(typeof(LeaveOutOrganization), "leave-out-organization")]
[JsonDerivedType(typeof(IncludeStatements), "include-statements")]
[JsonDerivedType(typeof(AddSentence), "add-sentence")]
[JsonDerivedType(typeof(ReplaceSentence), "replace-sentence")]
[JsonDerivedType(typeof(TakeOutSentence), "take-out-sentence")]
[JsonDerivedType(typeof(ReturnSentence), "return-sentence")]
[JsonDerivedType(typeof(PassReview), "pass-review")]
[JsonDerivedType(typeof(ReleaseBriefing), "release-briefing")]
[JsonDerivedType(typeof(AskDiligence), "ask-diligence")]
[JsonDerivedType(typeof(RecordFinding), "record-finding")]
[JsonDerivedType(typeof(NameAttendee), "name-attendee")]
[JsonDerivedType(typeof(TakeOffAttendee), "take-off-attendee")]
public abstract record BriefingCommand : Command;

/// <summary>By a member of the office, in <c>office/&lt;id&gt;</c>.</summary>
/// <param name="About">A meeting or committee.</param>
public sealed record CreateBriefing(string Title, ActorId About) : BriefingCommand;

public sealed record RenameBriefing(Edit Title) : BriefingCommand;

/// <summary>What the record says of an organisation, in place of what was collected of it before. Sentences of the office stay.</summary>
/// <param name="Lines">Each with its claim.</param>
public sealed record IncludeOrganization(ActorId Organization, string Name, ImmutableArray<BriefLine> Lines) : BriefingCommand;

public sealed record LeaveOutOrganization(ActorId Organization) : BriefingCommand;

/// <summary>The general statements of the record, in place of those that were collected before.</summary>
public sealed record IncludeStatements(ImmutableArray<BriefLine> Lines) : BriefingCommand;

/// <summary>A sentence of the office.</summary>
/// <param name="About">The organisation; null for all.</param>
/// <param name="From">Null for now: it needs a source before the release.</param>
public sealed record AddSentence(EntityId Id, string Words, ActorId? About = null, Citation? From = null) : BriefingCommand;

/// <summary>Other words, another source, or both.</summary>
public sealed record ReplaceSentence(EntityId Id, Edit Words, Citation? From = null) : BriefingCommand;

public sealed record TakeOutSentence(EntityId Id) : BriefingCommand;

/// <summary>By another member of the office than its writer.</summary>
/// <param name="Reason">Such as "inference, no source".</param>
public sealed record ReturnSentence(EntityId Id, string Reason) : BriefingCommand;

/// <summary>By another member of the office than those who wrote it.</summary>
/// <param name="TextVersion">The text version that the reviewer read.</param>
public sealed record PassReview(int TextVersion) : BriefingCommand;

/// <summary>Gives exactly these people the words as they stand.</summary>
/// <param name="TextVersion">The text version that the sender read.</param>
/// <param name="To">The people that the sender saw.</param>
public sealed record ReleaseBriefing(int TextVersion, Addressees To) : BriefingCommand;

/// <summary>A question of due diligence about an organisation: it never leaves the office.</summary>
public sealed record AskDiligence(EntityId Id, ActorId Organization, string Question) : BriefingCommand;

/// <summary>What was found, or found again: it counts from today.</summary>
/// <param name="Until">The last day on which it counts; null for a year.</param>
public sealed record RecordFinding(EntityId Id, string Finding, Citation From, DateOnly? Until = null) : BriefingCommand;

/// <summary>A spelling of an attendee list is this person or organisation of the record: a person says so, the program never does.</summary>
public sealed record NameAttendee(EntityId Id, string Spelling, ActorId Who) : BriefingCommand;

public sealed record TakeOffAttendee(EntityId Id) : BriefingCommand;

[JsonDerivedType(typeof(BriefingCreated), "briefing.created")]
[JsonDerivedType(typeof(BriefingRenamed), "briefing.renamed")]
[JsonDerivedType(typeof(OrganizationIncluded), "briefing.organization-included")]
[JsonDerivedType(typeof(OrganizationLeftOut), "briefing.organization-left-out")]
[JsonDerivedType(typeof(StatementsIncluded), "briefing.statements-included")]
[JsonDerivedType(typeof(SentenceAdded), "briefing.sentence-added")]
[JsonDerivedType(typeof(SentenceReplaced), "briefing.sentence-replaced")]
[JsonDerivedType(typeof(SentenceTakenOut), "briefing.sentence-taken-out")]
[JsonDerivedType(typeof(SentenceReturned), "briefing.sentence-returned")]
[JsonDerivedType(typeof(ReviewPassed), "briefing.review-passed")]
[JsonDerivedType(typeof(BriefingIssued), "briefing.issued")]
[JsonDerivedType(typeof(DiligenceAsked), "briefing.diligence-asked")]
[JsonDerivedType(typeof(FindingRecorded), "briefing.finding-recorded")]
[JsonDerivedType(typeof(AttendeeNamed), "briefing.attendee-named")]
[JsonDerivedType(typeof(AttendeeTakenOff), "briefing.attendee-taken-off")]
public abstract record BriefingEvent : Event;

public sealed record BriefingCreated(string Title, ActorId About) : BriefingEvent;
public sealed record BriefingRenamed(Edit Title) : BriefingEvent;
public sealed record OrganizationIncluded(ActorId Organization, string Name, ImmutableArray<BriefLine> Lines) : BriefingEvent;
public sealed record OrganizationLeftOut(ActorId Organization) : BriefingEvent;
public sealed record StatementsIncluded(ImmutableArray<BriefLine> Lines) : BriefingEvent;
public sealed record SentenceAdded(EntityId Id, string Words, ActorId? About = null, Citation? From = null) : BriefingEvent;
public sealed record SentenceReplaced(EntityId Id, Edit Words, Citation? From = null) : BriefingEvent;
public sealed record SentenceTakenOut(EntityId Id) : BriefingEvent;
public sealed record SentenceReturned(EntityId Id, string Reason) : BriefingEvent;
public sealed record ReviewPassed(int TextVersion) : BriefingEvent;

/// <summary>In <c>office/&lt;id&gt;</c>, and as the copy in <c>recipients</c>.</summary>
public sealed record BriefingIssued(
    int Revision, int TextVersion, GroupId Office, string Title, ActorId About, ImmutableArray<Expected> Expected, ImmutableArray<BriefLine> General,
    Addressees To, ParticipantId Author, ParticipantId Reviewer, DateOnly? AcknowledgeBy = null) : BriefingEvent;

public sealed record DiligenceAsked(EntityId Id, ActorId Organization, string Question) : BriefingEvent;
public sealed record FindingRecorded(EntityId Id, string Finding, Citation From, DateOnly On, DateOnly Until) : BriefingEvent;
public sealed record AttendeeNamed(EntityId Id, string Spelling, ActorId Who) : BriefingEvent;
public sealed record AttendeeTakenOff(EntityId Id) : BriefingEvent;
