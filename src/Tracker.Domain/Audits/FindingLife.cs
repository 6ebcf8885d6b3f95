using Tracker.Domain.Claims;

namespace Tracker.Domain.Audits;

/// <summary>The life of a finding: it is open until evidence of its remedy is given, and can be opened again with a reason.</summary>
internal static class FindingLife
{
    public static Decision Decide(ProcessAudit here, AuditCommand command)
    {
        if (command is RecordAuditFinding record)
            return Decision.Unless(
                (here.AllFindings.ContainsKey(record.Id) ? Rejection.Duplicate("finding", "id") : null)
                    ?? Rejection.Full(here.AllFindings.Count, AuditFinding.Most, "findings") ?? record.Terms.Refuses(here),
                AuditKind.At, new AuditFindingRecorded(record.Id, record.Terms));
        var id = command switch { CorrectAuditFinding c => c.Id, CloseAuditFinding c => c.Id, _ => ((ReopenAuditFinding)command).Id };
        if (here.AllFindings.GetValueOrDefault(id) is not { } finding) return Rejection.Missing("finding", "id");
        return command switch
        {
            CorrectAuditFinding c => c.To.Refuses(here) is { } no
                ? no : finding.Terms.Decide(c.Was, c.To, "to", AuditKind.At, new AuditFindingCorrected(id, c.Was, c.To)),
            CloseAuditFinding c => Close(finding, c),
            _ => Reopen(finding, (ReopenAuditFinding)command),
        };
    }

    public static AuditFinding After(ProcessAudit state, AuditEvent happened, Recorded recorded) => happened switch
    {
        AuditFindingRecorded e => new(e.Id, new Choice<FindingTerms>(e.Terms).Set(e.Terms, recorded), recorded.By, recorded.At),
        AuditFindingCorrected e => state.AllFindings[e.Id] with { Terms = state.AllFindings[e.Id].Terms.Set(e.To, recorded) },
        AuditFindingClosed e => With(state.AllFindings[e.Id], new(recorded.By, recorded.At, e.Evidence, e.Remedy)),
        AuditFindingReopened e => With(state.AllFindings[e.Id], new(recorded.By, recorded.At, Words: e.Reason)),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Close(AuditFinding finding, CloseAuditFinding c)
    {
        if (c.Evidence is not { } evidence) return AuditFinding.NeedsEvidence;
        if (!finding.IsOpen)
            return finding.AllSteps[^1] is var last && last.Evidence == evidence && last.Words == c.Remedy
                ? Decision.Nothing : Rejection.IllegalStep("This finding is closed already. Open it again to give other evidence.", "id");
        return Decision.Unless(
            Source.Refuses(evidence) ?? TextLimits.Refuses(c.Remedy, "remedy", TextLimits.Line)
                ?? Rejection.Full(finding.AllSteps.Length, AuditFinding.MostSteps, "steps of a finding"),
            AuditKind.At, new AuditFindingClosed(finding.Id, evidence, c.Remedy));
    }

    private static Decision Reopen(AuditFinding finding, ReopenAuditFinding c) =>
        finding.IsOpen ? Decision.Nothing
        : Decision.Unless(
            TextLimits.Demands(c.Reason, "reason", TextLimits.Line) ?? Rejection.Full(finding.AllSteps.Length, AuditFinding.MostSteps, "steps of a finding"),
            AuditKind.At, new AuditFindingReopened(finding.Id, c.Reason));

    private static AuditFinding With(AuditFinding finding, FindingStep step) => finding with { Steps = finding.AllSteps.Add(step) };
}
