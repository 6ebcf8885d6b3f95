using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Watches;

namespace Tracker.Protocol;

/// <summary>What would a watch with these terms match, if it was kept in this compartment?</summary>
public sealed record MatchQuestion(CompartmentId Compartment, WatchTerms Terms);

/// <summary>The records that terms match now, the best first.</summary>
/// <param name="Count">All that match; <paramref name="Lines"/> has the best of them.</param>
/// <param name="Recent">Those to which something was added in the last <see cref="Days"/> days.</param>
public sealed record Matches(int Count, int Recent, ImmutableArray<MatchLine> Lines)
{
    public const int Days = 90;
}

/// <summary>A record that terms match, and why.</summary>
/// <param name="RecordedAt">When the last of what is compared was recorded.</param>
public sealed record MatchLine(ActorId Actor, string Title, ImmutableArray<MatchReason> Reasons, DateTimeOffset RecordedAt);

/// <summary>What thresholds say today, by committee: those that the watch names, each before the committees below it.</summary>
public sealed record ThresholdStandings(ImmutableArray<CommitteeLine> Committees);

/// <summary>A committee in which is counted.</summary>
/// <param name="Editors">Of its work items; null if no threshold counts them.</param>
public sealed record CommitteeLine(
    Reference Committee, ImmutableArray<Counted> Officers, ImmutableArray<ThresholdLine> Thresholds, ImmutableArray<Counted>? Editors = null);

public sealed record ThresholdLine(Threshold Threshold, Weighed Weighed);
