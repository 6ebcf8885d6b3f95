namespace Tracker.Comments;

/// <summary>What of a file is lost, each once, in the order in which it was met.</summary>
internal sealed class Losses
{
    private const int MostNamed = 500, MostWords = 200;

    private readonly List<FormLoss> named = [];
    private readonly HashSet<FormLoss> seen = [];

    public void Add(int row, string? column, string sentence)
    {
        var loss = new FormLoss(row, column, sentence);
        if (seen.Add(loss) && named.Count < MostNamed) named.Add(loss);
    }

    /// <summary>Words for a sentence, on one line and not too long.</summary>
    public static string Quoted(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"“{(line.Length <= MostWords ? line : line[..(char.IsHighSurrogate(line[MostWords - 1]) ? MostWords - 1 : MostWords)] + "…")}”";
    }

    public ImmutableArray<FormLoss>? All => seen.Count == 0 ? null
        : seen.Count <= named.Count ? [.. named]
        : [.. named, new FormLoss(0, null, $"{seen.Count - named.Count} more things of this kind are lost.")];
}
