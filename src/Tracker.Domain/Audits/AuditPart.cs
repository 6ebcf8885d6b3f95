namespace Tracker.Domain.Audits;

/// <summary>The plan of an audit, what it found, and what is done afterwards.</summary>
internal sealed class AuditPart : Part<ProcessAudit, AuditCommand, AuditEvent>
{
    private static readonly CompartmentId At = AuditKind.At;

    protected override bool Belongs(CompartmentId at, AuditCommand command) => at == At;

    protected override Decision Decide(ProcessAudit here, Sight sight, AuditCommand command) => command switch
    {
        OpenAudit c => Decision.Unless(Refuses(here, c), At, new AuditOpened(c.Title, c.Body, c.Days)),
        RenameAudit c => here.Title.Decide(c.Title, "title", TextLimits.Title, At, new AuditRenamed(c.Title), required: true),
        MoveAudit c => c.To.Refuses("to") is { } no ? no : here.Days.Decide(c.Was, c.To, "to", At, new AuditMoved(c.Was, c.To)),
        SetAuditStatus c => here.Status.Decide(c.Was, c.To, "to", At, new AuditStatusSet(c.Was, c.To)),
        AddAuditCriterion c => Decision.Unless(Refuses(here, c), At, new AuditCriterionAdded(c.Id, c.Name, c.Meaning)),
        AddAuditPartner c => Decision.Unless(Refuses(here, c), At, new AuditPartnerAdded(c.Id, c.Name, c.Country)),
        RemoveAuditPartner c => here.AllPartners.ContainsKey(c.Id)
            ? Decision.Of(At, new AuditPartnerRemoved(c.Id)) : Rejection.Missing("partner", "id"),
        RecordAuditFinding or CorrectAuditFinding or CloseAuditFinding or ReopenAuditFinding => FindingLife.Decide(here, command),
        AddFollowUp c => Decision.Unless(
            (here.Tasks?.ContainsKey(c.Id) is true ? Rejection.Duplicate("task", "id") : null)
                ?? Rejection.Full(here.Tasks?.Count ?? 0, FollowUp.Most, "follow-up tasks") ?? c.Terms.Refuses(here),
            At, new FollowUpAdded(c.Id, c.Terms)),
        ChangeFollowUp c => here.Tasks?.GetValueOrDefault(c.Id) is not { } task ? Rejection.Missing("task", "id")
            : c.To.Refuses(here) is { } no ? no : task.Terms.Decide(c.Was, c.To, "to", At, new FollowUpChanged(c.Id, c.Was, c.To)),
        TickFollowUp c => here.Tasks?.GetValueOrDefault(c.Id) is not { } task ? Rejection.Missing("task", "id")
            : task.Done.Decide(c.Was, c.To, "to", At, new FollowUpTicked(c.Id, c.Was, c.To)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override ProcessAudit Evolve(ProcessAudit state, AuditEvent happened, Recorded recorded) => happened switch
    {
        AuditOpened e => state with { Title = state.Title.Set(e.Title, recorded), Days = state.Days.Set(e.Days, recorded), Body = e.Body },
        AuditRenamed e => state with { Title = state.Title.After(e.Title, recorded) },
        AuditMoved e => state with { Days = state.Days.Set(e.To, recorded) },
        AuditStatusSet e => state with { Status = state.Status.Set(e.To, recorded) },
        AuditCriterionAdded e => state with
        {
            Criteria = (state.Criteria ?? ImmutableSortedDictionary<EntityId, AuditCriterion>.Empty).SetItem(e.Id, new(e.Id, e.Name, e.Meaning)),
        },
        AuditPartnerAdded e => state with { Partners = state.AllPartners.SetItem(e.Id, new(e.Id, e.Name, e.Country)) },
        AuditPartnerRemoved e => state with { Partners = state.AllPartners.Remove(e.Id) },
        AuditFindingRecorded or AuditFindingCorrected or AuditFindingClosed or AuditFindingReopened => state.With(FindingLife.After(state, happened, recorded)),
        FollowUpAdded e => state.With(new FollowUp(e.Id, new Choice<FollowUpTerms>(e.Terms).Set(e.Terms, recorded), new())),
        FollowUpChanged e => state.With(state.Tasks![e.Id] with { Terms = state.Tasks[e.Id].Terms.Set(e.To, recorded) }),
        FollowUpTicked e => state.With(state.Tasks![e.Id] with { Done = state.Tasks[e.Id].Done.Set(e.To, recorded) }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Rejection? Refuses(ProcessAudit here, OpenAudit c) =>
        (here.Title.Value is not null ? Rejection.Duplicate("audit", "actor") : null) ?? TextLimits.Demands(c.Title, "title", TextLimits.Title)
        ?? c.Body.Refuses("body") ?? c.Days.Refuses("days")
        ?? (c.Body.Actor is { Kind: not ("committee" or "organization") }
            ? Rejection.Invalid("Choose a body or a committee of the record, or only name it.", "body") : null);

    private static Rejection? Refuses(ProcessAudit here, AddAuditCriterion c) =>
        (here.CriterionOf(c.Id) is not null ? Rejection.Duplicate("criterion", "id") : null)
        ?? Rejection.Full(here.Criteria?.Count ?? 0, AuditCriterion.Most, "criteria") ?? new AuditCriterion(c.Id, c.Name, c.Meaning).Refuses()
        ?? (here.AllCriteria.Any(one => string.Equals(one.Name, c.Name, StringComparison.OrdinalIgnoreCase))
            ? Rejection.Duplicate("criterion", "name") : null);

    private static Rejection? Refuses(ProcessAudit here, AddAuditPartner c) =>
        (here.AllPartners.ContainsKey(c.Id) ? Rejection.Duplicate("partner", "id") : null)
        ?? Rejection.Full(here.AllPartners.Count, AuditPartner.Most, "partners") ?? new AuditPartner(c.Id, c.Name, c.Country).Refuses();
}
