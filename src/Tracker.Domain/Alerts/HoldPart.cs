namespace Tracker.Domain.Alerts;

/// <summary>
/// What a participant decided and can still take back. Each act is begun, which ends that, and then settled; whichever server sends it, and however
/// often, it is one operation.
/// </summary>
internal sealed class HoldPart : Part<AlertBook, HoldCommand, HoldEvent>
{
    private static readonly Rejection WaitsNoLonger = Rejection.IllegalStep("This no longer waits: it went out, or it was taken back.");

    protected override Decision Decide(AlertBook here, Sight sight, HoldCommand command) => command switch
    {
        HoldAct c => Hold(here, sight, c),
        TakeBackAct c => Waits(here, c.Id) is null ? WaitsNoLonger : Decision.Of(sight.At, new ActTakenBack(c.Id)),
        HurryAct c => Waits(here, c.Id) is not { } act ? WaitsNoLonger
            : act.GoesAt <= sight.Now ? Decision.Nothing : Decision.Of(sight.At, new ActHurried(c.Id)),
        BeginAct c => here.WaitingActs.GetValueOrDefault(c.Id) is not { } act ? WaitsNoLonger
            : act.BegunAt is not null ? Decision.Nothing
            : act.GoesAt > sight.Now ? Rejection.IllegalStep("Its time has not come.") : Decision.Of(sight.At, new ActBegun(c.Id)),
        SettleAct c => TextLimits.Refuses(c.Refused, "refused", TextLimits.Line) is { } no ? no
            : here.WaitingActs.GetValueOrDefault(c.Id) is { BegunAt: not null } ? Decision.Of(sight.At, new ActSettled(c.Id, c.Refused)) : Decision.Nothing,
        DismissAct c => here.RefusedActs.ContainsKey(c.Id) ? Decision.Of(sight.At, new ActDismissed(c.Id)) : Decision.Nothing,
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override AlertBook Evolve(AlertBook state, HoldEvent happened, Recorded recorded) => happened switch
    {
        ActHeld e => Held(state, e, recorded.At),
        ActTakenBack e => state with { Waits = Without(state.WaitingActs, e.Id) },
        ActHurried e => state with { Waits = state.WaitingActs.SetItem(e.Id, state.WaitingActs[e.Id] with { GoesAt = recorded.At }) },
        ActBegun e => state with { Waits = state.WaitingActs.SetItem(e.Id, state.WaitingActs[e.Id] with { BegunAt = recorded.At }) },
        ActSettled e => state with
        {
            Waits = Without(state.WaitingActs, e.Id),
            Refused = e.Refused is { } why ? state.RefusedActs.SetItem(e.Id, new(state.WaitingActs[e.Id].Act, why, recorded.At)) : state.Refused,
        },
        ActDismissed e => state with { Refused = Without(state.RefusedActs, e.Id) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Hold(AlertBook here, Sight sight, HoldAct c)
    {
        if (here.WaitingActs.ContainsKey(c.Id) || here.RefusedActs.ContainsKey(c.Id)) return Decision.Nothing;
        if (c.Act.Refuses() is { } no) return no;
        if (here.WaitsAt(c.Act.Record, c.Act.Place) is not null) return Rejection.IllegalStep("This waits to go out already.");
        if (Rejection.Full(here.WaitingActs.Count + here.RefusedActs.Count, WaitingAct.Most, "releases that wait or were refused") is { } full) return full;
        return Decision.Of(sight.At, new ActHeld(c.Id, c.Act));
    }

    /// <summary>One that can still be taken back.</summary>
    private static WaitingAct? Waits(AlertBook here, EntityId id) => here.WaitingActs.GetValueOrDefault(id) is { BegunAt: null } act ? act : null;

    /// <summary>Who tries again has read why it was refused before.</summary>
    private static AlertBook Held(AlertBook state, ActHeld e, DateTimeOffset at)
    {
        var before = state.RefusedActs.Where(r => r.Value.Act.Record == e.Act.Record && r.Value.Act.Place == e.Act.Place).Select(r => r.Key);
        return state with
        {
            Waits = state.WaitingActs.SetItem(e.Id, new(e.Act, at + WaitingAct.Wait)),
            Refused = before.Aggregate(state.Refused, (all, id) => Without(all!, id)),
        };
    }

    private static ImmutableSortedDictionary<EntityId, T>? Without<T>(ImmutableSortedDictionary<EntityId, T> all, EntityId id) =>
        all.Remove(id) is { IsEmpty: false } left ? left : null;
}
