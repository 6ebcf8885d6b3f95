namespace Tracker.Domain.Decisions;

/// <summary>The name of a document as prose has it.</summary>
public static partial class DocumentName
{
    /// <summary>As identifiers are written: without zeros before the number of a part, and without the mark of an edition.</summary>
    public static string Plain(string name) => Edition().Replace(Zeros().Replace(name, "-"), "");

    [GeneratedRegex(@"-0+(?=\d)")]
    private static partial Regex Zeros();

    [GeneratedRegex(@"(?<=\d)\s?ed?\d+\z")]
    private static partial Regex Edition();
}
