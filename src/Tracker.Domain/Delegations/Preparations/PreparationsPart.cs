namespace Tracker.Domain.Delegations;

/// <summary>The meetings before the gathering. A task with which a point is closed is a task of the delegation, decided by its own rules.</summary>
/// <param name="tasks">The tasks of the delegation.</param>
public sealed class PreparationsPart(TasksPart<DelegationState> tasks) : Part<DelegationState, PreparationCommand, PreparationEvent>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    protected override bool Belongs(CompartmentId at, PreparationCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, PreparationCommand command)
    {
        if (command is PlanPreparation plan) return Plan(here, sight, plan);
        if (Of(here).GetValueOrDefault(command.Id) is not { } meeting) return Rejection.Missing("preparation meeting", "id");
        if (meeting.IsCancelled) return Rejection.IllegalStep("This preparation meeting was cancelled. Plan a new one.");
        return command switch
        {
            EditPreparationTitle c => meeting.Title.Decide(
                c.Title, "title", TextLimits.Title, At, new PreparationTitleEdited(c.Id, c.Title), required: true),
            EditPreparationGuests c => meeting.Guests.Decide(c.Guests, "guests", TextLimits.Line, At, new PreparationGuestsEdited(c.Id, c.Guests)),
            MovePreparation c => (RefusesMove(meeting, c) ?? c.To.Refuses(sight.Now, here.Facts!.ClosesOn, "to", meeting.Time.Value)) is { } no
                ? no : meeting.Time.Decide(c.Was, c.To, "to", At, new PreparationMoved(c.Id, c.Was, c.To)),
            CancelPreparation c => Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), At, new PreparationCancelled(c.Id, c.Reason)),
            TakeUpPoint c => meeting.Points.Contains(c.Point) ? Decision.Nothing
                : Decision.Unless(AgendaPart.Closed(here, c.Point, "point"), At, new PointTakenUp(c.Id, c.Point)),
            DropPoint c => meeting.Points.Contains(c.Point) ? Decision.Of(At, new PointDropped(c.Id, c.Point)) : Decision.Nothing,
            ClosePoint c => Close(here, sight, meeting, c),
            ReopenPoint c => meeting.Closed.ContainsKey(c.Point) ? Decision.Of(At, new PointReopened(c.Id, c.Point)) : Decision.Nothing,
            InviteToPreparation c => meeting.Invited.ContainsKey(c.Participant) ? Decision.Nothing
                : Decision.Unless(RefusesInvited(sight, c.Participant, "participant"), At, new InvitedToPreparation(c.Id, c.Participant)),
            AnswerPreparation c => Answer(sight, meeting, c),
            RecordAttendance c => meeting.Invited.GetValueOrDefault(c.Participant) is { } invitee
                ? invitee.Came.Decide(c.Was, c.Came, "came", At, new AttendanceRecorded(c.Id, c.Participant, c.Was, c.Came)) : NotInvited("participant"),
            RecordDecision c => Decision.Unless(
                (meeting.Decisions.ContainsKey(c.Decision) ? Rejection.Duplicate("decision", "decision") : null)
                    ?? Rejection.Full(meeting.Decisions.Count, DelegationLimits.Decisions, "decisions of one preparation meeting")
                    ?? TextLimits.Demands(c.Text, "text", TextLimits.Line)
                    ?? (c.Point is { } point ? AgendaPart.Closed(here, point, "point") : null),
                At, new DecisionRecorded(c.Id, c.Decision, c.Text, c.Point)),
            EditDecision c => meeting.Decisions.GetValueOrDefault(c.Decision) is { } decision
                ? decision.Text.Decide(c.Text, "text", TextLimits.Line, At, new DecisionEdited(c.Id, c.Decision, c.Text), required: true)
                : Rejection.Missing("decision", "decision"),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override DelegationState Evolve(DelegationState state, PreparationEvent happened, Recorded recorded) => state with
    {
        Preparations = Of(state).SetItem(
            happened.Id, happened is PreparationPlanned planned ? Preparation.Of(planned, recorded) : After(Of(state)[happened.Id], happened, recorded)),
    };

    public static ImmutableSortedDictionary<EntityId, Preparation> Of(DelegationState state) =>
        state.Preparations ?? ImmutableSortedDictionary<EntityId, Preparation>.Empty;

    private static Decision Plan(DelegationState here, Sight sight, PlanPreparation c)
    {
        if (Of(here).ContainsKey(c.Id)) return Rejection.Duplicate("preparation meeting", "id");
        var no = Rejection.Full(Of(here).Count, DelegationLimits.Preparations, "preparation meetings")
            ?? TextLimits.Demands(c.Title, "title", TextLimits.Title)
            ?? c.Time.Refuses(sight.Now, here.Facts!.ClosesOn, "time")
            ?? TextLimits.Refuses(c.Guests, "guests", TextLimits.Line);
        if (no is not null) return no;
        if (c.Points.IsDefaultOrEmpty) return Rejection.Invalid("A preparation meeting takes up at least one point of the agenda.", "points");
        if (c.Points.Distinct().Count() != c.Points.Length) return Rejection.Invalid("A point is taken up once.", "points");
        var invited = c.Invited.IsDefault ? [] : c.Invited.Distinct().ToImmutableArray();
        if (invited.IsEmpty && string.IsNullOrWhiteSpace(c.Guests)) return Rejection.Invalid("Invite somebody.", "invited");
        return Decision.Unless(
            c.Points.Select(p => AgendaPart.Closed(here, p, "points")).FirstOrDefault(r => r is not null)
                ?? invited.Select(p => RefusesInvited(sight, p, "invited")).FirstOrDefault(r => r is not null),
            At, new PreparationPlanned(c.Id, c.Title, c.Time, c.Points, invited, c.Guests));
    }

    private Decision Close(DelegationState here, Sight sight, Preparation meeting, ClosePoint c)
    {
        if (!meeting.Points.Contains(c.Point)) return Rejection.Missing("agenda point of this meeting", "point");
        if (AgendaPart.Closed(here, c.Point, "point") is { } gone) return gone;
        if (meeting.Closed.ContainsKey(c.Point)) return Rejection.IllegalStep("This point is closed already. Reopen it first.", "point");
        switch (c.End)
        {
            case PointEnd.Position:
                var position = here.Positions[c.Point];
                return Decision.Unless(
                    position.TextVersion == 0 ? Rejection.IllegalStep("This point has no position yet. Choose a stance or write one first.", "end") : null,
                    At, new PointClosed(c.Id, c.Point, c.End, position.TextVersion));
            case PointEnd.Task:
                if (c.Task is not { } task) return TextLimits.Required("task");
                var added = tasks.Decide(here, sight, task);
                return added.Rejection is { } no
                    ? no with { Field = "task" } : Decision.Of([.. added.Events, new Directed(At, new PointClosed(c.Id, c.Point, c.End, Task: task.Id))]);
            default:
                return Decision.Unless(
                    TextLimits.Demands(c.Because, "because", TextLimits.Line), At, new PointClosed(c.Id, c.Point, PointEnd.NotReady, Because: c.Because));
        }
    }

    private static Rejection? RefusesMove(Preparation meeting, MovePreparation c) =>
        c.To.Starts != meeting.Time.Value.Starts && meeting.Invited.Values.Any(i => i.Came.Value is not null)
            ? Rejection.IllegalStep("Who came to this meeting is recorded already, so it stays at its time. Plan a new one.", "to") : null;

    private static Decision Answer(Sight sight, Preparation meeting, AnswerPreparation c) =>
        meeting.Invited.GetValueOrDefault(sight.By) is not { } invitee ? NotInvited("id")
        : c.Answer == Coming.NotAnswered ? Rejection.Invalid("Say whether you come.", "answer")
        : invitee.Answer.Is(c.Answer) && invitee.Reason == c.Reason ? Decision.Nothing
        : Decision.Unless(TextLimits.Refuses(c.Reason, "reason", TextLimits.Line), At, new PreparationAnswered(c.Id, sight.By, c.Answer, c.Reason));

    private static Rejection NotInvited(string field) => Rejection.Invalid("Only who was invited to this meeting can be there.", field);

    private static Rejection? RefusesInvited(Sight sight, ParticipantId participant, string field) =>
        Roster.Has(sight.Of<DelegationState>(At)!.Roster, participant, sight.Standing.Today)
            ? null : Rejection.Invalid("Who is invited must be on the roster of the delegation; name others as guests.", field);

    private static Preparation After(Preparation meeting, PreparationEvent happened, Recorded recorded) => happened switch
    {
        PreparationTitleEdited e => meeting with { Title = meeting.Title.After(e.Title, recorded) },
        PreparationGuestsEdited e => meeting with { Guests = meeting.Guests.After(e.Guests, recorded) },
        PreparationMoved e => meeting with
        {
            Time = meeting.Time.Set(e.To, recorded),
            // Who comes on one day may not come on another.
            Invited = e.To.IsOnDayOf(e.Was) ? meeting.Invited : meeting.Invited.Keys.ToImmutableSortedDictionary(p => p, Delegations.Invitee.Of),
        },
        PreparationCancelled e => meeting with { CancelledFor = meeting.CancelledFor.Set(e.Reason, recorded) },
        PointTakenUp e => meeting with { Points = meeting.Points.Add(e.Point) },
        PointDropped e => meeting with { Points = meeting.Points.Remove(e.Point), Closed = meeting.Closed.Remove(e.Point) },
        PointClosed e => meeting with
        {
            Closed = meeting.Closed.SetItem(e.Point, new(e.End, recorded.By, recorded.At, e.TextVersion, e.Because, e.Task)),
        },
        PointReopened e => meeting with { Closed = meeting.Closed.Remove(e.Point) },
        InvitedToPreparation e => Invitee(meeting, e.Participant, i => i),
        PreparationAnswered e => Invitee(meeting, e.Participant, i => i with { Answer = i.Answer.Set(e.Answer, recorded), Reason = e.Reason }),
        AttendanceRecorded e => Invitee(meeting, e.Participant, i => i with { Came = i.Came.Set(e.Came, recorded) }),
        DecisionRecorded e => Decided(meeting, new(e.Decision, Field.Empty.Set(e.Text, recorded), e.Point)),
        DecisionEdited e when meeting.Decisions[e.Decision] is var d => Decided(meeting, d with { Text = d.Text.After(e.Text, recorded) }),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Preparation Invitee(Preparation meeting, ParticipantId who, Func<Invitee, Invitee> change) => meeting with
    {
        Invited = meeting.Invited.SetItem(who, change(meeting.Invited.GetValueOrDefault(who) ?? Delegations.Invitee.Of(who))),
    };

    private static Preparation Decided(Preparation meeting, PreparedDecision decision) =>
        meeting with { Decisions = meeting.Decisions.SetItem(decision.Id, decision) };
}
