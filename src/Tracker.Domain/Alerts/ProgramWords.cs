using Tracker.Domain.Programs;
using Tracker.Domain.Vital;

namespace Tracker.Domain.Alerts;

/// <summary>Events of a program in words. Amounts are said only of those of its ledger, which stand in its compartment.</summary>
internal static class ProgramWords
{
    public static Told Of(ProgramRecord program, CoverageEvent happened) => happened switch
    {
        ProgramAdded e => new($"added the program {AlertWords.Quoted(e.Title)}"),
        ProgramRenamed e => new($"renamed the program to {AlertWords.Quoted(e.Title.To)}"),
        HeadsNamed e => new Told("changed which heads read the program", Concerns: Named(e.Was, e.To)),
        ReadersNamed e => new Told("changed who reads the program", Concerns: Named(e.Was, e.To)),
        ItemAdded e => new Told($"follows {AlertWords.Quoted(e.Item.Name)} in the program", Names: Records(e.Item)),
        StreamAdded e => new Told(
            $"added the stream {AlertWords.Quoted(e.Title)} to {AlertWords.Quoted(e.Item.Name)}, {Runs(e.Runs)}", Names: Records(e.Item)).Important(),
        StreamChanged e => new Told(
            $"changed the stream {AlertWords.Quoted(program.Streams.GetValueOrDefault(e.Id)?.Title)} to {Runs(e.To)}, because {AlertWords.Quoted(e.Reason)}")
            .Important(),
        EndPlanned { To: null } e => new($"took back the planned end of {Item(program, e.Item)}"),
        EndPlanned e => new Told($"plans the end of {Item(program, e.Item)} for {e.To}").Important(),
        HandoverProposed e => new Told(
            $"proposed {Kind(e.Kind)} for {Item(program, e.Item)}: {AlertWords.Quoted(e.Why)}", Concerns: [.. program.Heads.Value.People]).Important(),
        HandoverDecided e => new Told(
            $"{Settled(e.To)} {Kind(program.Handovers.GetValueOrDefault(e.Id)?.Kind)}: {AlertWords.Quoted(e.Reason)}",
            Concerns: AlertWords.Only(program.Handovers.GetValueOrDefault(e.Id)?.By)).Important(),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    public static Told Of(ProgramRecord program, ConditionEvent happened) => happened switch
    {
        ConditionAdded e => new Told(
            $"tied a contribution to {AlertWords.Quoted(e.Terms.Body.Name)} to a condition, due {AlertWords.Day(e.Terms.Due)}: "
            + AlertWords.Quoted(e.Terms.Text), Names: Records(e.Terms.Body)).Important(),
        ConditionEvidenceAdded e => new($"added evidence on the condition {Condition(program, e.Id)}: {AlertWords.Quoted(e.Source.Document)}"),
        ConditionSettled e => new Told($"set the condition {Condition(program, e.Id)} to {AlertWords.Spoken(e.To.ToString())}").Important(),
        AmountPledged { To: { } to } => new($"set the amount of a conditional contribution to {Currency.Text(to.Units, to.Currency)}"),
        AmountPledged => new("took back the amount of a conditional contribution"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static string Condition(ProgramRecord program, EntityId id) => AlertWords.Quoted(program.AllConditions.GetValueOrDefault(id)?.Terms.Text);

    public static Told Of(ProgramRecord program, LedgerEvent happened) => happened switch
    {
        FundAdded e => new($"added the fund {AlertWords.Quoted(e.Fund.Title)}"),
        EntryPosted e when e.Entry.Corrects is not null => new($"corrected {Flow(e.Entry.Flow)}: {AlertWords.Quoted(e.Entry.For)}"),
        EntryPosted e => new($"booked {Flow(e.Entry.Flow)}{Sum(program, e.Entry)}: {AlertWords.Quoted(e.Entry.For)}"),
        CostAdded e => new($"added a cost of {AlertWords.Spoken(e.Cost.Kind.ToString())}: {AlertWords.Quoted(e.Cost.For)}"),
        CostRemoved => new("removed a cost"),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static string Sum(ProgramRecord program, LedgerEntry entry) =>
        program.Funds.GetValueOrDefault(entry.Fund) is { } fund ? " of " + Currency.Text(entry.Units, fund.Currency) : "";

    private static string Flow(Flow flow) => flow switch
    {
        Programs.Flow.Obligation => "an obligation",
        Programs.Flow.Outlay => "an outlay",
        _ => "a " + flow.ToString().ToLowerInvariant(),
    };

    private static string Kind(HandoverKind? kind) => kind switch
    {
        HandoverKind.SecondExpert => "a second expert",
        HandoverKind.BridgeFunding => "bridge funding",
        HandoverKind.AcceptedWithdrawal => "to accept the withdrawal",
        _ => "a proposal",
    };

    private static string Settled(HandoverState state) => state switch
    {
        HandoverState.Accepted => "accepted",
        HandoverState.Declined => "declined",
        _ => "reopened",
    };

    private static string Item(ProgramRecord program, ActorId item) => AlertWords.Quoted(program.Items.GetValueOrDefault(item)?.Item.Name ?? item.Key);

    private static string Runs(PartialInterval runs) => $"{runs.From} to {runs.To}";

    private static ImmutableArray<ActorId> Records(Reference item) => item.Actor is { } record ? [record] : [];

    private static ImmutableArray<ParticipantId> Named(Addressees was, Addressees to) => [.. to.People.Except(was.People)];
}
