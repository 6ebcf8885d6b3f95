namespace Tracker.Domain.HostingPlans;

/// <summary>Whether the meeting will be, was, or will not be.</summary>
public enum HostingStatus { Planned, Confirmed, Held, CalledOff }

/// <summary>What one audience has of a hosting plan: the program managers, the host committee and the offices the plan with counts, the program managers
/// the amounts, an office its visa cases.</summary>
/// <param name="Planned">The days of the meeting as long as no venue is selected.</param>
/// <param name="Meeting">The meeting, with its record if it has one.</param>
/// <param name="Body">Whose meeting it is.</param>
/// <param name="Counts">What is said of the visa cases; null before the first.</param>
/// <param name="WarnedFor">The first day of the meeting for which everyone concerned was told of open visa cases.</param>
/// <param name="CasesAt">When something that is counted changed last.</param>
/// <param name="Training">The training day that is attached; null before the first.</param>
/// <param name="Trainees">Its participants, as an office has them.</param>
public sealed record HostingPlan(
    Field Title, Choice<MeetingDays> Planned, Choice<HostingStatus> Status, Choice<Addressees> Committee, Choice<EntityId?> Selected, Choice<VisaRule> Visas,
    Reference? Meeting = null, Reference? Body = null, ImmutableSortedDictionary<EntityId, VenueOption>? Venues = null,
    ImmutableSortedDictionary<EntityId, HostingTask>? Tasks = null, ImmutableSortedDictionary<EntityId, AttendanceLine>? Attendance = null,
    ImmutableSortedDictionary<EntityId, Choice<PlannedCost?>>? Costs = null, ImmutableSortedDictionary<EntityId, VisaCase>? Cases = null,
    VisaCounts? Counts = null, DateOnly? WarnedFor = null, DateTimeOffset? CasesAt = null, Choice<TrainingDay?>? Training = null,
    ImmutableSortedDictionary<EntityId, Trainee>? Trainees = null)
{
    public static readonly HostingPlan Empty = new(
        Field.Empty, new(new(DateOnly.MinValue, DateOnly.MinValue)), new(HostingStatus.Planned), new(Addressees.None), new(null), new(VisaRule.Usual));

    /// <summary>Venues, tasks and planned costs of one plan.</summary>
    public const int MostVenues = 50, MostTasks = 300, MostCosts = 300;

    /// <summary>The selected venue; null if there is none.</summary>
    [JsonIgnore]
    public VenueOption? Venue => Selected.Value is { } id ? AllVenues.GetValueOrDefault(id) : null;

    /// <summary>When the meeting is: at the selected venue, or else as planned.</summary>
    [JsonIgnore]
    public MeetingDays Days => Venue?.Terms.Value.Days ?? Planned.Value;

    [JsonIgnore]
    public ImmutableSortedDictionary<EntityId, VenueOption> AllVenues => Venues ?? ImmutableSortedDictionary<EntityId, VenueOption>.Empty;

    /// <summary>What is to be done, the first due first.</summary>
    [JsonIgnore]
    public IEnumerable<HostingTask> AllTasks =>
        (Tasks?.Values ?? []).OrderByDescending(t => t.Lead.Value).ThenBy(t => t.Title, StringComparer.Ordinal).ThenBy(t => t.Id);

    /// <summary>The visa cases, the open ones first.</summary>
    [JsonIgnore]
    public IEnumerable<VisaCase> AllCases =>
        (Cases?.Values ?? []).OrderByDescending(c => c.IsOpen).ThenBy(c => c.Expert.Value.Name, StringComparer.Ordinal).ThenBy(c => c.Id);

    /// <summary>The participants of the training.</summary>
    [JsonIgnore]
    public IEnumerable<Trainee> AllTrainees => (Trainees?.Values ?? []).OrderBy(t => t.Person.Name, StringComparer.Ordinal).ThenBy(t => t.Id);

    /// <summary>What is planned to be spent, by its id.</summary>
    [JsonIgnore]
    public IEnumerable<(EntityId Id, PlannedCost Cost)> AllCosts =>
        from one in Costs ?? ImmutableSortedDictionary<EntityId, Choice<PlannedCost?>>.Empty where one.Value.Value is not null
        select (one.Key, one.Value.Value!);

    /// <summary>The plan as whoever reads it has it; null for a record without one.</summary>
    public static HostingPlan? In(RecordState record) => record.Of<HostingPlan>(CompartmentId.Delegation) ?? record.Of<HostingPlan>(CompartmentId.Government);

    internal HostingPlan With(VenueOption venue) => this with { Venues = AllVenues.SetItem(venue.Id, venue) };

    internal HostingPlan With(HostingTask task) => this with
    {
        Tasks = (Tasks ?? ImmutableSortedDictionary<EntityId, HostingTask>.Empty).SetItem(task.Id, task),
    };

    internal HostingPlan With(VisaCase one, Recorded recorded) => this with
    {
        Cases = (Cases ?? ImmutableSortedDictionary<EntityId, VisaCase>.Empty).SetItem(one.Id, one), CasesAt = recorded.At,
    };

    internal HostingPlan With(Trainee one, Recorded recorded) => this with
    {
        Trainees = (Trainees ?? ImmutableSortedDictionary<EntityId, Trainee>.Empty).SetItem(one.Id, one), CasesAt = recorded.At,
    };
}
