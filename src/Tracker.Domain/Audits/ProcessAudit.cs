using Tracker.Domain.Claims;

namespace Tracker.Domain.Audits;

/// <summary>How far an audit is. Findings can be closed and opened again after it is concluded.</summary>
public enum AuditStatus { Planned, UnderWay, Concluded, CalledOff }

/// <summary>An audit of how a body or a committee works: plan, criteria, partners, findings and follow-up.</summary>
/// <param name="Body">Whose process it is about, with its record if it has one.</param>
/// <param name="Criteria">Those that the audit added to <see cref="AuditCriterion.Standing"/>.</param>
public sealed record ProcessAudit(
    Field Title, Choice<AuditDays> Days, Choice<AuditStatus> Status, Reference? Body = null,
    ImmutableSortedDictionary<EntityId, AuditCriterion>? Criteria = null, ImmutableSortedDictionary<EntityId, AuditPartner>? Partners = null,
    ImmutableSortedDictionary<EntityId, AuditFinding>? Findings = null, ImmutableSortedDictionary<EntityId, FollowUp>? Tasks = null)
{
    public static readonly ProcessAudit Empty = new(Field.Empty, new(new(DateOnly.MinValue, DateOnly.MinValue)), new(AuditStatus.Planned));

    /// <summary>All criteria, those of every audit first.</summary>
    [JsonIgnore]
    public IEnumerable<AuditCriterion> AllCriteria =>
        AuditCriterion.Standing.Concat((Criteria?.Values ?? []).OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id));

    [JsonIgnore]
    public ImmutableSortedDictionary<EntityId, AuditFinding> AllFindings => Findings ?? ImmutableSortedDictionary<EntityId, AuditFinding>.Empty;

    [JsonIgnore]
    public ImmutableSortedDictionary<EntityId, AuditPartner> AllPartners => Partners ?? ImmutableSortedDictionary<EntityId, AuditPartner>.Empty;

    /// <summary>The follow-up tasks, the first due first.</summary>
    [JsonIgnore]
    public IEnumerable<FollowUp> AllTasks =>
        (Tasks?.Values ?? []).OrderBy(t => t.Terms.Value.Due).ThenBy(t => t.Terms.Value.Title, StringComparer.Ordinal).ThenBy(t => t.Id);

    /// <summary>How many findings wait for evidence of their remedy.</summary>
    [JsonIgnore]
    public int Open => AllFindings.Values.Count(f => f.IsOpen);

    /// <summary>Null if the audit has no such criterion.</summary>
    public AuditCriterion? CriterionOf(EntityId id) => AllCriteria.FirstOrDefault(c => c.Id == id);

    internal ProcessAudit With(AuditFinding finding) => this with { Findings = AllFindings.SetItem(finding.Id, finding) };

    internal ProcessAudit With(FollowUp task) => this with
    {
        Tasks = (Tasks ?? ImmutableSortedDictionary<EntityId, FollowUp>.Empty).SetItem(task.Id, task),
    };
}
