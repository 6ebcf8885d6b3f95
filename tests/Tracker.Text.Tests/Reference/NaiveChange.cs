using System.Text;

namespace Tracker.Text.Tests.Reference;

/// <summary>
/// A change seen from the positions of its base, not as a run of operations: what is inserted before each, which are deleted, what is set
/// on each. Compose and transform are defined position by position.
/// </summary>
internal sealed class NaiveChange
{
    private readonly Dictionary<int, List<Cell>> inserts = [];
    private readonly HashSet<int> deleted = [];
    private readonly Dictionary<int, SortedDictionary<string, AttributeValue>> formats = [];
    private int reach;

    public static NaiveChange Of(TextChange change)
    {
        var naive = new NaiveChange();
        var at = 0;
        foreach (var op in change.Operations)
        {
            if (op.Inserts)
            {
                naive.Insert(at, Cell.Of(op));
                continue;
            }
            for (var i = 0; i < op.Length; i++, at++)
            {
                if (op.Kind == OpKind.Delete) naive.Delete(at);
                else if (op.Attributes is not null) naive.Format(at, Cell.Map(op.Attributes));
            }
        }
        return naive;
    }

    public IReadOnlyList<Cell> InsertsBefore(int position) => inserts.TryGetValue(position, out var cells) ? cells : [];

    public bool Deletes(int position) => deleted.Contains(position);

    public SortedDictionary<string, AttributeValue> FormatOf(int position) => formats.TryGetValue(position, out var format) ? format : Cell.Map(null);

    /// <summary>Lets the later change act on a row of things: kept positions of the base and cells that this change inserts.</summary>
    public NaiveChange Compose(NaiveChange later)
    {
        var row = new List<(int Base, Cell? Cell)>();
        for (var i = 0; i <= reach + later.reach; i++)
        {
            foreach (var cell in InsertsBefore(i)) row.Add((-1, cell));
            if (!Deletes(i)) row.Add((i, null));
        }
        var composed = new NaiveChange();
        foreach (var position in deleted) composed.Delete(position);
        // Where no position of the base is left, what follows stands behind the last one kept.
        var nexts = new int[row.Count];
        for (int i = row.Count - 1, next = row.FindLast(thing => thing.Base >= 0).Base + 1; i >= 0; i--)
            nexts[i] = next = row[i].Base >= 0 ? row[i].Base : next;
        for (var i = 0; i < row.Count; i++)
        {
            var (kept, cell) = row[i];
            var next = nexts[i];
            composed.Insert(next, later.InsertsBefore(i));
            if (cell is not null)
            {
                if (!later.Deletes(i)) composed.Insert(next, [cell.Formatted(later.FormatOf(i))]);
                continue;
            }
            if (later.Deletes(i)) composed.Delete(kept);
            else composed.Format(kept, Over(FormatOf(kept), later.FormatOf(i)));
        }
        return composed;
    }

    /// <summary>The other change, made beside this one, with this one's inserts, deletions and attributes taken into account.</summary>
    public NaiveChange Transform(NaiveChange other, bool priority)
    {
        var transformed = new NaiveChange();
        var at = 0;
        for (var i = 0; i <= Math.Max(reach, other.reach); i++)
        {
            var mine = InsertsBefore(i).Count;
            transformed.Insert(priority ? at + mine : at, other.InsertsBefore(i));
            at += mine;
            if (Deletes(i)) continue;
            if (other.Deletes(i)) transformed.Delete(at);
            else transformed.Format(at, priority ? Without(other.FormatOf(i), FormatOf(i)) : other.FormatOf(i));
            at++;
        }
        return transformed;
    }

    /// <summary>Where a pin before a position is afterwards; with priority it stays before what is inserted at its very place.</summary>
    public int TransformPosition(int position, bool priority)
    {
        var moved = 0;
        for (var i = 0; i <= position; i++)
        {
            if (i < position || !priority) moved += InsertsBefore(i).Count;
            if (i < position && !Deletes(i)) moved++;
        }
        return moved;
    }

    /// <summary>All of it; what is inserted behind a deleted stretch counts as inserted before it.</summary>
    public string Shown()
    {
        var before = new Dictionary<int, List<Cell>>();
        foreach (var position in inserts.Keys.Order())
        {
            var start = position;
            while (start > 0 && Deletes(start - 1)) start--;
            if (!before.TryGetValue(start, out var cells)) before[start] = cells = [];
            cells.AddRange(inserts[position]);
        }
        var shown = new StringBuilder();
        for (var i = 0; i <= reach; i++)
        {
            foreach (var cell in before.GetValueOrDefault(i, [])) cell.Show(shown.Append(i).Append('+'));
            if (Deletes(i)) shown.Append(i).Append('-');
            else if (FormatOf(i).Count > 0) Cell.Show(FormatOf(i), shown.Append(i).Append('='));
        }
        return shown.ToString();
    }

    private void Insert(int position, IEnumerable<Cell> cells)
    {
        foreach (var cell in cells)
        {
            if (!inserts.TryGetValue(position, out var list)) inserts[position] = list = [];
            list.Add(cell);
            reach = Math.Max(reach, position);
        }
    }

    private void Delete(int position)
    {
        deleted.Add(position);
        formats.Remove(position);
        reach = Math.Max(reach, position + 1);
    }

    private void Format(int position, SortedDictionary<string, AttributeValue> format)
    {
        if (format.Count == 0) return;
        formats[position] = format;
        reach = Math.Max(reach, position + 1);
    }

    private static SortedDictionary<string, AttributeValue> Over(
        SortedDictionary<string, AttributeValue> first, SortedDictionary<string, AttributeValue> second)
    {
        if (second.Count == 0) return first;
        var both = new SortedDictionary<string, AttributeValue>(first, StringComparer.Ordinal);
        foreach (var (name, value) in second) both[name] = value;
        return both;
    }

    private static SortedDictionary<string, AttributeValue> Without(
        SortedDictionary<string, AttributeValue> format, SortedDictionary<string, AttributeValue> taken)
    {
        if (format.Count == 0 || taken.Count == 0) return format;
        var rest = new SortedDictionary<string, AttributeValue>(format, StringComparer.Ordinal);
        foreach (var name in taken.Keys) rest.Remove(name);
        return rest;
    }
}
