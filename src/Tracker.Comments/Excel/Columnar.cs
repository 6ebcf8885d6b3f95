namespace Tracker.Comments.Excel;

/// <summary>Places of cells, such as <c>C6</c>.</summary>
internal static class Columnar
{
    /// <param name="column">From 0.</param>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + Letters(column % 26);

    /// <summary>Column from 0 and row from 1.</summary>
    public static (int Column, int Row) Of(string place)
    {
        var (column, at) = (0, 0);
        for (; at < place.Length && char.IsAsciiLetter(place[at]); at++) column = column * 26 + (char.ToUpperInvariant(place[at]) - 'A' + 1);
        return (column - 1, int.Parse(place.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>The first and the last place of a range.</summary>
    public static ((int Column, int Row) From, (int Column, int Row) To) Range(string range)
    {
        var ends = range.Split(':');
        return (Of(ends[0]), Of(ends[^1]));
    }
}
