namespace Tracker.Domain.Surveys;

/// <summary>The answers of a survey while it is open: sums, and beside them the set of those who answered. What one of them answered is in neither, and the
/// order in which they came is not kept.</summary>
/// <param name="Sums">How many named each barrier, in the order of <see cref="BarrierKind"/>.</param>
/// <param name="Who">The participants whose answers are in the sums.</param>
public sealed record BallotBox(ImmutableArray<int> Sums, ImmutableSortedSet<string> Who, bool IsClosed = false)
{
    /// <summary>How many things one can name, none of them among these.</summary>
    public static readonly int Cells = Enum.GetValues<BarrierKind>().Length;

    public static readonly BallotBox Empty = new([.. new int[Cells]], ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>What stays when the sums were counted: nothing can be put in, and nothing be read from it.</summary>
    public static readonly BallotBox Counted = Empty with { IsClosed = true };

    public bool Has(ParticipantId participant) => Who.Contains(participant.Value);

    /// <summary>The box with one more answer. The caller has made sure that it is open and does not have one of this participant.</summary>
    public BallotBox With(ParticipantId participant, SurveyAnswer answer) => this with
    {
        Sums = [.. Sums.Select((sum, cell) => answer.Barriers.Contains((BarrierKind)cell) ? sum + 1 : sum)], Who = Who.Add(participant.Value),
    };
}
