namespace Tracker.Domain.Screening;

/// <summary>Words that are nearly written alike: one letter more, less, other or exchanged.</summary>
internal static class Spelling
{
    /// <summary>Shorter words are the same or not.</summary>
    public const int Shortest = 5;

    /// <summary>True if both begin with the same letter and one change makes one of the other.</summary>
    public static bool IsNear(string a, string b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (a.Length < Shortest || b.Length - a.Length > 1 || a[0] != b[0] || char.IsAsciiDigit(a[0])) return false;
        var from = 0;
        while (from < a.Length && a[from] == b[from]) from++;
        if (from == a.Length) return true;
        var restA = a.AsSpan(from);
        var restB = b.AsSpan(from);
        if (a.Length < b.Length) return restA.SequenceEqual(restB[1..]);
        if (restA[1..].SequenceEqual(restB[1..])) return true;
        return restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]);
    }

    /// <summary>The word, and it with each letter but the first left out: two words that are near have one of these in common.</summary>
    public static IEnumerable<string> Around(string word)
    {
        yield return word;
        if (word.Length < Shortest || char.IsAsciiDigit(word[0])) yield break;
        for (var i = 1; i < word.Length; i++) yield return word.Remove(i, 1);
    }
}
