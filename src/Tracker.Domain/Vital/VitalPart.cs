namespace Tracker.Domain.Vital;

/// <summary>The words of a note from its draft to each release.</summary>
internal sealed class VitalPart : Part<VitalNote, VitalCommand, VitalEvent>
{
    protected override bool Belongs(CompartmentId at, VitalCommand command) => at.OwnerOffice is not null;

    protected override Decision Decide(VitalNote here, Sight sight, VitalCommand command) => command switch
    {
        DraftVital c => Draft(here, sight, c),
        EditVitalSubject c => here.Subject.Decide(c.Subject, "subject", TextLimits.Title, sight.At, new VitalSubjectEdited(c.Subject), required: true),
        EditVitalText c => here.Text.Decide(c.Text, "text", TextLimits.Body, sight.At, new VitalTextEdited(c.Text), required: true),
        ReleaseVital c => Release(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override VitalNote Evolve(VitalNote state, VitalEvent happened, Recorded recorded) => happened switch
    {
        VitalDrafted e => state with
        {
            Subject = state.Subject.Set(e.Subject, recorded), Text = state.Text.Set(e.Text, recorded), To = state.To.Set(e.To, recorded),
            AcknowledgeBy = state.AcknowledgeBy.Set(e.AcknowledgeBy, recorded), TextVersion = 1, Author = recorded.By, About = e.About,
        },
        VitalSubjectEdited e => state.Subject.Is(e.Subject) ? state : Reworded(state) with { Subject = state.Subject.Set(e.Subject.To, recorded) },
        VitalTextEdited e => state.Text.Is(e.Text) ? state : Reworded(state) with { Text = state.Text.Set(e.Text.To, recorded) },
        VitalIssued e => state with
        {
            Issued = new(e.Revision, e.TextVersion, e.Office, e.Subject, e.Text, e.To, e.Author, recorded.By, recorded.At, e.AcknowledgeBy, e.About),
        },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static VitalNote Reworded(VitalNote note) => note with { TextVersion = note.TextVersion + 1 };

    private static Decision Draft(VitalNote here, Sight sight, DraftVital c) => Decision.Unless(
        (here.Subject.Value is not null ? Rejection.Duplicate("note", "actor") : null)
            ?? TextLimits.Demands(c.Subject, "subject", TextLimits.Title)
            ?? TextLimits.Demands(c.Text, "text", TextLimits.Body)
            ?? c.To.Refuses("to")
            ?? DistributionRules.RefusesDay(c.AcknowledgeBy, sight, "acknowledgeBy")
            ?? (c.About is { } about && !VitalKind.IsSubject(about)
                ? Rejection.Invalid("A note is about a record that everyone may read, such as a work item or a meeting.", "about") : null),
        sight.At, new VitalDrafted(c.Subject, c.Text, c.To, c.AcknowledgeBy, c.About));

    private static Decision Release(VitalNote here, Sight sight, ReleaseVital c)
    {
        if (DistributionRules.RefusesRelease(here.Distribution, here.TextVersion, c.TextVersion, c.To) is { } broken) return broken;
        if (here.IsOut) return Decision.Nothing;
        if (DistributionRules.RefusesDay(here.AcknowledgeBy.Value, sight, "acknowledgeBy") is { } past) return past;
        var revision = DistributionRules.Revision(here.Distribution, here.Issued?.TextVersion == here.TextVersion);
        return DistributionRules.Both(sight.At, new VitalIssued(
            revision, here.TextVersion, sight.At.OwnerOffice!.Value, here.Subject.Value!, here.Text.Value!, here.To.Value, here.Author!.Value,
            here.AcknowledgeBy.Value, here.About));
    }
}
