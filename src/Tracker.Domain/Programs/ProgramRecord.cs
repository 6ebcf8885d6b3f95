namespace Tracker.Domain.Programs;

/// <summary>What one audience has of a program: the program managers and the heads concerned have the money; people of the delegations concerned have the
/// streams and the decisions without it.</summary>
/// <param name="Country">The country whose participation it pays for, as sources print it.</param>
/// <param name="Heads">Heads of the delegations concerned: they read the amounts, and propose.</param>
/// <param name="Readers">Others of these delegations, who read no amounts.</param>
/// <param name="Ends">When items are planned to end, by persons.</param>
/// <param name="Entries">The ledger, the oldest entry first.</param>
/// <param name="Pledges">The amounts of the conditional contributions.</param>
public sealed record ProgramRecord(
    Field Title, Choice<Addressees> Heads, Choice<Addressees> Readers, ImmutableSortedDictionary<ActorId, ProgramItem> Items,
    ImmutableSortedDictionary<EntityId, FundingStream> Streams, ImmutableSortedDictionary<ActorId, Choice<PlannedEnd?>> Ends,
    ImmutableSortedDictionary<EntityId, HandoverProposal> Handovers, ImmutableSortedDictionary<EntityId, Fund> Funds, ImmutableArray<LedgerEntry> Entries,
    ImmutableSortedDictionary<EntityId, CostLine> Costs, string? Country = null, ImmutableSortedDictionary<EntityId, Condition>? Conditions = null,
    ImmutableSortedDictionary<EntityId, Choice<Amount?>>? Pledges = null)
{
    public static readonly ProgramRecord Empty = new(
        Field.Empty, new(Addressees.None), new(Addressees.None), ImmutableSortedDictionary<ActorId, ProgramItem>.Empty,
        ImmutableSortedDictionary<EntityId, FundingStream>.Empty, ImmutableSortedDictionary<ActorId, Choice<PlannedEnd?>>.Empty,
        ImmutableSortedDictionary<EntityId, HandoverProposal>.Empty, ImmutableSortedDictionary<EntityId, Fund>.Empty, [],
        ImmutableSortedDictionary<EntityId, CostLine>.Empty);

    /// <summary>Items and funds of one program.</summary>
    public const int MostItems = 300, MostFunds = 50;

    [JsonIgnore]
    public ImmutableSortedDictionary<EntityId, Condition> AllConditions => Conditions ?? ImmutableSortedDictionary<EntityId, Condition>.Empty;

    internal ProgramRecord With(Condition one) => this with { Conditions = AllConditions.SetItem(one.Id, one) };

    /// <summary>The streams that pay for an item, in the order in which they begin.</summary>
    public IEnumerable<FundingStream> StreamsTo(ActorId item) =>
        Streams.Values.Where(s => s.Item == item).OrderBy(s => s.Runs.Value.From).ThenBy(s => s.Id);

    /// <summary>The proposals for an item, the newest first.</summary>
    public IEnumerable<HandoverProposal> HandoversOf(ActorId item) => Handovers.Values.Where(h => h.Item == item).OrderByDescending(h => h.At);
}
