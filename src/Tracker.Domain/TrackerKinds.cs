using Tracker.Domain.Delegations;
using Tracker.Domain.Directory;
using Tracker.Domain.Drafts;
using Tracker.Domain.Shared;
using Tracker.Domain.Standards;
using Tracker.Domain.Subjects;
using Tracker.Domain.WorkItems;

namespace Tracker.Domain;

/// <summary>Every kind of record of this program: the same list on servers and in clients.</summary>
public static class TrackerKinds
{
    public static RecordKinds All { get; } = new(
        new DelegationKind(), SubjectKinds.WorkItem, SubjectKinds.Standard, new DirectoryKind(),
        SubjectKinds.Committee, SubjectKinds.Organization, SubjectKinds.Person, SubjectKinds.Topic, new DraftKind());
}
