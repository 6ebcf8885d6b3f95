using Tracker.Domain.Claims;

namespace Tracker.Domain.Audits;

/// <summary>What was found of one criterion, and where it can be read. How grave it is, is not scored.</summary>
public sealed record FindingTerms(EntityId Criterion, string Found, Source Source)
{
    internal Rejection? Refuses(ProcessAudit audit) =>
        (audit.CriterionOf(Criterion) is null ? Rejection.Missing("criterion", "criterion") : null)
        ?? TextLimits.Demands(Found, "found", TextLimits.Line)
        ?? (Source is null ? TextLimits.Required("source") : Source.Refuses(Source));
}

/// <summary>A finding was closed by evidence, or opened again with a reason.</summary>
/// <param name="Evidence">Of the remedy; null if the finding was opened again.</param>
/// <param name="Words">What was remedied, or why the finding is open again.</param>
public sealed record FindingStep(ParticipantId By, DateTimeOffset At, Source? Evidence = null, string? Words = null);

/// <summary>A finding with what became of it.</summary>
public sealed record AuditFinding(
    EntityId Id, Choice<FindingTerms> Terms, ParticipantId By, DateTimeOffset At, ImmutableArray<FindingStep>? Steps = null)
{
    /// <summary>Findings of one audit, and times that one is closed or opened again.</summary>
    public const int Most = 500, MostSteps = 100;

    internal static readonly Rejection NeedsEvidence = new(
        RejectionCode.Required, "A finding stays open until there is evidence of its remedy: a document with a quote or a link.", "evidence");

    [JsonIgnore]
    public ImmutableArray<FindingStep> AllSteps => Steps ?? [];

    /// <summary>True until evidence of its remedy is given, and again once it is reopened.</summary>
    [JsonIgnore]
    public bool IsOpen => AllSteps is [] or [.., { Evidence: null }];
}
