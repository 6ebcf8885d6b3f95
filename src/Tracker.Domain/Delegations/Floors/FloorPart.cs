namespace Tracker.Domain.Delegations;

/// <summary>The room of the meeting: the point under discussion, the head's instruction for it, who has read that, and what was heard.</summary>
public sealed class FloorPart : Part<DelegationState, FloorCommand, FloorEvent>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    /// <summary>Why nothing is recorded any more.</summary>
    public static readonly Rejection Closed = Rejection.IllegalStep("The floor is closed, so nothing more is recorded on it. The head can open it again.");

    private static readonly Rejection NotOpen = Rejection.IllegalStep("The floor is not open yet. The head opens it when the meeting begins.");

    protected override bool Belongs(CompartmentId at, FloorCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, FloorCommand command)
    {
        var floor = Of(here);
        return command switch
        {
            OpenFloor => floor.State.Is(FloorState.Open) ? Decision.Nothing : Decision.Of(At, new FloorOpened()),
            CloseFloor when floor.State.Is(FloorState.Closed) => Decision.Nothing,
            _ when floor.State.Is(FloorState.Closed) => Closed,
            LetRunFloor c => LetRun(here, floor, sight, c),
            Instruct c => Instruct(here, floor, c),
            AcknowledgeInstruction c => Acknowledge(here, floor, sight, c),
            _ when !floor.State.Is(FloorState.Open) => NotOpen,
            CloseFloor => Decision.Of(At, new FloorClosed()),
            CallPoint c => Call(here, floor, sight, c),
            NoteOnFloor c => Note(here, floor, c),
            WithdrawFloorNote c => Withdraw(floor, sight, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override DelegationState Evolve(DelegationState state, FloorEvent happened, Recorded recorded) =>
        state with { Floor = After(Of(state), happened, recorded) };

    public static Floor Of(DelegationState state) => state.Floor ?? Floor.None;

    /// <summary>True if this participant may call points: the head, and the one whom the head lets run the floor.</summary>
    public static bool Runs(Floor floor, Standing sender) =>
        sender.Role == RosterRole.Head || floor.RunBy.Value is { } runs && runs == sender.Principal.Id;

    private static Decision LetRun(DelegationState here, Floor floor, Sight sight, LetRunFloor c) =>
        c.To is { } one && !Writes(here, one, sight.Standing.Today)
            ? Rejection.Invalid("Who runs the floor must be on the roster of the delegation as more than an adviser or observer.", "to")
            : floor.RunBy.Decide(c.Was, c.To, "to", At, new FloorLetRun(c.Was, c.To));

    private static bool Writes(DelegationState here, ParticipantId participant, DateOnly today) =>
        here.Roster.Values.Any(r => r.Participant == participant && r.Covers(today) && DelegationAccess.WritesPositions(r.Role.Value));

    private static Decision Call(DelegationState here, Floor floor, Sight sight, CallPoint c) =>
        !Runs(floor, sight.Standing) ? Rejection.Forbidden("Only the head, or the one whom the head lets run the floor, calls a point.")
        : c.To is { } point && AgendaPart.Closed(here, point, "to") is { } closed ? closed
        : floor.Point.Decide(c.Was, c.To, "to", At, new PointCalled(c.Was, c.To));

    private static Decision Instruct(DelegationState here, Floor floor, Instruct c)
    {
        var stands = floor.Instructions.GetValueOrDefault(c.Point);
        var text = string.IsNullOrWhiteSpace(c.Text) ? null : c.Text;
        if (AgendaPart.Closed(here, c.Point, "point") is { } closed) return closed;
        if (TextLimits.Refuses(text, "text", DelegationLimits.Instruction) is { } no) return no;
        if (stands?.Text == text) return Decision.Nothing;
        return c.Version == (stands?.Version ?? 0)
            ? Decision.Of(At, new Instructed(c.Point, c.Version + 1, text))
            : Rejection.IllegalStep("Another instruction was given in the meantime. Read it and decide again.", "text");
    }

    private static Decision Acknowledge(DelegationState here, Floor floor, Sight sight, AcknowledgeInstruction c)
    {
        if (AgendaPart.Closed(here, c.Point, "point") is { } closed) return closed;
        if (floor.Instructions.GetValueOrDefault(c.Point) is not { Text: not null } stands)
            return Rejection.IllegalStep("There is no instruction on this point.", "point");
        if (stands.By == sight.By) return Rejection.IllegalStep("The one who gave an instruction does not acknowledge it.");
        if (stands.Version != c.Version)
            return Rejection.IllegalStep("The instruction was changed in the meantime. Read it, and acknowledge the one that stands.", "version");
        return stands.AcknowledgedBy(sight.By) is null ? Decision.Of(At, new InstructionAcknowledged(c.Point, c.Version)) : Decision.Nothing;
    }

    private static Decision Note(DelegationState here, Floor floor, NoteOnFloor c)
    {
        var no = (floor.Notes.ContainsKey(c.Id) ? Rejection.Duplicate("note", "id") : null)
            ?? Rejection.Full(floor.Notes.Count, DelegationLimits.FloorNotes, "notes of the floor")
            ?? AgendaPart.Closed(here, c.Point, "point");
        if (no is not null) return no;
        return c switch
        {
            NoteIntervention n => Decision.Unless(
                Refuses(n.Who, n.Text), At, new InterventionNoted(n.Id, n.Point, n.Who, n.Stance, n.Text, n.Heard)),
            NoteObjection n => Decision.Unless(Refuses(n.Who, n.Text), At, new ObjectionNoted(n.Id, n.Point, n.Who, n.Text, n.Heard)),
            NoteMemberVote n when VoteOf(floor, n.Point, n.Who) is { } stands => stands.Vote == n.Vote ? Decision.Nothing : Rejection.IllegalStep(
                $"How {stands.Who} voted is noted already. If that is wrong, withdraw that note first.", "who"),
            NoteMemberVote n => Decision.Unless(Refuses(n.Who, null), At, new MemberVoteNoted(n.Id, n.Point, n.Who, n.Vote, n.Heard)),
            NoteOutcome n => Decision.Unless(
                TextLimits.Refuses(n.Text, "text", DelegationLimits.FloorText) ?? n.Tally?.Refuses(), At,
                new OutcomeNoted(n.Id, n.Point, n.Outcome, n.Tally, n.Text, n.Heard)),
            _ => Rejection.UnknownCommand(c.GetType().Name),
        };
    }

    /// <summary>Several people note what they hear: each member votes once on a point.</summary>
    private static FloorNote? VoteOf(Floor floor, EntityId point, string? who) => floor.On(point).LastOrDefault(n =>
        n is { Sort: FloorSort.Vote, IsWithdrawn: false } && string.Equals(n.Who?.Trim(), who?.Trim(), StringComparison.OrdinalIgnoreCase));

    private static Rejection? Refuses(string who, string? text) =>
        TextLimits.Demands(who, "who", TextLimits.Name) ?? TextLimits.Refuses(text, "text", DelegationLimits.FloorText);

    private static Decision Withdraw(Floor floor, Sight sight, WithdrawFloorNote c) =>
        floor.Notes.GetValueOrDefault(c.Id) is not { } note ? Rejection.Missing("note", "id")
        : note.By != sight.By && sight.Standing.Role != RosterRole.Head ? Rejection.Forbidden("Only the one who noted it, or the head, can withdraw a note.")
        : note.IsWithdrawn ? Decision.Nothing
        : Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), At, new FloorNoteWithdrawn(c.Id, c.Reason));

    private static Floor After(Floor floor, FloorEvent happened, Recorded recorded) => happened switch
    {
        FloorOpened => floor with { State = floor.State.Set(FloorState.Open, recorded) },
        FloorClosed => floor with { State = floor.State.Set(FloorState.Closed, recorded) },
        FloorLetRun e => floor with { RunBy = floor.RunBy.Set(e.To, recorded) },
        PointCalled e => floor with { Point = floor.Point.Set(e.To, recorded) },
        Instructed e => With(floor, e.Point, floor.Instructions.GetValueOrDefault(e.Point) is { } was
            ? was with { Version = e.Version, By = recorded.By, At = recorded.At, Text = e.Text, Before = was.Text }
            : new(e.Version, recorded.By, recorded.At, ImmutableSortedDictionary<ParticipantId, Acknowledged>.Empty, e.Text)),
        InstructionAcknowledged e when floor.Instructions[e.Point] is var i => With(
            floor, e.Point, i with { Acknowledgements = i.Acknowledgements.SetItem(recorded.By, new(e.Version, recorded.At)) }),
        FloorNoted e => floor with { Notes = floor.Notes.SetItem(e.Id, FloorNote.Of(e, recorded)) },
        FloorNoteWithdrawn e => floor with { Notes = floor.Notes.SetItem(e.Id, floor.Notes[e.Id] with { WithdrawnFor = e.Reason }) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Floor With(Floor floor, EntityId point, Instruction instruction) =>
        floor with { Instructions = floor.Instructions.SetItem(point, instruction) };
}
