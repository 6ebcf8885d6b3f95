namespace Tracker.Domain.Calls;

/// <summary>What one audience has of a call: everybody the terms, a company its applications, a reviewer what they are to review, and the program managers
/// everything with the money.</summary>
public sealed record CallRecord(CallTerms? Terms = null, CallMoney? Money = null, ImmutableSortedDictionary<EntityId, Filed>? Filed = null)
{
    public static readonly CallRecord Empty = new();

    /// <summary>Applications of one company to one call.</summary>
    public const int MostOfCompany = 50;

    /// <summary>The applications, the first one first.</summary>
    [JsonIgnore]
    public IEnumerable<Filed> All => (Filed ?? None).Values.OrderBy(f => f.At).ThenBy(f => f.Application.Id);

    public Filed? Find(EntityId id) => (Filed ?? None).GetValueOrDefault(id);

    /// <summary>What is awarded to one company, without what returned.</summary>
    public long KeptBy(GroupId company) => All.Where(f => f.Application.Company == company).Sum(f => f.Kept);

    /// <summary>What is awarded to all, without what returned.</summary>
    [JsonIgnore]
    public long Kept => All.Sum(f => f.Kept);

    internal CallRecord With(Filed filed) => this with { Filed = (Filed ?? None).SetItem(filed.Application.Id, filed) };

    internal CallRecord With(EntityId id, Func<Filed, Filed> change) => With(change(Filed![id]));

    private static readonly ImmutableSortedDictionary<EntityId, Filed> None = ImmutableSortedDictionary<EntityId, Filed>.Empty;
}
