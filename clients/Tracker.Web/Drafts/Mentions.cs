namespace Tracker.Web.Drafts;

/// <summary>A part of a comment: words, or a mention: @ and a name.</summary>
public readonly record struct CommentPart(string Text, Reader? Mentioned = null);

/// <summary>Mentions in comments. A mention is plain text, @ and the full name, so that every export and mail shows it.</summary>
public static class Mentions
{
    private const int LongestName = 60;

    /// <summary>The comment in parts; of names that begin alike, the longest counts.</summary>
    public static IReadOnlyList<CommentPart> Of(string body, IReadOnlyList<Reader> people)
    {
        var parts = new List<CommentPart>();
        var from = 0;
        for (var at = body.IndexOf('@', StringComparison.Ordinal); at >= 0; at = at + 1 < body.Length ? body.IndexOf('@', at + 1) : -1)
        {
            if (!Begins(body, at) || Named(body, at + 1, people) is not { } named) continue;
            if (at > from) parts.Add(new(body[from..at]));
            from = at + 1 + named.Name.Length;
            parts.Add(new(body[at..from], named));
            at = from - 1;
        }
        if (from < body.Length) parts.Add(new(body[from..]));
        return parts;
    }

    /// <summary>The mention being typed before the caret: the place of its @ and what follows; null if there is none.</summary>
    public static (int At, string Written)? Begun(string text, int caret)
    {
        var at = caret == 0 ? -1 : text.LastIndexOf('@', caret - 1);
        if (at < 0 || caret - at > LongestName || !Begins(text, at)) return null;
        var written = text[(at + 1)..caret];
        return written.Contains('\n', StringComparison.Ordinal) || written.StartsWith(' ') ? null : (at, written);
    }

    /// <summary>Those whose name, or a word of it, begins as typed; empty once a name is complete.</summary>
    public static IEnumerable<Reader> Offered(string written, IReadOnlyList<Reader> people) =>
        people.Any(p => p.Name == written) ? [] : people.Where(p => p.Name.StartsWith(written, StringComparison.OrdinalIgnoreCase)
            || p.Name.Split(' ').Any(word => word.StartsWith(written, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Where the caret is after the text became another by one piece of typing.</summary>
    public static int Caret(string before, string after)
    {
        var same = 0;
        while (same < before.Length && same < after.Length && before[^(same + 1)] == after[^(same + 1)]) same++;
        var common = 0;
        while (common < after.Length - same && common < before.Length && before[common] == after[common]) common++;
        return Math.Max(common, after.Length - same);
    }

    private static bool Begins(string text, int at) => at == 0 || !char.IsLetterOrDigit(text[at - 1]);

    private static Reader? Named(string body, int at, IReadOnlyList<Reader> people) => people
        .Where(p => string.CompareOrdinal(body, at, p.Name, 0, p.Name.Length) == 0
            && (at + p.Name.Length == body.Length || !char.IsLetterOrDigit(body[at + p.Name.Length])))
        .MaxBy(p => p.Name.Length);
}
