using Tracker.Domain.Audits;
using Tracker.Domain.Briefings;
using Tracker.Domain.Calls;
using Tracker.Domain.Delegations;
using Tracker.Domain.ExportControl;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Participating;
using Tracker.Domain.Playbooks;
using Tracker.Domain.Programs;
using Tracker.Domain.Screening;
using Tracker.Domain.Sources;
using Tracker.Domain.Surveys;
using Tracker.Domain.Vital;
using Tracker.Domain.Watches;

namespace Tracker.Domain.Alerts;

/// <summary>Events in words for people. Every event of every kind that can be followed has some.</summary>
public static class AlertWords
{
    /// <summary>Null for an event of a kind that is not followed.</summary>
    /// <param name="record">As the reader sees it now: what is named there and closed to them has no name here.</param>
    public static Told? Of(RecordState record, CompartmentId at, Event happened) =>
        Words(record, at, happened) is { } told ? told with { What = OnOneLine(told.What), ToThem = told.ToThem is { } them ? OnOneLine(them) : null } : null;

    private static Told? Words(RecordState record, CompartmentId at, Event happened) => happened switch
    {
        ClaimEvent e => ClaimWords.Of(record.Of<SubjectState>(at) ?? SubjectState.Empty, e),
        SubjectEvent e => Of(e),
        NoteEvent e => Of(record, at, e),
        ConcernEvent e => Of(e),
        TaskEvent e => Of(record, at, e),
        WatchEvent e => Of(record.Of<Watch>(at) ?? Watch.Empty, e),
        PlaybookEvent e => Of(record.Of<Playbook>(at) ?? Playbook.Empty, e),
        VitalEvent e => VitalWords.Of(at, e),
        BriefingEvent e => BriefingWords.Of(at, record.Of<Briefing>(at) ?? Briefing.Empty, e),
        DistributionEvent e => ReleaseWords.Of(at, Releasing.Of(record, at), e),
        GuidanceEvent e => Of(record.Of<GuidanceRecord>(at) ?? GuidanceRecord.Empty, e),
        BasisEvent e => BasisWords.Of(at, record.Of<BasisLog>(at) ?? BasisLog.Empty, e),
        ScreeningEvent e => Of(record.Of<ScreeningList>(at) ?? ScreeningList.Empty, e),
        CoverageEvent e => ProgramWords.Of(record.Of<ProgramRecord>(at) ?? ProgramRecord.Empty, e),
        ConditionEvent e => ProgramWords.Of(record.Of<ProgramRecord>(at) ?? ProgramRecord.Empty, e),
        LedgerEvent e => ProgramWords.Of(record.Of<ProgramRecord>(at) ?? ProgramRecord.Empty, e),
        AuditEvent e => AuditWords.Of(record.Of<ProcessAudit>(at) ?? ProcessAudit.Empty, e),
        CallEvent e => CallWords.Of(at, record.Of<CallRecord>(at) ?? CallRecord.Empty, e),
        HostingEvent e => HostingWords.Of(at, record.Of<HostingPlan>(at) ?? HostingPlan.Empty, e),
        BudgetEvent e => HostingWords.Of(e),
        VisaEvent e => HostingWords.Of(record.Of<HostingPlan>(at) ?? HostingPlan.Empty, e),
        TrainingEvent e => HostingWords.Of(record.Of<HostingPlan>(at) ?? HostingPlan.Empty, e),
        CountingEvent e => HostingWords.Of(at, record.Of<HostingPlan>(at) ?? HostingPlan.Empty, e),
        SurveyEvent e => SurveyWords.Of(at, e),
        TallyEvent e => SurveyWords.Of(e),
        SourceEvent e => Of(record.Of<SourceRecord>(at) ?? SourceRecord.Empty, e),
        _ => DelegationWords.Of(record.Of<DelegationState>(CompartmentId.Delegation) ?? DelegationState.Empty, happened),
    };

    /// <summary>What a participant owes a record or is to remember now, without anybody having done anything.</summary>
    /// <param name="now">Days are those of UTC, as in the record.</param>
    public static IEnumerable<Reminder> Reminders(RecordState record, ParticipantId participant, DateTimeOffset now) =>
        record.Of<DelegationState>(CompartmentId.Delegation) is { Archived: null } delegation
            ? AlertReminders.Of(record, delegation, participant, now)
            : ReleaseWords.Owed(record, participant, now);

    /// <summary>A text between quotation marks, on one line and not too long for it.</summary>
    internal static string Quoted(string? text, int most = 120)
    {
        var line = OnOneLine(text ?? "");
        if (line.Length <= most) return $"“{line}”";
        var end = char.IsHighSurrogate(line[most - 2]) ? most - 2 : most - 1;
        return $"“{line[..end].TrimEnd()}…”";
    }

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A word of the vocabulary as it is spoken.</summary>
    internal static string Spoken(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name).Replace('-', ' ');

    internal static string Day(DateOnly? day) => day?.ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "no day";

    /// <summary>By the clock of the zone in which it was written; by UTC if that is not known.</summary>
    internal static string Moment(DateTimeOffset at, string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && zone != "UTC"
            ? string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(at, known):d MMM yyyy, HH:mm} ({zone})")
            : string.Create(CultureInfo.InvariantCulture, $"{at.ToUniversalTime():d MMM yyyy, HH:mm} UTC");

    private static Told Of(SubjectEvent happened) => happened switch
    {
        SubjectOpened => new Told("opened this record").Important(),
        RecordMerged e => new Told($"merged this record into another: {Quoted(e.Reason)}").Important(),
        RecordSplit e => new Told($"split this record from another: {Quoted(e.Reason)}").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(RecordState record, CompartmentId at, NoteEvent happened)
    {
        var about = (record.Compartments.GetValueOrDefault(at)?.State as DelegationState)?.Notes.GetValueOrDefault(IdOf(happened))?.About;
        about = happened is NoteAdded added ? added.About : about;
        var delegation = record.Of<DelegationState>(CompartmentId.Delegation);
        var on = about is { } point && delegation?.Agenda.ContainsKey(point) is true ? " on " + DelegationWords.Point(delegation, point) : "";
        var told = happened switch
        {
            NoteAdded e => new Told($"wrote a note{on}: {Quoted(e.Text)}"),
            NoteEdited => new($"changed a note{on}"),
            NoteRemoved => new($"removed a note{on}"),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
        return told with { Point = about, Tab = "notes" };
    }

    private static EntityId IdOf(NoteEvent happened) => happened switch
    {
        NoteAdded e => e.Id,
        NoteEdited e => e.Id,
        NoteRemoved e => e.Id,
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(ConcernEvent happened) => happened switch
    {
        ConcernRaised e => new Told($"raised a concern: {Quoted(e.Reason)}").Important(),
        ConcernAnswered e => new($"answered a concern: {Quoted(e.Text)}"),
        ConcernWithdrawn => new("withdrew a concern"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(RecordState record, CompartmentId at, TaskEvent happened)
    {
        var task = (record.Compartments.GetValueOrDefault(at)?.State as DelegationState)?.Tasks.GetValueOrDefault(happened.Id);
        var title = Quoted(task?.Title.Value ?? (happened as TaskAdded)?.Title);
        var told = happened switch
        {
            TaskAdded e => new($"added the task {title}", Concerns: Only(e.Owner)),
            TaskTitleEdited => new($"renamed a task to {title}"),
            TaskAssigned e => new($"assigned the task {title}", Concerns: Only(e.To)),
            DueSet e => new($"set the last day of the task {title} to {Day(e.To)}", Concerns: Only(task?.Owner.Value)),
            TaskCompleted => new($"completed the task {title}"),
            TaskReopened => new Told($"reopened the task {title}", Concerns: Only(task?.Owner.Value)),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
        return told with { Tab = "tasks" };
    }

    private static Told Of(Watch watch, WatchEvent happened)
    {
        var told = happened switch
        {
            WatchAdded e => new($"added the watch {Quoted(e.Title)}"),
            WatchRenamed e => new($"renamed the watch to {Quoted(e.Title.To)}"),
            WatchChanged => new("changed what the watch looks for"),
            WatchEnded e => new Told($"ended the watch: {Quoted(e.Reason)}").Important(),
            MatchSuggested { More: true } e => new($"found more reasons for the match {Quoted(e.Title)}") { Names = [e.Record] },
            MatchSuggested e => new Told($"suggests {Quoted(e.Title)} as a match") { Names = [e.Record] }.Important(),
            MatchConfirmed e => new Told($"confirmed the match {Quoted(watch.Of(e.Record)?.Title)}").Important(),
            MatchDismissed e => new($"dismissed the match {Quoted(watch.Of(e.Record)?.Title)}"),
            BanEnded e => new Told($"noted that the ban on discussing it ended on {Day(e.LastDay)}: watch for resurfacing").Important(),
            ThresholdCrossed e => new Told(Crossed(e)) { Names = [e.Under] }.Important(),
            ThresholdSeen => new("has seen what the watch counted"),
            _ => throw new UnknownEventException(happened.GetType().Name),
        };
        return happened is MatchSuggested { More: not true } or BanEnded or WatchEnded or ThresholdCrossed
            ? told with { Concerns = [.. Only(watch.Title.By).Union(Only(watch.Terms.By))] } : told;
    }

    private static string Crossed(ThresholdCrossed e) => e.Outcome switch
    {
        ThresholdOutcome.Reached => $"counts {e.Threshold} in {Quoted(e.Committee.Name)}",
        ThresholdOutcome.NotReached => $"no longer counts {e.Threshold} in {Quoted(e.Committee.Name)}",
        _ => $"cannot say any more whether there are {e.Threshold} in {Quoted(e.Committee.Name)}",
    };

    private static Told Of(Playbook playbook, PlaybookEvent happened) => happened switch
    {
        PlaybookAdded e => new Told($"added the playbook {Quoted(e.Title)}").Important(),
        PlaybookRenamed e => new($"renamed the playbook to {Quoted(e.Title.To)}"),
        StepAdded e => new($"added the step {Quoted(e.Step.What)}"),
        StepChanged e => new($"changed the step {Quoted(e.To.What)}"),
        StepRemoved e => new($"removed a step{(playbook.Steps.GetValueOrDefault(e.Id)?.Value.What is { } what ? ": " + Quoted(what) : "")}"),
        PlaybookRetired e => new Told($"retired the playbook: {Quoted(e.Reason)}").Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(GuidanceRecord guidance, GuidanceEvent happened) => happened switch
    {
        GuidancePublished e => new Told($"published the guidance {Quoted(e.Title)}") { Names = Named(e.Version) }.Important(),
        GuidanceRenamed e => new($"renamed the guidance to {Quoted(e.Title.To)}"),
        GuidanceRevised e => new Told(
            $"published a new version of the guidance {Quoted(guidance.Title.Value)}, from {e.Version.Valid.From!.Value.Value} on")
            { Names = Named(e.Version) }.Important(),
        GuidanceWithdrawn e => new Told($"withdrew the guidance {Quoted(guidance.Title.Value)}: {Quoted(e.Reason)}")
            { Names = guidance.Last is { } last ? Named(last) : [] }.Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static ImmutableArray<ActorId> Named(GuidanceVersion version) => [.. version.Organizations.Select(o => o.Actor).OfType<ActorId>()];

    private static Told Of(SourceRecord source, SourceEvent happened) => happened switch
    {
        SourceAdded => new Told("added this source").Important(),
        SourceEdited e => new($"changed the {Spoken(e.Field.ToString())}"),
        CaptureKept e => new Told($"kept the document {Quoted(e.Name)}").Important(),
        CaptureWithdrawn e => new($"withdrew the document {Quoted(source.Find(e.Id)?.Name)}: {Quoted(e.Reason)}"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Told Of(ScreeningList list, ScreeningEvent happened) => happened switch
    {
        ListVersionAdopted e => new Told($"imported the list of {e.Dated}").Important(),
        ListVersionTakenBack e => new Told(
            $"took back the list of {list.Versions.FirstOrDefault(v => v.Id == e.Id)?.Dated.Value ?? "no day"}: {Quoted(e.Reason)}").Important(),
        LikenessDecided e => new($"decided on a similar name: {Spoken(e.Verdict.ToString())}, {Quoted(e.Reason)}"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    internal static ImmutableArray<ParticipantId> Only(ParticipantId? one) => one is { } participant ? [participant] : [];
}
