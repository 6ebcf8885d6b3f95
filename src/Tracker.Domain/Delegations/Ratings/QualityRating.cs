namespace Tracker.Domain.Delegations;

/// <summary>What is asked of the quality of a contribution.</summary>
public enum QualityTest { RealProblem, RealSolution, Technical }

/// <summary>The answers to the three tests; null where one was not rated.</summary>
public sealed record QualityAnswers(bool? RealProblem = null, bool? RealSolution = null, bool? Technical = null)
{
    public static readonly QualityAnswers None = new();

    public bool? Of(QualityTest test) => test switch
    {
        QualityTest.RealProblem => RealProblem,
        QualityTest.RealSolution => RealSolution,
        QualityTest.Technical => Technical,
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };

    public QualityAnswers With(QualityTest test, bool? answer) => test switch
    {
        QualityTest.RealProblem => this with { RealProblem = answer },
        QualityTest.RealSolution => this with { RealSolution = answer },
        QualityTest.Technical => this with { Technical = answer },
        _ => throw new ArgumentOutOfRangeException(nameof(test)),
    };
}

/// <summary>What one member thought of a contribution at a moment.</summary>
/// <param name="Point">The agenda point at which it was rated.</param>
public sealed record QualityRating(ParticipantId By, DateTimeOffset At, EntityId Point, QualityAnswers Answers, string? Note = null);

/// <summary>How the members of a delegation rate a contribution.</summary>
public enum Quality { NotRated, InPart, Substantive, NotSubstantive }

/// <summary>Every rating of one contribution, in their order. A later one of the same member stands beside the earlier one, and counts.</summary>
public sealed record RatedContribution(ActorId Contribution, ImmutableList<QualityRating> Ratings)
{
    /// <summary>When a contribution is substantive.</summary>
    public const string Rule = "Substantive: each of the three tests has a yes, and no member's latest answer is no.";

    public static readonly ImmutableArray<QualityTest> Tests = [.. Enum.GetValues<QualityTest>()];

    /// <summary>The latest of each member, in the order in which they first rated it.</summary>
    [JsonIgnore]
    public IEnumerable<QualityRating> Latest => Ratings.GroupBy(r => r.By).Select(g => g.Last());

    public QualityRating? LatestOf(ParticipantId member) => Ratings.FindLast(r => r.By == member);

    /// <summary>The earlier ratings of this member, the latest first.</summary>
    public IEnumerable<QualityRating> Before(QualityRating latest) => Ratings.Where(r => r.By == latest.By && r != latest).Reverse();

    /// <summary>How many members answer yes and no; the others have not rated this.</summary>
    public (int Yes, int No) Answers(QualityTest test)
    {
        var answers = Latest.Select(r => r.Answers.Of(test)).ToList();
        return (answers.Count(a => a is true), answers.Count(a => a is false));
    }

    /// <summary>By <see cref="Rule"/>.</summary>
    [JsonIgnore]
    public Quality Quality
    {
        get
        {
            var answers = Tests.Select(Answers).ToList();
            return answers.All(a => a is (0, 0)) ? Quality.NotRated
                : answers.Exists(a => a.No > 0) ? Quality.NotSubstantive
                : answers.TrueForAll(a => a.Yes > 0) ? Quality.Substantive : Quality.InPart;
        }
    }
}

/// <summary>The contributions of a point by their quality. Those that nobody rated are none of the others.</summary>
public sealed record QualityCounts(int Submitted, int Substantive, int NotSubstantive, int InPart, int NotRated)
{
    /// <param name="contributions">Each as the delegation rated it; null for one that nobody rated.</param>
    public static QualityCounts Of(IEnumerable<RatedContribution?> contributions)
    {
        var counts = contributions.CountBy(c => c?.Quality ?? Quality.NotRated).ToDictionary(c => c.Key, c => c.Value);
        return new(
            counts.Values.Sum(), counts.GetValueOrDefault(Quality.Substantive), counts.GetValueOrDefault(Quality.NotSubstantive),
            counts.GetValueOrDefault(Quality.InPart), counts.GetValueOrDefault(Quality.NotRated));
    }
}
