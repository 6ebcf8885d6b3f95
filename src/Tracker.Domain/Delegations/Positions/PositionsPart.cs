namespace Tracker.Domain.Delegations;

/// <summary>What the delegation wants on each point of the agenda.</summary>
public sealed class PositionsPart : Part<DelegationState, PositionCommand, PositionEvent>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    protected override bool Belongs(CompartmentId at, PositionCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, PositionCommand command)
    {
        if (AgendaPart.Closed(here, command.Point, "point") is { } closed) return closed;
        var (position, sender) = (here.Positions[command.Point], sight.Standing);
        if (command is SetAuthority authority)
            return position.Authority.Decide(authority.Was, authority.To, "authority", At, new AuthoritySet(authority.Point, authority.Was, authority.To));
        if (RefusesSender(position, sender) is { } no) return no;
        return command switch
        {
            SetStance c => SetStance(position, c),
            EditPositionText c => EditText(position, c),
            SetSpokesperson c => SetSpokesperson(here, position, sender.Today, c),
            ChangePositionState c => ChangeState(position, sender, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override DelegationState Evolve(DelegationState state, PositionEvent happened, Recorded recorded) =>
        state with { Positions = state.Positions.SetItem(happened.Point, After(state.Positions[happened.Point], happened, recorded)) };

    /// <summary>Why this participant cannot change a position; null if they can.</summary>
    public static Rejection? RefusesSender(Position position, Standing sender) =>
        MayChange(position, sender) ? null : Rejection.Forbidden(WhoMayChange(position.Authority.Value));

    /// <summary>True if this participant may change stance, texts and state of a position.</summary>
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
        PositionAuthority.HeadOnly => "Only the head can change this position.",
        PositionAuthority.SpokespersonAndHead => "Only the spokesperson and the head can change this position.",
        _ => "Only members of the delegation can change this position.",
    };

    private static Decision SetStance(Position position, SetStance c)
    {
        if (IsFinal(position) is { } final) return final;
        if (position.Stance.Refuses(c.Was, c.To, "stance") is { } conflict) return conflict;
        return position.Stance.Is(c.To) && (c.Proposed is null || c.Proposed == c.To)
            ? Decision.Nothing
            : Decision.Of(At, new StanceSet(c.Point, position.Stance.Value, c.To, c.Proposed));
    }

    private static Decision EditText(Position position, EditPositionText c) =>
        IsFinal(position) is { } final ? final
            : position.IsWrittenTogether(c.Text) ? TextTerms.WrittenTogether(NameOf(c.Text))
            : position.Text(c.Text).Decide(c.Edit, NameOf(c.Text), DelegationLimits.PositionText, At,
                new PositionTextEdited(c.Point, c.Text, c.Edit with { Was = position.Text(c.Text).Value }));

    private static Decision SetSpokesperson(DelegationState here, Position position, DateOnly today, SetSpokesperson c) =>
        c.To is { } participant && !Roster.Has(here.Roster, participant, today)
            ? Rejection.Invalid("The spokesperson must be on the roster of the delegation.", "to")
            : position.Spokesperson.Decide(c.Was, c.To, "to", At, new SpokespersonSet(c.Point, c.Was, c.To));

    private static Decision ChangeState(Position position, Standing sender, ChangePositionState c)
    {
        if (position.State.Refuses(c.Was, c.To, "state") is { } conflict) return conflict;
        if (position.State.Is(c.To)) return Decision.Nothing;
        if (Rejection.MovedOn(position.TextVersion, c.TextVersion) is { } unread) return unread;
        if (c.To != PositionState.Draft && c.To != c.Was + 1)
            return Rejection.IllegalStep("A position goes from draft to in review, cleared and final, or back to draft.", "to");
        if (PositionState.Final == c.To && sender.Role != RosterRole.Head) return Rejection.Forbidden("Only the head can make a position final.");
        if (PositionState.Final == c.Was && sender.Role != RosterRole.Head) return Rejection.Forbidden("Only the head can reopen a final position.");
        return Decision.Of(At, new PositionStateChanged(c.Point, c.TextVersion, c.Was, c.To));
    }

    private static Rejection? IsFinal(Position position) => position.State.Is(PositionState.Final) ? Rejection.IllegalStep(Final, "state") : null;

    /// <summary>Why a final position cannot be changed.</summary>
    public const string Final = "This position is final. The head can reopen it.";

    private static string NameOf(PositionText text) => char.ToLowerInvariant(text.ToString()[0]) + text.ToString()[1..];

    private static Position After(Position position, PositionEvent happened, Recorded recorded) => happened switch
    {
        StanceSet e => position.Stance.Is(e.To) ? position : Reworded(position with { Stance = position.Stance.Set(e.To, recorded) }, recorded),
        PositionTextEdited e => position.Text(e.Text).Is(e.Edit)
            ? position
            : Reworded(position with { Texts = position.Texts.SetItem(e.Text, position.Text(e.Text).Set(e.Edit.To, recorded)) }, recorded),
        PositionTextWrittenTogether e => position with { WrittenTogether = (position.WrittenTogether ?? []).Add(e.Text) },
        SpokespersonSet e => position with { Spokesperson = position.Spokesperson.Set(e.To, recorded) },
        AuthoritySet e => position with { Authority = position.Authority.Set(e.To, recorded) },
        PositionStateChanged e => position with { State = position.State.Set(e.To, recorded) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    // What was reviewed or cleared was a different text.
    private static Position Reworded(Position position, Recorded recorded) => position with
    {
        TextVersion = position.TextVersion + 1,
        State = position.State.Is(PositionState.Draft) ? position.State : position.State.Set(PositionState.Draft, recorded),
    };
}
