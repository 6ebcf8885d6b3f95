using Tracker.Domain.HostingPlans;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a hosting plan in words.</summary>
internal static class HostingWords
{
    public static Told Of(CompartmentId at, HostingPlan plan, HostingEvent happened) => happened switch
    {
        HostingOpened e => new Told($"opened the hosting plan {AlertWords.Quoted(e.Title)}, {e.Days}").Important(),
        HostingRenamed e => new($"renamed the hosting plan to {AlertWords.Quoted(e.Title.To)}"),
        HostingMoved e => new Told($"moved the planned days to {e.To}").Important(),
        HostingStatusSet e => new Told($"set the status of the meeting to {AlertWords.Spoken(e.To.ToString())}").Important(),
        HostCommitteeNamed e => new Told(
            "changed the host committee",
            Concerns: at == CompartmentId.Delegation ? [.. e.To.People.Except(e.Was.People)] : null, ToThem: "named you for the host committee").Important(),
        VisaRuleSet e => new($"changed when everyone concerned is told of visas: {e.To}"),
        VenueAdded e => new($"added the venue {AlertWords.Quoted(e.Terms.Name)}"),
        VenueChanged e => new($"changed the venue {AlertWords.Quoted(e.To.Name)}"),
        VenueSelected { To: { } to } => Everyone(at, plan, $"selected the venue {Venue(plan, to)}, {plan.AllVenues.GetValueOrDefault(to)?.Terms.Value.Days}"),
        VenueSelected => Everyone(at, plan, "left the meeting without a venue"),
        VenueLost e => Everyone(at, plan, $"recorded that the venue {Venue(plan, e.Id)} is lost: {AlertWords.Quoted(e.Reason)}"),
        HostingTaskAdded e => new($"added the task {AlertWords.Quoted(e.Title)}"),
        LeadSet e => new($"set the task {Task(plan, e.Id)} to {e.To} days before the meeting"),
        HostingTaskTicked { To: true } e => new($"completed the task {Task(plan, e.Id)}"),
        HostingTaskTicked e => new($"reopened the task {Task(plan, e.Id)}"),
        HostingTaskRemoved => new("removed a task"),
        MeetingAttendanceRecorded e => new($"recorded that {e.Line.Number} came from {AlertWords.Quoted(e.Line.Country)}"),
        AttendanceTakenBack e => new($"took back recorded attendance: {AlertWords.Quoted(e.Reason)}"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    public static Told Of(BudgetEvent happened) => happened switch
    {
        CostPlanned { To: { } to } => new($"plans {Programs.Currency.Text(to.Units, to.Currency)} for {AlertWords.Quoted(to.What)}"),
        CostPlanned e => new($"took the cost {AlertWords.Quoted(e.Was?.What)} out of the plan"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    public static Told Of(HostingPlan office, VisaEvent happened) => happened switch
    {
        ExpertInvited e => new($"invited {AlertWords.Quoted(e.Expert.Name)}"),
        ExpertCorrected e => new($"corrected the details of {AlertWords.Quoted(e.To.Name)}"),
        LetterSent e => new($"sent the invitation letter to {Expert(office, e.Id)}"),
        VisaStatusSet e => new($"set the visa case of {Expert(office, e.Id)} to {AlertWords.Spoken(e.To.ToString())}"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    public static Told Of(HostingPlan office, TrainingEvent happened) => happened switch
    {
        TrainingPlanned { To: { } to } => new($"plans the training day {AlertWords.Quoted(to.Title)}, {AlertWords.Day(to.On)}"),
        TrainingPlanned => new("took the training day off the plan"),
        TraineeEnrolled e => new($"added {AlertWords.Quoted(e.Person.Name)} to the training"),
        LaterRoleFollowed e => new(
            $"noted a later role of {AlertWords.Quoted(office.Trainees?.GetValueOrDefault(e.Id)?.Person.Name)}: {AlertWords.Quoted(e.Role.Role)}"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    public static Told Of(CompartmentId at, HostingPlan plan, CountingEvent happened) => happened switch
    {
        VisasCounted => new("counted the visa cases and the participants of the training"),
        VisasWarned { Open: null } => new("noted that the meeting is over"),
        // Officials are told in their own office, where the cases are.
        VisasWarned e when at == CompartmentId.Government => new(Open(e)),
        VisasWarned e when at.OwnerOffice is not null => new Told(
            $"{Open(e)}; open now: {string.Join(", ", plan.AllCases.Where(c => c.IsOpen).Select(c => c.Expert.Value.Name))}").Important(),
        VisasWarned e => Everyone(at, plan, Open(e)),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static string Open(VisasWarned e) => $"says that {e.Open} visa cases are open, and the meeting begins on {AlertWords.Day(e.Begins)}";

    private static Told Everyone(CompartmentId at, HostingPlan plan, string what) =>
        new Told(what, Concerns: at == CompartmentId.Delegation ? [.. plan.Committee.Value.People.Union(AlertWords.Only(plan.Title.By))] : null).Important();

    private static string Venue(HostingPlan plan, EntityId id) => AlertWords.Quoted(plan.AllVenues.GetValueOrDefault(id)?.Terms.Value.Name);

    private static string Task(HostingPlan plan, EntityId id) => AlertWords.Quoted(plan.Tasks?.GetValueOrDefault(id)?.Title);

    private static string Expert(HostingPlan office, EntityId id) => AlertWords.Quoted(office.Cases?.GetValueOrDefault(id)?.Expert.Value.Name);
}
