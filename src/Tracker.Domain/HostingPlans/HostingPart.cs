namespace Tracker.Domain.HostingPlans;

/// <summary>The plan of a hosted meeting: where and when it is, what is to be done before it, and who came.</summary>
internal sealed class HostingPart : Part<HostingPlan, HostingCommand, HostingEvent>
{
    private static readonly CompartmentId At = CompartmentId.Delegation;

    protected override bool Belongs(CompartmentId at, HostingCommand command) => at == At;

    protected override Decision Decide(HostingPlan here, Sight sight, HostingCommand command) => Copied(command switch
    {
        OpenHosting c => Decision.Unless(Refuses(here, c), At, new HostingOpened(c.Title, c.Days, c.Meeting, c.Body)),
        RenameHosting c => here.Title.Decide(c.Title, "title", TextLimits.Title, At, new HostingRenamed(c.Title), required: true),
        MoveHosting c => c.To.Refuses("to") is { } no ? no : here.Planned.Decide(c.Was, c.To, "to", At, new HostingMoved(c.Was, c.To)),
        SetHostingStatus c => c.To == HostingStatus.Held && !HasBegun(here, sight)
            ? Rejection.IllegalStep("The first day of the meeting has not come yet.", "to")
            : here.Status.Decide(c.Was, c.To, "to", At, new HostingStatusSet(c.Was, c.To)),
        NameHostCommittee c => (c.To.Refuses("to") ?? OfCompanies(c.To)) is { } no
            ? no : here.Committee.Decide(c.Was, c.To, "to", At, new HostCommitteeNamed(c.Was, c.To)),
        SetVisaRule c => c.To.Refuses("to") is { } no ? no : here.Visas.Decide(c.Was, c.To, "to", At, new VisaRuleSet(c.Was, c.To)),
        AddVenue or ChangeVenue or SelectVenue or LoseVenue => Choosing.Decide(here, command),
        AddHostingTask or SetLead or TickHostingTask or RemoveHostingTask => Tasks(here, command),
        RecordMeetingAttendance c => Decision.Unless(Attending.Refuses(here, sight, c.Line), At, new MeetingAttendanceRecorded(c.Line)),
        TakeBackAttendance c => here.Attendance?.ContainsKey(c.Id) is not true ? Rejection.Missing("attendance", "id")
            : Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), At, new AttendanceTakenBack(c.Id, c.Reason)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    });

    protected override HostingPlan Evolve(HostingPlan state, HostingEvent happened, Recorded recorded) => happened switch
    {
        HostingOpened e => state with
        {
            Title = state.Title.Set(e.Title, recorded), Planned = state.Planned.Set(e.Days, recorded), Meeting = e.Meeting, Body = e.Body,
        },
        HostingRenamed e => state with { Title = state.Title.After(e.Title, recorded) },
        HostingMoved e => state with { Planned = state.Planned.Set(e.To, recorded) },
        HostingStatusSet e => state with { Status = state.Status.Set(e.To, recorded) },
        HostCommitteeNamed e => state with { Committee = state.Committee.Set(e.To, recorded) },
        VisaRuleSet e => state with { Visas = state.Visas.Set(e.To, recorded) },
        VenueAdded e => state.With(new VenueOption(e.Id, new Choice<VenueTerms>(e.Terms).Set(e.Terms, recorded))),
        VenueChanged e => state.With(state.Venues![e.Id] with { Terms = state.Venues[e.Id].Terms.Set(e.To, recorded) }),
        VenueSelected e => state with { Selected = state.Selected.Set(e.To, recorded) },
        VenueLost e => state.With(state.Venues![e.Id] with { LostFor = e.Reason }),
        HostingTaskAdded e => state.With(new HostingTask(e.Id, e.Title, new Choice<int>().Set(e.Lead, recorded), new())),
        LeadSet e => state.With(state.Tasks![e.Id] with { Lead = state.Tasks[e.Id].Lead.Set(e.To, recorded) }),
        HostingTaskTicked e => state.With(state.Tasks![e.Id] with { Done = state.Tasks[e.Id].Done.Set(e.To, recorded) }),
        HostingTaskRemoved e => state with { Tasks = state.Tasks!.Remove(e.Id) },
        MeetingAttendanceRecorded e => state with
        {
            Attendance = (state.Attendance ?? ImmutableSortedDictionary<EntityId, AttendanceLine>.Empty).SetItem(e.Line.Id, e.Line),
        },
        AttendanceTakenBack e => state with { Attendance = state.Attendance!.Remove(e.Id) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    /// <summary>The same for the plan and for the offices' copy of it.</summary>
    internal static Decision Both(Event happened) => Decision.Of(new Directed(At, happened), new Directed(CompartmentId.Government, happened));

    internal static bool HasBegun(HostingPlan plan, Sight sight) => plan.Days.First <= sight.Standing.Today.AddDays(1);

    private static Decision Copied(Decision decided) => decided with { Events = [.. decided.Events.SelectMany(e => Both(e.Event).Events)] };

    private static Rejection? Refuses(HostingPlan here, OpenHosting c) =>
        (here.Title.Value is not null ? Rejection.Duplicate("plan", "actor") : null) ?? TextLimits.Demands(c.Title, "title", TextLimits.Title)
        ?? c.Days.Refuses("days") ?? c.Meeting?.Refuses("meeting") ?? c.Body?.Refuses("body")
        ?? (c.Meeting?.Actor is { Kind: not "meeting" } ? Rejection.Invalid("Choose a meeting of the record, or only name it.", "meeting") : null)
        ?? (c.Body?.Actor is { Kind: not "committee" } ? Rejection.Invalid("Choose a committee of the record, or only name the body.", "body") : null);

    /// <summary>Program managers are not told who works for an office.</summary>
    private static Rejection? OfCompanies(Addressees to) =>
        to.All.Any(a => !a.Group.IsOrganization)
            ? Rejection.Invalid("The host committee has people of companies. Officials read the plan anyway.", "to") : null;

    private static Decision Tasks(HostingPlan here, HostingCommand command)
    {
        if (command is AddHostingTask a)
            return Decision.Unless(
                (here.Tasks?.ContainsKey(a.Id) is true ? Rejection.Duplicate("task", "id") : null)
                    ?? Rejection.Full(here.Tasks?.Count ?? 0, HostingPlan.MostTasks, "tasks") ?? TextLimits.Demands(a.Title, "title", TextLimits.Title)
                    ?? HostingTask.Refuses(a.Lead, "lead"),
                At, new HostingTaskAdded(a.Id, a.Title, a.Lead));
        var id = command switch { SetLead s => s.Id, TickHostingTask t => t.Id, _ => ((RemoveHostingTask)command).Id };
        if (here.Tasks?.GetValueOrDefault(id) is not { } task) return Rejection.Missing("task", "id");
        return command switch
        {
            SetLead c => HostingTask.Refuses(c.To, "to") is { } no ? no : task.Lead.Decide(c.Was, c.To, "to", At, new LeadSet(id, c.Was, c.To)),
            TickHostingTask c => task.Done.Decide(c.Was, c.To, "to", At, new HostingTaskTicked(id, c.Was, c.To)),
            _ => Decision.Of(At, new HostingTaskRemoved(id)),
        };
    }
}
