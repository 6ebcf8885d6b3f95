using Tracker.Domain.Alerts;
using Tracker.Domain.Audits;
using Tracker.Domain.Briefings;
using Tracker.Domain.Calls;
using Tracker.Domain.Committees;
using Tracker.Domain.Contributions;
using Tracker.Domain.Decisions;
using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Domain.ExportControl;
using Tracker.Domain.HostingPlans;
using Tracker.Domain.Meetings;
using Tracker.Domain.Organizations;
using Tracker.Domain.Participating;
using Tracker.Domain.Persons;
using Tracker.Domain.Playbooks;
using Tracker.Domain.Programs;
using Tracker.Domain.Screening;
using Tracker.Domain.Sources;
using Tracker.Domain.Standards;
using Tracker.Domain.Surveys;
using Tracker.Domain.Topics;
using Tracker.Domain.Vital;
using Tracker.Domain.Watches;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain;

/// <summary>Every kind of record of this program: the same list on servers and in clients.</summary>
public static class TrackerKinds
{
    /// <summary>The kinds whose records hold claims about a subject.</summary>
    public static readonly ImmutableArray<SubjectKind> Subjects =
        [WorkItem.Kind, Standard.Kind, Committee.Kind, Organization.Kind, Person.Kind, Meeting.Kind, Topic.Kind, BodyDecision.Kind, BodyContribution.Kind];

    public static RecordKinds All { get; } = new(
    [
        new DelegationKind(), .. Subjects, new DirectoryKind(), new SourceKind(), new WatchKind(), new PlaybookKind(), new VitalKind(), new GuidanceKind(),
        new BriefingKind(), new DraftKind(), new AlertsKind(), new ScreeningKind(), new BasisKind(), new ProgramKind(),
        new CallKind(), new HostingKind(), new SurveyKind(), new AuditKind(),
    ]);
}
