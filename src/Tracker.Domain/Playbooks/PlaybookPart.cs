namespace Tracker.Domain.Playbooks;

/// <summary>Making, changing and retiring a playbook.</summary>
internal sealed class PlaybookPart : Part<Playbook, PlaybookCommand, PlaybookEvent>
{
    protected override Decision Decide(Playbook here, Sight sight, PlaybookCommand command) => command switch
    {
        AddPlaybook c => Decision.Unless(
            (here.Title.Value is not null ? Rejection.Duplicate("playbook", "actor") : null) ?? Refuses(c), sight.At,
            new PlaybookAdded(c.Title, c.MadeFrom, c.Steps, c.Cases)),
        RenamePlaybook c => here.Title.Decide(c.Title, "title", TextLimits.Title, sight.At, new PlaybookRenamed(c.Title), required: true),
        _ when here.RetiredFor.Value is not null => Rejection.IllegalStep("This playbook is retired. Make a new one."),
        AddStep c => Decision.Unless(
            (here.Steps.ContainsKey(c.Step.Id) ? Rejection.Duplicate("step", "step.id") : null)
                ?? Rejection.Full(here.Steps.Count, Playbook.MostSteps, "steps") ?? c.Step.Refuses("step"),
            sight.At, new StepAdded(c.Step)),
        ChangeStep c => Change(here, sight.At, c),
        RemoveStep c => here.Steps.ContainsKey(c.Id) ? Decision.Of(sight.At, new StepRemoved(c.Id)) : Decision.Nothing,
        RetirePlaybook c => Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), sight.At, new PlaybookRetired(c.Reason)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override Playbook Evolve(Playbook state, PlaybookEvent happened, Recorded recorded) => happened switch
    {
        PlaybookAdded e => e.Steps.Aggregate(
            state with { Title = state.Title.Set(e.Title, recorded), MadeFrom = state.MadeFrom.Set(e.MadeFrom, recorded), Cases = e.Cases ?? [] },
            (s, step) => With(s, step, recorded)),
        PlaybookRenamed e => state with { Title = state.Title.After(e.Title, recorded) },
        StepAdded e => With(state, e.Step, recorded),
        StepChanged e => state with { Steps = state.Steps.SetItem(e.To.Id, state.Steps[e.To.Id].Set(e.To, recorded)) },
        StepRemoved e => state with { Steps = state.Steps.Remove(e.Id), Order = state.Order.Remove(e.Id) },
        PlaybookRetired e => state with { RetiredFor = state.RetiredFor.Set(e.Reason, recorded) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Change(Playbook here, CompartmentId at, ChangeStep c)
    {
        if (!here.Steps.TryGetValue(c.Was.Id, out var step)) return Rejection.Missing("step", "was.id");
        if (c.To.Id != c.Was.Id) return Rejection.Invalid("A changed step keeps its identifier.", "to.id");
        return c.To.Refuses("to") is { } no ? no : step.Decide(c.Was, c.To, "to", at, new StepChanged(c.Was, c.To));
    }

    private static Rejection? Refuses(AddPlaybook c)
    {
        if (c.Steps.IsDefaultOrEmpty) return Rejection.Invalid("A playbook needs a step.", "steps");
        return TextLimits.Demands(c.Title, "title", TextLimits.Title) ?? TextLimits.Demands(c.MadeFrom, "madeFrom", TextLimits.Line)
            ?? Rejection.Full(c.Steps.Length - 1, Playbook.MostSteps, "steps")
            ?? (c.Cases is { } cases ? Rejection.Full(cases.Length - 1, Playbook.MostCases, "records of the case") : null)
            ?? c.Steps.Select((s, i) => s.Refuses(string.Create(CultureInfo.InvariantCulture, $"steps[{i}]"))).FirstOrDefault(r => r is not null)
            ?? (c.Steps.DistinctBy(s => s.Id).Count() < c.Steps.Length ? Rejection.Duplicate("step", "steps") : null);
    }

    private static Playbook With(Playbook state, PlaybookStep step, Recorded recorded) => state with
    {
        Steps = state.Steps.Add(step.Id, new Choice<PlaybookStep>(step).Set(step, recorded)), Order = state.Order.Add(step.Id),
    };
}
