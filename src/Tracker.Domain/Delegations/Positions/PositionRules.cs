using System.Globalization;
using Tracker.Domain.Shared;

namespace Tracker.Domain.Delegations;

public static partial class DelegationRules
{
    private static Decision Positions(DelegationState here, Standing sender, PositionCommand command)
    {
        if (Closed(here, command.Point, "point") is { } closed) return closed;
        var position = here.Positions[command.Point];
        if (command is SetAuthority authority)
            return Change(position.Authority, authority.Was, authority.To, "authority", CompartmentId.Delegation,
                new AuthoritySet(authority.Point, authority.Was, authority.To));
        if (!MayChange(position, sender)) return Rejection.Forbidden(WhoMayChange(position.Authority.Value));
        return command switch
        {
            SetStance c => SetStance(position, c),
            EditPositionText c => EditText(position, c),
            SetSpokesperson c => SetSpokesperson(here, position, sender.Today, c),
            ChangePositionState c => ChangeState(position, sender, c),
            _ => Unknown(command),
        };
    }

    /// <summary>True where this participant may change stance, texts and state of a position.</summary>
    public static bool MayChange(Position position, Standing sender) => sender.Role switch
    {
        RosterRole.Head => true,
        null or RosterRole.Observer or RosterRole.Adviser => false,
        _ => position.Authority.Value switch
        {
            PositionAuthority.AnyMember => true,
            PositionAuthority.SpokespersonAndHead => sender.Role == RosterRole.Spokesperson || position.Spokesperson.Value == sender.Principal.Id,
            _ => false,
        },
    };

    private static string WhoMayChange(PositionAuthority authority) => authority switch
    {
        PositionAuthority.HeadOnly => "Only the head may change this position.",
        PositionAuthority.SpokespersonAndHead => "Only the spokesperson and the head may change this position.",
        _ => "Only members of the delegation may change this position.",
    };

    private static Decision SetStance(Position position, SetStance c)
    {
        if (IsFinal(position) is { } final) return final;
        if (position.Stance.Refuses(c.Was, c.To, "stance") is { } conflict) return conflict;
        return position.Stance.Is(c.To) && (c.Proposed is null || c.Proposed == c.To)
            ? Decision.Nothing
            : Here(CompartmentId.Delegation, new StanceSet(c.Point, position.Stance.Value, c.To, c.Proposed));
    }

    private static Decision EditText(Position position, EditPositionText c) =>
        IsFinal(position) is { } final ? final
            : position.IsWrittenTogether(c.Text) ? IllegalStep("This text is written together now: open it to change it.", NameOf(c.Text))
            : Change(position.Text(c.Text), c.Edit, NameOf(c.Text), DelegationLimits.PositionText, CompartmentId.Delegation,
                new PositionTextEdited(c.Point, c.Text, c.Edit with { Was = position.Text(c.Text).Value }));

    private static Decision SetSpokesperson(DelegationState here, Position position, DateOnly today, SetSpokesperson c) =>
        c.To is { } participant && !OnRoster(here, participant, today)
            ? Rejection.Invalid("A spokesperson is on the roster of the delegation.", "to")
            : Change(position.Spokesperson, c.Was, c.To, "to", CompartmentId.Delegation, new SpokespersonSet(c.Point, c.Was, c.To));

    /// <summary>True where a participant is on the roster today or later.</summary>
    private static bool OnRoster(DelegationState here, ParticipantId participant, DateOnly today) =>
        here.Roster.Values.Any(r => r.Participant == participant && (r.To.Value is null || r.To.Value >= today));

    private static Decision ChangeState(Position position, Standing sender, ChangePositionState c)
    {
        if (position.State.Refuses(c.Was, c.To, "state") is { } conflict) return conflict;
        if (position.State.Is(c.To)) return Decision.Nothing;
        if (MovedOn(position.TextVersion, c.TextVersion) is { } unread) return unread;
        if (!IsStep(c.Was, c.To)) return IllegalStep("A position goes from draft to in review, cleared and final, or back to draft.", "to");
        if (PositionState.Final == c.To && sender.Role != RosterRole.Head) return Rejection.Forbidden("Only the head makes a position final.");
        if (PositionState.Final == c.Was && sender.Role != RosterRole.Head) return Rejection.Forbidden("Only the head opens a final position again.");
        return Here(CompartmentId.Delegation, new PositionStateChanged(c.Point, c.TextVersion, c.Was, c.To));
    }

    private static bool IsStep(PositionState was, PositionState to) => to == PositionState.Draft || to == was + 1;

    private static Rejection? IsFinal(Position position) =>
        position.State.Is(PositionState.Final) ? IllegalStep("This position is final. The head can open it again.", "state") : null;

    private static Rejection? MovedOn(int current, int seen, string field = "textVersion") =>
        seen == current
            ? null
            : new Rejection(RejectionCode.Conflict, $"The text is at version {current} now; this was meant for version {seen}. Read it and decide again.",
                field, current.ToString(CultureInfo.InvariantCulture));

    private static string NameOf(PositionText text) => char.ToLowerInvariant(text.ToString()[0]) + text.ToString()[1..];
}
