namespace Tracker.Domain.Programs;

/// <summary>Whether an item keeps an expert to its end.</summary>
public enum RiskLevel { Red, Amber, Covered, Unknown, Ended }

/// <summary>The rule by which an item has its level: the first that fits, in this order.</summary>
public enum RiskRule
{
    Ended, EndedUncovered, WithdrawalAccepted, NoStream, NoEndKnown, CoversTheRange, EndsInsideTheRange, SecondExpertAccepted, BridgeAccepted,
    EndsBeforeTheRange,
}

/// <summary>The risk of one item: a rule on dates, with what went into it. It is no probability.</summary>
/// <param name="PaidTo">The last month that is paid without a gap from now on, or was paid last.</param>
/// <param name="Uncovered">Months from the first stream to the middle forecast, or to the end, in which nobody is paid.</param>
/// <param name="Streams">How many streams pay for it.</param>
/// <param name="ExpertsAtEnd">How many experts are paid in the month before the middle forecast.</param>
/// <param name="By">The accepted proposal that decides the level; null if none does.</param>
public sealed record ItemRisk(
    ProgramItem Item, RiskLevel Level, RiskRule Rule, ItemEnd End, Month? PaidTo, int Uncovered, int Streams, int ExpertsAtEnd, HandoverProposal? By = null)
{
    /// <summary>The risk of each item, the gravest first.</summary>
    /// <param name="ends">What the record knows of the ends of the items.</param>
    public static ImmutableArray<ItemRisk> Of(ProgramRecord program, Func<ActorId, ItemEnd?> ends, DateOnly today) =>
    [
        .. program.Items.Values.Select(i => Of(program, i, (ends(i.Item.Actor!.Value) ?? new ItemEnd(i.Item.Actor.Value))
                .Planned(program.Ends.GetValueOrDefault(i.Item.Actor.Value)?.Value), today))
            .OrderBy(r => r.Level).ThenByDescending(r => r.Uncovered).ThenBy(r => r.Item.Item.Name, StringComparer.OrdinalIgnoreCase),
    ];

    /// <param name="end">With the plan of a person, if there is one.</param>
    public static ItemRisk Of(ProgramRecord program, ProgramItem item, ItemEnd end, DateOnly today)
    {
        var streams = program.StreamsTo(end.Item).ToList();
        var funding = new Funding(streams.Select(s => s.Runs.Value));
        var now = funding.Begins is { } begins && begins > Month.Of(today) ? begins : Month.Of(today);
        var accepted = program.HandoversOf(end.Item).FirstOrDefault(h => h.IsAccepted);
        var (rule, level) = RuleOf(end, funding, now, accepted);
        var until = end.Ended ?? end.Middle;
        return new(
            item, level, rule, end, funding.LastFrom(now), until is { } last ? funding.Uncovered(Month.Of(last.Latest)) : 0, streams.Count,
            until is null ? 0 : streams.Where(s => new Funding([s.Runs.Value]).Covers(Month.Of(until.Value.Latest) + -1)).DistinctBy(ExpertOf).Count(),
            rule is RiskRule.WithdrawalAccepted or RiskRule.SecondExpertAccepted or RiskRule.BridgeAccepted or RiskRule.Ended ? accepted : null);
    }

    private static (RiskRule, RiskLevel) RuleOf(ItemEnd end, Funding funding, Month now, HandoverProposal? accepted)
    {
        var isBridged = accepted is { Kind: not HandoverKind.AcceptedWithdrawal };
        if (end.Ended is { } ended)
            return !funding.IsEmpty && (isBridged || funding.Uncovered(Month.Of(ended.Latest)) == 0)
                ? (RiskRule.Ended, RiskLevel.Ended) : (RiskRule.EndedUncovered, RiskLevel.Ended);
        if (accepted is { Kind: HandoverKind.AcceptedWithdrawal }) return (RiskRule.WithdrawalAccepted, RiskLevel.Red);
        if (funding.IsEmpty) return (RiskRule.NoStream, RiskLevel.Red);
        if (end is not { Early: { } early, Late: { } late }) return (RiskRule.NoEndKnown, RiskLevel.Unknown);
        if (funding.Uncovered(now, Month.Of(late.Latest)) == 0) return (RiskRule.CoversTheRange, RiskLevel.Covered);
        if (funding.Uncovered(now, Month.Of(early.Latest)) == 0) return (RiskRule.EndsInsideTheRange, RiskLevel.Amber);
        return accepted?.Kind switch
        {
            HandoverKind.SecondExpert => (RiskRule.SecondExpertAccepted, RiskLevel.Amber),
            HandoverKind.BridgeFunding => (RiskRule.BridgeAccepted, RiskLevel.Amber),
            _ => (RiskRule.EndsBeforeTheRange, RiskLevel.Red),
        };
    }

    private static string ExpertOf(FundingStream stream) => stream.Expert?.Key ?? stream.Participant?.Value ?? stream.Id.Value;
}
