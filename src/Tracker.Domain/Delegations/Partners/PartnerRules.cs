using System.Collections.Immutable;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    private static readonly ImmutableArray<PositionText> Shareable = [PositionText.PreferredOutcome, PositionText.Rationale, PositionText.DeferTo];

    private static Decision Partners(DelegationState here, Sight sight, PartnerCommand command) => command switch
    {
        PublishPosition c => Publish(here, sight, c),
        WithdrawPosition c => Withdraw(here, c),
        RespondToPosition c => Respond(here, sight, c),
        _ => Unknown(command),
    };

    private static Decision Publish(DelegationState here, Sight sight, PublishPosition c)
    {
        if (Closed(here, c.Point, "point") is { } closed) return closed;
        var position = here.Positions[c.Point];
        var broken = RefusesPartner(here, c.Partner)
            ?? RefusesTexts(c.Texts)
            ?? (position.TextVersion == 0 ? IllegalStep("There is no position on this point yet.", "point") : null)
            ?? MovedOn(position.TextVersion, c.TextVersion);
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
        if (!partner.IsPartner) return Rejection.Invalid("A partner delegation is written partner/<id>.", "partner");
        var partners = here.Positions.Values.SelectMany(p => p.PublishedTo.Keys).ToHashSet();
        return partners.Contains(partner) ? null : Full(partners.Count, DelegationLimits.Partners, "partners");
    }

    private static Rejection? RefusesTexts(ImmutableArray<PositionText> texts) =>
        texts.IsDefault ? TextLimits.Required("texts")
        : texts.All(Shareable.Contains) ? null
        : Rejection.Invalid("Preferred outcome, rationale and defer to can be shared; red line, acceptable range and fallback never.", "texts");

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
        if (!position.PublishedTo.TryGetValue(c.Partner, out var publication)) return IllegalStep("This position was never shared with that partner.", "partner");
        return publication.Withdrawn
            ? Decision.Nothing
            : Decision.Of(
                new Directed(CompartmentId.Delegation, new PositionWithdrawn(c.Point, c.Partner)),
                new Directed(CompartmentId.Parse(c.Partner.Value), new ReleaseWithdrawn(c.Point)));
    }

    private static Decision Respond(DelegationState here, Sight sight, RespondToPosition c)
    {
        if (!here.Released.TryGetValue(c.Point, out var released)) return Rejection.Missing("position", "point");
        if (released.Content is null) return IllegalStep("This position was withdrawn.", "point");
        var broken = MovedOn(released.Revision, c.Revision, "revision")
            ?? TextLimits.Refuses(c.Text, "text", DelegationLimits.Comment)
            ?? (released.Responses.ContainsKey(sight.By) ? null : Full(released.Responses.Count, DelegationLimits.Responses, "responses"));
        if (broken is not null) return broken;
        return released.Responses.TryGetValue(sight.By, out var given) && Same(given, c)
            ? Decision.Nothing
            : Here(sight.At, new PositionResponded(c.Point, c.Revision, c.Stance, c.Text));
    }

    private static bool Same(PartnerResponse given, RespondToPosition c) =>
        given.Revision == c.Revision && given.Stance == c.Stance && given.Text == c.Text;
}
