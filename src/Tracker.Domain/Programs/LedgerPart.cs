namespace Tracker.Domain.Programs;

/// <summary>Funds, their ledger, and what taking part costs.</summary>
internal sealed class LedgerPart : Part<ProgramRecord, LedgerCommand, LedgerEvent>
{
    protected override bool Belongs(CompartmentId at, LedgerCommand command) => at == CompartmentId.Program;

    protected override Decision Decide(ProgramRecord here, Sight sight, LedgerCommand command) => command switch
    {
        AddFund c => Decision.Unless(
            (here.Funds.ContainsKey(c.Fund.Id) ? Rejection.Duplicate("fund", "fund.id") : null)
                ?? Rejection.Full(here.Funds.Count, ProgramRecord.MostFunds, "funds") ?? c.Fund.Refuses("fund"),
            sight.At, new FundAdded(c.Fund)),
        PostEntry c => Post(here, sight, c),
        CorrectEntry c => Correct(here, sight, c),
        AddCost c => Decision.Unless(
            (here.Costs.ContainsKey(c.Cost.Id) ? Rejection.Duplicate("cost", "cost.id") : null)
                ?? Rejection.Full(here.Costs.Count, CostLine.Most, "costs") ?? c.Cost.Refuses("cost"),
            sight.At, new CostAdded(c.Cost)),
        RemoveCost c => here.Costs.ContainsKey(c.Id) ? Decision.Of(sight.At, new CostRemoved(c.Id)) : Decision.Nothing,
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override ProgramRecord Evolve(ProgramRecord state, LedgerEvent happened, Recorded recorded) => happened switch
    {
        FundAdded e => state with { Funds = state.Funds.Add(e.Fund.Id, e.Fund) },
        EntryPosted e => state with { Entries = state.Entries.Add(e.Entry with { By = recorded.By, At = recorded.At }) },
        CostAdded e => state with { Costs = state.Costs.Add(e.Cost.Id, e.Cost) },
        CostRemoved e => state with { Costs = state.Costs.Remove(e.Id) },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Decision Post(ProgramRecord here, Sight sight, PostEntry c)
    {
        if (!here.Funds.TryGetValue(c.Fund, out var fund)) return Rejection.Missing("fund", "fund");
        var streams = sight.Of<ProgramRecord>(CompartmentId.Delegation)?.Streams;
        if ((RefusesShares(here, streams, c.Shares) ?? c.Amount.Refuses(fund.Currency, "amount")
            ?? Ledger.RefusesDay(fund, c.Flow, c.On, sight.Standing.Today, "on") ?? TextLimits.Demands(c.For, "for", TextLimits.Title)) is { } no) return no;
        var entries = Entries(c, fund);
        return entries.Any(e => e.Units == 0 || e.Entered!.Units == 0)
            ? Rejection.Invalid("The amount is too small to give each stream a part.", "amount.units")
            : Ledger.Refuses(here.Entries, fund, entries, "amount.units") is { } refused ? refused
            : Decision.Of([.. entries.Select(e => new Directed(sight.At, new EntryPosted(e)))]);
    }

    /// <summary>Both the amount as it was entered and the booked one are divided so that the parts add up to it.</summary>
    private static ImmutableArray<LedgerEntry> Entries(PostEntry c, Fund fund)
    {
        ImmutableArray<int> weights = [.. c.Shares.Select(s => s.Weight)];
        var (booked, entered) = (Amount.Split(c.Amount.In(fund.Currency), weights), Amount.Split(c.Amount.Units, weights));
        return [.. c.Shares.Select((s, i) => new LedgerEntry(
            s.Entry, c.Flow, c.On, c.Fund, s.Stream, booked[i], c.For, c.Amount with { Units = entered[i] }))];
    }

    private static Rejection? RefusesShares(
        ProgramRecord here, ImmutableSortedDictionary<EntityId, FundingStream>? streams, ImmutableArray<Share> shares)
    {
        if (shares.IsDefaultOrEmpty) return Rejection.Invalid("Choose a stream.", "shares");
        return Rejection.Full(shares.Length - 1, Ledger.MostShares, "parts of one amount") ?? Rejection.Full(here.Entries.Length, Ledger.Most, "entries")
            ?? (shares.Any(s => s.Weight is < 1 or > Share.MostWeight) ? Rejection.Invalid("Each part has a weight from 1.", "shares") : null)
            ?? (shares.Any(s => streams?.ContainsKey(s.Stream) is not true) ? Rejection.Missing("stream", "shares") : null)
            ?? (shares.DistinctBy(s => s.Stream).Count() < shares.Length ? Rejection.Invalid("The same stream is named twice.", "shares") : null)
            ?? (shares.DistinctBy(s => s.Entry).Count() < shares.Length || here.Entries.Any(e => shares.Any(s => s.Entry == e.Id))
                ? Rejection.Duplicate("entry", "shares") : null);
    }

    private static Decision Correct(ProgramRecord here, Sight sight, CorrectEntry c)
    {
        if (here.Entries.FirstOrDefault(e => e.Id == c.Corrects) is not { } wrong) return Rejection.Missing("entry", "corrects");
        if (wrong.Corrects is not null) return Rejection.IllegalStep("This entry is a correction. Book the right amount as a new entry.", "corrects");
        if (here.Entries.Any(e => e.Corrects == wrong.Id)) return Ledger.AlreadyCorrected;
        if (here.Entries.Any(e => e.Id == c.Entry)) return Rejection.Duplicate("entry", "entry");
        var fund = here.Funds[wrong.Fund];
        if ((Rejection.Full(here.Entries.Length, Ledger.Most, "entries") ?? TextLimits.Demands(c.Reason, "reason", TextLimits.Title)
            ?? RefusesDay(fund, wrong, c.On, sight.Standing.Today)) is { } no) return no;
        var counter = new LedgerEntry(c.Entry, wrong.Flow, c.On, wrong.Fund, wrong.Stream, -wrong.Units, c.Reason, Corrects: wrong.Id);
        return Decision.Unless(Ledger.Refuses(here.Entries, fund, [counter], "corrects"), sight.At, new EntryPosted(counter));
    }

    /// <summary>Taking back a de-obligation obligates again, which has its period; all else can be corrected afterwards.</summary>
    private static Rejection? RefusesDay(Fund fund, LedgerEntry wrong, DateOnly on, DateOnly today) =>
        on < wrong.On && wrong.Flow != Flow.Plan ? Rejection.Invalid("A correction cannot be dated before what it corrects.", "on")
        : wrong.Flow == Flow.Plan ? null
        : Ledger.RefusesDay(fund, wrong.Flow == Flow.Deobligation ? Flow.Obligation : Flow.Deobligation, on, today, "on");
}
