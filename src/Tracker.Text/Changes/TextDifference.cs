namespace Tracker.Text;

/// <summary>The difference of two strings as stretches to retain, insert and delete: what is common at both ends first, then Myers'
/// algorithm in linear space over code points; where that would take long, the middle is replaced as a whole.</summary>
internal static class TextDifference
{
    private const int MostSteps = 4_000;

    public static List<(OpKind Kind, int Length)> Between(string from, string to, int? cursor)
    {
        var stretches = new List<(OpKind, int)>();
        var (prefix, suffix) = cursor is { } at && AtCursor(from, to, at) is { } placed ? placed : Ends(from, to, Math.Min(from.Length, to.Length));
        Add(stretches, OpKind.Retain, prefix);
        Middle(Points(from.AsSpan(prefix..^suffix)), Points(to.AsSpan(prefix..^suffix)), stretches);
        Add(stretches, OpKind.Retain, suffix);
        return stretches;
    }

    /// <summary>One insertion or deletion whose old end is the cursor, where that explains the whole difference.</summary>
    private static (int, int)? AtCursor(string from, string to, int cursor)
    {
        if (cursor < 0 || cursor > from.Length) return null;
        var after = from.Length - cursor;
        if (after > to.Length || !from.AsSpan(cursor).SequenceEqual(to.AsSpan(to.Length - after))) return null;
        var (prefix, _) = Ends(from[..cursor], to[..^after], Math.Min(cursor, to.Length - after));
        var suffix = after > 0 && char.IsLowSurrogate(from[cursor]) ? after - 1 : after;
        return prefix == cursor || prefix == to.Length - after ? (prefix, suffix) : null;
    }

    private static (int Prefix, int Suffix) Ends(string from, string to, int most)
    {
        var prefix = from.AsSpan().CommonPrefixLength(to);
        if (prefix > 0 && char.IsHighSurrogate(from[prefix - 1])) prefix--;
        var suffix = 0;
        while (suffix < most - prefix && from[^(suffix + 1)] == to[^(suffix + 1)]) suffix++;
        if (suffix > 0 && char.IsLowSurrogate(from[^suffix])) suffix--;
        return (prefix, suffix);
    }

    private static int[] Points(ReadOnlySpan<char> text)
    {
        var points = new List<int>(text.Length);
        while (!text.IsEmpty)
        {
            var whole = Rune.DecodeFromUtf16(text, out var rune, out var used) == System.Buffers.OperationStatus.Done;
            points.Add(whole ? rune.Value : text[0]);
            text = text[(whole ? used : 1)..];
        }
        return [.. points];
    }

    private static void Middle(ReadOnlySpan<int> from, ReadOnlySpan<int> to, List<(OpKind, int)> stretches)
    {
        var prefix = from.CommonPrefixLength(to);
        Add(stretches, OpKind.Retain, Units(from[..prefix]));
        from = from[prefix..];
        to = to[prefix..];
        var suffix = 0;
        while (suffix < Math.Min(from.Length, to.Length) && from[^(suffix + 1)] == to[^(suffix + 1)]) suffix++;
        var end = from[^suffix..];
        from = from[..^suffix];
        to = to[..^suffix];
        if (from.IsEmpty || to.IsEmpty || Meeting(from, to) is not var (x, y))
        {
            Add(stretches, OpKind.Insert, Units(to));
            Add(stretches, OpKind.Delete, Units(from));
        }
        else
        {
            Middle(from[..x], to[..y], stretches);
            Middle(from[x..], to[y..], stretches);
        }
        Add(stretches, OpKind.Retain, Units(end));
    }

    /// <summary>Where the shortest ways from both ends meet; null when they do not meet in time, or share nothing.</summary>
    private static (int X, int Y)? Meeting(ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        var most = Math.Min((from.Length + to.Length + 1) / 2, MostSteps);
        var offset = most + 1;
        var forward = new int[2 * most + 3];
        var backward = new int[2 * most + 3];
        Array.Fill(forward, -1);
        Array.Fill(backward, -1);
        forward[offset + 1] = 0;
        backward[offset + 1] = 0;
        var delta = from.Length - to.Length;
        for (var d = 0; d <= most; d++)
        {
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || k != d && forward[offset + k - 1] < forward[offset + k + 1] ? forward[offset + k + 1] : forward[offset + k - 1] + 1;
                var y = x - k;
                while (x < from.Length && y < to.Length && y >= 0 && from[x] == to[y]) (x, y) = (x + 1, y + 1);
                forward[offset + k] = x;
                var other = delta - k;
                if ((delta & 1) != 0 && Math.Abs(other) < d && x + backward[offset + other] >= from.Length) return Proper(x, y, from, to);
            }
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || k != d && backward[offset + k - 1] < backward[offset + k + 1] ? backward[offset + k + 1] : backward[offset + k - 1] + 1;
                var y = x - k;
                while (x < from.Length && y < to.Length && y >= 0 && from[^(x + 1)] == to[^(y + 1)]) (x, y) = (x + 1, y + 1);
                backward[offset + k] = x;
                var other = delta - k;
                if ((delta & 1) == 0 && Math.Abs(other) <= d && forward[offset + other] + x >= from.Length)
                    return Proper(from.Length - x, to.Length - y, from, to);
            }
        }
        return null;
    }

    private static (int, int)? Proper(int x, int y, ReadOnlySpan<int> from, ReadOnlySpan<int> to) =>
        x < 0 || y < 0 || x > from.Length || y > to.Length || x + y == 0 || x + y == from.Length + to.Length ? null : (x, y);

    private static int Units(ReadOnlySpan<int> points)
    {
        var units = 0;
        foreach (var point in points) units += point > 0xFFFF ? 2 : 1;
        return units;
    }

    private static void Add(List<(OpKind, int)> stretches, OpKind kind, int length)
    {
        if (length > 0) stretches.Add((kind, length));
    }
}
