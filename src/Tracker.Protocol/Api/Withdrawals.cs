using Tracker.Domain.Participating;

namespace Tracker.Protocol;

/// <summary>Why companies stay away, by quarter; everyone gets the same.</summary>
/// <param name="NextOn">The day from which the present quarter is in it.</param>
/// <param name="Ended">The last quarters that have ended, the latest first.</param>
public sealed record WithdrawalView(DateOnly NextOn, IReadOnlyList<EndedQuarter> Ended);

/// <summary>The companies that recorded a reason in a quarter, by reason.</summary>
public sealed record EndedQuarter(DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<ReasonCount> Reasons);

/// <summary>Officers and editors of a committee or meeting who work for listed organisations, by the public record, on two days.</summary>
/// <param name="Before">Those on the first day: name, role and organisation.</param>
/// <param name="After">Those on the second day.</param>
public sealed record ListedGround(DateOnly On, DateOnly Later, IReadOnlyList<string> Before, IReadOnlyList<string> After);
