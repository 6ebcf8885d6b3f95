namespace Tracker.Domain.Surveys;

/// <summary>How many named a barrier.</summary>
/// <param name="Named">Null if the number is not shown.</param>
public sealed record BarrierCount(BarrierKind Barrier, int? Named = null);

/// <summary>What is said of the answers of a survey, once, when it is closed. What it leaves out is kept nowhere.</summary>
/// <param name="Answered">Whose answers were counted. Who did not answer is unknown and in no number.</param>
public sealed record SurveyResult(int Invited, int Answered, ImmutableArray<BarrierCount> Counts)
{
    /// <summary>The fewest people behind a number, besides any one who reads it.</summary>
    public const int Least = 5;

    /// <summary>With fewer answers than these no number is shown, whatever they say.</summary>
    public const int LeastAnswers = 2 * (Least + 1);

    /// <summary>Which numbers are shown, in words.</summary>
    public static readonly string ShownIf =
        $"A number is shown if more than {Least} named it and more than {Least} did not, so that {Least} are left on both sides for each person who knows "
        + "their own answer.";

    /// <summary>The rule of every number of a result, in words.</summary>
    public static readonly string Rule =
        $"{ShownIf} What is not shown was kept nowhere. Several barriers can be named, so the numbers do not add up.";

    public static SurveyResult Of(int invited, BallotBox box) => new(
        invited, box.Who.Count, [.. box.Sums.Select((sum, cell) => new BarrierCount((BarrierKind)cell, Shows(sum, box.Who.Count) ? sum : null))]);

    /// <summary>True if five named it and five did not even when anyone takes their own answer away.</summary>
    public static bool Shows(int named, int answered) => named > Least && answered - named > Least;

    public int? Of(BarrierKind barrier) => Counts.FirstOrDefault(c => c.Barrier == barrier)?.Named;

    public bool Equals(SurveyResult? other) =>
        other is not null && (Invited, Answered) == (other.Invited, other.Answered) && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Invited, Answered);
}
