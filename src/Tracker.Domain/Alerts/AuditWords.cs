using Tracker.Domain.Audits;

namespace Tracker.Domain.Alerts;

/// <summary>Events of an audit in words.</summary>
internal static class AuditWords
{
    public static Told Of(ProcessAudit audit, AuditEvent happened) => happened switch
    {
        AuditOpened e => new Told($"opened the audit {AlertWords.Quoted(e.Title)} of {AlertWords.Quoted(e.Body.Name)}, {e.Days}").Important(),
        AuditRenamed e => new($"renamed the audit to {AlertWords.Quoted(e.Title.To)}"),
        AuditMoved e => new Told($"moved the audit to {e.To}").Important(),
        AuditStatusSet e => new Told($"set the status of the audit to {AlertWords.Spoken(e.To.ToString())}").Important(),
        AuditCriterionAdded e => new($"added the criterion {AlertWords.Quoted(e.Name)}"),
        AuditPartnerAdded e => new($"added the partner {AlertWords.Quoted(e.Name)}"),
        AuditPartnerRemoved => new("removed a partner"),
        AuditFindingRecorded e => new Told($"recorded the finding {AlertWords.Quoted(e.Terms.Found)}").Important(),
        AuditFindingCorrected e => new($"corrected a finding to {AlertWords.Quoted(e.To.Found)}"),
        AuditFindingClosed e => new Told($"closed the finding {Found(audit, e.Id)} with evidence: {AlertWords.Quoted(e.Evidence.Document)}").Important(),
        AuditFindingReopened e => new Told($"opened the finding {Found(audit, e.Id)} again: {AlertWords.Quoted(e.Reason)}").Important(),
        FollowUpAdded e => new($"added the follow-up task {AlertWords.Quoted(e.Terms.Title)} for {AlertWords.Quoted(e.Terms.Owner)}"),
        FollowUpChanged e => new($"changed the follow-up task {AlertWords.Quoted(e.To.Title)}"),
        FollowUpTicked { To: true } e => new($"completed the follow-up task {Task(audit, e.Id)}"),
        FollowUpTicked e => new($"reopened the follow-up task {Task(audit, e.Id)}"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static string Found(ProcessAudit audit, EntityId id) => AlertWords.Quoted(audit.AllFindings.GetValueOrDefault(id)?.Terms.Value.Found);

    private static string Task(ProcessAudit audit, EntityId id) => AlertWords.Quoted(audit.Tasks?.GetValueOrDefault(id)?.Terms.Value.Title);
}
