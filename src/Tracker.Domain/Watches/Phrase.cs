using System.Text;

namespace Tracker.Domain.Watches;

/// <summary>A text as its words: runs of letters and of digits without case, accents and width; of a script without spaces, each character.</summary>
internal sealed class Phrase
{
    /// <summary>Words in a row that a text must share with a name that it does not have whole.</summary>
    private const int Shared = 3;

    private readonly string[] words;
    private readonly bool hasSpaces;

    private Phrase(string[] words, bool hasSpaces) => (this.words, this.hasSpaces) = (words, hasSpaces);

    public bool IsEmpty => words.Length == 0;
    public IReadOnlyList<string> Words => words;

    public static Phrase Of(string text)
    {
        var words = new List<string>();
        var hasSpaces = true;
        foreach (var (run, isPaired, _) in SearchTerms.Runs(Folding.Of(text)))
            if (!isPaired) words.Add(run);
            else
            {
                hasSpaces = false;
                words.AddRange(run.EnumerateRunes().Select(r => r.ToString()));
            }
        return new([.. words], hasSpaces);
    }

    /// <summary>True if the words of the other follow each other in this text.</summary>
    public bool Contains(Phrase other) => !other.IsEmpty && words.AsSpan().IndexOf(other.words) >= 0;

    /// <summary>True if this text has most of a longer name: at least three words in a row and three quarters of it. Not of scripts without
    /// spaces, in which a character is less than a word.</summary>
    public bool IsNear(Phrase name)
    {
        if (!name.hasSpaces || name.words.Length <= Shared) return false;
        var needed = Math.Max(Shared, (name.words.Length * 3 + 3) / 4);
        for (var at = 0; at + needed <= name.words.Length; at++)
            if (words.AsSpan().IndexOf(name.words.AsSpan(at, needed)) >= 0)
                return true;
        return false;
    }
}
