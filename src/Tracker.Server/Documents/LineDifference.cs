using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Tracker.Server.Documents;

/// <summary>What differs between two texts, line by line.</summary>
internal static class LineDifference
{
    /// <summary>Lines at most, between those that both texts have at their beginning and at their end.</summary>
    private const int Most = 20_000;

    /// <summary>The places where the texts differ; null if there is too much to compare.</summary>
    public static IReadOnlyList<DifferentLines>? Between(string was, string now)
    {
        var (olds, news) = (Lines(was), Lines(now));
        var same = 0;
        while (same < Math.Min(olds.Length, news.Length) && olds[same] == news[same]) same++;
        var tail = 0;
        while (tail < Math.Min(olds.Length, news.Length) - same && olds[^(tail + 1)] == news[^(tail + 1)]) tail++;
        var (between, later) = (olds[same..^tail], news[same..^tail]);
        if (Math.Max(between.Length, later.Length) > Most) return null;
        if (between.Length == 0 || later.Length == 0)
            return between.Length + later.Length == 0 ? [] : [Block(new DiffBlock(0, between.Length, 0, later.Length))];
        var found = Differ.Instance.CreateDiffs(
            string.Join('\n', between), string.Join('\n', later), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance);
        return [.. found.DiffBlocks.Select(Block)];

        DifferentLines Block(DiffBlock block)
        {
            var (from, to) = (same + block.DeleteStartA, same + block.InsertStartB);
            var after = from + block.DeleteCountA;
            return new(
                from + 1, [.. olds.AsSpan(from, block.DeleteCountA)], to + 1, [.. news.AsSpan(to, block.InsertCountB)],
                from > 0 ? olds[from - 1] : null, after < olds.Length ? olds[after] : null);
        }
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', '\f');
}
