namespace Tracker.Domain.Delegations;

/// <summary>After the meeting: the outcome of each point beside the position, why they differ, and what is to be done about it.</summary>
/// <param name="tasks">The tasks of the delegation.</param>
public sealed class ReportsPart(TasksPart<DelegationState> tasks) : Part<DelegationState, ReportCommand, ReportEvent>
{
    private const int Named = 5;
    private static readonly CompartmentId At = CompartmentId.Delegation;

    /// <summary>Why nothing of the report changes any more.</summary>
    public static readonly Rejection Finished = Rejection.IllegalStep("The report is finished, so nothing of it changes. The head can reopen it.");

    protected override bool Belongs(CompartmentId at, ReportCommand command) => at == At;

    protected override Decision Decide(DelegationState here, Sight sight, ReportCommand command)
    {
        var report = Of(here);
        return command switch
        {
            FinishReport when report.Finished.Value => Decision.Nothing,
            FinishReport => Decision.Unless(RefusesEnd(here, report), At, new ReportFinished()),
            ReopenReport c => report.Finished.Value
                ? Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), At, new ReportReopened(c.Reason)) : Decision.Nothing,
            _ when report.Finished.Value => Finished,
            ReportPoint c => Report(here, sight, report, c),
            _ => Rejection.UnknownCommand(command.GetType().Name),
        };
    }

    protected override DelegationState Evolve(DelegationState state, ReportEvent happened, Recorded recorded) => state with
    {
        Report = happened switch
        {
            PointReported e => Of(state) with { Points = Of(state).Points.SetItem(e.Point, After(Of(state).Points.GetValueOrDefault(e.Point), e, recorded)) },
            ReportFinished => Of(state) with { Finished = Of(state).Finished.Set(true, recorded) },
            ReportReopened => Of(state) with { Finished = Of(state).Finished.Set(false, recorded) },
            _ => throw new UnknownEventException(happened.GetType().Name),
        },
    };

    public static DelegationReport Of(DelegationState state) => state.Report ?? DelegationReport.None;

    private Decision Report(DelegationState here, Sight sight, DelegationReport report, ReportPoint c)
    {
        if (AgendaPart.Closed(here, c.Point, "point") is { } closed) return closed;
        if (here.Facts!.OpensOn > sight.Standing.Today && FloorPart.Of(here).State.Is(FloorState.NotOpened))
            return Rejection.IllegalStep("The meeting has not begun yet.", "outcome");
        var (stands, position) = (report.Points.GetValueOrDefault(c.Point), here.Positions[c.Point]);
        if (c.Version != (stands?.Version ?? 0))
            return Rejection.IllegalStep("Somebody else recorded the outcome of this point in the meantime. Read it, and record yours again.", "outcome");
        if (RefusesComparison(position, c) is { } no) return no;
        var next = new PointReported(
            c.Point, c.Version + 1, c.Outcome, c.Met, position.TextVersion, Words(c.Text), PointReport.IsDeviation(c.Met) ? c.Because : null, Words(c.Source));
        if (c.Task is { } task)
        {
            var added = tasks.Decide(here, sight, task);
            return added.Rejection is { } refused
                ? refused with { Field = "task" } : Decision.Of([.. added.Events, new Directed(At, next with { Task = task.Id })]);
        }
        if (c.Met == PositionMet.NotMet && stands?.Task is null)
            return new Rejection(RejectionCode.Required, "The position was not met: say what is to be done about it.", "task");
        return stands is not null && IsSame(stands, next) ? Decision.Nothing : Decision.Of(At, next);
    }

    private static Rejection? RefusesComparison(Position position, ReportPoint c) =>
        c.Met != PositionMet.NotCompared && c.Outcome == FloorOutcome.Unknown
            ? Rejection.Invalid("An outcome that is unknown cannot be compared with the position.", "met")
        : c.Met != PositionMet.NotCompared && position.TextVersion == 0
            ? Rejection.Invalid("There was no position on this point to compare the outcome with.", "met")
        : TextLimits.Refuses(c.Text, "text", DelegationLimits.FloorText) ?? TextLimits.Refuses(c.Source, "source", TextLimits.Line)
            ?? (PointReport.IsDeviation(c.Met) ? TextLimits.Demands(c.Because, "because", DelegationLimits.FloorText) : null);

    private static Rejection? RefusesEnd(DelegationState here, DelegationReport report)
    {
        var missing = report.Missing(here).Select(p => here.Agenda[p].Number.Value!).ToList();
        return missing.Count == 0 ? null : Rejection.IllegalStep(
            $"The outcome of {(missing.Count == 1 ? "point" : "points")} {string.Join(", ", missing.Take(Named))}"
            + $"{(missing.Count > Named ? $" and {missing.Count - Named} more" : "")} is not recorded yet. Record it, even if it is unknown.");
    }

    private static bool IsSame(PointReport a, PointReported b) =>
        (a.Outcome, a.Met, a.TextVersion, a.Text, a.Because, a.Source) == (b.Outcome, b.Met, b.TextVersion, b.Text, b.Because, b.Source);

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static PointReport After(PointReport? before, PointReported e, Recorded recorded) => new(
        e.Version, e.Outcome, e.Met, e.TextVersion, recorded.By, recorded.At, e.Text, e.Because, e.Source, e.Task ?? before?.Task);
}
