using Tracker.Domain.Programs;

namespace Tracker.Protocol;

/// <summary>A set of work items on one technology as a source counts it, and how many of them have somebody of a country.</summary>
/// <param name="Set">The record of the set.</param>
/// <param name="Items">How many work items it has.</param>
/// <param name="Present">How many of them have an editor or supporting member of the program's country; null if the source does not say.</param>
/// <param name="Source">The document that counts them.</param>
public sealed record TechnologyGap(
    ActorId Set, string Title, int Items, int? Present = null, string? Technology = null, string? Body = null, string? Period = null, string? Source = null);

/// <summary>What the record says of the items of a program: when they end, and how its country takes part per technology.</summary>
/// <param name="Ends">One for each item, without the plans of persons.</param>
public sealed record CoverageView(IReadOnlyList<ItemEnd> Ends, IReadOnlyList<TechnologyGap> Gaps);
