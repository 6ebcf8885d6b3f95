namespace Tracker.Domain.Decisions;

/// <summary>What a source says, and of which day.</summary>
public sealed record DatedStatement(Statement Statement, PartialInterval? Day = null);

/// <summary>One decision as a body printed it.</summary>
/// <param name="Number">Its first number, without the prefix.</param>
/// <param name="Title">In its first language; the number where it has none.</param>
/// <param name="Says">All of it, except at which meeting and by which committee.</param>
/// <param name="Venue">The place that the decision itself names, and the day of the meeting.</param>
/// <param name="Path">Where it stands in its file.</param>
public sealed record PrintedDecision(
    string Number, string Title, ImmutableArray<DatedStatement> Says, string? Venue = null, PartialDate? MeetingDay = null, string Path = "");

/// <summary>What is wrong in a file, and where.</summary>
/// <param name="Path">The field, such as <c>resolutions[3].title</c>; empty for the whole file.</param>
/// <param name="Row">The line, from 1; 0 if it is not known.</param>
public sealed record FileFault(string Path, string Sentence, int Row = 0);

/// <summary>The decisions of one meeting, as a file has them.</summary>
/// <param name="Meeting">What the file says of the meeting.</param>
/// <param name="Faults">What is wrong in it. A file with faults is not taken, not even in part.</param>
public sealed record PrintedDecisions(
    ImmutableArray<DatedStatement> Meeting, ImmutableArray<PrintedDecision> Decisions, ImmutableArray<FileFault> Faults)
{
    /// <summary>Technical limits of one file.</summary>
    public const int MostBytes = 1024 * 1024, MostDecisions = 1_000;

    /// <summary>Nothing but a reason.</summary>
    public static PrintedDecisions Unread(string why, int row = 0, string path = "") => new([], [], [new(path, why, row)]);

    /// <summary>What the meeting is called: the title of the collection without the words that say that it is one.</summary>
    [JsonIgnore]
    public string? MeetingTitle => Meeting.Select(m => m.Statement).OfType<Proceedings>().FirstOrDefault()?.Title is { } title
        ? Bare(title) : null;

    private static string Bare(string title)
    {
        foreach (var before in (ReadOnlySpan<string>)["Resolutions of the ", "Decisions of the ", "Recommendations of the "])
            if (title.StartsWith(before, StringComparison.OrdinalIgnoreCase) && title.Length > before.Length)
                return char.ToUpperInvariant(title[before.Length]) + title[(before.Length + 1)..];
        return title;
    }
}
