namespace Tracker.Client;

/// <summary>Splits a change into parts that each fit into one message.</summary>
internal static class Pieces
{
    /// <summary>Bytes of one change. As base64 in JSON, with its envelope, it is still within <see cref="Wire.MaxMessageBytes"/>.</summary>
    public const int Largest = 44_000;

    private const int LongestInsert = 8_000;

    public static bool Fits(TextChange change) =>
        change is { InsertLength: <= 4_000, Ops.Length: <= 4 } || TextBinary.Bytes(change).Length <= Largest;

    /// <summary>Applied in turn the parts are the change. They go from its end to its beginning, so that none moves the next.</summary>
    public static IEnumerable<TextChange> Of(TextChange change)
    {
        if (Fits(change)) return [change];
        var parts = new List<(int At, TextOp Op)>();
        var at = 0;
        foreach (var op in change.Ops)
        {
            foreach (var part in Cut(op)) parts.Add((at, part));
            if (!op.Inserts) at += op.Length;
        }
        return Of(parts, 0, parts.Count);
    }

    private static IEnumerable<TextChange> Of(List<(int At, TextOp Op)> parts, int from, int to)
    {
        var joined = Joined(parts, from, to);
        if (joined.IsEmpty) return [];
        if (to - from == 1 || Fits(joined)) return [joined];
        var middle = (from + to) / 2;
        return Of(parts, middle, to).Concat(Of(parts, from, middle));
    }

    private static TextChange Joined(List<(int At, TextOp Op)> parts, int from, int to)
    {
        var builder = TextChange.Build().Retain(parts[from].At);
        for (var i = from; i < to; i++) builder.Add(parts[i].Op);
        return builder.ToChange();
    }

    private static List<TextOp> Cut(TextOp op)
    {
        if (op.Text is not { Length: > LongestInsert } text) return [op];
        var parts = new List<TextOp>();
        for (var from = 0; from < text.Length;)
        {
            var to = Math.Min(from + LongestInsert, text.Length);
            if (to < text.Length && char.IsHighSurrogate(text[to - 1])) to--;
            parts.Add(TextOp.Inserting(text[from..to], op.Attributes));
            from = to;
        }
        return parts;
    }
}
