namespace Tracker.Domain.Screening;

/// <summary>What is to be known of one row of a list file.</summary>
/// <param name="Line">1-based line of the file at which the row starts; 0 for the whole file.</param>
public sealed record ListNote(int Line, string Sentence, string? Column = null);

/// <summary>What a file says, whole or not at all.</summary>
/// <param name="Entries">Empty if the file is refused.</param>
/// <param name="Notes">Of rows that are kept and look unusual.</param>
/// <param name="Refused">Why nothing of the file can be used; null if it can.</param>
public sealed record ListReading(ImmutableArray<ListEntry> Entries, ImmutableArray<ListNote> Notes, ListNote? Refused = null)
{
    public static ListReading No(int line, string sentence, string? column = null) => new([], [], new(line, sentence, column));
}
