using System.Text.RegularExpressions;
using Tracker.Text;

namespace Tracker.Web.Parts;

/// <summary>A part of a text that was changed.</summary>
public readonly record struct ChangedPart(OpKind Kind, string Text);

/// <summary>What became of a text, word by word.</summary>
public static partial class WordDifference
{
    /// <summary>More than this many comparisons take a page too long: what lies between is shown as removed and added whole.</summary>
    private const int MostComparisons = 4_000_000;

    public static IEnumerable<ChangedPart> Of(string was, string becomes) => ByWords(Pieces(was), Pieces(becomes));

    /// <summary>Words, and what stands between them; a letter of a script without spaces is a piece of its own.</summary>
    private static string[] Pieces(string text) => [.. Piece().Matches(text).Select(m => m.Value)];

    /// <summary>What both have at the beginning and at the end stays, and between them the longest sequence of pieces that both have.</summary>
    private static IEnumerable<ChangedPart> ByWords(string[] was, string[] becomes)
    {
        var least = Math.Min(was.Length, becomes.Length);
        var start = 0;
        while (start < least && was[start] == becomes[start]) start++;
        var end = 0;
        while (end < least - start && was[^(end + 1)] == becomes[^(end + 1)]) end++;
        List<ChangedPart> steps =
        [
            .. was.Take(start).Select(p => new ChangedPart(OpKind.Retain, p)), .. Between(was[start..^end], becomes[start..^end]),
            .. was.TakeLast(end).Select(p => new ChangedPart(OpKind.Retain, p)),
        ];
        for (var at = 0; at < steps.Count;)
        {
            var run = steps.Skip(at).TakeWhile(s => s.Kind == steps[at].Kind).ToList();
            yield return new(run[0].Kind, string.Concat(run.Select(s => s.Text)));
            at += run.Count;
        }
    }

    private static IEnumerable<ChangedPart> Between(string[] was, string[] becomes)
    {
        if ((long)was.Length * becomes.Length > MostComparisons)
        {
            foreach (var piece in was) yield return new(OpKind.Delete, piece);
            foreach (var piece in becomes) yield return new(OpKind.Insert, piece);
            yield break;
        }
        var common = new int[was.Length + 1, becomes.Length + 1];
        for (var i = was.Length - 1; i >= 0; i--)
            for (var j = becomes.Length - 1; j >= 0; j--)
                common[i, j] = was[i] == becomes[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        for (int from = 0, to = 0; from < was.Length || to < becomes.Length;)
        {
            if (from < was.Length && to < becomes.Length && was[from] == becomes[to])
            {
                yield return new(OpKind.Retain, was[from]);
                (from, to) = (from + 1, to + 1);
            }
            else if (to == becomes.Length || (from < was.Length && common[from + 1, to] >= common[from, to + 1])) yield return new(OpKind.Delete, was[from++]);
            else yield return new(OpKind.Insert, becomes[to++]);
        }
    }

    [GeneratedRegex(@"[\u2E80-\u9FFF\uF900-\uFAFF]|[\w-[\u2E80-\u9FFF\uF900-\uFAFF]]+|\s+|.", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
