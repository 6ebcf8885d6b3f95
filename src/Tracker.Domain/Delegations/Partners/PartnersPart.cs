namespace Tracker.Domain.Delegations;

/// <summary>Copies of positions for partner delegations, and their responses.</summary>
public sealed class PartnersPart : Part<DelegationState, PartnerCommand, PartnerEvent>
{
    protected override bool Belongs(CompartmentId at, PartnerCommand command) =>
        command is RespondToPosition ? at.OwnerPartner is not null : at == CompartmentId.Delegation;

    private static readonly ImmutableArray<PositionText> Shareable = [PositionText.PreferredOutcome, PositionText.Rationale, PositionText.DeferTo];

    protected override Decision Decide(DelegationState here, Sight sight, PartnerCommand command) => command switch
    {
        PublishPosition c => Publish(here, sight, c),
        WithdrawPosition c => Withdraw(here, c),
        RespondToPosition c => Respond(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    private static Decision Publish(DelegationState here, Sight sight, PublishPosition c)
    {
        if (AgendaPart.Closed(here, c.Point, "point") is { } closed) return closed;
        var position = here.Positions[c.Point];
        var broken = RefusesPartner(here, c.Partner)
            ?? RefusesTexts(c.Texts)
            ?? (position.TextVersion == 0 ? Rejection.IllegalStep("There is no position on this point yet.", "point") : null)
            ?? Rejection.MovedOn(position.TextVersion, c.TextVersion);
        if (broken is not null) return broken;
        var partner = CompartmentId.Parse(c.Partner.Value);
        var revision = (position.PublishedTo.GetValueOrDefault(c.Partner)?.Revision ?? 0) + 1;
        var copy = CopyOf(here.Agenda[c.Point], position, revision, c.Texts);
        return IsThere(sight.Of<DelegationState>(partner), copy)
            ? Decision.Nothing
            : Decision.Of(
                new Directed(CompartmentId.Delegation, new PositionPublished(c.Point, c.Partner, c.TextVersion, revision)),
                new Directed(partner, copy));
    }

    private static Rejection? RefusesPartner(DelegationState here, GroupId partner)
    {
        if (!partner.IsPartner) return Rejection.Invalid("This group is not a partner delegation.", "partner");
        var partners = here.Positions.Values.SelectMany(p => p.PublishedTo.Keys).ToHashSet();
        return partners.Contains(partner) ? null : Rejection.Full(partners.Count, DelegationLimits.Partners, "partners");
    }

    private static Rejection? RefusesTexts(ImmutableArray<PositionText> texts) =>
        texts.IsDefault ? TextLimits.Required("texts")
        : texts.All(Shareable.Contains) ? null
        : Rejection.Invalid("Only preferred outcome, rationale and defer-to can be shared; red line, acceptable range and fallback cannot.", "texts");

    private static PositionReleased CopyOf(AgendaPoint point, Position position, int revision, ImmutableArray<PositionText> chosen) => new(
        point.Id, revision, point.Number.Value!, point.Title.Value!, position.Stance.Value,
        chosen.Add(PositionText.PreferredOutcome).Distinct()
            .Where(t => position.Text(t).Value is not null)
            .ToImmutableSortedDictionary(t => t, t => position.Text(t).Value!));

    private static bool IsThere(DelegationState? partner, PositionReleased copy) =>
        partner?.Released.GetValueOrDefault(copy.Point)?.Content is { } content
        && content.Number == copy.Number && content.Title == copy.Title && content.Stance == copy.Stance && content.Texts.SequenceEqual(copy.Texts);

    private static Decision Withdraw(DelegationState here, WithdrawPosition c)
    {
        if (!here.Positions.TryGetValue(c.Point, out var position)) return Rejection.Missing("agenda point", "point");
        if (!position.PublishedTo.TryGetValue(c.Partner, out var publication))
            return Rejection.IllegalStep("This position was never shared with that partner.", "partner");
        return publication.Withdrawn
            ? Decision.Nothing
            : Decision.Of(
                new Directed(CompartmentId.Delegation, new PositionWithdrawn(c.Point, c.Partner)),
                new Directed(CompartmentId.Parse(c.Partner.Value), new ReleaseWithdrawn(c.Point)));
    }

    private static Decision Respond(DelegationState here, Sight sight, RespondToPosition c)
    {
        if (!here.Released.TryGetValue(c.Point, out var released)) return Rejection.Missing("position", "point");
        if (released.Content is null) return Rejection.IllegalStep("This position was withdrawn.", "point");
        var broken = Rejection.MovedOn(released.Revision, c.Revision, "revision")
            ?? TextLimits.Refuses(c.Text, "text", DelegationLimits.Comment)
            ?? (released.Responses.ContainsKey(sight.By) ? null : Rejection.Full(released.Responses.Count, DelegationLimits.Responses, "responses"));
        if (broken is not null) return broken;
        return released.Responses.TryGetValue(sight.By, out var given) && (given.Revision, given.Stance, given.Text) == (c.Revision, c.Stance, c.Text)
            ? Decision.Nothing
            : Decision.Of(sight.At, new PositionResponded(c.Point, c.Revision, c.Stance, c.Text));
    }

    protected override DelegationState Evolve(DelegationState state, PartnerEvent happened, Recorded recorded) => happened switch
    {
        PositionPublished e => WithPublication(state, e.Point, e.Partner, _ => new(e.TextVersion, e.Revision)),
        PositionWithdrawn e => WithPublication(state, e.Point, e.Partner, p => p! with { Withdrawn = true }),
        PositionReleased e => state with { Released = state.Released.SetItem(e.Point, Released(state, e, recorded)) },
        ReleaseWithdrawn e => state with { Released = state.Released.SetItem(e.Point, state.Released[e.Point] with { Content = null }) },
        PositionResponded e => state with { Released = state.Released.SetItem(e.Point, Responded(state.Released[e.Point], e, recorded)) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static DelegationState WithPublication(DelegationState state, EntityId point, GroupId partner, Func<Publication?, Publication> change)
    {
        var position = state.Positions[point];
        var published = position.PublishedTo.SetItem(partner, change(position.PublishedTo.GetValueOrDefault(partner)));
        return state with { Positions = state.Positions.SetItem(point, position with { PublishedTo = published }) };
    }

    private static ReleasedPosition Released(DelegationState state, PositionReleased e, Recorded recorded)
    {
        var responses = state.Released.GetValueOrDefault(e.Point)?.Responses ?? ImmutableSortedDictionary<ParticipantId, PartnerResponse>.Empty;
        return new(e.Point, e.Revision, responses, new(e.Number, e.Title, e.Stance, e.Texts, recorded.By, recorded.At));
    }

    private static ReleasedPosition Responded(ReleasedPosition released, PositionResponded e, Recorded recorded) => released with
    {
        Responses = released.Responses.SetItem(recorded.By, new(recorded.By, e.Revision, e.Stance, recorded.At, e.Text, recorded.OnBehalfOf)),
    };
}
