namespace Tracker.Domain.Programs;

/// <summary>Who is paid for what and until when, and what is decided when that is not enough.</summary>
internal sealed class CoveragePart : Part<ProgramRecord, CoverageCommand, CoverageEvent>
{
    protected override bool Belongs(CompartmentId at, CoverageCommand command) => at == CompartmentId.Delegation;

    protected override Decision Decide(ProgramRecord here, Sight sight, CoverageCommand command) => command switch
    {
        AddProgram c => Decision.Unless(
            (here.Title.Value is not null ? Rejection.Duplicate("program", "actor") : null)
                ?? TextLimits.Demands(c.Title, "title", TextLimits.Title) ?? TextLimits.Refuses(c.Country, "country", TextLimits.Name),
            sight.At, new ProgramAdded(c.Title, c.Country)),
        RenameProgram c => here.Title.Decide(c.Title, "title", TextLimits.Title, sight.At, new ProgramRenamed(c.Title), required: true),
        NameHeads c => c.To.Refuses("to") is { } no ? no : here.Heads.Decide(c.Was, c.To, "to", sight.At, new HeadsNamed(c.Was, c.To)),
        NameReaders c => c.To.Refuses("to") is { } no ? no : here.Readers.Decide(c.Was, c.To, "to", sight.At, new ReadersNamed(c.Was, c.To)),
        AddItem c => here.Items.ContainsKey(c.Item.Actor ?? default) ? Rejection.Duplicate("item", "item")
            : Decision.Unless(RefusesItem(here, c.Item, c.Area), sight.At, new ItemAdded(c.Item, c.Area)),
        AddStream c => Decision.Unless(Refuses(here, c), sight.At, new StreamAdded(c.Id, c.Title, c.Item, c.Runs, c.Expert, c.Participant, c.Area)),
        ChangeStream c => Change(here, sight, c),
        PlanEnd c => Plan(here, sight, c),
        ProposeHandover c => Decision.Unless(
            Refuses(here, c), sight.At, new HandoverProposed(c.Id, c.Item, c.Kind, c.Why, c.Expert, c.Until)),
        DecideHandover c => Settle(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override ProgramRecord Evolve(ProgramRecord state, CoverageEvent happened, Recorded recorded) => happened switch
    {
        ProgramAdded e => state with { Title = state.Title.Set(e.Title, recorded), Country = e.Country },
        ProgramRenamed e => state with { Title = state.Title.After(e.Title, recorded) },
        HeadsNamed e => state with { Heads = state.Heads.Set(e.To, recorded) },
        ReadersNamed e => state with { Readers = state.Readers.Set(e.To, recorded) },
        ItemAdded e => With(state, e.Item, e.Area),
        StreamAdded e => With(state, e.Item, e.Area) with
        {
            Streams = state.Streams.Add(e.Id, new(
                e.Id, e.Title, e.Item.Actor!.Value, new Choice<PartialInterval>(e.Runs).Set(e.Runs, recorded), e.Expert, e.Participant)),
        },
        StreamChanged e => state with
        {
            Streams = state.Streams.SetItem(e.Id, state.Streams[e.Id] with { Runs = state.Streams[e.Id].Runs.Set(e.To, recorded), Reason = e.Reason }),
        },
        EndPlanned e => state with { Ends = state.Ends.SetItem(e.Item, PlanOf(state, e.Item).Set(e.To, recorded)) },
        HandoverProposed e => state with
        {
            Handovers = state.Handovers.Add(e.Id, new(
                e.Id, e.Item, e.Kind, e.Why, recorded.By, recorded.At, new(HandoverState.Proposed), e.Expert, e.Until)),
        },
        HandoverDecided e => state with
        {
            Handovers = state.Handovers.SetItem(e.Id, state.Handovers[e.Id] with
            {
                State = state.Handovers[e.Id].State.Set(e.To, recorded), Reason = e.Reason,
            }),
        },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Choice<PlannedEnd?> PlanOf(ProgramRecord state, ActorId item) => state.Ends.GetValueOrDefault(item) ?? new(null);

    private static ProgramRecord With(ProgramRecord state, Reference item, Reference? area) =>
        state.Items.ContainsKey(item.Actor!.Value) ? state : state with { Items = state.Items.Add(item.Actor.Value, new(item, area)) };

    private static Rejection? RefusesItem(ProgramRecord here, Reference item, Reference? area) =>
        item.Refuses("item") ?? area?.Refuses("area")
        ?? (item.Actor is not { } record || !FundingStream.IsItem(record)
            ? Rejection.Invalid("Choose a work item, a standard, a committee or a meeting of the record.", "item") : null)
        ?? (here.Items.ContainsKey(item.Actor!.Value) ? null : Rejection.Full(here.Items.Count, ProgramRecord.MostItems, "items"));

    private static Rejection? Refuses(ProgramRecord here, AddStream c) =>
        (here.Streams.ContainsKey(c.Id) ? Rejection.Duplicate("stream", "id") : null) ?? Rejection.Full(here.Streams.Count, FundingStream.Most, "streams")
        ?? TextLimits.Demands(c.Title, "title", TextLimits.Title) ?? RefusesItem(here, c.Item, c.Area) ?? FundingStream.Refuses(c.Runs, "runs")
        ?? c.Expert?.Refuses("expert")
        ?? (c.Expert?.Actor is { } person && person.Kind != "person" ? Rejection.Invalid("An expert is a person.", "expert") : null);

    private static Decision Change(ProgramRecord here, Sight sight, ChangeStream c)
    {
        if (!here.Streams.TryGetValue(c.Id, out var stream)) return Rejection.Missing("stream", "id");
        return (FundingStream.Refuses(c.To, "to") ?? TextLimits.Demands(c.Reason, "reason", TextLimits.Line)) is { } no ? no
            : stream.Runs.Decide(c.Was, c.To, "to", sight.At, new StreamChanged(c.Id, c.Was, c.To, c.Reason));
    }

    private static Decision Plan(ProgramRecord here, Sight sight, PlanEnd c) =>
        !here.Items.ContainsKey(c.Item) ? Rejection.Missing("item", "item")
        : c.To?.Refuses("to") is { } no ? no
        : PlanOf(here, c.Item).Decide(c.Was, c.To, "to", sight.At, new EndPlanned(c.Item, c.Was, c.To));

    private static Rejection? Refuses(ProgramRecord here, ProposeHandover c) =>
        (here.Handovers.ContainsKey(c.Id) ? Rejection.Duplicate("proposal", "id") : null)
        ?? Rejection.Full(here.Handovers.Count, HandoverProposal.Most, "proposals")
        ?? (here.Items.ContainsKey(c.Item) ? null : Rejection.Missing("item", "item")) ?? TextLimits.Demands(c.Why, "why", TextLimits.Line)
        ?? c.Expert?.Refuses("expert")
        ?? (c.Kind == HandoverKind.SecondExpert && c.Expert is null ? Rejection.Invalid("Name the second expert.", "expert") : null)
        ?? (c.Kind == HandoverKind.BridgeFunding && c.Until is not { Month: > 0 }
            ? Rejection.Invalid("Name the last month that the bridge pays for.", "until") : null);

    private static Decision Settle(ProgramRecord here, Sight sight, DecideHandover c)
    {
        if (!here.Handovers.TryGetValue(c.Id, out var handover)) return Rejection.Missing("proposal", "id");
        if (handover.Kind == HandoverKind.BridgeFunding && !sight.Standing.Principal.IsProgramManager(sight.Standing.Today))
            return Rejection.Forbidden("Only a program manager can decide about bridge funding.");
        return TextLimits.Demands(c.Reason, "reason", TextLimits.Line) is { } no ? no
            : handover.State.Decide(c.Was, c.To, "to", sight.At, new HandoverDecided(c.Id, c.Was, c.To, c.Reason));
    }
}
