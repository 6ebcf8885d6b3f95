namespace Tracker.Domain.Participating;

/// <summary>What one audience has of a company's participation in a committee or meeting: the company its log and its questions, the government offices
/// the questions that they were asked.</summary>
/// <param name="Venue">The committee or meeting.</param>
/// <param name="Name">What it was called when the log was begun.</param>
/// <param name="Company">Who asks; null before anything was asked.</param>
public sealed record BasisLog(
    ActorId? Venue = null, string? Name = null, ImmutableList<RecordedBasis>? Lines = null,
    ImmutableSortedDictionary<EntityId, CaseQuestion>? Questions = null, GroupId? Company = null)
{
    public static readonly BasisLog Empty = new();

    public const int MostLines = 1_000;
    public const int MostQuestions = 200;

    /// <summary>All lines in the order in which they were recorded.</summary>
    [JsonIgnore]
    public ImmutableList<RecordedBasis> All => Lines ?? [];

    /// <summary>Lines that no later one corrects.</summary>
    [JsonIgnore]
    public IEnumerable<RecordedBasis> Standing => All.Where(l => !IsCorrected(l.Entry.Id));

    /// <summary>How it stands: of the lines that are not corrected the one with the latest date, of several the one that was recorded last.</summary>
    [JsonIgnore]
    public RecordedBasis? Now => Standing.OrderBy(l => l.Entry.Since).ThenBy(l => All.IndexOf(l)).LastOrDefault();

    /// <summary>The questions, the first one first.</summary>
    [JsonIgnore]
    public IEnumerable<CaseQuestion> Asked => (Questions ?? NoQuestions).Values.OrderBy(q => q.AskedAt).ThenBy(q => q.Id);

    /// <summary>The questions that wait for an answer.</summary>
    [JsonIgnore]
    public IEnumerable<CaseQuestion> Open => Asked.Where(q => q is { IsTakenBack: false, Answer.Value: null });

    public bool IsCorrected(EntityId line) => All.Exists(l => l.Entry.Corrects == line);

    internal BasisLog With(CaseQuestion question) => this with { Questions = (Questions ?? NoQuestions).SetItem(question.Id, question) };

    private static readonly ImmutableSortedDictionary<EntityId, CaseQuestion> NoQuestions = ImmutableSortedDictionary<EntityId, CaseQuestion>.Empty;
}
