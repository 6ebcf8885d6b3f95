namespace Tracker.Domain.HostingPlans;

/// <summary>By the program itself, in <c>delegation</c>: so those who read it learn neither a case nor who changed one.</summary>
[JsonDerivedType(typeof(CountVisas), "count-visas")]
[JsonDerivedType(typeof(WarnOfVisas), "warn-of-visas")]
public abstract record CountingCommand : Command;

public sealed record CountVisas(VisaCounts Counts) : CountingCommand;

/// <param name="Begins">The first day of the meeting.</param>
public sealed record WarnOfVisas(DateOnly Begins) : CountingCommand;

[JsonDerivedType(typeof(VisasCounted), "hosting.visas-counted")]
[JsonDerivedType(typeof(VisasWarned), "hosting.visas-warned")]
public abstract record CountingEvent : Event;

/// <summary>In <c>delegation</c> and <c>government</c>.</summary>
public sealed record VisasCounted(VisaCounts Counts) : CountingEvent;

/// <summary>In <c>delegation</c> and <c>government</c> with the sum, in <c>office/&lt;id&gt;</c> with the number of its own cases.</summary>
/// <param name="Open">How many cases were open; null if the meeting was over when the program came to it.</param>
public sealed record VisasWarned(DateOnly Begins, int? Open = null) : CountingEvent;

/// <summary>Counts the cases for those who do not read them, and tells everyone concerned of those that are open too late.</summary>
internal sealed class CountingPart : Part<HostingPlan, CountingCommand, CountingEvent>
{
    protected override bool Belongs(CompartmentId at, CountingCommand command) => at == CompartmentId.Delegation;

    protected override Decision Decide(HostingPlan here, Sight sight, CountingCommand command) => command switch
    {
        CountVisas => Counting.Of(sight.Record) is var counts && counts == (here.Counts ?? VisaCounts.None)
            ? Decision.Nothing : HostingPart.Both(new VisasCounted(counts)),
        WarnOfVisas c => Warn(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override HostingPlan Evolve(HostingPlan state, CountingEvent happened, Recorded recorded) => happened switch
    {
        VisasCounted e => state with { Counts = e.Counts },
        VisasWarned e => state with { WarnedFor = e.Begins },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Warn(HostingPlan here, Sight sight, WarnOfVisas c)
    {
        if (here.WarnedFor == c.Begins || here.Days.First != c.Begins) return Decision.Nothing;
        if (sight.Now < VisaRule.NoticeBefore(here.Days)) return Rejection.IllegalStep("The meeting is not within two weeks.", "begins");
        var open = Counting.OpenIn(sight.Record);
        var isOver = sight.Standing.Today > here.Days.Last;
        if (!isOver && open.Sum(o => o.Open) < here.Visas.Value.Open) return Decision.Nothing;
        return Decision.Of(
        [
            .. HostingPart.Both(new VisasWarned(c.Begins, isOver ? null : open.Sum(o => o.Open))).Events,
            .. open.Where(o => o.Open > 0 && !isOver).Select(o => new Directed(o.Office, new VisasWarned(c.Begins, o.Open))),
        ]);
    }
}

/// <summary>What follows from the cases of all offices.</summary>
internal static class Counting
{
    /// <summary>What the program does next: it counts what has changed at once, and tells of what is open two weeks before the meeting.</summary>
    public static Due? NextDue(RecordState record)
    {
        if (record.Of<HostingPlan>(CompartmentId.Delegation) is not { } plan) return null;
        if (Of(record) is var counts && counts != (plan.Counts ?? VisaCounts.None))
            return new(Offices(record).Max(o => o.Plan.CasesAt) ?? default, CompartmentId.Delegation, new CountVisas(counts));
        var isDue = plan.Status.Value is HostingStatus.Planned or HostingStatus.Confirmed && plan.WarnedFor != plan.Days.First
            && OpenIn(record).Sum(o => o.Open) >= plan.Visas.Value.Open;
        return isDue ? new(VisaRule.NoticeBefore(plan.Days), CompartmentId.Delegation, new WarnOfVisas(plan.Days.First)) : null;
    }

    public static VisaCounts Of(RecordState record) => VisaCounts.Of(
        [.. Offices(record).SelectMany(o => o.Plan.AllCases)], [.. Offices(record).SelectMany(o => o.Plan.AllTrainees)]);

    public static IReadOnlyList<(CompartmentId Office, int Open)> OpenIn(RecordState record) =>
        [.. Offices(record).Select(o => (o.Office, o.Plan.AllCases.Count(c => c.IsOpen)))];

    private static IEnumerable<(CompartmentId Office, HostingPlan Plan)> Offices(RecordState record) =>
        from part in record.Compartments where part.Key.OwnerOffice is not null select (part.Key, (HostingPlan)part.Value.State);
}
